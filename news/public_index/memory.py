"""What a process keeps in memory of what seldom changes: addresses of sites, menus, registers.

Everything kept is compared with a token in the database (`PublicVersion`), so every process and
every machine forgets it with the transaction that changes it. One small query a request asks for
the token.
"""

from collections.abc import Callable, Hashable
from threading import Lock, local
from typing import Any, TypeVar

from django.core.signals import request_finished, request_started
from django.db import connection
from django.utils import timezone

T = TypeVar("T")

#: The version of sites, menus, indexes and registers.
STRUCTURE = "structure"
#: A bound; what is kept is small.
MOST_ENTRIES = 5_000

# With how many pages are over but still held: time changes what is shown as a writer does.
_FIND = """
    SELECT v.token, (
        SELECT COUNT(*) FROM news_publicpage p
        WHERE p.visible_until < '9000-01-01 00:00:00' AND p.visible_until <= %s
    ) FROM news_publicversion v WHERE v.name = %s
"""
_kept: dict[Hashable, tuple[str, Any]] = {}
_lock = Lock()
_request = local()


def kept(key: Hashable, build: Callable[[], T]) -> T:
    """What `build` gave under `key`, built anew once the structure of the site has changed.

    What is kept is shared by threads: nobody may change it.
    """
    now = token()
    found = _kept.get(key)
    if found is not None and found[0] == now:
        return found[1]
    value = build()
    with _lock:
        if len(_kept) >= MOST_ENTRIES:
            _kept.clear()
        _kept[key] = (now, value)
    return value


def token() -> str:
    """The token that is valid now; within a request, the one it began with."""
    known = getattr(_request, "token", None)
    if known is not None:
        return known
    with connection.cursor() as cursor:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        cursor.execute(_FIND, [now, STRUCTURE])
        row = cursor.fetchone()
    found = f"{row[0]} {row[1]}" if row else ""
    if getattr(_request, "is_on", False):
        _request.token = found
    return found


def forget_token() -> None:
    """After a change by this thread's own request."""
    _request.token = None


def _begin(**kwargs: Any) -> None:
    _request.is_on, _request.token = True, None


def _end(**kwargs: Any) -> None:
    _request.is_on, _request.token = False, None


def connect() -> None:
    request_started.connect(_begin)
    request_finished.connect(_end)
