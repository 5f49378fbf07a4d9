"""Sending pages for approval, approving and returning them: what the admin offers and says."""
