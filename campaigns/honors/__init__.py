"""Honor rolls: award lists in versions, their import, their admin and their public pages."""
