"""For migrations: English texts from columns of their own into `translations`, and back.

Used by migrations of three apps: it may be added to, not changed.
"""

from collections.abc import Callable, Mapping
from typing import Any

from .languages import site_language

#: Model → its fields that had a column with `_en` behind the name.
Columns = Mapping[str, tuple[str, ...]]


def into_translations(app: str, columns: Columns) -> Callable[[Any, Any], None]:
    """For `RunPython`. A text that `translations` has already stays, so that it may run again."""

    def move(apps: Any, schema_editor: Any) -> None:
        language = site_language("en")
        for model, row, fields in _rows(apps, app, columns):
            texts = {field: text for field in fields if (text := getattr(row, f"{field}_en"))}
            known = row.translations.get(language, {})
            if texts and texts | known != known:
                found = {**row.translations, language: texts | known}
                model.objects.filter(pk=row.pk).update(translations=found)

    return move


def into_columns(app: str, columns: Columns) -> Callable[[Any, Any], None]:
    """The way back, for English: the columns have no room for other languages."""

    def move(apps: Any, schema_editor: Any) -> None:
        language = site_language("en")
        for model, row, fields in _rows(apps, app, columns):
            known = row.translations.get(language, {})
            lengths = {field: model._meta.get_field(f"{field}_en").max_length for field in fields}
            texts = {f"{field}_en": known.get(field, "")[: lengths[field]] for field in fields}
            if any(texts.values()):
                model.objects.filter(pk=row.pk).update(**texts)

    return move


def _rows(apps: Any, app: str, columns: Columns) -> Any:
    for name, fields in columns.items():
        model = apps.get_model(app, name)
        wanted = ("pk", "translations", *(f"{field}_en" for field in fields))
        for row in list(model.objects.order_by("pk").only(*wanted)):
            yield model, row, fields
