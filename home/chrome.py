"""What surrounds every page: identity, menu, footer, language switch.

The settings row and all pages it names (with their translations) come in two queries, however
long the menus are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.http import urlencode
from django.utils.translation import get_language, override
from wagtail.blocks import StreamValue
from wagtail.models import Page, Site

from news.models import NewsIndexPage

from .models import SearchPage, SiteIdentity


@dataclass(frozen=True)
class MenuNode:
    label: str
    url: str
    is_current: bool = False
    is_ancestor: bool = False
    children: list["MenuNode"] = field(default_factory=list)


@dataclass(frozen=True)
class LanguageLink:
    """`is_translated` says whether `url` is this very page, or that language's front page."""

    code: str
    name: str
    url: str
    is_current: bool
    is_translated: bool


class SiteChrome:
    """Built from the site, the address and the page being served (None for other views)."""

    def __init__(self, site: Site | None, request: HttpRequest, page: Page | None) -> None:
        self.site = site
        self.request = request
        self.page = page
        self.language = get_language() or settings.LANGUAGE_CODE

    @classmethod
    def for_request(cls, request: HttpRequest) -> "SiteChrome":
        page = getattr(request, "served_page", None)
        return cls(Site.find_for_request(request), request, page)

    @cached_property
    def identity(self) -> SiteIdentity:
        return SiteIdentity.for_site(self.site) if self.site else SiteIdentity()

    @cached_property
    def navigation(self) -> list[MenuNode]:
        return self._nodes(self.identity.navigation)

    @cached_property
    def footer_links(self) -> list[MenuNode]:
        return self._nodes(self.identity.footer_links)

    @property
    def home_url(self) -> str:
        return self._home.url if self._home else "/"

    @property
    def search_url(self) -> str:
        return self._first_of(SearchPage)

    @property
    def feed_url(self) -> str:
        index = self._first_of(NewsIndexPage)
        return f"{index}rss/" if index else ""

    @cached_property
    def languages(self) -> list[LanguageLink]:
        return [self._language_link(code, str(name)) for code, name in settings.LANGUAGES]

    # Pages, loaded once

    @cached_property
    def _pages(self) -> list[Page]:
        """Every live page that the chrome may lead to, in all languages."""
        if self.site is None:
            return []
        raw = [*_raw(self.identity.navigation), *_raw(self.identity.footer_links)]
        ids = {page_id for value in raw for page_id in _page_ids(value)}
        named = Page.objects.filter(pk__in=[*ids, self.site.root_page_id]).values("translation_key")
        types = ContentType.objects.get_for_models(SearchPage, NewsIndexPage).values()
        wanted = Q(translation_key__in=named) | Q(content_type__in=[kind.pk for kind in types])
        if self.page is not None:
            wanted |= Q(translation_key=self.page.translation_key)
        pages = Page.objects.live().filter(wanted).select_related("locale").order_by()
        # Sorted here: for the order's sake SQLite would walk all pages of the site.
        return sorted(pages, key=lambda page: page.path)

    @cached_property
    def _by_language(self) -> dict[str, dict[UUID, Page]]:
        """Language code → translation key → page."""
        found: dict[str, dict[UUID, Page]] = {}
        for page in self._pages:
            found.setdefault(page.locale.language_code, {})[page.translation_key] = page
        return found

    def _in(self, language: str) -> dict[UUID, Page]:
        return self._by_language.get(language, {})

    @cached_property
    def _by_id(self) -> dict[int, Page]:
        return {page.pk: page for page in self._pages}

    @property
    def _root(self) -> Page | None:
        return self._by_id.get(self.site.root_page_id) if self.site else None

    def _home_in(self, language: str) -> Page | None:
        return self._in(language).get(self._root.translation_key) if self._root else None

    @cached_property
    def _home(self) -> Page | None:
        """The front page in the active language, else the site's root page."""
        return self._home_in(self.language) or self._root

    def _first_of(self, model: type[Page]) -> str:
        kind = ContentType.objects.get_for_model(model).pk
        home = self._home
        pages = (
            page
            for page in self._in(self.language).values()
            if page.content_type_id == kind and home and page.is_descendant_of(home)
        )
        found = next(pages, None)
        return (found.url or "") if found else ""

    # Menus

    def _nodes(self, stream: StreamValue) -> list[MenuNode]:
        nodes = (self._node(value) for value in _raw(stream))
        return [node for node in nodes if node]

    def _node(self, value: dict[str, Any]) -> MenuNode | None:
        url = self._url_of(value)
        children = [
            child
            for item in value.get("children") or []
            if (child := self._node(item.get("value", item)))
        ]
        if not url and not children:
            return None
        label = (value.get("label_en") if self.language == "en" else "") or value.get("label") or ""
        path = self.request.path
        is_current = bool(url) and path == url
        inside = bool(url) and url != self.home_url and path.startswith(url) and not is_current
        is_ancestor = inside or any(child.is_current or child.is_ancestor for child in children)
        return MenuNode(label, url, is_current, is_ancestor, children)

    def _url_of(self, value: dict[str, Any]) -> str:
        page = self._by_id.get(value.get("page") or 0)
        if page is None:
            return value.get("url") or ""
        return self._in(self.language).get(page.translation_key, page).url or ""

    # Languages

    def _language_link(self, code: str, name: str) -> LanguageLink:
        if code == self.language:
            return LanguageLink(code, name, self.request.get_full_path(), True, True)
        with override(code):
            url = self._translated_url(code)
            home = self._home_in(code)
            fallback = home.url if home else ""
        return LanguageLink(code, name, url or fallback or "", False, bool(url))

    def _translated_url(self, code: str) -> str:
        page = self.page
        translated = self._in(code).get(page.translation_key) if page else None
        url = translated.url if translated else ""
        match = getattr(self.request, "routable_resolver_match", None)
        if page and url and match and match.url_name:
            try:
                url += page.reverse_subpage(match.url_name, match.args, match.kwargs)
            except NoReverseMatch:
                return ""
        words = self.request.GET.get("q", "")
        return f"{url}?{urlencode({'q': words})}" if url and words else url or ""


def _raw(stream: StreamValue) -> Iterator[dict[str, Any]]:
    """The stored values of a stream, without loading the pages that they name."""
    for child in stream.raw_data:
        if child and isinstance(child.get("value"), dict):
            yield child["value"]


def _page_ids(value: dict[str, Any]) -> Iterator[int]:
    if value.get("page"):
        yield value["page"]
    for child in value.get("children") or []:
        yield from _page_ids(child.get("value", child))
