"""Every address that a visitor may ask for is cheap, and says why, or is bounded for each visitor.

Cheap is what takes tens of milliseconds whatever it is asked, and never grows with the site: many
who ask for it at once wait for each other, and no longer. A new address fails here until it has a
row, or is `news.costly.costly`.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, get_page_models

from news.costly import costly

#: Addresses in front of all pages → what keeps them cheap.
FIXED = {
    "documents/": "a file, which no thread of the site sends",
    "documents/authenticate_with_password/": "a password, counted by account and address",
    "media/": "a file, which no thread of the site sends",
    "sitemap.xml": "a row for 5,000 pages",
    "sitemap-": "two columns of 5,000 rows at most",
    "robots.txt": "a text",
    ".well-known/security.txt": "a text",
    "_util/login/": "a form",
    "_util/authenticate_with_password/": "a password, counted by account and address",
    "": "a page: see below",
}
#: Routes of page types by name → what keeps them cheap.
ROUTES = {
    "year": "the days of a year",
    **dict.fromkeys(("month", "day", "category", "tag", "author"), "20 articles a page"),
    "loose_date": "a redirect",
    **dict.fromkeys(("rss", "atom", "category_rss", "category_atom"), "30 articles"),
    "award": "an award",
    "calendar": "the milestones that the form of a campaign holds",
    "milestone_calendar": "a milestone",
}
#: Page types whose own address, with whatever parameters, is a page of a list, or what an editor
#: wrote into one form. The longest: 1,000 recipients in print.
PAGES = {
    "home.HomePage",
    "home.ContentPage",
    "news.NewsIndexPage",
    "news.ArticlePage",
    "campaigns.CampaignIndexPage",
    "campaigns.CampaignPage",
    "campaigns.HonorRollIndexPage",
    "campaigns.HonorRollPage",
    "campaigns.ConsultationPage",
}
BOUNDED = {
    "home.SearchPage",
    "campaigns.HonorRollIndexPage: search",
    "campaigns.HonorRollIndexPage: search_download",
    "campaigns.HonorRollPage: download",
}


def _fixed(patterns: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        elif not route.startswith("admin/"):
            yield from _fixed(pattern.url_patterns, route)


def _row(route: str) -> str:
    """The beginning of an address that is the same for all that it may name."""
    fixed = route.partition("<")[0].partition("(")[0].removesuffix("$")
    return fixed if fixed in FIXED else fixed.rpartition("/")[0] + "/"


def _types() -> list[tuple[str, type[Page]]]:
    found = [(model._meta.label, model) for model in get_page_models()]
    return [(label, model) for label, model in found if label.split(".")[0] in OWN]


OWN = ("home", "news", "campaigns")


def _is_costly(view: object) -> bool:
    """All that is `costly` runs the same code first."""
    return getattr(view, "__code__", None) is costly(lambda request: None).__code__


def test_every_address_in_front_of_the_pages_is_cheap() -> None:
    routes = [route for route, view in _fixed(get_resolver().url_patterns) if not _is_costly(view)]
    rows = {_row(route) for route in routes if not route.startswith("admin/")}
    assert rows == set(FIXED)


def test_every_address_of_a_page_is_cheap_or_bounded_for_each_visitor() -> None:
    cheap, routes, bounded = set(), set(), set()
    for label, model in _types():
        (bounded if _is_costly(model.serve) else cheap).add(label)
        if not issubclass(model, RoutablePageMixin):
            continue
        for route in model.get_subpage_urls():
            if _is_costly(route.callback):
                bounded.add(f"{label}: {route.name}")
            elif str(route.pattern).strip("^$"):
                routes.add(route.name)
    assert cheap == PAGES
    assert routes == set(ROUTES)
    assert bounded == BOUNDED
