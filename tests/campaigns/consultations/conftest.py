"""Fixtures for consultations: an officer at work."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client


@pytest.fixture
def desk(officer: AbstractUser, client_of: Callable[[AbstractUser], Client]) -> Client:
    """The client of an officer at work."""
    return client_of(officer)
