"""An edition ends by the clock too: at midnight, and when a page expires."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from news.factories import ArticleFactory
from news.models import ArticlePage
from portal.edition_moments import next_moment
from portal.editions.layer import EditionsLayer
from tests.editions import EditionsHandler, kept_pages
from tests.fixtures import SiteTree
from tests.reading import soup


def test_it_ends_at_midnight_in_vietnam(site_tree: SiteTree) -> None:
    moment = timezone.localtime(next_moment())
    assert (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    assert moment.date() == timezone.localdate() + timedelta(days=1)


def test_it_ends_when_the_next_live_page_expires(site_tree: SiteTree) -> None:
    now = timezone.now()
    soon, later = now + timedelta(minutes=1), now + timedelta(minutes=2)
    for expire_at, live in ((later, True), (soon, True), (now, True), (None, True)):
        ArticleFactory(parent=site_tree.news, expire_at=expire_at, live=live)
    assert next_moment() == soon
    ArticlePage.objects.get(expire_at=soon).unpublish()
    assert next_moment() == later


def test_an_article_that_expires_is_gone_at_that_moment(
    site_tree: SiteTree, visitor: Client, hits: Callable[[], int]
) -> None:
    article = ArticleFactory(
        parent=site_tree.news,
        title="Sắp hết hạn",
        expire_at=timezone.now() + timedelta(seconds=1.5),
    )
    url = site_tree.news.url
    assert "Sắp hết hạn" in visitor.get(url).content.decode()
    visitor.get(url)
    assert hits() == 1
    time.sleep(max(0.0, (article.expire_at - timezone.now()).total_seconds()) + 0.01)
    assert "Sắp hết hạn" not in visitor.get(url).content.decode()


def test_a_page_whose_rendering_went_past_the_moment_is_not_kept(
    site_tree: SiteTree, visitor: Client, layer: EditionsLayer
) -> None:
    moment = timezone.now() + timedelta(seconds=0.05)
    object.__setattr__(layer.config, "next_moment", lambda: moment)
    application = layer.application

    def slow(*args):
        time.sleep(0.1)
        return application(*args)

    layer.application = slow
    assert visitor.get(site_tree.news.url).status_code == 200
    assert len(layer.store) == 0


def test_without_a_known_end_nothing_is_kept(
    site_tree: SiteTree, visitor: Client, layer: EditionsLayer
) -> None:
    def fails() -> datetime:
        raise OSError("the database is away")

    object.__setattr__(layer.config, "next_moment", fails)
    for _ in range(2):
        assert visitor.get(site_tree.news.url).status_code == 200
    assert len(layer.store) == 0


@pytest.mark.parametrize("allowed", [False, True])
def test_the_last_edition_where_all_else_fails(
    site_tree: SiteTree, db: None, tmp_path: Path, settings, allowed: bool
) -> None:
    settings.EDITIONS = {**settings.EDITIONS, "LAST_WHEN_FAILING": allowed}
    before = EditionsHandler.layer
    visitor = Client(raise_request_exception=False)
    with kept_pages(tmp_path) as layer:
        EditionsHandler.layer = layer
        visitor = Client(raise_request_exception=False)
        url = site_tree.search.url
        first = visitor.get(url)
        layer.number.rise(is_addition=True)
        template, type(site_tree.search).template = type(site_tree.search).template, "none.html"
        try:
            response = visitor.get(url)
        finally:
            type(site_tree.search).template = template
        if allowed:
            assert response.status_code == 200
            note = soup(response).select_one("body > .kept-note")
            assert "hệ thống đang được khôi phục" in note.get_text()
            assert response.content.replace(str(note).encode(), b"") == first.content
            assert response["Warning"] == '110 - "Response is Stale"'
            assert response["Cache-Control"] == "no-store"
        else:
            assert response.status_code == 500
        site_tree.search.unpublish()
        assert visitor.get(url).status_code == 404
    EditionsHandler.layer = before
