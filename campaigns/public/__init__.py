"""What readers get: landing pages, lists, filters, charts, calendars."""
