"""The edition number: what it is, and which store of it the settings name."""

import logging
import secrets
import time
from functools import cache
from threading import Lock
from typing import Protocol

from .conf import config


class Number(Protocol):
    """Where the number is kept. `begin` and `end` stand around each commit of a public change."""

    def current(self) -> int | None:
        """None where it cannot be known just now: then no kept page may be served."""

    def floor(self) -> int | None:
        """The last number that rose with anything but an addition: what was kept before may hold
        what was withheld, taken down or corrected since. None where it cannot be known.
        """

    def rise(self, is_addition: bool = False) -> None: ...

    def begin(self) -> None: ...

    def end(self, is_addition: bool = False) -> None: ...


logger = logging.getLogger(__name__)

_lock = Lock()
_last = 0


def new_number() -> int:
    """A number that was never used: the time in ns, its last 20 bits (a millisecond) random.

    Rising within a process, and another one in each process of the same moment. Not the former
    number plus one: a store that was lost or put back must not give again a number under which
    some process still keeps pages.
    """
    global _last
    with _lock:
        _last = max(_last + 1, time.time_ns() & ~0xFFFFF | secrets.randbits(20))
        return _last


def tell_of_rise() -> None:
    """A new edition began: the site may want to know. Never fails whoever began it."""
    try:
        config().on_rise()
    except Exception:
        logger.exception("Nobody was told of a new edition.")


def moment_of(number: int) -> float:
    """When the number rose, in seconds since 1970."""
    return number / 1_000_000_000


@cache
def shared_file():
    """The file of this machine: counts, and the number unless EDITIONS["URL"] names a server."""
    from .shared_file import SharedFile

    return SharedFile(config().file)


@cache
def number() -> Number:
    if url := config().url:
        from .valkey import ValkeyNumber

        return ValkeyNumber(url, config().key)
    return shared_file()
