"""The files that officers sent, for as long as reading them again may be wanted.

They hold what a list must not: birth dates, identity numbers. So they lie outside of the media
folder, readable for this system user alone, and for less than an hour. Beside a file lies what was
read of it, while it is read in several requests.
"""

import hmac
import os
import pickle
import re
import secrets
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

#: In seconds. `tidy_award_lists` runs every ten minutes: after an hour none is left.
LIFE = 45 * 60
#: In seconds: how often a process of the site looks for files whose time is over.
ROUND = 5 * 60
_SALT = "campaigns.imports.files"

_next_round = 0.0


def folder() -> Path:
    """The private folder; `AWARD_IMPORT_DIR` names one that several machines share.

    Without it, one below `VAR_DIR`, or else a folder of this site's own in the system's temporary
    one, by a name that nobody can guess.
    """
    if named := getattr(settings, "AWARD_IMPORT_DIR", None):
        return Path(named)
    var = getattr(settings, "VAR_DIR", None)
    return Path(var) / "private" if var else _temporary_folder()


def _temporary_folder() -> Path:
    name = salted_hmac(_SALT, "folder", algorithm="sha256").hexdigest()[:32]
    return Path(tempfile.gettempdir()) / f"award-imports-{name}"


def keep(data: bytes) -> str:
    """Puts `data` away; the token that brings it back. Raises `OSError` where that cannot be."""
    place = folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    _require_own(place)
    token = secrets.token_hex(16)
    _write(place / token, data)
    return token


def _require_own(place: Path) -> None:
    """In the system's temporary folder, whoever came first may have made `place`."""
    if place != _temporary_folder() or not hasattr(os, "getuid"):
        return
    found = place.lstat()
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    if not is_own or found.st_mode & 0o077:
        raise PermissionError(f"{place} is not a folder of this user's alone")


def _write(path: Path, data: bytes) -> None:
    """All of it, or on a full disk nothing: what was written holds names and birth dates."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def put_away(token: str, work: Any) -> None:
    """Keeps `work`, which somebody is to go on with, beside the file; it is as private."""
    data = pickle.dumps(work)
    path = folder() / f"{token}.{secrets.token_hex(4)}"
    _write(path, _signature(token, data) + data)
    path.replace(_work(token))


def take_up(token: str) -> Any:
    """What was put away; None where it is gone, or was written by other versions of the code."""
    if not is_there(token):
        return None
    with suppress(FileNotFoundError):
        kept = _work(token).read_bytes()
        data = kept[32:]
        if hmac.compare_digest(kept[:32], _signature(token, data)):
            with suppress(Exception):  # whatever classes that changed meanwhile raise
                return pickle.loads(data)  # noqa: S301 — this site wrote it
    return None


def forget_work(token: str) -> None:
    if _is_token(token):
        _work(token).unlink(missing_ok=True)


def _work(token: str) -> Path:
    return folder() / f"{token}.work"


def _signature(token: str, data: bytes) -> bytes:
    text = token.encode() + data
    return salted_hmac(_SALT, text, algorithm="sha256").digest()


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
        forget_work(token)


def forget_now_and_then(**kwargs: Any) -> None:
    """After a request: where nothing else deletes old files, the site's own requests do."""
    global _next_round
    now = time.monotonic()
    if now >= _next_round:
        _next_round = now + ROUND
        with suppress(OSError):
            forget_old()


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


def is_of_an_import(path: Path) -> bool:
    """Whether a file in the folder is a sent list, or what was read of one."""
    return _is_token(path.name.split(".")[0])


def _is_token(token: str) -> bool:
    return re.fullmatch("[0-9a-f]{32}", token) is not None


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > LIFE
