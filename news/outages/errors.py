"""Which errors say that something the site stands on is away for a while, and no code is wrong."""

import errno
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError
from django.db import Error as AnyDatabaseError

#: No room, over quota, mounted read-only, a disk that fails.
DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})

#: SQLite's primary result codes: busy, locked, read-only, I/O error, full, cannot open, protocol.
_SQLITE = frozenset({5, 6, 8, 10, 13, 14, 15})
_SQLITE_FULL = 13
#: PostgreSQL: classes of SQLSTATE (connections, resources, operator, system), and single states:
#: lock not available, deadlock, serialization, read-only, a transaction that failed before.
_CLASSES = ("08", "53", "57", "58")
_STATES = frozenset({"55P03", "40P01", "40001", "25006"})
_STATES_OF_NO_ROOM = frozenset({"53100"})
#: MariaDB and MySQL: too many connections, shutdown, disk full, table full, read-only, lock waits,
#: deadlock, and a server that is gone or cannot be reached.
_MYSQL = frozenset({1021, 1040, 1053, 1114, 1158, 1161, 1205, 1213, 1290, 1927, *range(2002, 2014)})
_MYSQL_FULL = frozenset({1021, 1114})
#: Of the clients of Valkey and Redis, by name: none of them need be installed.
_CACHE_PACKAGES = ("redis", "valkey")
_CACHE = frozenset(
    {"ConnectionError", "TimeoutError", "BusyLoadingError", "ReadOnlyError", "OutOfMemoryError"}
)


def is_outage(error: BaseException | None) -> bool:
    """Whether `error`, or what it was raised from, is one of the database, the cache or the disk
    that goes away by itself or with an administrator's help, and not with another request.
    """
    return any(_is_of_the_kind(one) for one in _chain(error))


def is_no_room(error: BaseException | None) -> bool:
    """Whether the disk is full, of files or of the database."""
    return any(_is_no_room(one) for one in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _is_of_the_kind(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in DISK
    if isinstance(error, InterfaceError):
        return True
    if isinstance(error, AnyDatabaseError):
        return isinstance(error, DatabaseError) and _is_of_the_database(error)
    return _is_of_the_cache(error)


def _is_of_the_database(error: DatabaseError) -> bool:
    driver = error.__cause__ or error
    if (code := getattr(driver, "sqlite_errorcode", None)) is not None:
        return code & 0xFF in _SQLITE
    if hasattr(driver, "sqlstate"):
        state = driver.sqlstate
        if state is None:  # the connection failed before the server could say anything
            return type(driver).__name__ in ("OperationalError", "ConnectionTimeout", "PoolTimeout")
        return state[:2] in _CLASSES or state in _STATES
    number = driver.args[0] if driver.args else None
    return number in _MYSQL


def _is_no_room(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    if not isinstance(error, DatabaseError):
        return False
    driver = error.__cause__ or error
    if (code := getattr(driver, "sqlite_errorcode", None)) is not None:
        return code & 0xFF == _SQLITE_FULL
    if hasattr(driver, "sqlstate"):
        return driver.sqlstate in _STATES_OF_NO_ROOM
    return bool(driver.args) and driver.args[0] in _MYSQL_FULL


def _is_of_the_cache(error: BaseException) -> bool:
    return any(
        kind.__module__.partition(".")[0] in _CACHE_PACKAGES and kind.__name__ in _CACHE
        for kind in type(error).__mro__
    )
