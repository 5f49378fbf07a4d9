"""Files that take long to make: made once, kept on the disk, and handed to all who ask for them.

    with built_file(version, [list_pk, "xlsx"], lambda file: write(file)) as file: …

`version` names the state of the data: once another one is asked for, files of the former are
deleted. One file at a time is made on a machine; who comes meanwhile waits a little, and few wait,
so that no reader of pages finds all threads taken. What editors have made does not keep readers
waiting, nor the other way: a `Workshop` each.

Settings: `NEWS_BUILT_FILES` (the folder; by default one of this user's in the temporary folder),
`NEWS_BUILT_FILES_BYTES` (what may be kept; 500 MB).
"""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from django.conf import settings

try:
    import fcntl
except ImportError:  # Windows: one process, whose threads take turns all the same
    fcntl = None  # type: ignore[assignment]

#: Seconds that a request waits for another that makes a file.
WAIT = 10.0
#: Requests of one process that may wait at the same time. With the one that makes a file they are
#: three threads: no more than a server may keep for what costs much.
WAITING = 2
MOST_BYTES = 500 * 1024 * 1024
#: Seconds after which a half-made file is nobody's.
FORGOTTEN = 3600
_PART = ".part"
_VERSION = "[0-9a-f]" * 32


class Busy(Exception):
    """Other files are being made. `retry_after`: when to ask again, in seconds."""

    retry_after = 10


class Workshop:
    """Makes one file at a time on this machine. `name`: of its folder below the site's.

    `lasts`: seconds for which a file is handed out, and lies on the disk, where its version cannot
    tell everything that is in it; as long as its version by default.
    """

    def __init__(self, name: str, lasts: float | None = None) -> None:
        self.name, self.lasts = name, lasts
        self._waiting = threading.Semaphore(WAITING)
        self._making = threading.Lock()

    def file(
        self, version: object, name: Iterable[object], build: Callable[[IO[bytes]], None]
    ) -> IO[bytes]:
        """The file, open for reading; written by `build` if nobody has asked for it before.

        `name` is whatever, beside the version, decides what is in it. A file that breaks off is
        never seen. Raises `Busy` where too many ask at once.
        """
        path = self.folder() / _digest(version) / _digest(*name)
        if (found := self._opened(path)) is not None:
            return found
        with self._turn():
            if (found := self._opened(path)) is not None:
                return found
            self._sweep(keep=path.parent)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            part = path.with_suffix(_PART)
            try:
                with part.open("wb") as file:
                    build(file)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
            if self.lasts is not None:
                forget = threading.Timer(self.lasts, path.unlink, kwargs={"missing_ok": True})
                forget.daemon = True
                forget.start()
            return path.open("rb")

    def empty(self) -> None:
        """Deletes all files; for the start of a site whose processes were killed."""
        for folder in self.folder().iterdir():
            if folder.is_dir():
                shutil.rmtree(folder, ignore_errors=True)

    def folder(self) -> Path:
        given = getattr(settings, "NEWS_BUILT_FILES", None)
        base = Path(given or Path(tempfile.gettempdir()) / f"news-built-files-{_user()}")
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not given and base.stat().st_uid != _user():
            text = f"{base} is another user's: name a folder in NEWS_BUILT_FILES."
            raise PermissionError(text)
        folder = base / self.name
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def _opened(self, path: Path) -> IO[bytes] | None:
        try:
            file = path.open("rb")
        except OSError:
            return None
        if self.lasts is None:
            os.utime(path)
        elif os.fstat(file.fileno()).st_mtime < time.time() - self.lasts:
            file.close()
            return None
        return file

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The only one on this machine; `Busy` after some seconds, or where others wait already."""
        if not self._take_turn():
            if not self._waiting.acquire(blocking=False):
                raise Busy
            try:
                deadline = time.monotonic() + WAIT
                while not self._take_turn():
                    if time.monotonic() > deadline:
                        raise Busy
                    time.sleep(0.1)
            finally:
                self._waiting.release()
        try:
            with self._machine_lock() as is_ours:
                if not is_ours:
                    raise Busy
                yield
        finally:
            self._making.release()

    def _take_turn(self) -> bool:
        return self._making.acquire(blocking=False)

    @contextmanager
    def _machine_lock(self) -> Iterator[bool]:
        """Of all processes; the system lets go of it when one dies."""
        if fcntl is None:
            yield True
            return
        deadline = time.monotonic() + WAIT
        with (self.folder() / "lock").open("ab") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except OSError:
                    if time.monotonic() > deadline:
                        yield False
                        return
                    time.sleep(0.1)
            yield True

    def _sweep(self, keep: Path) -> None:
        """Deletes what another version made, and of this one what was not asked for longest.

        Who is still reading a file reads it to its end.
        """
        here = self.folder()
        # Releases before this one had no workshops.
        for folder in [*here.iterdir(), *here.parent.glob(_VERSION)]:
            if folder.is_dir() and folder != keep:
                shutil.rmtree(folder, ignore_errors=True)
        files: list[tuple[float, int, Path]] = []
        for path in keep.iterdir() if keep.is_dir() else ():
            found: Any = path.stat()
            lasts = FORGOTTEN if path.suffix == _PART else self.lasts
            if lasts is not None and found.st_mtime < time.time() - lasts:
                path.unlink(missing_ok=True)
            else:
                files.append((found.st_mtime, found.st_size, path))
        left = sum(size for _asked, size, _path in files)
        most = getattr(settings, "NEWS_BUILT_FILES_BYTES", MOST_BYTES)
        for _asked, size, path in sorted(files):
            if left <= most:
                break
            path.unlink(missing_ok=True)
            left -= size


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


#: What readers take.
_for_readers = Workshop("readers")
built_file = _for_readers.file
