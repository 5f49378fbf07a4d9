"""The front page, site identity and navigation, site-wide search."""
