"""Long lists: numbered pages for the newest 2,000, the archive for what is older."""

import pytest
from django.test import Client

from bench.content.pages import bulk_articles
from news.factories import ArticleFactory, AuthorFactory, CategoryFactory
from news.models import NewsIndexPage, Tag
from news.paging import NUMBERED_ROWS, PAGE_SIZE
from tests.reading import hrefs, page_link, titles


def test_pages_hold_the_list_without_gap_or_double(news: NewsIndexPage, client: Client) -> None:
    bulk_articles(news, PAGE_SIZE * 2 + 1)
    pages = [client.get(news.url, {"trang": n}) for n in (1, 2, 3)]
    listed = [title for page in pages for title in titles(page)]
    assert listed == [f"Tin {n}" for n in range(1, PAGE_SIZE * 2 + 2)]


def test_pages_link_to_their_neighbours(news: NewsIndexPage, client: Client) -> None:
    bulk_articles(news, PAGE_SIZE * 3)
    first, second, third = (client.get(news.url, {"trang": n}) for n in (1, 2, 3))
    assert (page_link(first, "prev"), page_link(first, "next")) == ("", f"{news.url}?trang=2")
    assert (page_link(second, "prev"), page_link(second, "next")) == (
        news.url,
        f"{news.url}?trang=3",
    )
    assert page_link(third, "next") == ""
    assert f"{news.url}?trang=3" in hrefs(client.get(news.url))


def test_beyond_the_newest_2000_the_archive_goes_on(news: NewsIndexPage, client: Client) -> None:
    bulk_articles(news, NUMBERED_ROWS + 1)
    last = NUMBERED_ROWS // PAGE_SIZE
    response = client.get(news.url, {"trang": last})
    paginator = response.context["pager"].paginator
    assert (paginator.count, paginator.is_limited, paginator.num_pages) == (
        NUMBERED_ROWS,
        True,
        last,
    )
    assert page_link(response, "next") == ""
    assert response.context["years"][0].url in hrefs(response)
    assert client.get(news.url, {"trang": last + 1}).status_code == 404


def test_exactly_2000_articles_are_no_more_than_the_list_holds(
    news: NewsIndexPage, client: Client
) -> None:
    bulk_articles(news, NUMBERED_ROWS)
    assert not client.get(news.url).context["pager"].paginator.is_limited


@pytest.mark.parametrize("number", ["0", "-1", "2", "abc", "1.5", "9" * 40, "1\x00", "٣", "１x"])
def test_a_page_that_is_not_there_is_a_404(
    news: NewsIndexPage, client: Client, number: str
) -> None:
    ArticleFactory(parent=news)
    assert client.get(news.url, {"trang": number}).status_code == 404


@pytest.mark.parametrize("number", ["", "1", " 1 "])
def test_the_first_page_goes_by_several_names(
    news: NewsIndexPage, client: Client, number: str
) -> None:
    assert client.get(news.url, {"trang": number}).status_code == 200


def test_links_of_a_pager_carry_nothing_a_visitor_made_up(
    news: NewsIndexPage, client: Client
) -> None:
    bulk_articles(news, PAGE_SIZE + 1)
    response = client.get(news.url, {"utm_source": "x"})
    assert page_link(response, "next") == f"{news.url}?trang=2"


def test_category_tag_and_author_pages_list_only_their_own(
    news: NewsIndexPage, client: Client
) -> None:
    category, author = CategoryFactory(name="Thi đua"), AuthorFactory(name="Vũ Xuân Quyết")
    ArticleFactory(parent=news)
    one = ArticleFactory(parent=news, categories=[category], tags=["khen thưởng"], bylines=[author])
    ArticleFactory(
        parent=news, categories=[category], tags=["khen thưởng"], bylines=[author], draft=True
    )
    tag = Tag.objects.get()
    for path in (f"chuyen-muc/{category.slug}", f"the/{tag.slug}", f"tac-gia/{author.slug}"):
        response = client.get(f"{news.url}{path}/")
        assert titles(response) == [one.title]


@pytest.mark.parametrize("word", ["chuyen-muc", "the", "tac-gia"])
def test_a_category_tag_or_author_that_is_not_there_is_a_404(
    news: NewsIndexPage, client: Client, word: str
) -> None:
    assert client.get(f"{news.url}{word}/khong-co/").status_code == 404


def test_a_free_byline_has_no_author_page(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news, bylines=["Vũ Xuân Quyết"])
    response = client.get(article.url)
    assert "Vũ Xuân Quyết" in response.content.decode()
    assert not [link for link in hrefs(response) if "tac-gia" in link]
