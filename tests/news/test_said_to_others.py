"""What pages say of themselves to search engines and other sites: once, and in the site's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from wagtail import hooks

from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage
from tests.fixtures import SiteTree
from tests.news.test_template_blocks import pages_of
from tests.reading import soup

pytestmark = pytest.mark.any_database


@pytest.fixture
def plain(news: NewsIndexPage) -> ArticlePage:
    """An article without a picture."""
    return ArticleFactory(parent=news, cover=None, search_description="Mô tả")


@contextmanager
def published_by(monkeypatch: pytest.MonkeyPatch, *hooked: Any) -> Iterator[None]:
    """As in a site without `home`."""
    with monkeypatch.context() as patch:
        patch.setitem(hooks._hooks, "news_publisher", [(hook, 0) for hook in hooked])
        yield


def shared(client: Client, page: ArticlePage) -> list[str]:
    found = soup(client.get(page.url)).find_all("meta", property="og:image")
    return [tag["content"] for tag in found]


def test_every_page_has_one_description(site_tree: SiteTree, client: Client) -> None:
    for name, url in pages_of(site_tree).items():
        page = soup(client.get(url))
        for key in ({"name": "description"}, {"property": "og:description"}):
            tags = page.find_all("meta", attrs=key)
            assert len(tags) < 2, name
            assert all(tag["content"].strip() for tag in tags), name


def test_without_a_publisher_no_picture_is_shared(
    plain: ArticlePage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with published_by(monkeypatch):
        assert shared(client, plain) == []


@pytest.mark.parametrize("logo", [{"@type": "ImageObject", "url": "/town.png"}, "/town.png"])
def test_the_logo_of_the_sites_own_publisher_is_shared(
    plain: ArticlePage, client: Client, monkeypatch: pytest.MonkeyPatch, logo: Any
) -> None:
    def town(request: Any) -> dict[str, Any]:
        return {"@type": "Organization", "name": "Lindholm", "logo": logo}

    with published_by(monkeypatch, town):
        assert shared(client, plain) == ["http://testserver/town.png"]
