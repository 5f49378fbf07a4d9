"""Model fields, and attributes that give a field's text in the active language."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from wagtail.fields import StreamField

from .sorting import words_sort_key
from .text import nfc_within
from .translations.languages import main_language


class BodyField(StreamField):
    """A StreamField whose texts are stored as `news.text.nfc` has them, and without its blocks in
    migrations.

    A host may add blocks (its own, or another app's) without a migration here, and no
    migration of this app depends on the app that a block comes from.
    """

    def get_prep_value(self, value: Any) -> Any:
        """What goes into the database and into revisions."""
        return nfc_within(super().get_prep_value(value))

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class OwnLocaleField(models.ForeignKey):
    """The page's locale once more, in the table that holds its date.

    A list asks for one language, newest first. With the locale in the page's table and the date
    in its child's, no index serves both, and SQLite reads every article. A page never changes
    its locale; the value is written at each save, in bulk too, as `auto_now` does.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs |= {
            "to": "wagtailcore.Locale",
            "on_delete": models.SET_NULL,
            "related_name": "+",
            "editable": False,
            "null": True,
            "db_index": False,
        }
        super().__init__(**kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        setattr(model_instance, self.attname, model_instance.locale_id)  # type: ignore[attr-defined]
        return super().pre_save(model_instance, add)


class _TagManager(_ClusterTaggableManager):
    def _to_tag_model_instances(self, tags: Any, tag_kwargs: dict[str, Any]) -> list[Any]:
        """Taggit looks for a name as it is typed: another Unicode form, or on SQLite a capital
        letter with a mark, would be a tag of its own.
        """
        named = self.through.tag_model().named
        rows = [named(tag) if isinstance(tag, str) else tag for tag in tags]
        return super()._to_tag_model_instances(rows, tag_kwargs)


class TagsField(ClusterTaggableManager):
    """A page's tags, whose model has `named(text)`, the row that a typed text means."""

    def __get__(self, instance: Any, model: type[models.Model]) -> Any:
        return _TagManager(
            through=self.through, model=model, instance=instance, prefetch_cache_name=self.name
        )

    def deconstruct(self) -> Any:
        """Migrations know it as its parent: how tags are found is no business of theirs."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.contrib.taggit.ClusterTaggableManager", args, kwargs


class SortKeyField(models.CharField):
    """The key by which rows stand in the order of their field `source` (`news.sorting`).

    A column, not a collation: forms, filters, choosers and what a page holds in memory follow the
    model's `ordering`. Written at each save, in bulk too, as `auto_now` does.
    """

    LENGTH = 300

    def __init__(self, source: str, **kwargs: Any) -> None:
        self.source = source
        super().__init__(**kwargs | {"max_length": self.LENGTH, "editable": False, "default": ""})

    def deconstruct(self) -> Any:
        name, path, _args, _kwargs = super().deconstruct()
        return name, path, [self.source], {}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        key = words_sort_key(getattr(model_instance, self.source) or "")[: self.LENGTH]
        setattr(model_instance, self.attname, key)
        return key


class labelled:
    """A read-only attribute: the text of `field` in the active language.

    Categories, authors and documents are shared by the pages of all languages. The field has the
    text in the site's main language, `translations` those in the others
    (`news.translations.models`); where there is none, the main language's is shown.
    """

    def __init__(self, field: str) -> None:
        self.field = field

    def __get__(self, instance: object | None, owner: type) -> str:
        if instance is None:
            return self.field
        language = get_language() or settings.LANGUAGE_CODE
        if language not in (settings.LANGUAGE_CODE, main_language()):
            texts = instance.translations  # type: ignore[attr-defined]
            for code in (language, language.partition("-")[0]):
                if text := texts.get(code, {}).get(self.field):
                    return str(text)
        return str(getattr(instance, self.field))
