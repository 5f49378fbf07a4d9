"""A campaign moves or is renamed: its page, feeds and calendars stay reachable where they were."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from campaigns.factories import CampaignFactory, HonorRollFactory, around_today
from campaigns.models import CampaignPage
from news.factories import ArticleFactory, publish, translate
from tests.fixtures import SiteTree
from tests.reading import hrefs

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
Rename = Callable[[Page, str], Page]


@pytest.fixture
def movement(site_tree: SiteTree) -> CampaignPage:
    return CampaignFactory(parent=site_tree.campaigns, title="Phong trào năm", movement=True)


@pytest.fixture
def drive(site_tree: SiteTree) -> CampaignPage:
    """With two milestones, so that calendars of milestones exist."""
    milestones = [(around_today(n).first_day, f"Mốc {n}") for n in (3, 9)]
    return CampaignFactory(parent=site_tree.campaigns, title="Đợt một", milestones=milestones)


def addresses(page: CampaignPage) -> list[str]:
    """The page and everything that people subscribe to or have on their disk."""
    with translation.override(page.locale.language_code):
        routes = [page.reverse_subpage(name) for name in ("rss", "atom", "calendar")]
        routes += [
            page.reverse_subpage("milestone_calendar", kwargs={"number": number + 1})
            for number in range(page.milestones.count())
        ]
    return [page.url, *(page.url + route for route in routes)]


def assert_all_lead(client: Client, before: list[str], after: list[str]) -> None:
    assert before != after
    for old, new in zip(before, after, strict=True):
        response = client.get(old)
        assert (response.status_code, response.headers.get("Location", "")) == (301, new), old
        assert client.get(new).status_code == 200


def move(page: Page, target: Page, user: AbstractUser | None = None) -> CampaignPage:
    MovePageAction(page, target, pos="last-child", user=user).execute(skip_permission_checks=True)
    return CampaignPage.objects.get(pk=page.pk)


@pytest.fixture
def rename(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> Rename:
    """Publishes a page with another slug; Wagtail makes redirects once that is committed."""

    def run(page: Page, slug: str) -> Page:
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            return publish(page)

    return run


def test_moving_under_a_movement_and_back_keeps_every_address(
    site_tree: SiteTree, movement: CampaignPage, drive: CampaignPage, client: Client
) -> None:
    outside = addresses(drive)
    drive = move(drive, movement)
    inside = addresses(drive)
    assert_all_lead(client, outside, inside)
    drive = move(drive, site_tree.campaigns)
    assert_all_lead(client, inside, addresses(drive))
    assert addresses(drive) == outside


def test_a_new_slug_keeps_every_address_those_of_drives_below_too(
    movement: CampaignPage, drive: CampaignPage, client: Client, rename: Rename
) -> None:
    drive = move(drive, movement)
    pages = [CampaignPage.objects.get(pk=movement.pk), drive]
    before = [address for page in pages for address in addresses(page)]
    rename(pages[0], "phong-trao-moi")
    pages = [CampaignPage.objects.get(pk=page.pk) for page in pages]
    assert pages[1].url.startswith(pages[0].url)
    assert_all_lead(client, before, [address for page in pages for address in addresses(page)])


def test_the_administrators_move_keeps_every_address(
    movement: CampaignPage, drive: CampaignPage, moderator: AbstractUser, client_of: Clients
) -> None:
    before = addresses(drive)
    path = reverse("wagtailadmin_pages:move_confirm", args=[drive.pk, movement.pk])
    assert client_of(moderator).post(path).status_code == 302
    drive = CampaignPage.objects.get(pk=drive.pk)
    assert drive.movement == movement
    assert_all_lead(Client(), before, addresses(drive))


def test_the_english_page_keeps_its_addresses_whoever_renames_it(
    drive: CampaignPage, client: Client, rename: Rename
) -> None:
    """The editor's screen is in Vietnamese, the words of the routes are the page's own."""
    english = translate(drive, title="Drive")
    before = addresses(english)
    with translation.override("vi"):
        english = rename(english, "new-words")
    assert_all_lead(client, before, addresses(english))


def test_moving_the_index_keeps_the_addresses_below(
    site_tree: SiteTree, drive: CampaignPage, client: Client, rename: Rename
) -> None:
    before = addresses(drive)
    rename(site_tree.campaigns, "cac-phong-trao")
    drive = CampaignPage.objects.get(pk=drive.pk)
    assert_all_lead(client, before, addresses(drive))


def test_what_speaks_of_a_campaign_follows_it(
    site_tree: SiteTree, movement: CampaignPage, drive: CampaignPage, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news, subjects=[drive])
    roll = HonorRollFactory(parent=site_tree.rolls, campaigns=[drive])
    drive = move(drive, movement)
    for page in (article, roll, movement, site_tree.campaigns):
        assert drive.url in hrefs(client.get(page.url))
    assert article.url in hrefs(client.get(drive.url))


# Places that cannot be


@pytest.mark.parametrize("word", sorted(CampaignPage.route_words))
def test_a_drive_cannot_hide_a_route_of_its_movement(movement: CampaignPage, word: str) -> None:
    drive = CampaignFactory(parent=movement)
    drive.slug = word
    with pytest.raises(ValidationError) as refused:
        drive.full_clean()
    assert word in refused.value.message_dict["slug"][0]


def test_every_route_of_a_campaign_is_a_word_that_no_slug_may_be(drive: CampaignPage) -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            for name in ("rss", "atom", "calendar"):
                assert drive.reverse_subpage(name).split("/")[0] in CampaignPage.route_words


@pytest.mark.parametrize("moved", ["a movement", "a drive with drives"])
def test_a_movement_cannot_be_moved_under_another(
    site_tree: SiteTree, movement: CampaignPage, moderator: AbstractUser, client_of: Clients,
    moved: str,
) -> None:  # fmt: skip
    page = CampaignFactory(parent=site_tree.campaigns, movement=True)
    if moved != "a movement":
        CampaignFactory(parent=page)
    path = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, movement.pk])
    response = client_of(moderator).post(path, follow=True)
    assert [str(message) for message in response.context["messages"]]
    page.refresh_from_db()
    assert page.get_parent().pk == site_tree.campaigns.pk


def test_nothing_can_be_moved_under_a_drive(
    site_tree: SiteTree, drive: CampaignPage, moderator: AbstractUser, client_of: Clients
) -> None:
    other = CampaignFactory(parent=site_tree.campaigns)
    path = reverse("wagtailadmin_pages:move_confirm", args=[other.pk, drive.pk])
    client_of(moderator).post(path)
    other.refresh_from_db()
    assert other.get_parent().pk == site_tree.campaigns.pk
