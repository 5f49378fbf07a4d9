"""Raises the number when something was written that a public page may say.

Every statement of every connection is looked at, so that bulk writes, raw SQL, management commands
and code of other apps count like an editor's click. What is not understood counts as a change.

The number must not rise before the change can be seen, nor may a page of the old state stay if
this process dies between the two. So the commit stands between `begin` and `end`: the number rises
at `end`, or when someone notices that the process that began is gone.
"""

from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from .number import Number
from .statements import is_public_change

_quiet: ContextVar[frozenset[str]] = ContextVar("editions_quiet", default=frozenset())


_adding: ContextVar[bool] = ContextVar("editions_adding", default=False)


@contextmanager
def adding() -> Iterator[None]:
    """Writes in here show more than before and take nothing away: pages that were kept before may
    stand in where none can be made (`LAST_WHEN_FAILING`).
    """
    token = _adding.set(True)
    try:
        yield
    finally:
        _adding.reset(token)


@contextmanager
def quiet(tables: frozenset[str]) -> Iterator[None]:
    """Writes to `tables` in here are of something that no visitor can see yet."""
    token = _quiet.set(_quiet.get() | tables)
    try:
        yield
    finally:
        _quiet.reset(token)


class Watch:
    """Looks at all connections of this process, those that are made later too."""

    def __init__(self, number: Number, unread: Set[str]) -> None:
        self.number, self.unread = number, unread

    def start(self) -> None:
        # Nobody else holds this object: threads that come later would not be looked at.
        connection_created.connect(self._on_connection, dispatch_uid="editions", weak=False)
        for connection in connections.all(initialized_only=True):
            self.look_at(connection)

    def _on_connection(self, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        self.look_at(connection)

    def look_at(self, connection: BaseDatabaseWrapper) -> None:
        """Once for each connection object, which outlives the connections it makes."""
        wrappers = connection.execute_wrappers
        if not any(isinstance(wrapper, ConnectionWatch) for wrapper in wrappers):
            ConnectionWatch(connection, self.number, self.unread)


class ConnectionWatch:
    """Wraps a connection's statements, and its commit, for which Django has no hook."""

    def __init__(self, connection: BaseDatabaseWrapper, number: Number, unread: Set[str]) -> None:
        self.connection, self.number, self.unread = connection, number, unread
        #: Whether the transaction has changed something public. A rollback leaves it: a number
        #: that rises once too often costs little.
        self.has_changed = False
        #: Whether it did more than add something.
        self.takes_away = False
        self._commit: Callable[[], None] = connection.commit
        connection.commit = self.commit  # type: ignore[method-assign]
        connection.execute_wrappers.append(self)

    def __call__(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        if not is_public_change(sql, self.unread | _quiet.get()):
            return execute(sql, params, many, context)
        if self.connection.in_atomic_block or not self.connection.autocommit:
            self.has_changed = True
            self.takes_away = self.takes_away or not _adding.get()
            return execute(sql, params, many, context)
        with self._announced(is_addition=_adding.get()):
            return execute(sql, params, many, context)

    def commit(self) -> None:
        if not self.has_changed:
            return self._commit()
        with self._announced(is_addition=not self.takes_away):
            self._commit()
        self.has_changed = self.takes_away = False

    @contextmanager
    def _announced(self, is_addition: bool) -> Iterator[None]:
        """A commit that failed raises the number too: it may have reached the database."""
        self.number.begin()
        try:
            yield
        finally:
            self.number.end(is_addition)
