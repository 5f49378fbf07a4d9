"""A register's list and its spreadsheet: a column for each further language of the site."""

from wagtail.admin.ui.tables import Column

from .models import TranslatedTexts


def translation_columns(model: type[TranslatedTexts], field: str) -> list[Column]:
    """For `list_display` of a viewset."""
    return [
        Column(one.name, label=one.heading, accessor=one.accessor, sort_key=one.lookup)
        for one in model.translation_fields(field)
    ]


def translation_exports(model: type[TranslatedTexts], field: str) -> list[str]:
    """For `list_export` of a viewset; their headings are `translation_headings`."""
    return [one.accessor for one in model.translation_fields(field)]


def translation_headings(model: type) -> dict[str, str]:
    if not issubclass(model, TranslatedTexts):
        return {}
    return {one.accessor: str(one.heading) for one in model.translation_fields()}
