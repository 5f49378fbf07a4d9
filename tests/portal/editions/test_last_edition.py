"""Where no page can be made, a kept one stands in; never one from which something was taken."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from campaigns.factories import HonorRollFactory, public_list
from campaigns.honors.lists.marks import withhold
from campaigns.models import HonorRollPage
from news.factories import ArticleFactory
from news.models import ArticlePage
from portal.editions.additions import know_first_publications
from portal.editions.layer import EditionsLayer
from portal.editions.shared_file import SharedFile
from portal.editions.writes import ConnectionWatch
from tests.editions import EditionsHandler, kept_pages
from tests.fixtures import SiteTree
from tests.portal.editions.test_what_begins_an_edition import EVERYTHING_UNREAD

pytestmark = pytest.mark.any_database


@pytest.fixture
def layer(db: None, tmp_path: Path, settings: Any) -> Iterator[EditionsLayer]:
    settings.EDITIONS = {**settings.EDITIONS, "LAST_WHEN_FAILING": True}
    before = EditionsHandler.layer
    with kept_pages(tmp_path) as made:
        EditionsHandler.layer = made
        yield made
    EditionsHandler.layer = before


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Any:
    """From the call on no page can be made."""

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    def begin() -> None:
        for model in (ArticlePage, HonorRollPage):
            monkeypatch.setattr(model, "serve", fail)

    return begin


def test_a_page_stands_in_marked_after_additions_alone(
    site_tree: SiteTree, layer: EditionsLayer, away: Any
) -> None:
    visitor, url = Client(raise_request_exception=False), ArticleFactory(parent=site_tree.news).url
    assert visitor.get(url).status_code == 200
    layer.number.rise(is_addition=True)
    away()
    shown = visitor.get(url)
    assert shown.status_code == 200
    assert "Trang này được lưu lúc" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    layer.number.rise()
    assert visitor.get(url).status_code == 503


def test_one_search_that_is_ended_makes_no_other_page_an_old_one(
    site_tree: SiteTree, layer: EditionsLayer, settings: Any
) -> None:
    visitor, url = Client(), ArticleFactory(parent=site_tree.news).url
    visitor.get(url)
    layer.number.rise(is_addition=True)
    settings.NEWS_SEARCH_SECONDS = -1
    for page in (site_tree.rolls.url_of("search"), site_tree.search.url):
        ended = visitor.get(f"{page}?q=hoa")
        assert (ended.status_code, ended["Retry-After"]) == (503, "10")
    assert "Warning" not in visitor.get(url)


def test_who_is_withheld_does_not_come_back_from_an_earlier_edition(
    site_tree: SiteTree, layer: EditionsLayer, away: Any
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    an, _binh = public_list(roll, "Lê Văn An", "Vũ Bình")
    visitor = Client(raise_request_exception=False)
    assert "Lê Văn An" in visitor.get(roll.url).content.decode()
    withhold(roll, an.key, None, "Theo đề nghị")
    away()
    answer = visitor.get(roll.url)
    assert answer.status_code == 503
    assert "Lê Văn An" not in answer.content.decode()


@pytest.fixture
def watch(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ConnectionWatch]:
    from wagtail.actions.publish_revision import PublishRevisionAction

    monkeypatch.setattr(PublishRevisionAction, "execute", PublishRevisionAction.execute)
    know_first_publications()
    watch = ConnectionWatch(connection, SharedFile(tmp_path / "number"), EVERYTHING_UNREAD)
    yield watch
    connection.execute_wrappers.remove(watch)
    del connection.commit


def test_only_a_first_publication_counts_as_an_addition(
    site_tree: SiteTree, watch: ConnectionWatch
) -> None:
    article = ArticleFactory(parent=site_tree.news, live=False)

    def takes_away(work: Any) -> bool:
        watch.has_changed = watch.takes_away = False
        work()
        assert watch.has_changed
        return watch.takes_away

    latest = ArticlePage.objects.get(pk=article.pk).latest_revision
    assert not takes_away(latest.publish)
    again = ArticlePage.objects.get(pk=article.pk).save_revision()
    assert takes_away(again.publish)
    assert takes_away(ArticlePage.objects.get(pk=article.pk).unpublish)
    assert takes_away(ArticlePage.objects.get(pk=article.pk).save_revision().publish)
