"""RSS and Atom: what a feed reader gets, and when it is told that nothing changed."""

from collections.abc import Callable

import feedparser
import pytest
from django.test import Client

from bench.content.pages import bulk_articles
from news.factories import ArticleFactory, AuthorFactory, CategoryFactory, moment, publish
from news.feeds import FEED_LENGTH
from news.models import NewsIndexPage
from tests.fixtures import SiteTree

pytestmark = pytest.mark.any_database

KINDS = ["rss", "atom"]
NOT_FOR_LISTS = ["draft", "hidden", "kept_out", "over"]

in_both_kinds = pytest.mark.parametrize("kind", KINDS)


def read(client: Client, address: str) -> feedparser.FeedParserDict:
    response = client.get(address)
    assert response.status_code == 200
    feed = feedparser.parse(
        response.content, response_headers={"content-type": response["Content-Type"]}
    )
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@in_both_kinds
def test_a_feed_reader_gets_title_link_date_author_and_categories(
    news: NewsIndexPage, client: Client, kind: str
) -> None:
    ArticleFactory(
        parent=news,
        title="Thi đua & khen thưởng <2021>",
        lead="Tóm tắt “đợt thi đua”",
        published_at=moment(2021, 8, 4, 7),
        bylines=[AuthorFactory(name="Vũ Xuân Quyết")],
        categories=[CategoryFactory(name="Thi đua")],
    )
    feed = read(client, f"{news.url}{kind}/")
    (entry,) = feed.entries
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[kind]
    assert feed.feed.language == "vi"
    assert entry.title in ("Thi đua & khen thưởng <2021>", "Thi đua &amp; khen thưởng &lt;2021&gt;")
    assert entry.summary == "Tóm tắt “đợt thi đua”"
    assert entry.link == f"http://testserver{news.url}thi-dua-khen-thuong-2021/"
    assert entry.published_parsed[:4] == (2021, 8, 4, 0)
    assert "Vũ Xuân Quyết" in entry.author
    assert [tag.term for tag in entry.tags] == ["Thi đua"]


@in_both_kinds
def test_a_feed_holds_the_newest_articles(news: NewsIndexPage, client: Client, kind: str) -> None:
    bulk_articles(news, FEED_LENGTH + 5)
    titles = [entry.title for entry in read(client, f"{news.url}{kind}/").entries]
    assert titles == [f"Tin {n}" for n in range(1, FEED_LENGTH + 1)]


@in_both_kinds
def test_a_site_without_news_has_a_valid_feed(
    news: NewsIndexPage, client: Client, kind: str
) -> None:
    assert read(client, f"{news.url}{kind}/").entries == []


@in_both_kinds
def test_each_category_has_its_own_feed(news: NewsIndexPage, client: Client, kind: str) -> None:
    category = CategoryFactory(name="Thi đua")
    ArticleFactory(parent=news)
    ArticleFactory(parent=news, title="Riêng", categories=[category])
    feed = read(client, f"{news.url}chuyen-muc/thi-dua/{kind}/")
    assert [entry.title for entry in feed.entries] == ["Riêng"]
    assert "Thi đua" in feed.feed.title
    assert client.get(f"{news.url}chuyen-muc/khong-co/{kind}/").status_code == 404


@pytest.mark.parametrize("trait", NOT_FOR_LISTS)
def test_what_is_not_for_lists_is_in_no_feed(
    news: NewsIndexPage, client: Client, trait: str
) -> None:
    ArticleFactory(parent=news, **{trait: True})
    assert read(client, f"{news.url}rss/").entries == []


def test_each_language_has_its_own_feed(site_tree: SiteTree, client: Client) -> None:
    category = CategoryFactory(name="Thi đua", translations={"en": {"name": "Emulation"}})
    ArticleFactory(parent=site_tree.news)
    ArticleFactory(parent=site_tree.news_en, title="In English", categories=[category])
    feed = read(client, f"{site_tree.news_en.url}rss/")
    assert [entry.title for entry in feed.entries] == ["In English"]
    assert feed.feed.language == "en"
    assert feed.entries[0].tags[0].term == "Emulation"


def test_the_index_names_its_feeds(news: NewsIndexPage, client: Client) -> None:
    page = client.get(news.url).content.decode()
    assert f'href="{news.url}rss/"' in page
    assert f'href="{news.url}atom/"' in page


@in_both_kinds
def test_an_unchanged_feed_is_not_sent_again(
    news: NewsIndexPage, client: Client, kind: str
) -> None:
    ArticleFactory(parent=news)
    first = client.get(f"{news.url}{kind}/")
    again = client.get(f"{news.url}{kind}/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_a_feed_changes_when_its_news_does(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news, title="Bản đầu")
    other = ArticleFactory(parent=news)
    seen = set()

    def is_new() -> bool:
        tag = client.get(f"{news.url}rss/")["ETag"]
        asked = client.get(f"{news.url}rss/", headers={"if-none-match": tag})
        assert asked.status_code == 304
        fresh = tag not in seen
        seen.add(tag)
        return fresh

    assert is_new()
    article.title = "Bản sau"
    publish(article)
    assert is_new()
    article.unpublish()
    assert is_new()
    other.unlisted = True
    publish(other)
    assert is_new()
    ArticleFactory(parent=news)
    assert is_new()
    assert not is_new()


def test_the_feeds_of_a_site_have_different_tags(news: NewsIndexPage, client: Client) -> None:
    ArticleFactory(parent=news)
    assert client.get(f"{news.url}rss/")["ETag"] != client.get(f"{news.url}atom/")["ETag"]


@in_both_kinds
def test_a_feed_costs_the_same_queries_with_one_item_and_with_thirty(
    news: NewsIndexPage, client: Client, queries_of: Callable, kind: str
) -> None:
    categories = CategoryFactory.create_batch(2)
    ArticleFactory(parent=news, categories=categories, bylines=[AuthorFactory()])

    def count() -> int:
        return len(queries_of(lambda: client.get(f"{news.url}{kind}/")))

    count()
    few = count()
    for _ in range(3):
        ArticleFactory(parent=news, categories=categories, bylines=[AuthorFactory(), "Tên"])
    bulk_articles(news, FEED_LENGTH, categories)
    count()
    assert count() == few
