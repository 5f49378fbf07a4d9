"""News about a campaign is found from the campaign, however many other articles there are."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from bench.content.pages import analyse, bulk_articles, bulk_subjects
from campaigns.factories import CampaignFactory
from campaigns.models import CampaignPage
from news.models import ArticlePage, ArticleSubject
from tests.fixtures import SiteTree

pytestmark = pytest.mark.slow

ALL, ABOUT = 20_000, 5_000
TABLES = "news_articlepage|wagtailcore_page"

Queries = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def campaign(site_tree: SiteTree) -> CampaignPage:
    """One that 5,000 of 20,000 articles are about, scattered over all of them."""
    campaign = CampaignFactory(parent=site_tree.campaigns)
    other = CampaignFactory(parent=site_tree.campaigns)
    articles = [key for _ in range(ALL // 1_000) for key in bulk_articles(site_tree.news, 1_000)]
    step = ALL // ABOUT
    in_portions(articles[::step], campaign)
    in_portions(articles[1::step], other)
    return campaign


def in_portions(articles: list[int], campaign: CampaignPage) -> None:
    """SQLite takes so many variables a query."""
    for start in range(0, len(articles), 1_000):
        bulk_subjects(articles[start : start + 1_000], campaign)


def plan(sql: str) -> str:
    prefix = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{prefix} {sql}")
        return "\n".join(str(row[-1] if len(row) > 1 else row[0]) for row in cursor.fetchall())


def scans(sql: str, found: str) -> list[str]:
    """The lines of a plan that read a whole table of articles or pages."""
    aliases = re.findall(rf'"(?:{TABLES})" (?!ON\b|WHERE\b)(\w+)', sql)
    names = "|".join([*TABLES.split("|"), *aliases])
    whole = re.compile(rf"^\W*SCAN (?:{names})\b|Seq Scan on (?:{TABLES})\b")
    return [line for line in found.splitlines() if whole.search(line)]


def test_the_other_articles_are_not_read(campaign: CampaignPage, queries_of: Queries) -> None:
    few = CampaignFactory(parent=campaign.get_parent())
    first = ArticleSubject.objects.filter(page=campaign).values_list("article_id", flat=True)[:10]
    bulk_subjects(list(first), few)
    analyse()
    client = Client()
    counts = {}
    for page in (few, campaign):
        client.get(page.url)
        queries = queries_of(lambda page=page: client.get(page.url))
        counts[page.pk] = len(queries)
        asked = [sql for sql in queries if "news_articlesubject" in sql]
        assert asked
        for sql in asked:
            found = plan(sql)
            assert scans(sql, found) == [], f"{sql}\n\n{found}"
    assert len(set(counts.values())) == 1

    # That this test can fail: a query that reads every article is recognised.
    (sql,) = queries_of(lambda: list(ArticlePage.objects.filter(lead="x").values_list("lead")))
    assert scans(sql, plan(sql)) != []
