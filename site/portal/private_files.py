"""Database, sent lists, originals of files: readable by this system user alone.

SQLite gives its `-wal` and `-shm` the rights of the database file, so that one `chmod` right after
the file is made covers all three.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.db.backends.signals import connection_created

OTHERS = stat.S_IRWXG | stat.S_IRWXO
_closed: set[Path] = set()


def connect() -> None:
    connection_created.connect(close_database, dispatch_uid="private database")


def close_database(connection: Any, **kwargs: Any) -> None:
    """Once a process: whichever command makes the file, nobody else reads it."""
    if connection.vendor != "sqlite":
        return
    path = Path(str(connection.settings_dict["NAME"]))
    if path in _closed:
        return
    _closed.add(path)
    for file in _database_files(path):
        _keep_from_others(file)


def begin_serving() -> None:
    """For `serve`: what its processes make is theirs; what lies open from before is closed."""
    os.umask(0o077)
    for path in _private_paths():
        _keep_from_others(path)


def _keep_from_others(path: Path) -> None:
    with suppress(OSError):  # not there, or not ours
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & OTHERS:
            path.chmod(mode & ~OTHERS)


def _database_files(path: Path) -> list[Path]:
    return [path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm", "-journal"))]


def _private_paths() -> Iterator[Path]:
    """Whatever of the site's files nobody else has a use for; some may not be there."""
    for database in settings.DATABASES.values():
        if database["ENGINE"].endswith("sqlite3"):
            yield from _database_files(Path(str(database["NAME"])))
    yield Path(settings.FILE_UPLOAD_TEMP_DIR)
    media, public = Path(settings.MEDIA_ROOT), Path(settings.NEWS_PUBLIC_FILES_ROOT)
    if media.is_dir():
        yield from (path for path in media.iterdir() if path.is_dir() and path != public)


@register("security", deploy=True)
def check_private_files(**kwargs: Any) -> list[CheckMessage]:
    """Files with personal data that other users of the machine could read."""
    open_to_others = []
    for path in _private_paths():
        with suppress(OSError):
            if stat.S_IMODE(path.stat().st_mode) & OTHERS:
                open_to_others.append(str(path))
    if not open_to_others or os.name != "posix":
        return []
    text = f"Other users of this machine can read: {', '.join(open_to_others)}."
    hint = f"chmod go-rwx {' '.join(open_to_others)}; manage.py serve does it when it starts."
    return [Warning(text, hint=hint, id="portal.W040")]
