"""Editions: finished public pages, kept in memory and served before Django wakes.

An *edition* is the state of the site between two changes that a visitor could see. Its number
rises with each such change; a page of an earlier edition is never served. How to use this in a
site of your own: docs/editions.md. Nothing here knows the page types of a site.
"""

from typing import Any


def wrap(application: Any) -> Any:
    """The WSGI application behind a layer of kept pages; itself where EDITIONS is not enabled."""
    from .conf import config
    from .layer import EditionsLayer

    return EditionsLayer(application) if config().enabled else application
