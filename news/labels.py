"""One row a concept, a label per language on the row.

Categories, authors and documents are shared by the pages of all languages: the field `name`
holds the Vietnamese (default) text, `name_en` the English one.
"""

from django.conf import settings
from django.utils.translation import get_language


def label_of(instance: object, field: str) -> str:
    """The text of `field` in the active language, the default language's where that is empty."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    default = settings.LANGUAGE_CODE.split("-")[0]
    translated = "" if language == default else getattr(instance, f"{field}_{language}", "")
    return str(translated or getattr(instance, field))


class labelled:
    """A read-only attribute that gives `field` in the active language."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __get__(self, instance: object | None, owner: type) -> str:
        return self.field if instance is None else label_of(instance, self.field)
