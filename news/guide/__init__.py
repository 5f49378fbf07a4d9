"""The editors' guide inside the admin, and links from fields and blocks to its chapters."""
