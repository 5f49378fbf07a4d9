"""Which files are backups, in a folder that may hold others."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from . import BackupError

#: "vinh-danh-20261130-020007.tar", encrypted with ".age" behind.
_NAME = re.compile(r"vinh-danh-\d{8}-\d{6}\.tar(\.age)?")
_UNFINISHED = re.compile(rf"\.{_NAME.pattern}\.part")


@dataclass(frozen=True)
class Kept:
    path: Path
    bytes: int
    made_at: datetime


def new_name(is_encrypted: bool) -> str:
    return f"vinh-danh-{time.strftime('%Y%m%d-%H%M%S')}.tar{'.age' if is_encrypted else ''}"


def kept(folder: Path) -> list[Kept]:
    """The backups in `folder`, the newest first. Raises `OSError` where it cannot be read."""
    found = []
    for path in folder.iterdir():
        if _NAME.fullmatch(path.name):
            with suppress(FileNotFoundError):
                known = path.stat()
                moment = datetime.fromtimestamp(known.st_mtime, timezone.get_current_timezone())
                found.append(Kept(path, known.st_size, moment))
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def rotate(folder: Path, keep: int) -> list[Path]:
    """Deletes all backups but the newest `keep`, and what was never finished; what was deleted."""
    gone = [one.path for one in kept(folder)[keep:]]
    gone += [path for path in folder.iterdir() if _is_left_behind(path)]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _is_left_behind(path: Path) -> bool:
    """Written by a process that was killed: nobody has written to it for an hour."""
    if not _UNFINISHED.fullmatch(path.name):
        return False
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime > 3600
    return False


@contextmanager
def finished_or_gone(path: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner reads, under another name until all of it is on the disk."""
    part = path.with_name(f".{path.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        text = _("%(file)s is there: another backup is being written.")
        raise BackupError(text % {"file": part}) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
