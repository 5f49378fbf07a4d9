"""A deleted page is out of everyone's sight, and comes back as it was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import GroupPagePermission, Page, PageLogEntry, TaskState, WorkflowState

from home.factories import ContentPageFactory
from home.models import ContentPage
from news.bin import actions
from news.bin.actions import delete_for_good, empty_bin, put_in_bin, restore
from news.bin.models import BinnedPage
from news.bin.tree import BIN_PATH
from news.factories import ArticleFactory, NewsIndexFactory, translate
from news.models import ArticlePage, NewsIndexPage
from news.public_index.check import differences
from news.public_index.models import PublicPage
from tests.fixtures import SiteTree

Clients = Callable[[AbstractUser], Client]


@pytest.fixture
def branch(site_tree: SiteTree) -> ContentPage:
    """A public page with a public page and a draft below."""
    page = ContentPageFactory(parent=site_tree.front, title="Giới thiệu", slug="gioi-thieu")
    ContentPageFactory(parent=page, title="Lãnh đạo", slug="lanh-dao")
    ContentPageFactory(parent=page, title="Bản nháp", slug="ban-nhap", live=False)
    return ContentPage.objects.get(pk=page.pk)


def state_of(page: Page) -> list[tuple[Any, ...]]:
    """All columns of a page and of those below; revisions name their pages by number."""
    names = [field.attname for field in Page._meta.fields]
    return list(Page.objects.get(pk=page.pk).get_descendants(inclusive=True).values_list(*names))


def back(entry: BinnedPage, user: Any = None, **how: Any) -> actions.Restored:
    entry.refresh_from_db()
    return restore(entry, entry.parent, user, **how)


def test_a_restored_branch_is_what_it_was_in_every_column(branch, client):
    before, next_to = (
        state_of(branch),
        list(Page.objects.order_by("path").values_list("pk", "path")),
    )
    back(put_in_bin(branch, None))
    assert state_of(branch) == before
    pages = Page.objects.exclude(path=BIN_PATH).order_by("path")
    assert list(pages.values_list("pk", "path")) == next_to
    assert client.get(branch.url).status_code == 200
    assert not list(differences())
    assert not any(Page.find_problems())


def test_a_binned_branch_answers_no_address_and_is_in_no_list(branch, client):
    below = branch.get_children().live().get()
    put_in_bin(branch, None)
    assert {client.get(url).status_code for url in (branch.url, below.url)} == {404}
    assert not PublicPage.objects.filter(pk__in=[branch.pk, below.pk]).exists()
    assert "gioi-thieu" not in client.get("/sitemap.xml").content.decode()
    assert not list(differences())
    assert not any(Page.find_problems())


def test_its_address_is_free_and_the_way_back_asks_for_another_one(branch, site_tree, client):
    entry = put_in_bin(branch, None)
    other = ContentPageFactory(parent=site_tree.front, title="Trang mới", slug="gioi-thieu")
    with pytest.raises(ValidationError) as refused:
        back(entry)
    assert "gioi-thieu" in str(refused.value.message_dict["slug"])
    assert actions.free_slug(entry, entry.parent) == "gioi-thieu-2"
    page = back(entry, slug="gioi-thieu-2").page
    assert client.get("/gioi-thieu-2/lanh-dao/").status_code == 200
    assert client.get(other.url).context["page"].pk == other.pk
    page.specific.get_latest_revision().publish()
    assert ContentPage.objects.get(pk=page.pk).slug == "gioi-thieu-2"
    assert not list(differences())


def test_a_page_comes_back_under_the_new_address_of_its_parent(news, client):
    article = ArticleFactory(parent=news, slug="tin-mot")
    entry = put_in_bin(article, None)
    news.slug = "tin-moi"
    news.save_revision().publish()
    back(entry)
    assert client.get("/tin-moi/tin-mot/").status_code == 200
    assert not list(differences())


def test_a_page_whose_place_is_gone_comes_back_elsewhere(branch, news, site_tree):
    index = NewsIndexFactory(parent=site_tree.front, title="Tin cũ", slug="tin-cu")
    article = ArticleFactory(parent=index)
    entry, of_index = put_in_bin(article, None), put_in_bin(index, None)
    entry.refresh_from_db()
    with pytest.raises(ValidationError):
        back(entry)  # its place is in the bin itself
    delete_for_good(of_index)
    entry.refresh_from_db()
    assert entry.parent is None
    with pytest.raises(ValidationError):
        restore(entry, branch, None)  # no place for an article
    page = restore(entry, news, None).page
    assert page.get_parent().pk == news.pk
    assert page.live


def test_a_schedule_that_is_due_in_the_bin_publishes_nothing(news):
    past, future = (ArticleFactory(parent=news, live=False) for _ in range(2))
    for article, hours in ((past, 1), (future, 48)):
        article.go_live_at = timezone.now() + timedelta(hours=hours)
        article.save_revision().publish()
    entries = [put_in_bin(article, None) for article in (past, future)]
    for entry in entries[:1]:
        entry.refresh_from_db()
        entry.waiting["schedules"][0][1] = (timezone.now() - timedelta(hours=1)).isoformat()
        entry.save()
    call_command("publish_scheduled", verbosity=0)
    late, in_time = (back(entry) for entry in entries)
    call_command("publish_scheduled", verbosity=0)
    assert late.woken.late == [past.title]
    assert not in_time.woken.late
    assert not ArticlePage.objects.filter(live=True).exists()
    assert list(ArticlePage.objects.scheduled()) == [future]


def test_what_ended_in_the_bin_does_not_become_public_again(news):
    article = ArticleFactory(parent=news, expire_at=timezone.now() + timedelta(hours=1))
    entry = put_in_bin(article, None)
    ArticlePage.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    assert back(entry).woken.ended == [article.title]
    article.refresh_from_db()
    assert (article.live, article.expired) == (False, True)


def test_a_review_rests_in_the_bin_and_goes_on_afterwards(news, editor, moderator):
    article = ArticleFactory(parent=news, live=False)
    state = article.get_workflow().start(article, editor)
    entry = put_in_bin(article, moderator)
    assert not WorkflowState.objects.active().exists()
    assert not TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).exists()
    back(entry)
    state.refresh_from_db()
    assert state.current_task_state.status == TaskState.STATUS_IN_PROGRESS
    article = ArticlePage.objects.get()
    assert article.current_workflow_state == state
    state.current_task_state.specific.approve(user=moderator)
    assert ArticlePage.objects.get().live


def test_locks_come_back(news, editor, moderator):
    article = ArticleFactory(parent=news, locked=True, locked_by=editor, locked_at=timezone.now())
    entry = put_in_bin(article, moderator)
    assert not Page.objects.filter(locked=True).exists()
    back(entry)
    article.refresh_from_db()
    assert (article.locked, article.locked_by) == (True, editor)


def test_aliases_go_with_their_source_and_come_back_with_it(news, news_en, client):
    article = ArticleFactory(parent=news)
    alias = CreatePageAliasAction(article, parent=news, update_slug="bi-danh").execute(
        skip_permission_checks=True
    )
    entry = put_in_bin(article, None)
    assert BinnedPage.objects.count() == 2
    assert list(BinnedPage.objects.on_their_own()) == [entry]
    assert client.get(alias.url).status_code == 404
    back(entry)
    assert not BinnedPage.objects.exists()
    alias.refresh_from_db()
    assert (alias.live, alias.alias_of_id) == (True, article.pk)
    assert not list(differences())


def test_an_alias_never_outlives_its_source_as_a_page_of_its_own(news):
    article = ArticleFactory(parent=news)
    CreatePageAliasAction(article, parent=news, update_slug="bi-danh").execute(
        skip_permission_checks=True
    )
    delete_for_good(put_in_bin(article, None))
    assert not ArticlePage.objects.exists()


def test_a_translation_stays_and_finds_its_page_again(news, news_en, client):
    article = ArticleFactory(parent=news, title="Một tin")
    english = translate(article, title="News", slug="a-piece-of-news")
    entry = put_in_bin(article, None)
    assert client.get(english.url).status_code == 200
    back(entry)
    assert ArticlePage.objects.get(pk=article.pk).get_translations().get() == english


def test_after_30_days_a_page_goes_for_good(branch, news, settings):
    old, young = put_in_bin(branch, None), put_in_bin(ArticleFactory(parent=news), None)
    BinnedPage.objects.filter(pk=old.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    BinnedPage.objects.filter(pk=young.pk).update(deleted_at=timezone.now() - timedelta(days=29))
    assert empty_bin() == 3
    assert not ContentPage.objects.filter(title__in=["Giới thiệu", "Lãnh đạo", "Bản nháp"]).exists()
    assert list(BinnedPage.objects.all()) == [young]
    settings.NEWS_BIN_DAYS = 7
    call_command("empty_bin", verbosity=0)
    assert not BinnedPage.objects.exists()
    assert not any(Page.find_problems())


def test_the_front_page_of_a_site_cannot_be_deleted(site_tree, administrator, client_of):
    desk = client_of(administrator)
    address = reverse("wagtailadmin_pages:delete", args=[site_tree.front.pk])
    assert desk.post(address).status_code == 200
    with pytest.raises(ValidationError):
        put_in_bin(site_tree.front, administrator)
    assert Page.objects.get(pk=site_tree.front.pk).live


def test_nobody_publishes_in_the_bin(news):
    """Not even a program that knows the page's number."""
    article = ArticleFactory(parent=news)
    put_in_bin(article, None)
    ArticlePage.objects.get().get_latest_revision().publish()
    assert not PublicPage.objects.filter(pk=article.pk).exists()


def test_history_says_who_deleted_and_restored(news, moderator):
    article = ArticleFactory(parent=news)
    back(put_in_bin(article, moderator), moderator)
    acts = PageLogEntry.objects.filter(page=article.pk, user=moderator)
    assert list(acts.order_by("pk").values_list("action", flat=True)) == [
        "news.bin",
        "news.restore",
    ]


def test_rights_given_on_a_page_give_none_on_it_in_the_bin(news, editor, site_tree):
    index = NewsIndexFactory(parent=site_tree.front, title="Tin riêng")
    GroupPagePermission.objects.create(
        group=editor.groups.get(), page=index, permission_type="publish"
    )
    put_in_bin(index, None)
    page = NewsIndexPage.objects.get(pk=index.pk)
    assert not page.permissions_for_user(editor).can_edit()
