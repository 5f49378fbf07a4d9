"""Who may open which screen, what locks a list, and what Wagtail's own screens do with it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from campaigns.factories import HonorRollFactory, list_of, public_list, publish
from campaigns.honors.lists import row_edits
from campaigns.honors.lists.edit import draft_of, token_of
from campaigns.models import Award
from portal.management.commands.setup_site import EDITORS, MODERATORS
from tests.campaigns.honors.admin.test_list_screen import address, names, row_form, said, token
from tests.fixtures import member
from tests.forms import as_shown

pytestmark = pytest.mark.any_database

EDIT, WITHHOLD = "edit_award_lists", "withhold_awards"
ANNUL, APPROVE = "annul_awards", "approve_annulments"
ROLES = {
    "editor": (EDITORS, ()),
    "officer": (EDITORS, (EDIT, WITHHOLD, ANNUL)),
    "moderator": (MODERATORS, (APPROVE,)),
}
#: Which roles open which address; the difference is open to whoever may see the draft.
OPEN = {
    "list": {"officer", "moderator", "superuser"},
    "difference": {"editor", "officer", "moderator", "superuser"},
    "add": {"officer", "superuser"},
    "edit": {"officer", "superuser"},
    "place": {"officer", "superuser"},
    "remove": {"officer", "superuser"},
    "story": {"officer", "superuser"},
    "withhold": {"officer", "superuser"},
    "release": {"officer", "superuser"},
    "annul": {"officer", "superuser"},
    "restore": {"officer", "superuser"},
    "set_award": {"officer", "superuser"},
    "set_unit": {"officer", "superuser"},
    "take_out": {"officer", "superuser"},
    "withhold_many": {"officer", "superuser"},
    "undo": {"officer", "superuser"},
    "proposals": {"officer", "moderator", "superuser"},
}
OF_ROW = {"edit", "place", "remove", "story", "withhold", "release", "annul", "restore"}
POSTED = {"set_award", "set_unit", "take_out", "withhold_many", "undo"}


@pytest.fixture
def client_as(site_tree, administrator, client_of) -> Callable[[str], Client]:
    """A client in each role; groups hold no right about lists but those of the role."""
    rights = Permission.objects.filter(codename__in=(EDIT, WITHHOLD, ANNUL, APPROVE))
    for group in Group.objects.all():
        group.permissions.remove(*rights)

    def make(role: str) -> Client:
        if role == "anonymous":
            return Client()
        if role == "superuser":
            return client_of(administrator)
        group, codenames = ROLES[role]
        user = member(f"vai-{role}", group)
        user.user_permissions.add(*rights.filter(codename__in=codenames))
        return client_of(user)

    return make


@pytest.mark.parametrize("role", ["anonymous", *ROLES, "superuser"])
def test_each_screen_is_open_to_its_roles_alone(client_as, roll, role):
    (an,) = list_of(roll, "An")
    client = client_as(role)
    for name, roles in OPEN.items():
        if name == "proposals":
            url = reverse("award_list:proposals")
        else:
            url = address(name, roll, *([an.key] if name in OF_ROW else []))
        data = {"key": [an.key], "token": token(roll)}
        response = client.post(url, data) if name in POSTED else client.get(url)
        away = response.status_code == 302 and not response.url.startswith(address("list", roll))
        assert (not away) == (role in roles), (name, response.status_code)
    assert names(roll) == ["An"]


def test_a_right_alone_is_not_enough_without_the_page(client_of, roll, django_user_model):
    (an,) = list_of(roll, "An")
    stranger = django_user_model.objects.create_user("la", "la@example.vn", "x")
    rights = Permission.objects.filter(codename__in=(EDIT, APPROVE, "access_admin"))
    stranger.user_permissions.add(*rights)
    client = client_of(stranger)
    for url in (address("list", roll), address("edit", roll, an.key), address("difference", roll)):
        assert client.get(url).url == reverse("wagtailadmin_home")


def test_what_is_in_review_is_edited_by_the_reviewer_alone(client_as, roll, django_user_model):
    office, reviewer = client_as("officer"), client_as("moderator")
    officer = django_user_model.objects.get(username="vai-officer")
    moderator = django_user_model.objects.get(username="vai-moderator")
    moderator.user_permissions.add(Permission.objects.get(codename=EDIT))
    (an,) = list_of(roll, "An", user=officer)
    page = roll.get_latest_revision_as_object()
    page.get_workflow().start(page, officer)
    assert office.get(address("list", roll)).context["lock"]
    form = row_form(an, name="Anh", token=token(roll))
    refused = office.post(address("edit", roll, an.key), form)
    assert refused.status_code == 423
    assert 'value="Anh"' in refused.text
    assert names(roll) == ["An"]
    reviewer.post(address("edit", roll, an.key), form)
    assert names(roll) == ["Anh"]
    page = roll.specific_class.objects.get(pk=roll.pk)
    page.current_workflow_task_state.approve(user=moderator)
    assert [award.name for award in Award.objects.public()] == ["Anh"]


def test_a_scheduled_list_is_frozen_and_its_page_locked(client_as, roll, django_user_model):
    office = client_as("officer")
    officer = django_user_model.objects.get(username="vai-officer")
    (an,) = list_of(roll, "An", user=officer)
    page = roll.get_latest_revision_as_object()
    page.go_live_at = timezone.now() + timedelta(days=1)
    scheduled = page.save_revision(user=officer)
    scheduled.publish()
    form = row_form(an, name="Anh", token=token(roll))
    assert office.post(address("edit", roll, an.key), form).status_code == 423
    row_edits.change_row(roll, officer, an.key, {"name": "Anh"}, token(roll))
    kept = scheduled.as_object().award_list
    assert [row.name for row in kept.awards.all()] == ["An"]
    assert names(roll) == ["Anh"]


def test_wagtails_revert_brings_a_list_back_whole(client_as, roll, administrator):
    client = client_as("superuser")
    public_list(roll, "An", "Bình", user=administrator)
    first = roll.get_latest_revision()
    row_edits.remove_rows(
        roll,
        administrator,
        list(first.as_object().award_list.awards.values_list("key", flat=True))[:1],
        token(roll),
    )
    publish(roll)
    assert [award.name for award in Award.objects.public()] == ["Bình"]
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[roll.pk, first.pk])
    form = as_shown(client.get(revert))
    client.post(revert, form | {"action-publish": "1", "revision": first.pk})
    assert [award.name for award in Award.objects.public().order_by("place")] == ["An", "Bình"]


def test_a_translations_screen_is_its_sources(client_as, roll):
    list_of(roll, "An")
    english = roll.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    client = client_as("superuser")
    response = client.get(address("list", english), {"q": "an"})
    assert response.url == f"{address('list', roll)}?q=an"
    form = client.get(reverse("wagtailadmin_pages:edit", args=[english.pk]))
    assert address("list", roll) in form.text
    assert address("list", english) not in said(form)


def test_the_pages_form_tells_what_the_list_holds(client_as, roll):
    client = client_as("superuser")
    empty = client.get(reverse("wagtailadmin_pages:edit", args=[roll.pk]))
    assert address("list", roll) in empty.text
    public_list(roll, "An", "Bình")
    an = draft_of(roll).award_list.awards.get(name="An")
    client.post(address("edit", roll, an.key), row_form(an, name="Anh", token=token(roll)))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[roll.pk]))
    assert address("difference", roll) in form.text
    new = reverse(
        "wagtailadmin_pages:add", args=["campaigns", "honorrollpage", roll.get_parent().pk]
    )
    assert client.get(new).status_code == 200


def test_the_listing_of_rolls_counts_awards_without_a_query_for_each(
    client_as, site_tree, queries_of
):
    client = client_as("superuser")
    url = reverse("honor_rolls:index")

    def cost() -> int:
        return len(queries_of(lambda: client.get(url)))

    draft, public = (HonorRollFactory(parent=site_tree.rolls) for _ in range(2))
    list_of(draft, "An", "Bình")
    public_list(public, "An")
    pages = {page.pk: page.award_count for page in client.get(url).context["object_list"]}
    assert pages == {draft.pk: 2, public.pk: 1}
    few = cost()
    for _ in range(4):
        public_list(HonorRollFactory(parent=site_tree.rolls), "An")
    cost()
    assert cost() <= few


def test_every_edit_puts_an_open_form_out_of_date(client_as, roll, django_user_model):
    office = client_as("officer")
    (an,) = list_of(roll, "An", user=django_user_model.objects.get(username="vai-officer"))
    before = draft_of(roll).latest_revision.created_at
    office.post(address("edit", roll, an.key), row_form(an, name="Anh", token=token(roll)))
    assert draft_of(roll).latest_revision.created_at > before
    assert token_of(draft_of(roll).award_list).endswith(".2")
