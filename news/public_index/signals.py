"""What the public index says to others; `receivers.py` is what it listens to."""

from django.dispatch import Signal

#: Sent in the transaction of the change, with `pages`: the ids of all pages of which readers see
#: something else from now on, or nothing; empty where any page may look different.
public_pages_changed = Signal()
