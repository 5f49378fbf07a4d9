"""/.well-known/security.txt: whom to tell of weaknesses. Settings: `settings/contact.py`."""
