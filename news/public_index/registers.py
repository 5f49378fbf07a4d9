"""Registers that lists show with every article, kept in memory."""

from typing import TYPE_CHECKING

from django.apps import apps

from .memory import kept

if TYPE_CHECKING:
    from ..models import Category


def categories() -> "list[Category]":
    """All categories in the register's order; shared, not to be changed."""
    model = apps.get_model("news.Category")
    return kept("categories", lambda: list(model.objects.all()))


def categories_by_key() -> "dict[int, Category]":
    return kept("categories_by_key", lambda: {row.pk: row for row in categories()})
