"""Changes at a set time: one that cannot be made is kept, shown and mailed, and stops no other.

`run.py` makes them (`manage.py publish_scheduled`), `models.py` has those that failed, `notices.py`
tells editors.
"""
