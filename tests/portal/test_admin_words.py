"""Every screen of the admin speaks Vietnamese: no English, no word of code."""

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Comment
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Collection, Page, PageLogEntry
from wagtail_factories import ImageFactory

from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ClusterFactory,
    HonorRollFactory,
    UnitFactory,
)
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
    OfficialDocumentFactory,
)
from tests.fixtures import SiteTree

pytestmark = pytest.mark.any_database

HOST = "http://testserver"
#: Words that no Vietnamese sentence has, and that English screens are full of.
ENGLISH = re.compile(
    r"\b(the|of|and|this|that|with|for|from|your|you|are|was|not|none|true|false|wagtail|english"
    r"|pages?|add|edit|delete|search|images?|documents?|users?|sites?|title|status|actions?|select"
    r"|choose|type|name|settings?|save|new|all|items?|results?|found|untitled|unknown|default"
    r"|email|e-mail|password|upload|locale|language|time zone|port|home|root)\b",
    re.IGNORECASE,
)
#: What is written beside a screen's text; of inputs only what stands on buttons.
ATTRIBUTES = (
    "aria-label",
    "title",
    "placeholder",
    "alt",
    "data-w-tooltip-content-value",
    "data-w-progress-active-value",
)
#: Not for the eye of an editor: files, sprites, pages that try errors, the public site's pages.
#: Rights of groups, which only administrators see, bear the names that Django stores for them.
PASSED = re.compile(
    r"/(logout|login|jsi18n|sprite|test404|failwhale|api|view_draft|preview|export|template)\b"
    r"|/revisions/\d+/view|[?&]export=|/page-types-usage/|/groups/|/guide/"
)
#: Filled by JavaScript before anyone sees it; a language under its own name.
UNSEEN = "script, style, svg, code, [data-side-panel-toggle-counter], [name$=preferred_language]"
#: Names that are no words: file endings, tags of HTML shown as examples, keys, units.
NAMES = re.compile(r"\S*\.(html?|png|jpe?g|webp|pdf|docx?|xlsx?|csv)\b|https?://\S*|\S+@\S+")


@pytest.fixture
def content(site_tree: SiteTree, administrator: AbstractUser) -> None:
    """One of each, all in Vietnamese."""
    root = Collection.get_first_root_node()
    cover = ImageFactory(title="Lễ phát động", collection=root)
    DocumentFactory(title="Kế hoạch", collection=root)
    CategoryFactory(name="Thi đua", slug="thi-dua")
    AuthorFactory(name="Vũ Xuân Quyết", role="")
    for in_force in (True, False, None):
        OfficialDocumentFactory(in_force=in_force)
    UnitFactory(cluster=ClusterFactory())
    AwardTypeFactory()
    article = ArticleFactory(parent=site_tree.news, cover=cover)
    article.save_revision(user=administrator, log_action=True)
    CampaignFactory(parent=site_tree.campaigns)
    HonorRollFactory(parent=site_tree.rolls)


def shape(address: str) -> str:
    """The same for all addresses of one view."""
    parts = urlsplit(address)
    return re.sub(r"\d+", "N", parts.path) + ("?q" if "q=" in parts.query else "")


def html_of(response: HttpResponse) -> str:
    if "json" in response["Content-Type"]:
        answer = json.loads(response.content)
        return answer.get("html") or "" if isinstance(answer, dict) else ""
    return response.content.decode() if "html" in response["Content-Type"] else ""


def texts(soup: BeautifulSoup) -> Iterator[str]:
    for useless in soup.select(UNSEEN):
        useless.decompose()
    for text in soup.find_all(string=True):
        if not isinstance(text, Comment) and text.strip():
            yield " ".join(text.split())
    for element in soup.find_all(True):
        yield from (element[name] for name in ATTRIBUTES if element.get(name))
        if element.name == "input" and element.get("type") in {"submit", "button"}:
            yield element.get("value", "")


def addresses(soup: BeautifulSoup, here: str) -> Iterator[str]:
    for element in soup.select("a[href], [data-chooser-url]"):
        target = urljoin(HOST + here, element.get("href") or element.get("data-chooser-url", ""))
        if target.startswith(HOST + reverse("wagtailadmin_home")):
            yield target.removeprefix(HOST).partition("#")[0]


def starts(patterns: list[URLPattern | URLResolver], path: str = "/") -> Iterator[str]:
    """The admin's addresses that take no argument."""
    for pattern in patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from starts(pattern.url_patterns, here)
        elif here.startswith(settings.ADMIN_PREFIX) and not re.search(r"[<^$]", here):
            yield here


def walk(client: Client, seen: set[str]) -> Iterator[tuple[str, BeautifulSoup]]:
    """All screens that can be reached, one of each shape that is not in `seen`."""
    waiting = [*starts(get_resolver().url_patterns), reverse("wagtailadmin_pages:search") + "?q=a"]
    while waiting:
        address = waiting.pop()
        if PASSED.search(address) or shape(address) in seen:
            continue
        seen.add(shape(address))
        response = client.get(address, HTTP_ACCEPT="text/html")
        if response.status_code in {301, 302}:
            waiting.append(urljoin(address, response["Location"]))
        elif response.status_code == 200 and not response.streaming:
            soup = BeautifulSoup(html_of(response), "html.parser")
            waiting += addresses(soup, address)
            yield address, soup


def test_no_english_is_left_on_any_screen_of_the_admin(
    content: None,
    site_tree: SiteTree,
    administrator: AbstractUser,
    officer: AbstractUser,
    editor: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    said = {*Page.objects.values_list("title", flat=True)}  # the content's own words
    said |= {*PageLogEntry.objects.values_list("label", flat=True)}
    seen: set[str] = set()
    left: dict[str, str] = {}
    for user in (administrator, officer, editor):
        for address, soup in walk(client_of(user), seen):
            for text in texts(soup):
                rest = NAMES.sub("", text)
                for title in said:
                    rest = rest.replace(title, "")
                if ENGLISH.search(rest):
                    left.setdefault(text, address)
    assert len(seen) > 150
    assert left == {}
