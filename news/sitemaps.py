"""The sitemap of a site: an index, and sections that are read from the public index.

A section holds the pages of a range of primary keys, so it has 5,000 addresses at most (the
protocol allows 50,000), and a new page changes no section but the last.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Site

from .public_index.addresses import roots
from .public_index.scopes import parts_of_site

SECTION = 5_000
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_SECTIONS = (
    # The first key of each section: databases divide whole numbers each in its way.
    f"SELECT DISTINCT p.page_id - p.page_id %% {SECTION} FROM news_publicpage p "  # noqa: S608
    "WHERE p.in_sitemap = %s AND p.visible_until > %s{parts} ORDER BY 1"
)
_ROWS = (
    "SELECT p.url_path, p.changed_at FROM news_publicpage p "
    "WHERE p.page_id >= %s AND p.page_id < %s AND p.in_sitemap = %s AND p.visible_until > %s "
    "ORDER BY p.page_id"
)


def sitemap_index(request: HttpRequest) -> HttpResponse:
    parts = parts_of_site(Site.find_for_request(request))
    own = f" AND ({' OR '.join(['p.path LIKE %s'] * len(parts))})" if parts else ""
    with connection.cursor() as cursor:
        below = [f"{part}%" for part in parts]
        cursor.execute(_SECTIONS.format(parts=own), [True, _now(), *below])
        numbers = [first // SECTION for (first,) in cursor.fetchall()]
    return _xml(
        "sitemapindex",
        (
            f"<sitemap><loc>{escape(request.build_absolute_uri(_address(number)))}</loc></sitemap>"
            for number in numbers
        ),
    )


def sitemap_section(request: HttpRequest, number: int) -> HttpResponse:
    first = number * SECTION
    if first > 2**62:
        raise Http404
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [first, first + SECTION, True, _now()])
        rows = cursor.fetchall()
    return _xml("urlset", _entries(Site.find_for_request(request), rows))


def _entries(site: Site | None, rows: list[tuple[str, Any]]) -> Iterator[str]:
    own = [root for root in roots() if site is None or root.site_id == site.pk]
    for url_path, changed_at in rows:
        root = next((root for root in own if url_path.startswith(root.url_path)), None)
        if root is not None:
            # A date in UTC, whichever way the database gives it.
            changed = f"<lastmod>{str(changed_at)[:10]}</lastmod>" if changed_at else ""
            yield f"<url><loc>{escape(root.origin + root.path_of(url_path))}</loc>{changed}</url>"


def _address(number: int) -> str:
    return reverse("sitemap_section", args=[number])


def _now() -> Any:
    return connection.ops.adapt_datetimefield_value(timezone.now())


def _xml(root: str, entries: Iterator[str]) -> HttpResponse:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {_NAMESPACE}>"]
    text = "\n".join([*lines, *entries, f"</{root}>", ""])
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
