"""Public pages of any kind, by key, place or address."""

from collections.abc import Iterable

from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from ..restrictions import alias_source
from .models import PublicPage

_COLUMNS = ", ".join(f"p.{field.column}" for field in PublicPage._meta.fields)
_WHERE = f"SELECT {_COLUMNS} FROM news_publicpage p WHERE p.visible_until > %s AND "  # noqa: S608


def by_ids(ids: Iterable[int]) -> dict[int, PublicPage]:
    """Primary key → row, for those that visitors may read."""
    return {row.page_id: row for row in _find("p.page_id", ids)}


def by_keys(keys: Iterable[str]) -> list[PublicPage]:
    """The pages of all languages with these hexadecimal keys, aliases included, oldest first."""
    return sorted(_find("p.key", keys), key=lambda row: row.page_id)


def in_language(pages: Iterable[Page | None], locale_id: int | None) -> dict[int, PublicPage]:
    """Primary key → row of the page's translation that visitors may read, for pages in another
    language that have one. One query, none where all are in this language.
    """
    others = [page for page in pages if page is not None and page.locale_id != locale_id]
    if not others or locale_id is None:
        return {}
    keys = {page.pk: alias_source(page).translation_key.hex for page in others}
    # The oldest of each key, which is no alias.
    rows = {row.key: row for row in reversed(by_keys(keys.values())) if row.locale_id == locale_id}
    return {pk: rows[key] for pk, key in keys.items() if key in rows}


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
