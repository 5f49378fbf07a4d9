"""Thousands of pages in a second: live, without revisions or signals, of any Wagtail site."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

Made = TypeVar("Made", bound=Page)


def analyse() -> None:
    """Lets the database count its rows, as it does by itself where rows are committed."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def forget_statistics() -> None:
    """Takes back what `analyse` did, on SQLite: a site that editors fill never counts its rows."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS sqlite_stat1")
            cursor.execute("DROP TABLE IF EXISTS sqlite_stat4")


def bulk_pages(
    parent: Page, count: int, word: str, make: Callable[[int, dict[str, Any]], Made]
) -> list[Made]:
    """`count` live pages under `parent`, whose slugs are `word` and a number. `make` gets the
    number, from 0, and what Wagtail wants to know of every page.
    """
    parent.refresh_from_db()
    last = parent.get_last_child()
    first = Page._str2int(last.path[len(parent.path) :]) + 1 if last else 1
    now = timezone.now()
    pages = [
        make(
            number,
            {
                "slug": f"{word}-{place}",
                "url_path": f"{parent.url_path}{word}-{place}/",
                "path": Page._get_path(parent.path, parent.depth + 1, place),
                "depth": parent.depth + 1,
                "locale_id": parent.locale_id,
                "first_published_at": now,
                "last_published_at": now,
            },
        )
        for number, place in enumerate(range(first, first + count))
    ]
    if not pages:
        return []
    model = type(pages[0])
    kind = ContentType.objects.get_for_model(model)
    for page in pages:
        page.content_type, page.draft_title = kind, page.title
    rows = Page.objects.bulk_create(
        Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.fields})
        for page in pages
    )
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = row.pk
    own = model._meta.local_concrete_fields
    model._base_manager._insert(pages, fields=own, using=connection.alias)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    parent.refresh_from_db()
    return pages
