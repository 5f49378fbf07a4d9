"""What one visitor may take of the server. The figures stand in `settings/limits.py`."""
