"""Personal data in the files that a page shows: their titles, names, descriptions, and what the
documents among them say.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from ..files.references import files_of
from ..text import nfc
from .documents.readings import Readings, where
from .names import numbers_in_name, with_blanks, words_of_name
from .pages import Place, once, places_in_texts
from .search import find


def is_file(row: Model) -> bool:
    return isinstance(row, (get_image_model(), get_document_model()))


def places_in_files(*objects: Model) -> list[Place]:
    """In all images and documents that these objects show, also through rows of registers."""
    shown = files_of(*(one for one in objects if not is_file(one)))
    places: list[Place] = []
    readings = Readings()
    for model, keys in ((get_document_model(), shown.documents), (get_image_model(), shown.images)):
        for file in model._default_manager.filter(pk__in=keys) if keys else ():
            named = _("file “%(name)s”") % {"name": file.title}
            places += (
                replace(place, where=f"{named}, {place.where}")
                for place in places_in_file(file, readings)
            )
    return places


def places_in_file(file: Any, readings: Readings | None = None) -> list[Place]:
    """In the texts and the name of one image or document, and in what a document says."""
    places = [*places_in_texts(file), *_in_title(file), *_in_name(file)]
    if isinstance(file, get_document_model()):
        places += _in_document(file, readings or Readings())
    return once(places)


def _in_document(document: Any, readings: Readings) -> Iterator[Place]:
    for unit, label, kind in readings.of(document):
        key = f"document {document.pk} {document.file.name} {unit} {label} {kind}"
        yield Place(where(unit, label), kind, text="", key=key)


def _in_title(file: Any) -> Iterator[Place]:
    """Wagtail makes a title of the file's name, with its signs between the words."""
    where = capfirst(str(file._meta.get_field("title").verbose_name))
    words = with_blanks(title := nfc(file.title))
    known = find(title)
    for one in numbers_in_name(words):
        if not any(one.start < other.end and other.start < one.end for other in known):
            yield Place(where, one.kind, title[one.start : one.end])


def _in_name(file: Any) -> Iterator[Place]:
    name = words_of_name(file.file.name or "")
    for one in numbers_in_name(name):
        yield Place(_("name of the file"), one.kind, name[one.start : one.end])
