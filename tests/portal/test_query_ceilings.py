"""How many queries a page may cost, through the whole stack, with Django's cache emptied."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from bench.content.pages import bulk_articles
from campaigns.factories import HonorRollFactory, public_list
from campaigns.models import AwardStory
from home.factories import ContentPageFactory, menu_link
from news.factories import ArticleFactory, CategoryFactory, publish, translate
from tests.fixtures import SiteTree
from tests.samples import body_with_every_block, fill_identity, full_article

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

CEILINGS = {"article": 40, "index": 20, "day": 18, "front": 28}
FEW, MANY = 10, 1_000

Queries = Callable[[Callable[[], object]], list[str]]


def front_page(page: Any, article: Any, categories: list[Any]) -> list[tuple[str, Any]]:
    """Every block an editor may use."""
    notice = {"text": "Nghỉ lễ", "until": None, "page": page, "url": ""}
    link = {**menu_link("Giới thiệu", page), "text": "", "icon": "people"}
    link.pop("label_en")
    return [
        ("lead_story", {"article": article}),
        ("notices", {"title": "Thông báo", "items": [notice]}),
        ("latest", {"title": "", "count": 6}),
        ("quick_links", {"title": "", "links": [link]}),
        *(("category_rail", {"category": category, "count": 4}) for category in categories),
    ]


@pytest.fixture(scope="module")
def filled(module_db: None) -> dict[str, str]:
    site_tree = SiteTree()
    page = ContentPageFactory(parent=site_tree.front)
    fill_identity(site_tree, page)
    categories = CategoryFactory.create_batch(3)
    article = full_article(site_tree, categories=categories[:2])
    bulk_articles(site_tree.news, FEW, categories, cover=article.cover)
    site_tree.front.body = front_page(page, article, categories)
    publish(site_tree.front)
    return {
        "article": article.url,
        "index": site_tree.news.url,
        "day": f"{site_tree.news.url}{timezone.localdate():%Y/%m/%d}/",
        "front": "/",
    }


@pytest.fixture
def pages(filled: dict[str, str], db: None) -> dict[str, str]:
    """The addresses of a site whose articles, menus and front page are fully filled."""
    return filled


def cold_queries(queries_of: Queries, address: str) -> list[str]:
    """The queries of a page whose renditions are made, with an empty cache."""
    client = Client()
    for content_type in ContentType.objects.all():
        ContentType.objects.get_for_id(content_type.pk)
    assert client.get(address).status_code == 200
    cache.clear()
    return queries_of(lambda: client.get(address))


def shown(queries: list[str]) -> str:
    return "\n\n".join(f"{n}. {sql[:600]}" for n, sql in enumerate(queries, 1))


@pytest.mark.parametrize("kind", CEILINGS)
def test_a_page_stays_under_its_ceiling(
    kind: str, pages: dict[str, str], queries_of: Queries
) -> None:
    queries = cold_queries(queries_of, pages[kind])
    assert len(queries) <= CEILINGS[kind], shown(queries)


def test_a_thousand_articles_cost_no_more_queries_than_ten(
    pages: dict[str, str], site_tree: SiteTree, queries_of: Queries
) -> None:
    few = {kind: len(cold_queries(queries_of, address)) for kind, address in pages.items()}
    categories = CategoryFactory._meta.model.objects.all()
    bulk_articles(site_tree.news, MANY, categories)
    many = {kind: len(cold_queries(queries_of, address)) for kind, address in pages.items()}
    assert many == few


def test_english_pages_cost_no_more_than_their_ceiling(
    pages: dict[str, str], site_tree: SiteTree, queries_of: Queries
) -> None:
    article = translate(full_article(site_tree), title="In English")
    ArticleFactory.create_batch(3, parent=site_tree.news_en)
    english = {"article": article.url, "index": site_tree.news_en.url, "front": "/en/"}
    for kind, address in english.items():
        queries = cold_queries(queries_of, address)
        assert len(queries) <= CEILINGS[kind], shown(queries)


def test_embedded_honors_and_a_story_cost_eight_queries_at_most(
    pages: dict[str, str], site_tree: SiteTree, queries_of: Queries
) -> None:
    """A roll four, an award two, the box under a story two; however many of each."""
    roll = HonorRollFactory(parent=site_tree.rolls)
    rows = public_list(roll, *(f"Người thứ {n}" for n in range(6)))
    honors = [("honor_roll", {"roll": roll}), *(("award", {"key": row.key}) for row in rows)]
    plain = full_article(site_tree)
    body = [*body_with_every_block(plain, site_tree.front), *honors, *honors]
    honored = full_article(site_tree, body=body)
    AwardStory.objects.create(roll=roll.translation_key, award_key=rows[0].key, article=honored)
    before, queries = (cold_queries(queries_of, page.url) for page in (plain, honored))
    assert len(queries) <= len(before) + 8, shown(queries)
