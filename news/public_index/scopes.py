"""Which part of the tree a list is about, where there is more than one index or more than one site.

A part is the tree's path of the page at its top; "" is everything: with one site and one news index
in each language, no list is asked for more than its language.
"""

from wagtail.models import Page, Site

from ..page_types import named_types
from .memory import kept


def part_of_index(index: Page) -> str:
    """What a news index lists: what stands below it."""
    indexes = named_types(["news.AbstractNewsIndexPage"], "news")
    same = Page.objects.exact_type(*indexes).filter(locale_id=index.locale_id)
    paths = kept(
        ("news indexes", index.locale_id), lambda: list(same.values_list("path", flat=True))
    )
    return "" if paths in ([], [index.path]) else index.path


def part_of_site(page: Page) -> str:
    """The site of `page`, in its language."""
    tops = [top for top in _tops() if top[1] == page.locale_id]
    if len(tops) < 2:
        return ""
    own = (path for _site, _locale, path in tops if page.path.startswith(path))
    return max(own, key=len, default=page.path)


def part_of_site_in(site: Site | None, locale_id: int) -> str:
    """A site in one language."""
    tops = [top for top in _tops() if top[1] == locale_id]
    if site is None or len(tops) < 2:
        return ""
    return next((path for pk, _locale, path in tops if pk == site.pk), site.root_page.path)


def parts_of_site(site: Site | None) -> list[str]:
    """A site in all its languages; empty where there is no other site."""
    tops = _tops()
    if site is None or all(site_id == site.pk for site_id, _locale, _path in tops):
        return []
    return [path for site_id, _locale, path in tops if site_id == site.pk]


def _tops() -> list[tuple[int, int, str]]:
    """Site, language and path of all top pages."""
    return kept("top pages", _find_tops)


def _find_tops() -> list[tuple[int, int, str]]:
    return [
        (site.pk, *top)
        for site in Site.objects.select_related("root_page")
        for top in site.root_page.get_translations(inclusive=True).values_list("locale_id", "path")
    ]
