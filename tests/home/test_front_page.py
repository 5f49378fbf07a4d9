"""The front page: editors compose it, and it fills itself where they do not."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from bench.content.pages import bulk_articles
from campaigns.factories import HonorRollFactory, award_row, public_list
from home.factories import ContentPageFactory, menu_link
from home.front_page import LATEST_COUNT, RAIL_COUNT
from news.factories import ArticleFactory, CategoryFactory, OfficialDocumentFactory, publish
from tests.fixtures import SiteTree
from tests.reading import hrefs, titles, words


def compose(tree: SiteTree, *blocks: tuple[str, Any]) -> None:
    tree.front.body = list(blocks)
    publish(tree.front)


def sections(client: Client, address: str = "/") -> list[dict[str, Any]]:
    return client.get(address).context["sections"]


def section(client: Client, kind: str) -> dict[str, Any] | None:
    return next((entry for entry in sections(client) if entry["kind"] == kind), None)


def lead(article: Any = None) -> tuple[str, Any]:
    return "lead_story", {"article": article}


def latest(count: int, title: str = "") -> tuple[str, Any]:
    return "latest", {"title": title, "count": count}


def rail(category: Any, count: int = 4) -> tuple[str, Any]:
    return "category_rail", {"category": category, "count": count}


def notice(text: str, until: Any = None) -> dict[str, Any]:
    return {"text": text, "until": until, "page": None, "url": ""}


def test_an_empty_site_has_a_front_page(site_tree: SiteTree, client: Client) -> None:
    for address in ("/", "/en/"):
        assert client.get(address).status_code == 200
        assert sections(client, address) == []


def test_an_empty_front_page_says_that_the_site_is_being_prepared(
    site_tree: SiteTree, client: Client
) -> None:
    for address, said in (
        ("/", "Trang đang được chuẩn bị"),
        ("/en/", "This site is being prepared"),
    ):
        assert said in words(client.get(address))
    ArticleFactory(parent=site_tree.news)
    assert "Trang đang được chuẩn bị" not in words(client.get("/"))


def test_it_fills_itself_where_editors_composed_nothing(
    site_tree: SiteTree, client: Client
) -> None:
    categories = [CategoryFactory(sort_order=n) for n in range(5)]
    for category in categories:
        bulk_articles(site_tree.news, 20, [category])
    kinds = [entry["kind"] for entry in sections(client)]
    assert kinds == ["lead", "latest", "rail", "rail", "rail"]
    assert len(section(client, "latest")["articles"]) == LATEST_COUNT
    rails = [entry for entry in sections(client) if entry["kind"] == "rail"]
    assert [entry["category"] for entry in rails] == categories[:3]
    assert {len(entry["articles"]) for entry in rails} == {RAIL_COUNT}


def test_the_newest_article_with_a_picture_leads(site_tree: SiteTree, client: Client) -> None:
    ArticleFactory(
        parent=site_tree.news, published_at=timezone.now() - timedelta(days=9), illustrated=True
    )
    shown = ArticleFactory(
        parent=site_tree.news, published_at=timezone.now() - timedelta(days=5), illustrated=True
    )
    newest = ArticleFactory(parent=site_tree.news)
    assert section(client, "lead")["article"].pk == shown.pk
    assert section(client, "latest")["articles"][0].pk == newest.pk


def test_without_pictures_the_newest_article_leads(site_tree: SiteTree, client: Client) -> None:
    old, new = (
        ArticleFactory(parent=site_tree.news, published_at=timezone.now() - timedelta(days=n))
        for n in (2, 1)
    )
    assert section(client, "lead")["article"].pk == new.pk
    assert [row.pk for row in section(client, "latest")["articles"]] == [old.pk]


def test_an_editors_lead_story_leads_however_old(site_tree: SiteTree, client: Client) -> None:
    bulk_articles(site_tree.news, 30)
    old = ArticleFactory(parent=site_tree.news, published_at=timezone.now() - timedelta(days=900))
    compose(site_tree, lead(old))
    assert section(client, "lead")["article"].pk == old.pk


@pytest.mark.parametrize("trait", ["draft", "hidden", "kept_out", "over"])
def test_a_lead_story_that_is_not_for_lists_gives_way(
    site_tree: SiteTree, client: Client, trait: str
) -> None:
    public = ArticleFactory(parent=site_tree.news)
    compose(site_tree, lead(ArticleFactory(parent=site_tree.news, **{trait: True})))
    assert section(client, "lead")["article"].pk == public.pk
    assert titles(client.get("/")) == [public.title]


def test_no_article_stands_twice(site_tree: SiteTree, client: Client) -> None:
    category = CategoryFactory()
    bulk_articles(site_tree.news, 30, [category])
    compose(site_tree, lead(), latest(6), rail(category))
    shown = titles(client.get("/"))
    assert len(shown) == len(set(shown)) == 1 + 6 + 4


def test_sections_stand_as_composed(site_tree: SiteTree, client: Client) -> None:
    first, second = CategoryFactory.create_batch(2)
    bulk_articles(site_tree.news, 30, [first, second])
    compose(
        site_tree,
        rail(second, 2),
        ("notices", {"title": "Thông báo", "items": [notice("Nghỉ lễ")]}),
        latest(3, "Tin mới nhận"),
        rail(first, 1),
        lead(),
    )
    plan = sections(client)
    assert [entry["kind"] for entry in plan] == ["rail", "notices", "latest", "rail", "lead"]
    assert [len(plan[n]["articles"]) for n in (0, 2, 3)] == [2, 3, 1]
    assert (plan[0]["category"], plan[3]["category"]) == (second, first)
    assert "Tin mới nhận" in words(client.get("/"))


def test_a_rail_leads_to_its_category(site_tree: SiteTree, client: Client) -> None:
    category = CategoryFactory(name="Thi đua")
    bulk_articles(site_tree.news, 9, [category])
    assert f"{site_tree.news.url}chuyen-muc/thi-dua/" in hrefs(client.get("/"))


def test_notices_go_away_after_their_last_day(site_tree: SiteTree, client: Client) -> None:
    today = timezone.localdate()
    items = [
        notice("Còn mãi"),
        notice("Hết hôm nay", today),
        notice("Đã hết hôm qua", today - timedelta(days=1)),
    ]
    compose(site_tree, ("notices", {"title": "", "items": items}))
    text = words(client.get("/"))
    assert "Còn mãi" in text
    assert "Hết hôm nay" in text
    assert "Đã hết hôm qua" not in text


def test_notices_that_are_all_over_leave_no_heading(site_tree: SiteTree, client: Client) -> None:
    over = notice("Đã hết", timezone.localdate() - timedelta(days=1))
    compose(site_tree, ("notices", {"title": "Bảng tin", "items": [over]}))
    assert section(client, "notices") is None
    assert "Bảng tin" not in words(client.get("/"))


def test_quick_links_lead_to_live_pages_and_addresses(site_tree: SiteTree, client: Client) -> None:
    page, gone = ContentPageFactory.create_batch(2, parent=site_tree.front)
    gone.unpublish()
    links = [
        menu_link("Trang", page),
        menu_link("Đã gỡ", gone),
        menu_link("Ngoài", url="https://example.vn/"),
    ]
    links = [
        {
            "label": link["label"],
            "text": "",
            "icon": "document",
            "page": link["page"],
            "url": link["url"],
        }
        for link in links
    ]
    compose(site_tree, ("quick_links", {"title": "Tiện ích", "links": links}))
    response = client.get("/")
    assert {page.url, "https://example.vn/"} <= set(hrefs(response))
    assert "Đã gỡ" not in words(response)


def test_the_english_front_page_shows_english_news(site_tree: SiteTree, client: Client) -> None:
    ArticleFactory(parent=site_tree.news)
    english = ArticleFactory(parent=site_tree.news_en, title="In English")
    assert titles(client.get("/en/")) == [english.title]


def test_more_articles_in_the_rails_cost_no_more_queries(
    site_tree: SiteTree, client: Client, queries_of: Callable
) -> None:
    categories = CategoryFactory.create_batch(3)

    def count(per_rail: int) -> int:
        compose(site_tree, *(rail(category, per_rail) for category in categories))
        client.get("/")
        cache.clear()
        return len(queries_of(lambda: client.get("/")))

    cover = ArticleFactory(parent=site_tree.news, illustrated=True).cover
    for category in categories:
        bulk_articles(site_tree.news, 30, [category], cover=cover)
    assert count(1) == count(12)


def test_more_quick_links_to_pages_cost_no_more_queries(
    site_tree: SiteTree, client: Client, queries_of: Callable
) -> None:
    pages = ContentPageFactory.create_batch(6, parent=site_tree.front)

    def count(number: int) -> int:
        links = [
            {"label": "x", "text": "", "icon": "document", "page": page, "url": ""}
            for page in pages[:number]
        ]
        compose(site_tree, ("quick_links", {"title": "", "links": links}))
        client.get("/")
        cache.clear()
        return len(queries_of(lambda: client.get("/")))

    assert count(1) == count(6)


def test_the_newest_honor_rolls_are_shown_with_their_counts(
    site_tree: SiteTree, client: Client
) -> None:
    for year in (2019, 2021, 2020, 2018):
        document = OfficialDocumentFactory(signed_on=date(year, 8, 28))
        roll = HonorRollFactory(parent=site_tree.rolls, title=f"Năm {year}", decision=document)
        public_list(roll, award_row("Phòng Một", kind="collective"), "Nguyễn Văn An")
    shown = section(client, "rolls")
    assert shown is not None
    assert [roll.title for roll in shown["rolls"]] == ["Năm 2021", "Năm 2020", "Năm 2019"]
    assert [count.number for count in shown["rolls"][0].recipients] == ["1", "1"]
    assert shown["more_url"] == site_tree.rolls.url
    assert shown["search_url"] == site_tree.rolls.url_of("search")
    assert section(client, "rolls")["title"] == ""


def test_an_editor_places_the_honor_rolls_and_says_how_many(
    site_tree: SiteTree, client: Client
) -> None:
    HonorRollFactory.create_batch(2, parent=site_tree.rolls)
    ArticleFactory(parent=site_tree.news)
    compose(site_tree, ("honor_rolls", {"title": "Vinh danh", "count": 1}))
    kinds = [entry["kind"] for entry in sections(client)]
    assert kinds.count("rolls") == 1
    shown = section(client, "rolls")
    assert shown is not None
    assert (shown["title"], len(shown["rolls"])) == ("Vinh danh", 1)


def test_a_roll_that_nobody_may_read_is_not_on_the_front_page(
    site_tree: SiteTree, client: Client
) -> None:
    HonorRollFactory(parent=site_tree.rolls, live=False)
    HonorRollFactory(parent=site_tree.rolls, private=True)
    assert section(client, "rolls") is None
