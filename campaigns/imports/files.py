"""The files that officers sent, for as long as reading them again may be wanted.

They hold what a list must not: birth dates, identity numbers. So they lie outside of the media
folder, readable for this system user alone, and for less than an hour.
"""

import os
import re
import secrets
import tempfile
import time
from contextlib import suppress
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
    if not is_there(token):
        return None
    with suppress(FileNotFoundError):  # another process was quicker
        return (folder() / token).read_bytes()
    return None


def is_there(token: str) -> bool:
    with suppress(FileNotFoundError):
        return _is_token(token) and not _is_old(folder() / token)
    return False


def forget(token: str) -> None:
    if _is_token(token):
        (folder() / token).unlink(missing_ok=True)


def forget_old() -> int:
    """Deletes the files whose time is over; how many they were."""
    place = folder()
    count = 0
    for path in place.iterdir() if place.is_dir() else ():
        with suppress(FileNotFoundError):
            if path.is_file() and _is_old(path):
                path.unlink()
                count += 1
    return count


def _is_token(token: str) -> bool:
    return re.fullmatch("[0-9a-f]{32}", token) is not None


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > LIFE
