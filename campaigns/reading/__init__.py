"""Files as offices send them, read into rows. Knows nothing of Django but translated messages."""
