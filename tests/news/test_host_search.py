"""A site's own search over all its pages, and articles that editors keep out of lists."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from news.factories import ArticleFactory
from news.models import NewsIndexPage
from news.site_search import without_kept_out

pytestmark = pytest.mark.any_database

STOCK = {"default": {"BACKEND": "wagtail.search.backends.database"}}
OURS = {"default": {"BACKEND": "news.search_backend"}}


@pytest.mark.parametrize("backends", [STOCK, OURS], ids=["stock", "ours"])
def test_it_leaves_out_what_is_kept_out_where_it_asks_for_that(
    news: NewsIndexPage, settings: Any, backends: dict[str, Any]
) -> None:
    settings.WAGTAILSEARCH_BACKENDS = backends
    shown = ArticleFactory(parent=news, title="Vinhdanh hien")
    hidden = ArticleFactory(parent=news, title="Vinhdanh khuat", kept_out=True)
    call_command("update_index", "--verbosity=0")
    pages = Page.objects.live()
    assert {page.pk for page in pages.search("Vinhdanh")} == {shown.pk, hidden.pk}
    found = without_kept_out(pages).search("Vinhdanh")
    assert [page.pk for page in found] == [shown.pk]
    assert len(found) == 1
    assert news.pk in without_kept_out(pages).values_list("pk", flat=True)
