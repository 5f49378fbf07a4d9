"""The campaign page, its parts and its index."""
