"""Public pages of any kind, by key, place or address."""

from collections.abc import Iterable

from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from .models import PublicPage

_COLUMNS = ", ".join(f"p.{field.column}" for field in PublicPage._meta.fields)
_WHERE = f"SELECT {_COLUMNS} FROM news_publicpage p WHERE p.visible_until > %s AND "  # noqa: S608


def by_ids(ids: Iterable[int]) -> dict[int, PublicPage]:
    """Primary key → row, for those that visitors may read."""
    return {row.page_id: row for row in _find("p.page_id", ids)}


def by_keys(keys: Iterable[str]) -> list[PublicPage]:
    """The pages of all languages with these hexadecimal keys, aliases included, oldest first."""
    return sorted(_find("p.key", keys), key=lambda row: row.page_id)


def child_by_slug(parent_path: str, slug: str) -> PublicPage | None:
    """The page with this slug right below the page at `parent_path`."""
    found = _find("p.slug", [slug])
    length = len(parent_path) + Page.steplen
    below = (row for row in found if len(row.path) == length and row.path.startswith(parent_path))
    return next(below, None)


def _find(column: str, values: Iterable[object]) -> list[PublicPage]:
    wanted = list(dict.fromkeys(values))
    if not wanted:
        return []
    marks = ", ".join(["%s"] * len(wanted))
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    return list(PublicPage.objects.raw(f"{_WHERE}{column} IN ({marks})", [now, *wanted]))
