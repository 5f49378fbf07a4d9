"""Which pages are being saved: their child rows are stored by the way, and followed once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

from wagtail.models import Page

_saving = local()


@contextmanager
def saving(page: Page) -> Iterator[None]:
    """While it lasts, child rows of `page` are stored by its own `save`, which refreshes once."""
    pages = _saving.__dict__.setdefault("pages", [])
    pages.append(page)
    try:
        yield
    finally:
        pages.pop()


def is_being_saved(page_id: int) -> bool:
    return any(page.pk == page_id for page in _saving.__dict__.get("pages", []))
