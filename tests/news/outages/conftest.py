"""A database that somebody else keeps locked: for real, by a connection of another thread."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import pytest
from django.db import connection, connections

Locked = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def locked(transactional_db: None) -> Iterator[Locked]:
    """`with locked(): …`: nobody can write meanwhile. On PostgreSQL the pages cannot be read either
    where `reading` is asked for; on SQLite readers never wait.
    """

    @contextmanager
    def lock(reading: bool = False) -> Iterator[None]:
        _be_impatient()
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=5)) as other:
                other.isolation_level = None
                other.execute("BEGIN EXCLUSIVE")
                yield
                other.rollback()
            return
        other = connections.create_connection("default")
        try:
            other.set_autocommit(False)
            mode = "ACCESS EXCLUSIVE" if reading else "EXCLUSIVE"
            with other.cursor() as cursor:
                tables = "wagtailcore_page, wagtailcore_revision, news_scheduledrun"
                cursor.execute(f"LOCK TABLE {tables} IN {mode} MODE")
            yield
            other.rollback()
        finally:
            other.close()

    yield lock
    connection.close()


def _be_impatient() -> None:
    """As a web process waits, but shorter."""
    statement = {
        "sqlite": "PRAGMA busy_timeout = 100",
        "postgresql": "SET lock_timeout = 100",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement)
