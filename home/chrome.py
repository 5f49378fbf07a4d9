"""What surrounds every page: identity, menu, footer, language switch.

Identity, menus and the pages they lead to are kept in memory until one of them changes; a page
asks for nothing but its own translations, in one query.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
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
from wagtail.models import Locale, Page, Site

from news.models import NewsIndexPage
from news.public_index.addresses import address
from news.public_index.memory import kept
from news.public_index.pages import by_keys
from news.restrictions import closure

from .models import SearchPage, SiteIdentity
from .publisher import logo_of


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


@dataclass(frozen=True)
class Frame:
    """The same around all pages of a site in one language."""

    identity: SiteIdentity
    navigation: list[MenuNode]
    footer_links: list[MenuNode]
    home_url: str
    #: Language code → address of its front page.
    home_urls: dict[str, str]
    search_url: str
    feed_url: str
    #: Address, width and height.
    logo: tuple[str, int, int]
    site_name: str


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
    def frame(self) -> Frame:
        key = self.site.pk if self.site else None
        return kept(("frame", key, self.language), lambda: _frame(self.site, self.language))

    @property
    def identity(self) -> SiteIdentity:
        return self.frame.identity

    @property
    def navigation(self) -> list[MenuNode]:
        nodes = self.frame.navigation
        key = ("navigation", self.language, self._here)
        return kept(key, lambda: [self._marked(node) for node in nodes])

    @cached_property
    def _here(self) -> tuple:
        """What the menu marks: alike on most pages, those under one item of it."""
        here = [node.url for node in _all(self.frame.navigation) if self._is_here(node)]
        return self.site and self.site.pk, self.request.path in here, tuple(here)

    @property
    def footer_links(self) -> list[MenuNode]:
        return self.frame.footer_links

    @property
    def home_url(self) -> str:
        return self.frame.home_url

    @property
    def search_url(self) -> str:
        return self.frame.search_url

    @property
    def feed_url(self) -> str:
        return self.frame.feed_url

    @cached_property
    def languages(self) -> list[LanguageLink]:
        return [self._language_link(code, str(name)) for code, name in settings.LANGUAGES]

    @property
    def place(self) -> tuple:
        """What the masthead shows, for `{% kept %}`."""
        other = tuple(link.url for link in self.languages if not link.is_current)
        return self._here, other

    # Where the reader is in the menu

    def _is_here(self, node: MenuNode) -> bool:
        return bool(node.url) and (self.request.path == node.url or self._is_below(node))

    def _is_below(self, node: MenuNode) -> bool:
        path = self.request.path
        return node.url != self.home_url and path != node.url and path.startswith(node.url)

    def _marked(self, node: MenuNode) -> MenuNode:
        children = [self._marked(child) for child in node.children]
        inside = any(child.is_current or child.is_ancestor for child in children)
        is_current = bool(node.url) and self.request.path == node.url
        is_ancestor = (bool(node.url) and self._is_below(node)) or inside
        return replace(node, is_current=is_current, is_ancestor=is_ancestor, children=children)

    # Languages

    def _language_link(self, code: str, name: str) -> LanguageLink:
        if code == self.language:
            return LanguageLink(code, name, self.request.get_full_path(), True, True)
        with override(code):
            url = self._translated_url(code)
        fallback = self.frame.home_urls.get(code, "")
        return LanguageLink(code, name, url or fallback, False, bool(url))

    @cached_property
    def _translations(self) -> dict[int, str]:
        """Locale → `url_path` of the page being served, in every language."""
        if self.page is None:
            return {}
        rows = by_keys([self.page.translation_key.hex])
        return {row.locale_id: row.url_path for row in reversed(rows)}  # the oldest is no alias

    def _translated_url(self, code: str) -> str:
        page = self.page
        url_path = self._translations.get(_locales().get(code, 0))
        url = address(url_path) if url_path else ""
        match = getattr(self.request, "routable_resolver_match", None)
        if page and url and match and match.url_name:
            try:
                url += page.reverse_subpage(match.url_name, match.args, match.kwargs)
            except NoReverseMatch:
                return ""
        words = self.request.GET.get("q", "")
        return f"{url}?{urlencode({'q': words})}" if url and words else url


def _locales() -> dict[str, int]:
    """Language code → primary key of its locale."""
    return kept("locales", lambda: dict(Locale.objects.values_list("language_code", "pk")))


def _all(nodes: Iterable[MenuNode]) -> Iterator[MenuNode]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _frame(site: Site | None, language: str) -> Frame:
    return _FrameBuilder(site, language).build()


class _FrameBuilder:
    """Loads the settings row, and all pages it names with their translations, in two queries."""

    def __init__(self, site: Site | None, language: str) -> None:
        self.site, self.language = site, language
        self.identity = SiteIdentity.for_site(site) if site else SiteIdentity()

    def build(self) -> Frame:
        home, index = self._home, self._first_of(NewsIndexPage)
        codes = [code for code, _name in settings.LANGUAGES]
        homes = {code: page for code in codes if (page := self._home_in(code))}
        return Frame(
            identity=self.identity,
            navigation=self._nodes(self.identity.navigation),
            footer_links=self._nodes(self.identity.footer_links),
            home_url=(home.url or "") if home else "/",
            home_urls={c: page.url or "" for c, page in homes.items() if not page.is_closed},
            search_url=self._first_of(SearchPage),
            feed_url=f"{index}rss/" if index else "",
            logo=logo_of(self.identity),
            site_name=(self.site.site_name if self.site else "") or settings.WAGTAIL_SITE_NAME,
        )

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
        pages = Page.objects.live().filter(wanted).annotate(is_closed=closure())
        return list(pages.select_related("locale").order_by("path"))

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

    def _home_in(self, language: str) -> Page | None:
        root = self._by_id.get(self.site.root_page_id) if self.site else None
        return self._in(language).get(root.translation_key) if root else None

    @cached_property
    def _home(self) -> Page | None:
        """The front page in the active language, else the site's root page."""
        root = self._by_id.get(self.site.root_page_id) if self.site else None
        return self._home_in(self.language) or root

    def _first_of(self, model: type[Page]) -> str:
        kind = ContentType.objects.get_for_model(model).pk
        home = self._home
        pages = (
            page
            for page in self._in(self.language).values()
            if page.content_type_id == kind
            and home
            and page.is_descendant_of(home)
            and not page.is_closed
        )
        found = next(pages, None)
        return (found.url or "") if found else ""

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
        return MenuNode(label, url, children=children)

    def _url_of(self, value: dict[str, Any]) -> str:
        page = self._by_id.get(value.get("page") or 0)
        if page is None:
            return value.get("url") or ""
        return self._in(self.language).get(page.translation_key, page).url or ""


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
