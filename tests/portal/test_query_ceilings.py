"""How many queries a page may cost, through the whole stack, with Django's cache emptied."""

from collections.abc import Callable

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from home.factories import ContentPageFactory
from news.factories import CategoryFactory
from tests.bulk import bulk_articles
from tests.fixtures import SiteTree
from tests.samples import fill_identity, full_article

CEILINGS = {"article": 24, "index": 20, "day": 18, "front": 28}
FEW, MANY = 10, 1_000

Queries = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def pages(site_tree: SiteTree) -> dict[str, str]:
    """The addresses of a site whose articles, menus and front page are fully filled."""
    fill_identity(site_tree, ContentPageFactory(parent=site_tree.front))
    categories = CategoryFactory.create_batch(3)
    article = full_article(site_tree, categories=categories[:2])
    bulk_articles(site_tree.news, FEW, categories, cover=article.cover)
    day = timezone.localdate()
    return {
        "article": article.url,
        "index": site_tree.news.url,
        "day": f"{site_tree.news.url}{day:%Y/%m/%d}/",
        "front": "/",
    }


def cold_queries(queries_of: Queries, address: str) -> list[str]:
    """The queries of a page whose renditions are made, with an empty cache."""
    client = Client()
    for content_type in ContentType.objects.all():
        ContentType.objects.get_for_id(content_type.pk)
    assert client.get(address).status_code == 200
    cache.clear()
    return queries_of(lambda: client.get(address))


@pytest.mark.parametrize("kind", CEILINGS)
def test_a_page_stays_under_its_ceiling(
    kind: str, pages: dict[str, str], queries_of: Queries
) -> None:
    queries = cold_queries(queries_of, pages[kind])
    assert len(queries) <= CEILINGS[kind], "\n\n".join(queries)
