"""`manage.py setup_site`: the site stands after it, and it may be run as often as one likes."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupPagePermission, Locale, Page, Site, Workflow, WorkflowTask

from campaigns.models import CampaignIndexPage, HonorRollIndexPage
from home.models import HomePage, SearchPage, SiteIdentity
from news.factories import publish
from news.models import NewsIndexPage
from portal.management.commands.setup_site import EDITORS, MODERATORS
from tests.fixtures import SiteTree

pytestmark = pytest.mark.django_db

COUNTED = (
    Page, Site, Locale, Group, Permission, GroupPagePermission, Workflow, WorkflowTask,
    SiteIdentity,
)  # fmt: skip


def state() -> dict[Any, Any]:
    counts = {model: model.objects.count() for model in COUNTED}
    pages = Page.objects.order_by("path").values_list("path", "slug", "title", "latest_revision_id")
    return {
        **counts,
        "pages": list(pages),
        "permissions": permissions(EDITORS) + permissions(MODERATORS),
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
    assert set(Group.objects.values_list("name", flat=True)) == {EDITORS, MODERATORS}
    assert not Workflow.objects.filter(name__startswith="Moderators").exists()
    assert Workflow.objects.get().name == "Duyệt tin bài"


def test_editors_may_not_delete_rows_of_registers_and_moderators_may(site_tree: SiteTree) -> None:
    names = ("author", "category", "officialdocument", "tag", "unit", "cluster", "awardtype")
    for name in names:
        assert f"change_{name}" in permissions(EDITORS)
        assert f"delete_{name}" not in permissions(EDITORS)
        assert f"delete_{name}" in permissions(MODERATORS)


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
