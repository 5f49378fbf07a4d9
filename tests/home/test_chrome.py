"""What stands around every page: menu, footer, language switch."""

from collections.abc import Callable
from copy import copy
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.cache import cache
from django.test import Client

from home.factories import ContentPageFactory, menu_item, menu_link
from news.factories import ArticleFactory, CategoryFactory, moment, translate
from tests.fixtures import SiteTree
from tests.reading import soup
from tests.samples import fill_identity

pytestmark = pytest.mark.any_database


def set_menu(tree: SiteTree, *items: tuple[str, Any]) -> None:
    tree.identity.navigation = list(items)
    tree.identity.save()


def chrome(client: Client, address: str = "/") -> Any:
    return client.get(address).context["chrome"]


def switch(client: Client, address: str, language: str) -> str:
    """Where the language switch of a page leads."""
    response = client.get(address)
    assert response.status_code == 200
    around = [soup(response).find("header"), soup(response).find("footer")]
    links = [a for part in around if part for a in part.find_all("a", hreflang=language)]
    assert links, "no language switch in header or footer"
    return links[0]["href"]


def around_main(response: Any) -> BeautifulSoup:
    page = copy(soup(response))
    page.find("main").decompose()
    return page


def test_the_menu_has_two_levels(site_tree: SiteTree, client: Client) -> None:
    parent = ContentPageFactory(parent=site_tree.front, title="Giới thiệu")
    child = ContentPageFactory(parent=parent, title="Lịch sử")
    set_menu(
        site_tree,
        menu_item("Giới thiệu", parent, children=[menu_link("Lịch sử", child)]),
        menu_item("Ngoài", url="https://example.vn/"),
    )
    nodes = chrome(client).navigation
    assert [(node.label, node.url) for node in nodes] == [
        ("Giới thiệu", parent.url),
        ("Ngoài", "https://example.vn/"),
    ]
    assert [node.url for node in nodes[0].children] == [child.url]
    links = [a["href"] for a in around_main(client.get("/")).find_all("a", href=True)]
    assert {parent.url, child.url, "https://example.vn/"} <= set(links)


def test_the_menu_speaks_the_readers_language(site_tree: SiteTree, client: Client) -> None:
    set_menu(site_tree, menu_item("Tin tức", site_tree.news, label_en="News"))
    (english,) = chrome(client, "/en/").navigation
    assert (english.label, english.url) == ("News", site_tree.news_en.url)
    assert chrome(client, "/").navigation[0].label == "Tin tức"


def test_without_an_english_label_the_vietnamese_one_stands(
    site_tree: SiteTree, client: Client
) -> None:
    page = ContentPageFactory(parent=site_tree.front)
    set_menu(site_tree, menu_item("Giới thiệu", page))
    (node,) = chrome(client, "/en/").navigation
    assert (node.label, node.url) == ("Giới thiệu", page.url)


def test_a_page_that_is_not_public_leaves_the_menu(site_tree: SiteTree, client: Client) -> None:
    gone = ContentPageFactory(parent=site_tree.front)
    set_menu(site_tree, menu_item("Còn", site_tree.news), menu_item("Đã gỡ", gone))
    gone.unpublish()
    assert [node.label for node in chrome(client).navigation] == ["Còn"]
    gone.delete()
    assert [node.label for node in chrome(client).navigation] == ["Còn"]


def test_the_menu_marks_where_the_reader_is(site_tree: SiteTree, client: Client) -> None:
    set_menu(
        site_tree, menu_item("Trang chủ", site_tree.front), menu_item("Tin tức", site_tree.news)
    )
    home, news = chrome(client, site_tree.news.url).navigation
    assert (home.is_current, news.is_current) == (False, True)
    article = ArticleFactory(parent=site_tree.news)
    home, news = chrome(client, article.url).navigation
    assert (home.is_ancestor, news.is_current, news.is_ancestor) == (False, False, True)
    current = soup(client.get(site_tree.news.url)).find_all(attrs={"aria-current": "page"})
    assert {tag.get_text(strip=True) for tag in current if tag.find_parent("header")} == {"Tin tức"}


def test_header_and_footer_show_who_publishes_the_site(site_tree: SiteTree, client: Client) -> None:
    fill_identity(site_tree, ContentPageFactory(parent=site_tree.front))
    vietnamese = around_main(client.get("/")).get_text(" ")
    for text in ("Sở Tư pháp", "12 Lê Lợi", "0123 456 789", "so@example.vn", "Giám đốc Sở Tư pháp"):
        assert text in vietnamese
    english = around_main(client.get("/en/")).get_text(" ")
    assert "Department of Justice" in english
    assert "Provincial People's Committee" in english.replace("’", "'")


