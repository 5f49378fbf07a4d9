"""A model whose rows hold texts in further languages, and the field that they stand in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.utils.functional import lazy
from django.utils.text import capfirst

from ..text import nfc
from .forms import TranslationsForm
from .languages import further_languages, in_language


class TranslationsField(models.JSONField):
    """Language → field → text, such as {"en": {"name": "Office"}}; no empty texts.

    Tidied at each save, in bulk too, as `auto_now` does. The database gives rows an empty value
    by itself: a process that does not know the column yet can add rows.
    """

    def __init__(self, **kwargs: Any) -> None:
        fixed = {"default": dict, "db_default": {}, "blank": True, "editable": False}
        super().__init__(**kwargs | fixed)

    def deconstruct(self) -> Any:
        name, path, _args, _kwargs = super().deconstruct()
        return name, path, [], {}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = tidy_translations(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value


def tidy_translations(value: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """As it is stored: without stray spaces, empty texts, and languages without any."""
    tidy = {
        language: {field: text for field, raw in texts.items() if (text := nfc(raw).strip())}
        for language, texts in value.items()
    }
    return {language: texts for language, texts in tidy.items() if texts}


@dataclass(frozen=True)
class Translation:
    """One field of a model in one further language.

    `name` is what forms, columns of lists and imports call it: "name_en", "name_pt_br".
    """

    model: type["TranslatedTexts"]
    field: str
    language: str

    @property
    def name(self) -> str:
        return f"{self.field}_{self.language.replace('-', '_')}"

    @property
    def accessor(self) -> str:
        """Where an export or a column finds the text of a row."""
        return f"translated.{self.name}"

    @property
    def lookup(self) -> str:
        """By which a queryset sorts or filters."""
        return f"translations__{self.language}__{self.field}"

    @property
    def label(self) -> str:
        field: Any = self.model._meta.get_field(self.field)
        return in_language(str(field.verbose_name), self.language)

    @property
    def heading(self) -> Any:
        """The label with a capital, in the language of whoever reads it."""
        return lazy(lambda: str(capfirst(self.label)), str)()


class TranslatedTexts(models.Model):
    """A row whose `translated_fields` are in the main language; `translations` has the rest.

    `news.fields.labelled` gives the text in the language of the page.
    """

    translated_fields: ClassVar[tuple[str, ...]] = ()
    base_form_class = TranslationsForm

    translations = TranslationsField()

    class Meta:
        abstract = True

    @classmethod
    def translation_fields(cls, *fields: str) -> list[Translation]:
        """Each field in each further language of the site; all of the model's without `fields`."""
        return [
            Translation(cls, field, language)
            for field in fields or cls.translated_fields
            for language in further_languages()
        ]

    def text_in(self, language: str, field: str) -> str:
        """The text in a further language, "" where there is none."""
        return self.translations.get(language, {}).get(field, "")

    def set_text_in(self, language: str, field: str, text: str) -> None:
        self.translations = {
            **self.translations,
            language: {**self.translations.get(language, {}), field: text},
        }

    def further_texts(self, field: str) -> Iterator[str]:
        """The texts of a field in all languages but the main one."""
        return (texts[field] for texts in self.translations.values() if texts.get(field))

    @property
    def translated(self) -> dict[str, str]:
        """The texts in the further languages of the site, by the names of their form fields."""
        return {
            one.name: self.text_in(one.language, one.field) for one in self.translation_fields()
        }

    def value_of(self, name: str) -> str:
        """The text of a field, or of one in a further language by the name of its form field."""
        translated = self.translated
        return translated[name] if name in translated else str(getattr(self, name))

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Sets fields, also those in a further language by the names of their form fields."""
        translations = {one.name: one for one in self.translation_fields()}
        for name, value in values.items():
            if one := translations.get(name):
                self.set_text_in(one.language, one.field, value)
            else:
                setattr(self, name, value)
