"""Fields whose migrations name nothing above this app, and one that keeps itself."""

from typing import Any

from django.db import models
from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField that leaves its blocks out of migrations.

    A host may add blocks (its own, or another app's) without a migration here, and no
    migration of this app depends on the app that a block comes from.
    """

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