def test_the_footer_has_no_heading_over_nothing(site_tree: SiteTree, client: Client) -> None:
    def headings() -> list[str]:
        return [h.get_text(strip=True) for h in soup(client.get("/")).select("footer h2")]

    assert "Liên hệ" not in headings()
    fill_identity(site_tree, ContentPageFactory(parent=site_tree.front))
    assert "Liên hệ" in headings()


def test_the_switch_leads_to_the_same_article(site_tree: SiteTree, client: Client) -> None:
    article = ArticleFactory(parent=site_tree.news)
    english = translate(article, title="In English", slug="in-english")
    assert switch(client, article.url, "en") == english.url == "/en/news/in-english/"
    assert switch(client, english.url, "vi") == article.url


def test_without_a_translation_the_switch_leads_to_the_front_page(
    site_tree: SiteTree, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news)
    assert switch(client, article.url, "en") == "/en/"
    english = next(link for link in chrome(client, article.url).languages if link.code == "en")
    assert not english.is_translated
    assert not soup(client.get(article.url)).find("link", hreflang="en")


def test_a_draft_translation_is_no_translation(site_tree: SiteTree, client: Client) -> None:
    article = ArticleFactory(parent=site_tree.news)
    translate(article, title="In English").unpublish()
    assert switch(client, article.url, "en") == "/en/"


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("/", "/en/"),
        ("/tin-tuc/", "/en/news/"),
        ("/tin-tuc/2021/", "/en/news/2021/"),
        ("/tin-tuc/2021/08/", "/en/news/2021/08/"),
        ("/tin-tuc/2021/08/04/", "/en/news/2021/08/04/"),
        ("/tin-tuc/chuyen-muc/thi-dua/", "/en/news/category/thi-dua/"),
        ("/tin-tuc/the/khen-thuong/", "/en/news/tag/khen-thuong/"),
        ("/tim-kiem/?q=thi+%C4%91ua", "/en/search/?q=thi+%C4%91ua"),
    ],
)
def test_the_switch_leads_to_the_same_list(
    site_tree: SiteTree, client: Client, vietnamese: str, english: str
) -> None:
    category = CategoryFactory(name="Thi đua")
    for index in (site_tree.news, site_tree.news_en):
        ArticleFactory(
            parent=index,
            published_at=moment(2021, 8, 4),
            categories=[category],
            tags=["khen thưởng"],
        )
    assert switch(client, vietnamese, "en") == english
    assert switch(client, english, "vi") == vietnamese
    assert client.get(english).status_code == 200


def test_route_words_of_the_other_language_are_not_found(
    site_tree: SiteTree, client: Client
) -> None:
    CategoryFactory(name="Thi đua")
    assert client.get("/en/news/chuyen-muc/thi-dua/").status_code == 404
    assert client.get("/tin-tuc/category/thi-dua/").status_code == 404


def test_every_page_has_a_search_form(site_tree: SiteTree, client: Client) -> None:
    def form(address: str) -> Tag:
        return soup(client.get(address)).find("header").find("form", role="search")

    assert form("/")["action"] == site_tree.search.url
    assert form(site_tree.news_en.url)["action"] == site_tree.search_en.url
    assert form("/").find("input")["name"] == "q"


@pytest.mark.parametrize("address", ["/khong-co/", "/en/nothing/"])
def test_a_page_that_is_not_there_offers_search_and_news(
    site_tree: SiteTree, client: Client, address: str
) -> None:
    index = site_tree.news_en if "/en/" in address else site_tree.news
    article = ArticleFactory(parent=index)
    response = client.get(address)
    page = soup(response)
    assert response.status_code == 404
    assert page.find("input", {"name": "q"})
    assert page.find("a", href=article.url)
    assert page.find("html")["lang"] == ("en" if "/en/" in address else "vi")


def test_longer_menus_cost_no_more_queries(
    site_tree: SiteTree, client: Client, queries_of: Callable
) -> None:
    pages = ContentPageFactory.create_batch(6, parent=site_tree.front)

    def count(*items: tuple[str, Any]) -> int:
        set_menu(site_tree, *items)
        client.get("/")
        cache.clear()
        return len(queries_of(lambda: client.get("/")))

    one = count(menu_item("một", pages[0]))
    children = [menu_link(page.title, page) for page in pages]
    assert count(*(menu_item(page.title, page, children=children) for page in pages)) == one
