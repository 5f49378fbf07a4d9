"""Bringing back an earlier version of a roll, and deleting one: the list asks for its own right."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import Page, Revision

from campaigns.factories import HonorRollFactory, list_of, public_list
from campaigns.honors.lists.edit import draft_of
from campaigns.models import Award, HonorRollPage
from news.factories import translate
from tests.forms import as_shown

pytestmark = pytest.mark.any_database


@pytest.fixture(params=[True, False], ids=["public", "never published"])
def two_versions(request: Any, site_tree: Any, administrator: AbstractUser) -> HonorRollPage:
    """Its first version has another title and another list."""
    roll = HonorRollFactory(parent=site_tree.rolls, title="Bản đầu", live=request.param)
    (public_list if request.param else list_of)(roll, "Nguyễn Văn An", user=administrator)
    draft = draft_of(roll)
    draft.title = "Bản sau"
    draft.save_revision(user=administrator)
    list_of(roll, "Nguyễn Văn An", "Trần Thị Bình")
    return HonorRollPage.objects.get(pk=roll.pk)


def first_version(roll: HonorRollPage) -> Revision:
    return next(r for r in roll.revisions.order_by("pk") if r.content["award_list"])


def bring_back(client: Client, roll: HonorRollPage) -> Any:
    version = first_version(roll)
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[roll.pk, version.pk])
    return client.post(revert, as_shown(client.get(revert)), follow=True)


def recipients(roll: HonorRollPage) -> int:
    roll.refresh_from_db()
    return draft_of(roll).award_list.awards.count()


def test_an_editor_brings_back_texts_and_is_told_that_the_list_stays(
    two_versions: HonorRollPage,
    editor: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    response = bring_back(client_of(editor), two_versions)
    assert draft_of(two_versions).title == "Bản đầu"
    assert recipients(two_versions) == 2
    named = HonorRollPage.objects.get(pk=two_versions.pk).award_list_id
    assert named == two_versions.award_list_id
    assert "Danh sách khen thưởng giữ nguyên" in response.content.decode()


def test_an_officer_brings_back_the_list_too(
    two_versions: HonorRollPage,
    officer: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    response = bring_back(client_of(officer), two_versions)
    assert recipients(two_versions) == 1
    assert "Danh sách khen thưởng giữ nguyên" not in response.content.decode()


def test_no_other_way_back_exchanges_the_list(
    two_versions: HonorRollPage, editor: AbstractUser
) -> None:
    version = first_version(two_versions)
    RevertToPageRevisionAction(two_versions, version, user=editor).execute()
    assert draft_of(two_versions).title == "Bản đầu"
    assert recipients(two_versions) == 2


def test_a_roll_with_a_list_is_deleted_by_those_who_may_edit_lists(
    site_tree: Any,
    editor: AbstractUser,
    officer: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    """Editors may delete drafts; with this one 2 awards would go."""
    roll = HonorRollFactory(parent=site_tree.rolls, live=False)
    empty = HonorRollFactory(parent=site_tree.rolls, live=False)
    assert empty.permissions_for_user(editor).can_delete()
    list_of(roll, "Nguyễn Văn An", "Trần Thị Bình")
    one = reverse("wagtailadmin_pages:delete", args=[roll.pk])
    many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client = client_of(editor)
    client.post(one)
    client.post(f"{many}?id={roll.pk}&id={empty.pk}")
    assert Award.objects.count() == 2
    assert roll.permissions_for_user(editor).can_move()
    assert not roll.permissions_for_user(editor).can_delete()
    assert Page.objects.get(pk=roll.pk).permissions_for_user(officer).can_delete()


def test_a_translation_of_a_roll_holds_no_list(roll: HonorRollPage, editor: AbstractUser) -> None:
    list_of(roll, "Nguyễn Văn An")
    english = translate(roll, title="Certificates")
    english.unpublish()
    english.refresh_from_db()
    assert english.permissions_for_user(editor).can_delete()
