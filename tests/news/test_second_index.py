"""A second news index, or a second site, lists only its own articles."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from home.factories import ContentPageFactory
from home.models import HomePage, SearchPage
from news.archive import Archive
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    NewsIndexFactory,
    TagFactory,
    moment,
    translate,
)
from news.models import ArticlePage, NewsIndexPage
from news.related import other_news
from tests.fixtures import SiteTree
from tests.reading import soup

pytestmark = pytest.mark.any_database

HOST = "hai.example.vn"


class Newsroom:
    """An index with two articles of its own, in the same registers as another's."""

    def __init__(self, index: NewsIndexPage, name: str, day: int, **fields: Any) -> None:
        self.index = index
        self.articles = [
            ArticleFactory(
                parent=index, title=f"Bài {number} của {name}",
                published_at=moment(2021, 8, day, 8 + number), **fields,
            )
            for number in range(2)
        ]  # fmt: skip

    @property
    def titles(self) -> set[str]:
        return {article.title for article in self.articles}


@pytest.fixture
def shared() -> dict[str, Any]:
    return {
        "categories": [CategoryFactory(name="Thi đua", slug="thi-dua")],
        "tags": [TagFactory(name="Pháp luật", slug="phap-luat").name],
        "bylines": [AuthorFactory(name="Hà", slug="ha")],
    }


@pytest.fixture(params=["index", "site"])
def rooms(
    request: pytest.FixtureRequest, site_tree: SiteTree, shared: dict[str, Any]
) -> list[tuple[Newsroom, dict[str, str]]]:
    """Two newsrooms of one site, or of two sites, each with how to visit it."""
    first = Newsroom(site_tree.news, "Một", 4, **shared)
    if request.param == "index":
        index, extra = NewsIndexFactory(parent=site_tree.front, title="Thông báo"), {}
    else:
        front = Page.objects.get(depth=1).add_child(
            instance=HomePage(title="Trang hai", slug="trang-hai", locale=site_tree.front.locale)
        )
        Site.objects.create(hostname=HOST, port=80, root_page=front)
        front.add_child(instance=SearchPage(title="Tìm kiếm", slug="tim-kiem"))
        index, extra = NewsIndexFactory(parent=front), {"host": HOST}
    second = Newsroom(index, "Hai", 14, **shared)
    return [(first, {"host": "testserver"}), (second, extra or {"host": "testserver"})]


def both(rooms: Any) -> Iterator[tuple[Newsroom, Newsroom, Client]]:
    (first, a), (second, b) = rooms
    yield first, second, Client(headers=a)
    yield second, first, Client(headers=b)


def path_of(page: Page) -> str:
    return page.get_url_parts()[2]


@pytest.mark.parametrize(
    "rest",
    [
        "", "rss/", "atom/", "chuyen-muc/thi-dua/", "chuyen-muc/thi-dua/rss/", "the/phap-luat/",
        "tac-gia/ha/", "2021/08/",
    ],
)  # fmt: skip
def test_lists_archives_and_feeds(rooms: Any, rest: str) -> None:
    for own, other, client in both(rooms):
        text = client.get(path_of(own.index) + rest).content.decode()
        assert all(title in text for title in own.titles), rest
        assert not any(title in text for title in other.titles), rest


def test_calendar_years_and_days(rooms: Any) -> None:
    for own, _other, client in both(rooms):
        archive = Archive(own.index)
        days = {timezone.localdate(article.published_at).day for article in own.articles}
        calendar = archive.calendar(timezone.localdate(own.articles[0].published_at))
        assert {cell.day for week in calendar.weeks for cell in week if cell and cell.count} == days
        assert client.get(path_of(own.index)).status_code == 200


def test_other_news_and_neighbours(rooms: Any) -> None:
    for own, _other, _client in both(rooms):
        article, neighbour = own.articles
        found = other_news(ArticlePage.objects.get(pk=article.pk))
        assert [row.pk for row in found.related] == [neighbour.pk]
        assert found.previous is None
        assert found.next.pk == neighbour.pk


def test_an_index_that_is_a_draft_keeps_its_articles_to_itself(
    site_tree: SiteTree, client: Client
) -> None:
    first = ArticleFactory(parent=site_tree.news)
    client.get(site_tree.news.url)
    index = NewsIndexFactory(parent=site_tree.front, live=False)
    ArticleFactory(parent=index)
    assert [row.pk for row in site_tree.news.articles()[:9]] == [first.pk]


ONLY_SITES = pytest.mark.parametrize("rooms", ["site"], indirect=True)


def text_at(client: Client, path: str) -> str:
    return " ".join(soup(client.get(path)).get_text("").split())


@ONLY_SITES
def test_front_page_search_and_error_page_of_each_site(rooms: Any) -> None:
    for own, other, client in both(rooms):
        for path in ("/", "/tim-kiem/?q=bài", "/tim-kiem/?q=khongco", "/khong-co/"):
            text = text_at(client, path)
            assert all(title in text for title in own.titles), path
            assert not any(title in text for title in other.titles), path


@ONLY_SITES
def test_the_sitemap_of_each_site(rooms: Any) -> None:
    for own, other, client in both(rooms):
        locations = client.get("/sitemap-0.xml").content.decode()
        assert all(path_of(article) in locations for article in own.articles)
        site = other.index.get_site()
        assert f"{site.root_url}/" not in locations
        assert "sitemap-0.xml" in client.get("/sitemap.xml").content.decode()


@ONLY_SITES
def test_news_about_a_page_is_that_of_its_site(rooms: Any, site_tree: SiteTree) -> None:
    page = ContentPageFactory(parent=site_tree.front)
    (first, _), (second, _) = rooms
    mine = ArticleFactory(parent=first.index, subjects=[page])
    ArticleFactory(parent=second.index, subjects=[page])
    assert [row.pk for row in page.news()[:9]] == [mine.pk]


def test_one_index_and_one_site_are_asked_for_their_language_alone(site_tree: SiteTree) -> None:
    translate(ArticleFactory(parent=site_tree.news))
    for index in (site_tree.news, site_tree.news_en):
        assert index.articles().part == ""
