"""Whatever happens to pages, the public index says what the slow definition says."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from news.factories import ArticleFactory
from news.models import ArticlePage, Author, Category, NewsIndexPage, PublicPage, Tag
from news.public_index.articles import Articles
from news.public_index.check import differences
from tests.fixtures import SiteTree
from tests.news.public_index.acts import Player

ACTS_PLAYED = 45


def lists(locale: int) -> dict[str, tuple[list[int], list[int]]]:
    """What lists show in a language, by the index and by the definition."""
    slow = ArticlePage.objects.listed().filter(locale_id=locale)
    fast = Articles(locale)
    pairs: dict[str, tuple[Any, Any]] = {"all": (fast, slow)}
    for category in Category.objects.all():
        pairs[f"category {category.pk}"] = (fast.in_category(category), slow.in_category(category))
    for tag in Tag.objects.all():
        pairs[f"tag {tag.pk}"] = (fast.tagged(tag), slow.tagged(tag))
    for author in Author.objects.all():
        pairs[f"author {author.pk}"] = (fast.by_author(author), slow.by_author(author))
    for page in Page.objects.filter(depth__gt=2).specific():
        if hasattr(page, "news") and page.locale_id == locale:
            pairs[f"about {page.pk}"] = (page.news(), slow.about(page))
    return {
        name: (
            [row.pk for row in of_index[0:500]],
            [row.pk for row in of_pages.newest_first()],
        )
        for name, (of_index, of_pages) in pairs.items()
    }


@pytest.mark.parametrize("seed", range(4))
def test_random_acts(site_tree: SiteTree, seed: int) -> None:
    player = Player(site_tree, seed)
    played = []
    for number in range(ACTS_PLAYED):
        played.append(player.play())
        assert list(differences()) == [], f"seed {seed}, after {number}: {played[-3:]}"
    for locale in (site_tree.news.locale_id, site_tree.news_en.locale_id):
        wrong = {name: pair for name, pair in lists(locale).items() if pair[0] != pair[1]}
        assert wrong == {}, f"seed {seed}: {played}"


def test_addresses_are_those_of_the_pages(site_tree: SiteTree) -> None:
    ArticleFactory.create_batch(2, parent=site_tree.news)
    ArticleFactory(parent=site_tree.news_en)
    wrong = [
        (row.url, row.page.url)
        for row in PublicPage.objects.select_related("page")
        if row.url != row.page.url
    ]
    assert wrong == []


def test_an_article_leaves_every_list_at_its_moment(
    news: NewsIndexPage, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No job has run: the moment is a column."""
    article = ArticleFactory(parent=news, expire_at=timezone.now() + timedelta(hours=1))
    assert [row.pk for row in news.articles()[0:5]] == [article.pk]
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert news.articles()[0:5] == []
    assert news.articles().count() == 0


def test_what_is_undone_is_undone_in_the_index(news: NewsIndexPage) -> None:
    article = ArticleFactory(parent=news)
    with transaction.atomic():
        article.title = "Không bao giờ"
        article.save()
        transaction.set_rollback(True)
    assert list(differences()) == []


def test_a_restricted_section_has_no_rows(news: NewsIndexPage) -> None:
    ArticleFactory.create_batch(2, parent=news)
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    assert not PublicPage.objects.filter(path__startswith=news.path).exists()


def test_a_page_type_that_knows_nothing_of_the_index_has_rows(site_tree: SiteTree) -> None:
    page = site_tree.front.add_child(instance=Page(title="Trang thường", slug="trang-thuong"))
    assert PublicPage.objects.get(pk=page.pk).url == page.url
    page.slug = "trang-khac"
    page.save()
    assert PublicPage.objects.get(pk=page.pk).url.endswith("/trang-khac/")
    page.unpublish()
    assert not PublicPage.objects.filter(pk=page.pk).exists()


def test_a_draft_writes_nothing(
    news: NewsIndexPage, queries_of: Callable[[Callable[[], object]], list[str]]
) -> None:
    draft, live = ArticleFactory(parent=news, draft=True), ArticleFactory(parent=news)

    def edit() -> None:
        for article in (draft, live):
            article.title = "Đang viết"
            article.save_revision()
        draft.save()

    writes = ("INSERT", "UPDATE", "DELETE")
    assert [q for q in queries_of(edit) if "news_public" in q and q.startswith(writes)] == []


def test_the_command_finds_and_mends_what_is_wrong(news: NewsIndexPage) -> None:
    one, two = ArticleFactory.create_batch(2, parent=news)
    PublicPage.objects.filter(pk=one.pk).update(title="Sai")
    PublicPage.objects.filter(pk=two.pk).delete()
    said = StringIO()
    with pytest.raises(CommandError, match="2 differences"):
        call_command("public_index", "--check", stdout=said)
    assert f"page {one.pk}: title" in said.getvalue()
    assert f"page {two.pk}: missing" in said.getvalue()
    call_command("public_index", "--rebuild", stdout=said)
    assert list(differences()) == []
