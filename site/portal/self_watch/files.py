"""Files on the site's disk that nothing of the site explains."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import models

from .models import Kind

#: Beside each file, the same one compressed.
_COMPRESSED = (".gz", ".br", ".zst")
#: Seconds: what was uploaded just now may not have its row yet.
YOUNG = 3600


def strange(now: float) -> Iterator[tuple[Kind, str, str]]:
    """Kind, name and what is wrong. `now` in seconds since the epoch."""
    yield from _strange_static()
    yield from _strange_media(now)


def _strange_static() -> Iterator[tuple[Kind, str, str]]:
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return
    root = Path(staticfiles_storage.location)
    hashed = staticfiles_storage.hashed_files
    ours = {*hashed, *hashed.values(), staticfiles_storage.manifest_name}
    for path in _files_below(root):
        name = path.relative_to(root).as_posix()
        plain = name.removesuffix(path.suffix) if path.suffix in _COMPRESSED else name
        if plain not in ours:
            yield Kind.FILE, str(path), settings.STATIC_URL + name
        elif name in hashed and (source := finders.find(name)) and not _same(path, Path(source)):
            yield Kind.CHANGED, str(path), settings.STATIC_URL + name


def _strange_media(now: float) -> Iterator[tuple[Kind, str, str]]:
    if not isinstance(default_storage, FileSystemStorage):
        return
    root = Path(default_storage.location)
    public = Path(settings.NEWS_PUBLIC_FILES_ROOT)
    names = set(_names_in_rows())
    for path in _files_below(root):
        # Links to what is public, named as in the folder above.
        above = public if path.is_relative_to(public) else root
        name = path.relative_to(above).as_posix()
        if name not in names and now - path.lstat().st_mtime > YOUNG:
            yield Kind.FILE, str(path), settings.MEDIA_URL + name


def _names_in_rows() -> Iterator[str]:
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                rows = model._base_manager.order_by().values_list(field.name, flat=True)
                yield from filter(None, rows.iterator(chunk_size=2000))


def _files_below(root: Path) -> Iterator[Path]:
    for folder, _folders, names in os.walk(root):
        for name in names:
            yield Path(folder, name)


def _same(one: Path, other: Path) -> bool:
    def digest(path: Path) -> bytes:
        return sha256(path.read_bytes()).digest()

    return one.stat().st_size == other.stat().st_size and digest(one) == digest(other)
