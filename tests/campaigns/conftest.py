"""Fixtures for the campaigns floor."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client

from tests.campaigns.honors.public.award_searching import Found
from tests.fixtures import SiteTree


@pytest.fixture
def desk(editor: AbstractUser, client_of: Callable[[AbstractUser], Client]) -> Client:
    """The client of an editor at work."""
    return client_of(editor)


@pytest.fixture
def search(site_tree: SiteTree, client: Client) -> Found:
    """Asks the page of the award search for the given parameters."""
    address = site_tree.rolls.url_of("search")
    return lambda **parameters: client.get(address, parameters)
