"""Fixtures of the browser tests: a narrator of what a page asks for, and a way past the login."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings, settings
from django.contrib.auth.models import AbstractUser
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from news.models import ArticlePage
from tests.browser.broken_urls import FAILING, FORBIDDEN
from tests.browser.pages import fill_site
from tests.fixtures import SiteTree

#: Milliseconds to wait for what must come at last, on a machine that does much besides.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(autouse=True)
def _everything_indexed(search_index: None, reference_index: None) -> None:
    """Editors and readers in a browser find what they would find on a site."""


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    def patient(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context

    return patient


@pytest.fixture(scope="session")
def browser_context_args(
    browser_context_args: dict[str, Any], live_server: LiveServer
) -> dict[str, Any]:
    """Addresses without a host are the live server's."""
    return {**browser_context_args, "base_url": live_server.url}


@dataclass
class Watch:
    """What a context's pages asked for, and what their consoles complained of."""

    host: str
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> "Watch":
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", lambda message: self._said(message.type, message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        return self

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != self.host:
            self.elsewhere.append(url)

    def _said(self, kind: str, text: str) -> None:
        # A violation of the content security policy is told to the console as an error.
        if kind in {"error", "warning"}:
            self.complaints.append(text)


@pytest.fixture
def watch(live_server: LiveServer) -> Callable[[BrowserContext], Watch]:
    """Starts to watch a context; to be called before its first page opens an address."""
    host = urlsplit(live_server.url).netloc
    return lambda context: Watch(host).follow(context)


@pytest.fixture
def log_in(live_server: LiveServer) -> Callable[[BrowserContext, AbstractUser], None]:
    """Lets a context in as someone without the login form."""

    def run(context: BrowserContext, user: AbstractUser) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url}])

    return run


@pytest.fixture
def visitor(new_context: Callable[..., BrowserContext]) -> Page:
    """A page in a fresh context: someone who is not logged in."""
    return new_context().new_page()


@pytest.fixture
def public_pages(
    site_tree: SiteTree, full_article: ArticlePage, settings: LazySettings
) -> dict[str, str]:
    """An address for each kind of public page, error pages included."""
    settings.ROOT_URLCONF = "tests.browser.broken_urls"
    found = fill_site(site_tree, full_article)
    return found | {"forbidden": FORBIDDEN, "failing": FAILING}
