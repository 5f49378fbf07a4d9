"""Addresses are for good: what was read at an address is found from there, wherever it is now.

`models.py` has the tables, `record.py` writes them whenever an address changes, `find.py` reads
them for a request that would be “not found”, `middleware.py` answers it.
"""
