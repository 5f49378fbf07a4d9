"""Uploaded files in a folder, where a name always stands for a whole file.

    STORAGES = {"default": {"BACKEND": "news.files.folder.FolderStorage"}, …}

Django's own storage writes under the final name, and leaves what it has where a disk gets full or
the process dies. Here a file is written under a name of its own and renamed once it is whole.
"""

import errno
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.storage import FileSystemStorage, default_storage

PART = ".part"
#: Seconds after which a file that is not whole is nobody's.
FORGOTTEN = 3600


class FolderStorage(FileSystemStorage):
    """Removes what could not be stored to its end, and raises what Django's own raises.

    What a killed process leaves is known by its name, and deleted by `sweep`.
    """

    def _save(self, name: str, content: Any) -> str:
        part = part_beside(Path(self.path(name)))
        size = _size_of(content)
        try:
            super()._save(str(part.relative_to(self.location)), content)
            if size is not None and part.stat().st_size != size:
                # Django copies from another disk without looking whether all was taken.
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)
            return self._named(part, name)
        finally:
            part.unlink(missing_ok=True)

    def _named(self, part: Path, name: str) -> str:
        """Gives the finished file its name, or another where somebody was quicker."""
        while True:
            try:
                _move(part, Path(self.path(name)))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name


def part_beside(path: Path) -> Path:
    """A name for what is to become `path`, in the same folder and nobody else's."""
    return path.with_name(f".{uuid4().hex}{PART}")


def sweep(folders: Iterable[Path]) -> int:
    """Deletes files that killed processes left half-written in `folders`; how many they were."""
    count = 0
    for folder in folders:
        for path in folder.rglob(f".*{PART}"):
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > FORGOTTEN:
                    path.unlink()
                    count += 1
    return count


def folders() -> list[Path]:
    """That of the default storage; none where files are stored elsewhere."""
    try:
        return [Path(default_storage.path(""))]
    except NotImplementedError:
        return []


def _size_of(content: Any) -> int | None:
    """Of a file that is moved as a whole; in bytes."""
    if not hasattr(content, "temporary_file_path"):
        return None
    return os.path.getsize(content.temporary_file_path())


def _move(part: Path, path: Path) -> None:
    """Raises `FileExistsError` rather than write over another file."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        part.rename(path)
