"""A page that is locked, in review or scheduled is not taken away, alone or among many."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow

from news.factories import ArticleFactory, NewsIndexFactory
from news.models import ArticlePage
from portal.management.commands.setup_site import MODERATORS
from tests.fixtures import SiteTree, member

pytestmark = pytest.mark.any_database

ClientOf = Callable[[AbstractUser], Client]


def locked(page: Page, by: AbstractUser) -> Page:
    page.locked, page.locked_by, page.locked_at = True, by, timezone.now()
    page.save()
    return page


def in_review(page: Page, author: AbstractUser) -> Page:
    page.save_revision(user=author)
    Workflow.objects.get().start(page, author)
    return page


def try_everything(client: Client, page: Page, destination: Page) -> None:
    """Deletes, moves, unpublishes and publishes it, as one page and among many."""
    one = [
        reverse("wagtailadmin_pages:delete", args=[page.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk]),
        reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
    ]
    many = [
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page.pk}"
        for action in ("delete", "move", "unpublish", "publish")
    ]
    for address in one + many:
        client.post(address, {"chooser": str(destination.pk), "include_descendants": "on"})


def state(page: Page) -> tuple:
    found = ArticlePage.objects.filter(pk=page.pk)
    return tuple(found.values_list("live", "path", "has_unpublished_changes"))


@pytest.fixture
def elsewhere(site_tree: SiteTree) -> Page:
    return NewsIndexFactory(parent=site_tree.front, title="Tin nội bộ")


@pytest.fixture
def colleague(site_tree: SiteTree) -> AbstractUser:
    return member("dong-nghiep", MODERATORS)


@pytest.mark.parametrize("live", [True, False], ids=["public", "draft"])
def test_a_page_that_another_locked_stays_as_it_is(
    live: bool,
    site_tree: SiteTree,
    elsewhere: Page,
    moderator: AbstractUser,
    colleague: AbstractUser,
    administrator: AbstractUser,
    client_of: ClientOf,
) -> None:
    page = locked(ArticleFactory(parent=site_tree.news, live=live), moderator)
    before = state(page)
    for other in (colleague, administrator):
        try_everything(client_of(other), page, elsewhere)
        assert state(page) == before
    tester = page.permissions_for_user(moderator)
    assert tester.can_delete()
    assert tester.can_publish()


def test_a_page_in_review_is_not_its_authors_to_take_away(
    site_tree: SiteTree,
    elsewhere: Page,
    editor: AbstractUser,
    moderator: AbstractUser,
    client_of: ClientOf,
) -> None:
    """The reviewers may do what they like; the author cancels the review first."""
    page = in_review(ArticleFactory(parent=site_tree.news, live=False, owner=editor), editor)
    before = state(page)
    try_everything(client_of(editor), page, elsewhere)
    assert state(page) == before
    assert page.permissions_for_user(moderator).can_delete()
    page.current_workflow_state.cancel(user=editor)
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.permissions_for_user(editor).can_delete()


def test_an_author_does_not_take_away_what_an_approver_scheduled(
    site_tree: SiteTree,
    elsewhere: Page,
    editor: AbstractUser,
    moderator: AbstractUser,
    client_of: ClientOf,
) -> None:
    page = ArticleFactory(parent=site_tree.news, live=False, owner=editor)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(user=editor).publish(user=moderator)
    before = state(page)
    try_everything(client_of(editor), page, elsewhere)
    assert state(page) == before
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.permissions_for_user(moderator).can_unschedule()
    assert page.permissions_for_user(moderator).can_delete()


@pytest.mark.parametrize("how", [locked, in_review])
def test_nothing_above_a_held_page_is_taken_away_either(
    how: Callable[..., Page],
    site_tree: SiteTree,
    elsewhere: Page,
    moderator: AbstractUser,
    editor: AbstractUser,
    django_user_model: type[AbstractUser],
) -> None:
    how(ArticleFactory(parent=elsewhere, live=False), moderator)
    elsewhere = Page.objects.get(pk=elsewhere.pk)
    stranger = member("la", MODERATORS)
    Workflow.objects.get().tasks[0].specific.groups.clear()  # nobody of theirs reviews
    for action in ("can_delete", "can_move"):
        assert not getattr(elsewhere.permissions_for_user(stranger), action)()
    empty = NewsIndexFactory(parent=site_tree.front, title="Tin khác")
    assert Page.objects.get(pk=empty.pk).permissions_for_user(stranger).can_delete()


def test_a_listing_asks_no_query_more_for_each_row(
    site_tree: SiteTree,
    moderator: AbstractUser,
    client_of: ClientOf,
    queries_of: Callable[[Callable[[], object]], list[str]],
) -> None:
    client = client_of(moderator)
    address = reverse("articles:index")
    ArticleFactory.create_batch(2, parent=site_tree.news)
    client.get(address)
    few = len(queries_of(lambda: client.get(address)))
    ArticleFactory.create_batch(4, parent=site_tree.news)
    assert len(queries_of(lambda: client.get(address))) == few
