"""Files out of a backup on their way into the storage: a folder of this machine, or a bucket.

What is there under the same name with another content stays until the database is exchanged, and
lies aside afterwards. So a restoration that fails, or is killed, has changed no file of the site.
"""

import filecmp
import os
import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from . import BackupError, words

_SPOOLED = 8 * 1024 * 1024
_BLOCK = 1 << 20


class Incoming:
    """Raises `BackupError` for a storage that does not take what it is given."""

    def __init__(self, stamp: str) -> None:
        self.stamp = stamp
        self._place: _Place = _Folder() if words.has_folder() else _Bucket()
        self._new: list[str] = []
        #: Name of a file → the name that its content has until the database is exchanged.
        self._waiting: dict[str, str] = {}

    @property
    def moved(self) -> int:
        """How many files of the site had another content."""
        return len(self._waiting)

    def ask(self) -> None:
        """Whether the storage answers at all: before tables are made, which takes its time."""
        with _told(""):
            self._place.exists("none")

    def put(self, name: str, content: IO[bytes]) -> None:
        with self._place.received(name, content) as part, _told(name):
            if not self._place.exists(name):
                self._new.append(name)
                self._place.store(part, name)
            elif not self._place.is_same(part, name):
                other = f"{name}.restoring-{self.stamp}"
                self._waiting[name] = other
                self._place.store(part, other)

    def exchange(self) -> None:
        """Once the database names them: what had another content goes aside."""
        for name, other in self._waiting.items():
            with _told(name):
                self._place.move(name, f"{name}.before-{self.stamp}")
                self._place.move(other, name)

    def forget(self) -> None:
        """Deletes what came, where that can be: no row names it."""
        for name in (*self._new, *self._waiting.values()):
            with suppress(OSError):
                self._place.delete(name)


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except SuspiciousOperation as error:
        text = _("The backup names a file outside of the media folder: %(name)s")
        raise BackupError(text % {"name": name}) from error
    except OSError as error:
        raise BackupError(words.of_storage(error, name)) from error


class _Place(ABC):
    """A storage; `part` is what `received` gave."""

    @abstractmethod
    def received(self, name: str, content: IO[bytes]) -> AbstractContextManager[Any]: ...

    @abstractmethod
    def is_same(self, part: Any, name: str) -> bool: ...

    @abstractmethod
    def store(self, part: Any, name: str) -> None: ...

    @abstractmethod
    def move(self, name: str, target: str) -> None: ...

    def exists(self, name: str) -> bool:
        return default_storage.exists(name)

    def delete(self, name: str) -> None:
        default_storage.delete(name)


class _Folder(_Place):
    @contextmanager
    def received(self, name: str, content: IO[bytes]) -> Iterator[Path]:
        with _told(name):
            path = self._path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name[:100]}.part")
        try:
            with part.open("wb") as file:
                shutil.copyfileobj(content, file)
            part.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o644)
            yield part
        finally:
            part.unlink(missing_ok=True)

    def is_same(self, part: Path, name: str) -> bool:
        return filecmp.cmp(part, self._path(name), shallow=False)

    def store(self, part: Path, name: str) -> None:
        os.replace(part, self._path(name))

    def move(self, name: str, target: str) -> None:
        os.replace(self._path(name), self._path(target))

    def _path(self, name: str) -> Path:
        return Path(default_storage.path(name))


class _Bucket(_Place):
    """By Django's own interface of storages, which has neither renaming nor writing over."""

    @contextmanager
    def received(self, name: str, content: IO[bytes]) -> Iterator[Any]:
        with tempfile.SpooledTemporaryFile(_SPOOLED) as part:
            shutil.copyfileobj(content, part)
            yield part

    def is_same(self, part: Any, name: str) -> bool:
        part.seek(0)
        with default_storage.open(name, "rb") as there:
            while True:
                block = part.read(_BLOCK)
                if block != there.read(_BLOCK):
                    return False
                if not block:
                    return True

    def store(self, part: Any, name: str) -> None:
        part.seek(0)
        stored = default_storage.save(name, File(part, name))
        if stored != name:
            default_storage.delete(stored)
            text = _("The storage calls %(name)s %(stored)s: it must take names as they are.")
            raise BackupError(text % {"name": name, "stored": stored})

    def move(self, name: str, target: str) -> None:
        with default_storage.open(name, "rb") as file:
            self.store(file, target)
        default_storage.delete(name)
