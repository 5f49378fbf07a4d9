"""How long a web process waits for a lock or for a server: for seconds, not until a reader goes.

A background process may wait longer, and has its own settings.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections
from django.db.backends.signals import connection_created

#: Seconds for which a request waits for somebody else's lock.
PATIENCE = 4

_SQL = {
    "sqlite": "PRAGMA busy_timeout = {milliseconds}",
    "postgresql": "SET lock_timeout = {milliseconds}",
    "mysql": "SET SESSION innodb_lock_wait_timeout = {seconds}, lock_wait_timeout = {seconds}",
}


@contextmanager
def patiently(seconds: int = 25) -> Iterator[None]:
    """What must not be put off waits longer for others than readers and editors do: behind a long
    import it is the next to write. Not inside a transaction.
    """
    statement, before = _SQL.get(connection.vendor), _asked()
    if statement is None or before is None:
        yield
        return
    _set(statement, seconds * 1000)
    try:
        yield
    finally:
        if connection.is_usable():
            _set(statement, before)


#: What a connection says of its patience, in milliseconds.
_ASK = {
    "sqlite": "PRAGMA busy_timeout",
    "postgresql": "SELECT setting FROM pg_settings WHERE name = 'lock_timeout'",
    "mysql": "SELECT @@innodb_lock_wait_timeout * 1000",
}


def _asked() -> int | None:
    if connection.vendor not in _ASK or connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_ASK[connection.vendor])
        return int(cursor.fetchone()[0])


def _set(statement: str, milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.format(seconds=milliseconds // 1000, milliseconds=milliseconds))


def wait_for_seconds(seconds: int = PATIENCE) -> None:
    """From now on no statement of this process waits longer for a lock. For a site's `wsgi.py`."""

    def shorten(connection: Any, **kwargs: Any) -> None:
        statement = _SQL.get(connection.vendor)
        if statement:
            with connection.cursor() as cursor:
                cursor.execute(statement.format(seconds=seconds, milliseconds=seconds * 1000))

    connection_created.connect(shorten, dispatch_uid="news outages", weak=False)
    for made in connections.all(initialized_only=True):
        if made.connection is not None:
            shorten(made)
