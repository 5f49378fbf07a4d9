"""Page types that a site makes from ours: who names one of ours means those made from it, too."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page, get_page_models


def types_made_from(base: type[Model]) -> list[type[Page]]:
    """The page types that can be stored: `base` itself, unless abstract, and its subclasses."""
    return [model for model in get_page_models() if issubclass(model, base)]


def tables_of(base: type[Model]) -> list[type[Page]]:
    """Those of `types_made_from` whose rows hold every such page once: a subclass of a stored type
    has its row there, too, a subclass of the abstract base has a table of its own.
    """
    types = types_made_from(base)
    return [model for model in types if not any(other in types for other in model.__mro__[1:])]


def table_of(model: type[Page]) -> type[Page]:
    """The type whose table has a row for every page like `model`: it, or what it is made from."""
    bases: list[Any] = [base for base in model.__mro__ if issubclass(base, Page)]
    stored = [base for base in bases if not base._meta.abstract]
    return next((m for m in reversed(stored) if m is not Page), model)


def named_types(names: Iterable[str | type[Model]], app_label: str) -> list[type[Page]]:
    """What `subpage_types` or `parent_page_types` of a type in `app_label` name.

    A name of a type made from `BasePage`, abstract or not, stands for all that are made from it:
    "news.AbstractArticlePage" for every article, "news.ArticlePage" for it and its subclasses. Any
    other name stands for itself, as in Wagtail, and is refused as Wagtail does (`LookupError`).
    """
    found: dict[type[Page], None] = {}
    for name in names:
        found |= dict.fromkeys(
            _made_from(name, app_label) or [resolve_model_string(name, app_label)]
        )
    return list(found)


def _made_from(name: str | type[Model], app_label: str) -> list[type[Page]]:
    label = name if isinstance(name, str) else name._meta.label
    wanted = (label if "." in label else f"{app_label}.{label}").lower()
    return [
        model
        for model in get_page_models()
        if any(base._meta.label_lower == wanted for base in _bases_of_ours(model))
    ]


def _bases_of_ours(model: type[Page]) -> list[type[Page]]:
    from .models.base import BasePage

    return [base for base in model.__mro__ if issubclass(base, BasePage) and base is not BasePage]
