"""`manage.py setup_site`: the site stands after it, and it may be run as often as one likes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowTask,
)

from campaigns.honors import permissions as rights
from campaigns.models import AwardType, BroughtAwardType, CampaignIndexPage, HonorRollIndexPage
from campaigns.registers.catalogue import catalogue
from home.models import HomePage, SearchPage, SiteIdentity
from news.factories import publish
from news.models import NewsIndexPage
from portal.management.commands.setup_site import EDITORS, MODERATORS, OFFICERS
from tests.fixtures import SiteTree

pytestmark = pytest.mark.django_db

COUNTED = (
    Page, Site, Locale, Group, Permission, GroupPagePermission, GroupCollectionPermission,
    Workflow, WorkflowTask, SiteIdentity, AwardType, BroughtAwardType,
)  # fmt: skip


def state() -> dict[Any, Any]:
    counts = {model: model.objects.count() for model in COUNTED}
    pages = Page.objects.order_by("path").values_list("path", "slug", "title", "latest_revision_id")
    return {
        **counts,
        "pages": list(pages),
        "permissions": [permissions(group) for group in (EDITORS, MODERATORS, OFFICERS)],
    }


def permissions(group: str) -> list[str]:
    rows = Permission.objects.filter(group__name=group).order_by("codename")
    return list(rows.values_list("codename", flat=True))


def test_a_second_run_changes_nothing(site_tree: SiteTree) -> None:
    before = state()
    call_command("setup_site", verbosity=0)
    assert state() == before


def test_what_an_administrator_changed_stays_changed(site_tree: SiteTree) -> None:
    site_tree.news.title, site_tree.news.slug = "Tin hoạt động", "tin-hoat-dong"
    publish(site_tree.news)
    site_tree.identity.name = "Sở Nội vụ"
    site_tree.identity.navigation = []
    site_tree.identity.save()
    Site.objects.update(site_name="Cổng của tôi", hostname="example.vn")
    call_command("setup_site", verbosity=0)
    assert NewsIndexPage.objects.get(locale__language_code="vi").slug == "tin-hoat-dong"
    identity = SiteIdentity.for_site(Site.objects.get())
    assert (identity.name, list(identity.navigation)) == ("Sở Nội vụ", [])
    assert Site.objects.get().site_name == "Cổng của tôi"


@pytest.mark.parametrize(
    "address",
    [
        "/", "/tin-tuc/", "/phong-trao-thi-dua/", "/bang-vang/", "/tim-kiem/",
        "/en/", "/en/news/", "/en/campaigns/", "/en/honor-rolls/", "/en/search/",
    ],
)  # fmt: skip
def test_the_pages_of_both_languages_answer(
    site_tree: SiteTree, client: Client, address: str
) -> None:
    assert client.get(address).status_code == 200


def test_nothing_of_wagtails_welcome_is_left(site_tree: SiteTree) -> None:
    assert not Page.objects.filter(title__icontains="welcome").exists()
    assert {page.specific_class for page in Page.objects.filter(depth__gt=1)} == {
        CampaignIndexPage,
        HomePage,
        HonorRollIndexPage,
        NewsIndexPage,
        SearchPage,
    }


def test_groups_and_workflow_have_vietnamese_names(site_tree: SiteTree) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {EDITORS, MODERATORS, OFFICERS}
    assert not Workflow.objects.filter(name__startswith="Moderators").exists()
    assert Workflow.objects.get().name == "Duyệt tin bài"


def test_editors_may_not_delete_rows_of_registers_and_moderators_may(site_tree: SiteTree) -> None:
    names = ("author", "category", "officialdocument", "tag", "unit", "cluster", "awardtype")
    for name in names:
        assert f"change_{name}" in permissions(EDITORS)
        assert f"delete_{name}" not in permissions(EDITORS)
        assert f"delete_{name}" in permissions(MODERATORS)


def award_rights(group: str) -> set[str]:
    return {f"campaigns.{name}" for name in permissions(group)} & set(rights.ALL)


def test_officers_propose_annulments_moderators_approve_them_and_editors_do_neither(
    site_tree: SiteTree,
) -> None:
    assert award_rights(OFFICERS) == {rights.EDIT, rights.WITHHOLD, rights.ANNUL}
    assert award_rights(MODERATORS) == set(rights.ALL)
    assert award_rights(EDITORS) == set()


def test_officers_work_on_honor_rolls_of_both_languages_and_on_no_other_page(
    site_tree: SiteTree, officer: AbstractUser
) -> None:
    for index in (site_tree.rolls, site_tree.rolls_en):
        tester = index.permissions_for_user(officer)
        assert tester.can_add_subpage()
        assert tester.can_edit()
        assert not tester.can_publish()
    for page in (site_tree.front, site_tree.news, site_tree.campaigns):
        assert not page.permissions_for_user(officer).can_edit()


def test_officers_reach_the_admin_and_the_registers_they_need(
    officer: AbstractUser, client_of: Callable
) -> None:
    client = client_of(officer)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    for model in ("awardtype", "unit", "cluster"):
        address = reverse(f"wagtailsnippets_campaigns_{model}:add")
        assert client.get(address).status_code == 200
    assert "delete_awardtype" not in permissions(OFFICERS)


def test_a_site_of_the_former_version_gets_officers_and_the_catalogue(site_tree: SiteTree) -> None:
    Group.objects.get(name=OFFICERS).delete()
    AwardType.objects.all().delete()
    BroughtAwardType.objects.all().delete()
    group = Group.objects.get(name=MODERATORS)
    group.permissions.remove(*Permission.objects.filter(content_type__model="awardlist"))
    call_command("setup_site", verbosity=0)
    assert award_rights(OFFICERS) == {rights.EDIT, rights.WITHHOLD, rights.ANNUL}
    assert award_rights(MODERATORS) == set(rights.ALL)
    assert site_tree.rolls.group_permissions.filter(group__name=OFFICERS).count() == 2
    assert AwardType.objects.count() == len(catalogue())


def test_rights_over_awards_that_an_administrator_took_or_gave_stay_so(site_tree: SiteTree) -> None:
    """And a group of officers that was renamed is not made a second time."""
    Group.objects.filter(name=OFFICERS).update(name="Ban Thi đua")
    approve = Permission.objects.get(codename="approve_annulments")
    Group.objects.get(name=MODERATORS).permissions.remove(approve)
    edit = Permission.objects.get(codename="edit_award_lists")
    Group.objects.get(name=EDITORS).permissions.add(edit)
    call_command("setup_site", verbosity=0)
    assert not Group.objects.filter(name=OFFICERS).exists()
    assert rights.APPROVE not in award_rights(MODERATORS)
    assert award_rights(EDITORS) == {rights.EDIT}


def test_the_menu_leads_to_news_campaigns_and_rolls(site_tree: SiteTree, client: Client) -> None:
    labels = [node.label for node in client.get("/").context["chrome"].navigation]
    assert {"Tin tức", "Phong trào thi đua", "Bảng vàng"} <= set(labels)
    english = [node.label for node in client.get("/en/").context["chrome"].navigation]
    assert {"News", "Campaigns", "Honor rolls"} <= set(english)


@pytest.mark.parametrize("model", ["campaign", "honorroll"])
def test_indexes_are_added_to_a_site_that_stood_before_them(
    site_tree: SiteTree, client: Client, model: str
) -> None:
    """A site of an earlier version gets what it lacks, in both languages."""
    index = {"campaign": site_tree.campaigns, "honorroll": site_tree.rolls}[model]
    english = index.get_translations().get()
    addresses = [index.url, english.url]
    english.delete()
    index.delete()
    call_command("setup_site", verbosity=0)
    for address in addresses:
        assert client.get(address).status_code == 200
