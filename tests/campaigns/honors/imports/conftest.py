"""Fixtures for imports: an officer at work, a roll without a list, a folder for files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client

from campaigns.factories import HonorRollFactory
from campaigns.models import HonorRollPage
from tests.fixtures import SiteTree


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.AWARD_IMPORT_DIR = tmp_path / "private"


@pytest.fixture
def roll(site_tree: SiteTree) -> HonorRollPage:
    return HonorRollFactory(parent=site_tree.rolls, live=False)


@pytest.fixture
def desk(officer: AbstractUser, client_of: Callable[[AbstractUser], Client]) -> Client:
    """The client of an officer at work."""
    return client_of(officer)
