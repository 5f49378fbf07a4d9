"""The registers in the admin."""
