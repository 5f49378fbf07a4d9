"""The folder of those files that anyone may have: the web server hands them out without Django.

It holds links to the files of renditions of public images, under their own names, and nothing
else; what is not in it, Django is asked for (`views.py`). It can be made anew at any time
(`manage.py public_files --rebuild`). Storage that is no folder of this machine, or of a disk that
several share, has none: then each file is asked for in Django (`is_used`).
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.images import get_image_model

from ..publishing import soon
from .folder import part_beside
from .models import FolderDebt, PublicFile

#: As Wagtail names the folder of renditions.
RENDITIONS = "images"
TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
_BATCH = 200


def type_of(name: str) -> str:
    """The content type of a picture; of what is none, one that no browser shows."""
    return TYPES.get(os.path.splitext(name)[1].lower(), "application/octet-stream")


def root() -> Path:
    named = getattr(settings, "NEWS_PUBLIC_FILES_ROOT", None)
    return Path(named) if named else Path(settings.MEDIA_ROOT) / "public"


def is_used() -> bool:
    """Whether renditions lie in a folder, so that there can be links to them."""
    storage = get_image_model().get_rendition_model()._meta.get_field("file").storage
    try:
        storage.path(RENDITIONS)
    except NotImplementedError:
        return False
    return True


def follow(kind: str, keys: Iterable[str]) -> None:
    """Has the folder follow what was written about these images, or forget these names.

    After the commit, for only then is it true. What a killed process, or a full disk, kept from
    that is done by `catch_up`.
    """
    owed = [FolderDebt.objects.create(kind=kind, key=key) for key in keys]
    if owed:
        soon(partial(_pay, owed))


def catch_up() -> int:
    """Does what is owed; how much that was."""
    owed = list(FolderDebt.objects.order_by("pk"))
    _pay(owed)
    return len(owed)


def _pay(owed: list[FolderDebt]) -> None:
    settle([debt.key for debt in owed if debt.kind == FolderDebt.IMAGE])
    for debt in owed:
        if debt.kind == FolderDebt.NAME:
            hide(debt.key)
    FolderDebt.objects.filter(pk__in=[debt.pk for debt in owed]).delete()


def settle(image_keys: Iterable[str]) -> None:
    """Shows or hides the renditions of these images, as their uses say."""
    keys = list(image_keys)
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        public = _public_among(some)
        for rendition in _renditions().filter(image__in=some):
            if str(rendition.image_id) in public:
                show(rendition)
            else:
                hide(rendition.file.name)


def show(rendition: Any) -> None:
    """Puts the file of a rendition where anyone may have it."""
    source = _path_of(rendition)
    if source is None:
        return
    target = root() / rendition.file.name
    if not source.is_file() or (target.exists() and target.samefile(source)):
        return
    _open_to_all(target.parent)
    waiting = part_beside(target)
    try:
        try:
            os.link(source, waiting)
        except OSError:  # another file system, or one without links
            shutil.copyfile(source, waiting)
        os.replace(waiting, target)
    finally:
        # Two names of one file: then `replace` does nothing.
        waiting.unlink(missing_ok=True)


def _open_to_all(folder: Path) -> None:
    """Makes the folder, readable for the web server whatever the process keeps to itself."""
    missing = [path for path in (folder, *folder.parents) if not path.is_dir()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        path.chmod(0o755)


def show_if_public(image: Any, renditions: Iterable[Any]) -> None:
    if _public_among([str(image.pk)]):
        for rendition in renditions:
            show(rendition)


def hide(name: str) -> None:
    (root() / name).unlink(missing_ok=True)


def differences() -> Iterator[str]:
    """A line for each file in the folder that should not be there, or that is missing."""
    wanted = set(_wanted())
    held = set(_held())
    for name in sorted(held - wanted):
        yield f"{name}: in the public folder, though nothing public shows it"
    for name in sorted(wanted - held):
        yield f"{name}: not in the public folder"


def rebuild() -> int:
    """Makes the folder hold what it should; gives the number of files."""
    keys = {str(key) for key in get_image_model().objects.values_list("pk", flat=True)}
    settle(sorted(keys))
    wanted = set(_wanted())
    for name in set(_held()) - wanted:
        hide(name)
    return len(wanted)


def _renditions() -> Any:
    return get_image_model().get_rendition_model().objects.only("image_id", "file")


def _public_among(keys: list[str]) -> set[str]:
    rows = PublicFile.objects.filter(kind=PublicFile.IMAGE, file__in=keys).order_by()
    return set(rows.values_list("file", flat=True))


def _wanted() -> Iterator[str]:
    """Names of the renditions of public images whose files are there."""
    public = set(PublicFile.objects.filter(kind=PublicFile.IMAGE).values_list("file", flat=True))
    for rendition in _renditions().iterator(_BATCH):
        if str(rendition.image_id) in public:
            source = _path_of(rendition)
            if source is not None and source.is_file():
                yield rendition.file.name


def _path_of(rendition: Any) -> Path | None:
    """None where files are stored elsewhere: Django's storages say so by an error."""
    try:
        return Path(rendition.file.path)
    except NotImplementedError:
        return None


def _held() -> Iterator[str]:
    folder = root()
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
