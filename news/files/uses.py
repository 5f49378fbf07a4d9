"""Which files readers may have: those that something shows which any visitor may see.

Pages say it when their rows in the public index are written (`PublicPageMixin.public_files`).
What is no page and always shown (settings, registers with pages of their own) is named with
`always_shown`; a register whose rows are shown by pages that point to them, with `follow_files` of
the public index.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from ..pictures import PICTURES_OF, prepare_pictures_of
from ..publishing import enqueue
from . import public_folder
from .models import FolderDebt, PublicFile
from .references import Files, files_of, name_of

_ALWAYS: set[type[Model]] = set()
_BATCH = 200
PAGE = "wagtailcore.page "


def page_name(page_id: int) -> str:
    return f"{PAGE}{page_id}"


@transaction.atomic
def write(shown: Mapping[str, Files]) -> set[str]:
    """From now on these names show these files, and no others; gives the names that show an image
    that they did not show before.
    """
    wanted = {
        (name, kind, key) for name, files in shown.items() for kind, key in _kinds_and_keys(files)
    }
    stored = {
        (row.shown_by, row.kind, row.file): row.pk
        for row in PublicFile.objects.filter(shown_by__in=list(shown))
    }
    gone = [pk for row, pk in stored.items() if row not in wanted]
    new = [PublicFile(shown_by=n, kind=k, file=f) for n, k, f in sorted(wanted - stored.keys())]
    if gone:
        PublicFile.objects.filter(pk__in=gone).delete()
    PublicFile.objects.bulk_create(new, ignore_conflicts=True)
    changed = wanted.symmetric_difference(stored)
    images = {key for _name, kind, key in changed if kind == PublicFile.IMAGE}
    if images:
        public_folder.follow(FolderDebt.IMAGE, sorted(images))
    return {row.shown_by for row in new if row.kind == PublicFile.IMAGE}


def forget(names: Iterable[str]) -> None:
    write({name: Files() for name in names})


def stored(name: str) -> Files:
    """What `name` is known to show."""
    files = Files()
    held = {
        PublicFile.IMAGE: files.images,
        PublicFile.DOCUMENT: files.documents,
        PublicFile.ROW: files.rows,
    }
    for kind, key in PublicFile.objects.filter(shown_by=name).values_list("kind", "file"):
        held[kind].add(key)
    return files


def is_public(kind: str, key: object) -> bool:
    return PublicFile.objects.filter(kind=kind, file=str(key)).exists()


def always_shown(model: type[Model], pictures: Mapping[str, list[str]] | None = None) -> None:
    """Every object of `model` is shown to readers, with the files that it points to.

    `pictures`: its fields with images, and the templates that show them as `image`; their sizes
    are made when an object is saved.
    """
    _ALWAYS.add(model)
    if pictures:
        PICTURES_OF[model._meta.label_lower] = dict(pictures)
    post_save.connect(_shown_object_saved, sender=model)
    post_delete.connect(_shown_object_is_gone, sender=model)


def pages_through(row: Model) -> list[int]:
    """The public pages that show files of a row of a register, see `receivers.follow_files`."""
    name = name_of(type(row), row.pk)
    rows = PublicFile.objects.filter(kind=PublicFile.ROW, file=name)
    shown_by = rows.values_list("shown_by", flat=True)
    return [int(n.removeprefix(PAGE)) for n in shown_by if n.startswith(PAGE)]


def expected_of_others() -> dict[str, Files]:
    """What all objects that are always shown show."""
    return {
        name_of(model, row.pk): files_of(row)
        for model in _ALWAYS
        for row in model._default_manager.iterator(_BATCH)
    }


def rebuild_others() -> None:
    """Writes anew what is no page; rows of pages that are gone, and of pages without a row in the
    public index, are deleted.
    """
    write(expected_of_others())
    public_page = apps.get_model("news", "PublicPage")
    known = {page_name(pk) for pk in public_page.objects.values_list("pk", flat=True)}
    known |= {name_of(model, row.pk) for model in _ALWAYS for row in model._default_manager.all()}
    names = set(PublicFile.objects.order_by().values_list("shown_by", flat=True).distinct())
    lost = sorted(names - known)
    for start in range(0, len(lost), _BATCH):
        forget(lost[start : start + _BATCH])


def connect() -> None:
    """Called once, when all models are known."""
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    if apps.is_installed("wagtail.contrib.settings"):
        from wagtail.contrib.settings.registry import registry

        for model in registry:
            always_shown(model)
    for model, kind in (
        (get_image_model(), PublicFile.IMAGE),
        (get_document_model(), PublicFile.DOCUMENT),
    ):
        post_delete.connect(partial(_file_is_gone, kind=kind), sender=model, weak=False)
    rendition = get_image_model().get_rendition_model()
    post_delete.connect(_rendition_is_gone, sender=rendition)


def _kinds_and_keys(files: Files) -> Iterable[tuple[str, str]]:
    yield from ((PublicFile.IMAGE, key) for key in files.images)
    yield from ((PublicFile.DOCUMENT, key) for key in files.documents)
    yield from ((PublicFile.ROW, key) for key in files.rows)


def _shown_object_saved(instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    files = files_of(instance)
    write({name_of(type(instance), instance.pk): files})
    label = instance._meta.label_lower
    if files.images and label in PICTURES_OF:
        enqueue(prepare_pictures_of, label, str(instance.pk))


def _shown_object_is_gone(instance: Model, **kwargs: Any) -> None:
    forget([name_of(type(instance), instance.pk)])


def _file_is_gone(instance: Model, kind: str, **kwargs: Any) -> None:
    PublicFile.objects.filter(kind=kind, file=str(instance.pk)).delete()


def _rendition_is_gone(instance: Any, **kwargs: Any) -> None:
    public_folder.follow(FolderDebt.NAME, [instance.file.name])
