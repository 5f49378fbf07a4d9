"""Fixtures for the campaigns floor."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client


@pytest.fixture
def desk(editor: AbstractUser, client_of: Callable[[AbstractUser], Client]) -> Client:
    """The client of an editor at work."""
    return client_of(editor)
