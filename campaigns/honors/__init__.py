"""Award lists as they are written: versions, marks, differences. Nothing else writes their rows."""
