"""The files that officers sent, for as long as reading them again may be wanted.

They hold what a list must not: birth dates, identity numbers. So they lie outside of the media
folder, readable for this system user alone, and for less than an hour.
"""

import os
import secrets
import tempfile
import time
from pathlib import Path

from django.conf import settings

#: In seconds. `tidy_award_lists` runs every ten minutes: after an hour none is left.
LIFE = 45 * 60


def folder() -> Path:
    """The private folder; `AWARD_IMPORT_DIR` names one that several machines share."""
    if named := getattr(settings, "AWARD_IMPORT_DIR", None):
        return Path(named)
    var = getattr(settings, "VAR_DIR", None)
    return Path(var) / "private" if var else Path(tempfile.gettempdir()) / "award-imports"


def keep(data: bytes) -> str:
    """Puts `data` away; the token that brings it back."""
    place = folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    token = secrets.token_hex(16)
    handle = os.open(place / token, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(data)
    return token


def read(token: str) -> bytes | None:
    """What was kept, None where its time is over."""
    path = _path(token)
    if path is None:
        return None
    try:
        if _is_old(path):
            path.unlink()
            return None
        return path.read_bytes()
    except FileNotFoundError:
        return None


def is_there(token: str) -> bool:
    path = _path(token)
    return path is not None and path.is_file() and not _is_old(path)


def forget(token: str) -> None:
    if path := _path(token):
        path.unlink(missing_ok=True)


def forget_old() -> int:
    """Deletes the files whose time is over; how many it were."""
    place = folder()
    count = 0
    for path in place.iterdir() if place.is_dir() else ():
        try:
            if path.is_file() and _is_old(path):
                path.unlink()
                count += 1
        except FileNotFoundError:  # another process was quicker
            continue
    return count


def _path(token: str) -> Path | None:
    is_token = len(token) == 32 and all(char in "0123456789abcdef" for char in token)
    return folder() / token if is_token else None


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > LIFE
