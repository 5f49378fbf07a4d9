"""Pages kept for a test: its clients go through a layer of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from portal.editions.layer import EditionsLayer
from portal.editions.shared_file import HITS
from tests.editions import EditionsHandler, kept_pages


@pytest.fixture
def layer(db: None, tmp_path: Path) -> Iterator[EditionsLayer]:
    """The number rises with each statement that changes something, as tests never commit."""
    before = EditionsHandler.layer
    with kept_pages(tmp_path) as made:
        EditionsHandler.layer = made
        yield made
    EditionsHandler.layer = before


@pytest.fixture
def visitor(layer: EditionsLayer) -> Client:
    return Client()


@pytest.fixture
def hits(layer: EditionsLayer):
    """How often a kept page was the answer so far."""
    return lambda: layer.file.row[HITS]
