"""Where files are stored, by whichever way they come."""

from typing import Any

from django.core.files.base import File
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageFieldFile

from .documents import check_document
from .images import PreparedImage, prepare


class PreparedImageFieldFile(WagtailImageFieldFile):
    """Stores pictures as `prepare` makes them; raises `ValidationError` for what is none."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        if not isinstance(content, PreparedImage):
            content = prepare(content, name)
            name = content.name or name
        super().save(name, content, save)

    def get_image_dimensions(self) -> tuple[int, int]:
        """0 × 0 for what cannot be read: `save` says what is wrong with it."""
        try:
            return super().get_image_dimensions()
        except Exception:
            return 0, 0


def prepare_stored_images(model: type[Model], field: str = "file") -> None:
    """From now on pictures in `field` of `model` are prepared, also those that code brings."""
    _store_by(PreparedImageFieldFile, model, field)


class CheckedDocumentFieldFile(FieldFile):
    """Stores what `check_document` accepts; raises `ValidationError` for the rest."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        check_document(content, name)
        super().save(name, content, save)


def check_stored_documents(model: type[Model], field: str = "file") -> None:
    """From now on files in `field` of `model` are checked, also those that code brings."""
    _store_by(CheckedDocumentFieldFile, model, field)


def _store_by(file_class: type[FieldFile], model: type[Model], field: str) -> None:
    stored: Any = model._meta.get_field(field)
    stored.attr_class = file_class
