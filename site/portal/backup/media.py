"""The files that rows name: uploaded originals, documents, the sizes that were made of pictures.

Those sizes belong to it: the HTML of covers, which is kept with the public index, names them. The
folder of public files does not: it holds links to them.
"""

from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models
from wagtail.images.models import AbstractRendition

from . import BackupError, words
from .rows import Snapshot


def file_fields() -> list[models.FileField]:
    """Every column of this site that names files of the default storage."""
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.FileField)
    ]


def stored_names(moment: Snapshot) -> set[str]:
    """The names of all files that rows name at this moment."""
    return _names(moment, file_fields())


def sizes(moment: Snapshot) -> set[str]:
    """Those among them that the site makes anew where they are gone."""
    return _names(moment, [f for f in file_fields() if issubclass(f.model, AbstractRendition)])


def _names(moment: Snapshot, fields: list[models.FileField]) -> set[str]:
    tables = {table.name for table in moment.tables()}
    return {
        name
        for field in fields
        if field.model._meta.db_table in tables
        for name in moment.column(field.model._meta.db_table, str(field.column))
    }


def opened(name: str) -> Any | None:
    """The file, or None where the storage has none of this name.

    Raises `BackupError` for a storage that does not answer, or refuses.
    """
    try:
        return default_storage.open(name, "rb")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BackupError(words.of_storage(error, name)) from error
