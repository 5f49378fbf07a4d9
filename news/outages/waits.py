"""How long a web process waits for a lock or for a server: for seconds, not until a reader goes.

A background process may wait longer, and has its own settings.
"""

from typing import Any

from django.db import connections
from django.db.backends.signals import connection_created

#: Seconds for which a request waits for somebody else's lock.
PATIENCE = 4

_SQL = {
    "sqlite": "PRAGMA busy_timeout = {milliseconds}",
    "postgresql": "SET lock_timeout = {milliseconds}",
    "mysql": "SET SESSION innodb_lock_wait_timeout = {seconds}, lock_wait_timeout = {seconds}",
}


def wait_for_seconds(seconds: int = PATIENCE) -> None:
    """From now on no statement of this process waits longer for a lock. For a site's `wsgi.py`."""

    def shorten(connection: Any, **kwargs: Any) -> None:
        statement = _SQL.get(connection.vendor)
        if statement:
            with connection.cursor() as cursor:
                cursor.execute(statement.format(seconds=seconds, milliseconds=seconds * 1000))

    connection_created.connect(shorten, dispatch_uid="news outages", weak=False)
    for connection in connections.all(initialized_only=True):
        if connection.connection is not None:
            shorten(connection)
