"""Looks into a document for personal data, once for each file, when a form is about to show it.

Nothing waits for it long: a file is read in a process of its own for some seconds, several for
some more together. What is too large, locked, damaged, or of a kind that nobody here reads is not
told: a reading helps an editor, and refuses nothing.
"""

import json
import logging
import os
import subprocess
import time
from threading import Lock
from typing import Any

from django.utils.translation import gettext as _

from ...child_process import ask
from ...files.documents import kind_of
from . import extract
from .child import SECONDS, places_in
from .models import DocumentReading

logger = logging.getLogger(__name__)

#: In bytes: larger files are not read; plain texts below the second are, without a process; other
#: files below the third hold no text.
MOST, SMALL, LEAST = 40 * 1024 * 1024, 64 * 1024, 200
#: Seconds after which no further document of the same form is begun.
PATIENCE = 10
#: One at a time in a process of the site: a reading may take half a gigabyte.
_turn = Lock()

Found = list[tuple[str, str, str]]


class Readings:
    """The readings of one form: those that are stored, and new ones while there is time."""

    def __init__(self) -> None:
        self.begun = time.monotonic()

    def of(self, document: Any) -> Found:
        """Kinds of places, their numbers or names, and what seems to be there."""
        if not document.file:
            return []
        if not document.file._committed:  # sent with the form that asks
            return _read(document.file.file) or []
        mark = f"{document.file.name} {document.file_hash}"[:500]
        stored = DocumentReading.objects.filter(pk=document.pk, file=mark).first()
        if stored is None:
            if time.monotonic() - self.begun > PATIENCE:
                return []
            try:
                with document.open_file() as file:
                    places = _read(file)
            except OSError:  # a file that is gone is told elsewhere
                return []
            stored, _is_new = DocumentReading.objects.update_or_create(
                document=document, defaults={"file": mark, "places": places}
            )
        return [(unit, label, kind) for unit, label, kind in stored.places or []]


def _read(file: Any) -> Found | None:
    """None where the file cannot be read. Leaves it at its beginning."""
    try:
        file.seek(0, os.SEEK_END)
        size = file.tell()
        kind = kind_of(file)
        if size > MOST or not extract.can_read(kind):
            return None
        if kind == "text" and size < SMALL:
            return places_in(extract.pieces_of(file, kind))
        return _ask_child(file.read(), kind) if size >= LEAST else None
    finally:
        file.seek(0)


def _ask_child(data: bytes, kind: str) -> Found | None:
    """Of a process that has neither this one's secrets nor more time and memory than allowed."""
    with _turn:
        try:
            child = ask(f"{__package__}.child", kind, data, timeout=2 * SECONDS)
            return json.loads(child.stdout)
        except (subprocess.TimeoutExpired, ValueError):
            logger.info("A document of the kind %s could not be read.", kind)
            return None


def where(unit: str, label: str) -> str:
    """A place of a reading in words: "page 2"."""
    words = {
        extract.PAGE: _("page %(label)s"),
        extract.SHEET: _("sheet “%(label)s”"),
        extract.SLIDE: _("slide %(label)s"),
        extract.COMMENTS: _("comments in the file"),
        extract.DELETED: _("deleted text that the file still holds, page %(label)s"),
        extract.TEXT: _("text of the file"),
    }
    return words.get(unit, _("text of the file")) % {"label": label}
