"""Wagtail's own index, which the admin searches: titles, written once a publication."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.search.models import IndexEntry

from news.factories import ArticleFactory, publish
from news.models import ArticlePage
from tests.fixtures import SiteTree

pytestmark = pytest.mark.usefixtures("search_index")


def times_indexed(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        work()
    changes = [q["sql"] for q in queries if q["sql"].lstrip().startswith(("INSERT", "UPDATE"))]
    return sum("wagtailsearch_indexentry" in sql for sql in changes)


@pytest.fixture
def article(site_tree: SiteTree) -> ArticlePage:
    return ArticleFactory(parent=site_tree.news, title="Đua thuyền")


def test_a_publication_indexes_a_page_once(article: ArticlePage) -> None:
    article.title = "Đua thuyền mới"
    assert times_indexed(lambda: publish(article)) == 1


def test_a_draft_of_a_live_page_is_not_indexed(article: ArticlePage) -> None:
    article.title = "Đua thuyền mới"
    assert times_indexed(article.save_revision) == 0


def test_the_admin_finds_the_newest_pages_first(
    site_tree: SiteTree,
    article: ArticlePage,
    administrator: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    longer = "Tổng kết, đánh giá giải đua thuyền của các đơn vị"
    later = ArticleFactory(parent=site_tree.news, title=longer)
    ArticleFactory(parent=site_tree.news, title="Việc khác", lead="Đua thuyền")
    response = client_of(administrator).get(
        reverse("wagtailadmin_pages:search"), {"q": "dua thuyen"}
    )
    assert [row.pk for row in response.context["object_list"]] == [later.pk, article.pk]


def test_the_admin_no_longer_finds_what_was_deleted(article: ArticlePage) -> None:
    key = str(article.pk)
    entries = IndexEntry.objects.filter(content_type=article.content_type, object_id=key)
    assert entries.exists()
    article.delete()
    assert not entries.exists()
