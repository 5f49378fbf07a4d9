"""Everything that writes to an award list. Nothing else writes its rows."""
