"""Whether this site is being served from its VAR_DIR: told by a lock that ends with its holder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

_held: list[int] = []


def _open() -> int:
    path = Path(settings.VAR_DIR) / "serving.lock"
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def hold() -> None:
    """For as long as this process lives, beside others that do the same.

    Waits while a backup is being restored. Where no lock is to be had, it serves all the same.
    """
    with suppress(OSError):
        handle = _open()
        fcntl.flock(handle, fcntl.LOCK_SH)
        _held.append(handle)


@contextmanager
def alone() -> Iterator[bool]:
    """Keeps servers from starting; False where one is running."""
    handle = _open()
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
