"""The order by date comes from an index, however many articles there are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from bench.content.pages import bulk_articles
from news.models import ArticlePage, NewsIndexPage

pytestmark = pytest.mark.slow

ALL, OF_A_LANGUAGE = "news_article_by_date", "news_article_by_language"
ANY_OF_THEM = {ALL, OF_A_LANGUAGE}
BY_DATE = {
    "newest of all": ({ALL}, lambda news: ArticlePage.objects.listed().newest_first()[:20]),
    "oldest of all": ({ALL}, lambda news: ArticlePage.objects.listed().oldest_first()[:20]),
    "newest of a language": (
        ANY_OF_THEM,
        lambda news: ArticlePage.objects.listed().in_language_of(news).newest_first()[:20],
    ),
}


def plan(rows: QuerySet) -> str:
    """The database's plan, after it has counted its rows."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    options = {"analyze": True} if connection.vendor == "postgresql" else {}
    return rows.explain(**options)


@pytest.mark.parametrize("name", BY_DATE)
def test_the_date_order_is_served_by_an_index(news: NewsIndexPage, name: str) -> None:
    bulk_articles(news, 2_000)
    indexes, rows = BY_DATE[name]
    found = plan(rows(news))
    assert any(index in found for index in indexes), found
    assert "USE TEMP B-TREE FOR ORDER BY" not in found, found
    assert "Sort" not in found, found


def test_a_day_is_found_by_an_index(news: NewsIndexPage) -> None:
    bulk_articles(news, 2_000)
    day = timezone.localdate() - timedelta(days=100)
    rows = ArticlePage.objects.listed().in_language_of(news).published_on(day)
    found = plan(rows.newest_first())
    assert any(index in found for index in ANY_OF_THEM), found
