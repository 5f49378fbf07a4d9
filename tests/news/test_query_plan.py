"""Lists walk an index of the public index and stop, however many articles there are."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.content.pages import analyse, bulk_articles, bulk_subjects
from home.factories import ContentPageFactory
from news.factories import CategoryFactory
from news.models import Category, NewsIndexPage
from news.public_index.articles import Articles
from tests.fixtures import SiteTree

pytestmark = pytest.mark.slow

ALL = 2_000
READS_ALL = re.compile(r"TEMP B-TREE|\bSort\b|Seq Scan|SCAN (?!p USING|l USING|found)")
DAY = timezone.localdate() - timedelta(days=100)

ASKED: dict[str, Callable[[Articles], Any]] = {
    "a page": lambda articles: articles[0:20],
    "a deep page": lambda articles: articles[1_000:1_020],
    "the oldest": lambda articles: articles.oldest(),
    "a day": lambda articles: articles.published_on(DAY)[0:20],
    "before a day": lambda articles: articles.published_before(DAY).first(),
    "after a day": lambda articles: articles.published_after(DAY).oldest(),
    "neighbours": lambda articles: articles.beside((timezone.now() - timedelta(days=90), 7), 6),
    "how many": lambda articles: articles.count(),
    "how many a day": lambda articles: articles.counts([(DAY, DAY), (DAY, DAY)]),
}


@pytest.fixture
def made(site_tree: SiteTree) -> tuple[NewsIndexPage, Category, Any]:
    """Articles, all in one category; every tenth is about one page."""
    category = CategoryFactory()
    articles = bulk_articles(site_tree.news, ALL, [category])
    page = ContentPageFactory(parent=site_tree.front)
    bulk_subjects(articles[::10], page)
    analyse()
    return site_tree.news, category, page


def plans_of(ask: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        ask()
    prefix = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    plans = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of so few rows it would read all; the question is whether an index can serve.
            for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        for query in captured.captured_queries:
            cursor.execute(f"{prefix} {query['sql']}")
            plans.append("\n".join(str(row[-1]) for row in cursor.fetchall()))
    return plans


def test_lists_read_no_more_than_they_show(made: tuple[NewsIndexPage, Category, Any]) -> None:
    news, category, page = made
    lists = {
        "all": news.articles(),
        "of a category": news.articles().in_category(category),
        "about a page": page.news(),
    }
    bad = {
        f"{kind}, {name}": plan
        for kind, articles in lists.items()
        for name, ask in ASKED.items()
        for plan in plans_of(lambda ask=ask, articles=articles: ask(articles))
        if READS_ALL.search(plan)
    }
    assert bad == {}, "\n\n".join(f"{name}\n{plan}" for name, plan in bad.items())


@pytest.mark.usefixtures("site_tree")
def test_a_plan_that_sorts_is_recognised() -> None:
    from news.models import PublicPage

    plans = plans_of(lambda: list(PublicPage.objects.order_by("title")[:5]))
    assert [bool(READS_ALL.search(plan)) for plan in plans] == [True]
