"""Wagtail's two indexes: of words for search, and of what refers to what.

Filling them takes half the time of saving a page, so tests do without. One that proves search
asks for the fixture `search_index`, one that proves usages for `reference_index`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler, register_signal_handlers
from wagtail.signal_handlers import (
    connect_reference_index_signal_handlers,
    disconnect_reference_index_signal_handlers,
)

from news.signals import connect_search_index, index_title


def stop_search_index() -> None:
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
        post_save.disconnect(index_title, sender=model)


@contextmanager
def search_index() -> Iterator[None]:
    """What is saved meanwhile can be found."""
    register_signal_handlers()
    connect_search_index()
    yield
    stop_search_index()


def stop_reference_index() -> None:
    disconnect_reference_index_signal_handlers()


@contextmanager
def reference_index() -> Iterator[None]:
    """What is saved meanwhile counts as a usage of what it refers to."""
    connect_reference_index_signal_handlers()
    yield
    stop_reference_index()
