"""Ends database statements that take too long, so that no search keeps a worker."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction

#: Seconds that the statements of one search may take, where the setting NEWS_SEARCH_SECONDS says
#: nothing else.
SECONDS = 2.0
#: Steps of SQLite's machine between two looks at the clock: well below a millisecond.
_STEPS = 5_000


class TooSlow(Exception):
    """The statements of a block took longer than they may."""


@contextmanager
def statement_budget(seconds: float | None = None) -> Iterator[None]:
    """Raises `TooSlow` when a statement in the block is still running, or about to begin, `seconds`
    after the block began. Only for reading: what the block wrote would be undone.
    """
    if seconds is None:
        seconds = getattr(settings, "NEWS_SEARCH_SECONDS", SECONDS)
    deadline = monotonic() + seconds

    def is_over(*_args: Any) -> bool:
        return monotonic() > deadline

    def execute(run: Callable, sql: Any, params: Any, many: bool, context: Any) -> Any:
        if is_over():
            raise TooSlow
        return run(sql, params, many, context)

    try:
        with _LIMITED[connection.vendor](is_over, seconds), connection.execute_wrapper(execute):
            yield
    except OperationalError as error:
        if is_over():
            raise TooSlow from error
        raise


@contextmanager
def _limited_sqlite(is_over: Callable[[], bool], _seconds: float) -> Iterator[None]:
    connection.ensure_connection()
    database = connection.connection
    database.set_progress_handler(is_over, _STEPS)
    try:
        yield
    finally:
        database.set_progress_handler(None, 0)


@contextmanager
def _limited_postgresql(_is_over: Callable[[], bool], seconds: float) -> Iterator[None]:
    """In a transaction of its own, which the limit does not outlive."""
    milliseconds = max(1, round(seconds * 1000))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {milliseconds}")
        yield
        cursor.execute("SET LOCAL statement_timeout TO DEFAULT")


@contextmanager
def _limited_mariadb(_is_over: Callable[[], bool], seconds: float) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION max_statement_time = %s", [max(0.001, round(seconds, 3))])
        try:
            yield
        finally:
            cursor.execute("SET SESSION max_statement_time = DEFAULT")


_LIMITED = {
    "sqlite": _limited_sqlite,
    "postgresql": _limited_postgresql,
    "mysql": _limited_mariadb,
}
