"""Honor rolls in the admin."""
