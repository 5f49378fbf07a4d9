"""Consultations in the admin: the form, copies, translations, the listing and the settings."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from campaigns.consultations.advice import advice_on_consultation
from campaigns.factories import HonorRollFactory
from campaigns.models import ConsultationPage, ConsultationSettings
from news.factories import translate
from tests.campaigns.consultations.test_consultation_page import NAME, full_consultation
from tests.fixtures import SiteTree
from tests.reading import words

pytestmark = pytest.mark.any_database


def form_data(**fields: Any) -> dict[str, Any]:
    empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    rows = fields.pop("nominees", [])
    nominees = {str(n): {"kind": "individual", "ORDER": n + 1, **r} for n, r in enumerate(rows)}
    data = {
        "title": "Lấy ý kiến", "slug": "lay-y-kien", "body": {"count": 0}, "how_to_comment": "null",
        "comments": empty, "nominees": {**nominees, "TOTAL_FORMS": len(rows), "INITIAL_FORMS": 0},
        "opens_on": "02/03/2026",
    }  # fmt: skip
    return nested_form_data({**data, **fields})


def add_address(site_tree: SiteTree) -> str:
    return reverse(
        "wagtailadmin_pages:add", args=["campaigns", "consultationpage", site_tree.rolls.pk]
    )


def test_an_officer_adds_a_notice_and_the_end_is_counted(site_tree: SiteTree, desk: Client) -> None:
    rows = [{"name": "Vừ A Lềnh", "award_text": "Bằng khen"}]
    response = desk.post(add_address(site_tree), form_data(nominees=rows))
    assert response.status_code == 302
    page = ConsultationPage.objects.get(slug="lay-y-kien").get_latest_revision_as_object()
    assert (page.opens_on, page.closes_on) == (date(2026, 3, 2), date(2026, 3, 16))
    assert [nominee.name for nominee in page.nominees.all()] == ["Vừ A Lềnh"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"opens_on": "31/02/2026"}, "opens_on"),
        ({"opens_on": "02/03/0026"}, "opens_on"),
        ({"opens_on": "02/03/9999"}, "opens_on"),
        ({"opens_on": "ngày mai"}, "opens_on"),
        ({"closes_on": "01/03/2026"}, "closes_on"),
        ({"closes_on": "x"}, "closes_on"),
        ({"year": "12"}, "year"),
    ],
)
def test_dates_that_cannot_be_are_refused_where_they_stand(
    site_tree: SiteTree, desk: Client, fields: dict[str, str], field: str
) -> None:
    response = desk.post(add_address(site_tree), form_data(**fields))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {field}


def test_a_nominee_needs_an_award_and_there_are_at_most_300(
    site_tree: SiteTree, desk: Client, officer: AbstractUser
) -> None:
    response = desk.post(add_address(site_tree), form_data(nominees=[{"name": "Vừ A Lềnh"}]))
    assert "award_text" in response.context["form"].formsets["nominees"].errors[0]
    rows = [{"name": f"Số {n}", "award_text": "Bằng khen"} for n in range(301)]
    form_class = ConsultationPage.get_edit_handler().get_form_class()
    form = form_class(form_data(nominees=rows), instance=ConsultationPage(), for_user=officer)
    assert not form.is_valid()
    (error,) = form.formsets["nominees"].non_form_errors()
    assert "300" in error


def test_a_translation_changes_neither_dates_nor_nominees(
    site_tree: SiteTree, desk: Client
) -> None:
    page = full_consultation(site_tree, title="Đạt 100% chỉ tiêu")
    english = translate(page, title="Comments")
    address = reverse("wagtailadmin_pages:edit", args=[english.pk])
    form = desk.get(address).context["form"]
    assert form.fields["opens_on"].disabled
    assert page.title in form.fields["closes_on"].help_text
    rows = [{"name": "Vừ A Lềnh", "award_text": "Bằng khen"}]
    response = desk.post(address, form_data(slug="comments", nominees=rows))
    assert page.title in str(response.context["form"].formsets["nominees"].non_form_errors())
    assert desk.post(address, form_data(slug="comments")).status_code == 302
    english = ConsultationPage.objects.get(pk=english.pk)
    assert english.get_latest_revision_as_object().nominees.count() == 0


def test_the_listing_shows_states_and_filters_by_them(site_tree: SiteTree, desk: Client) -> None:
    full_consultation(site_tree, title="Đang mở")
    full_consultation(site_tree, title="Đã đóng", closed=True)
    listing = reverse("consultations:index")

    def titles(**query: str) -> list[str]:
        return [page.title for page in desk.get(listing, query).context["object_list"]]

    assert titles() == ["Đang mở", "Đã đóng"]
    assert titles(state="open") == ["Đang mở"]
    assert titles(state="closed") == ["Đã đóng"]
    for name in ("state", "year", "ordering", "p", "q"):
        titles(**{name: "x'\""})


def test_the_listing_costs_the_same_with_few_and_many_notices(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Callable, queries_of: Callable
) -> None:
    """For officers Wagtail asks twice a row whether they may unpublish it."""
    desk, listing = client_of(administrator), reverse("consultations:index")
    full_consultation(site_tree)
    desk.get(listing)
    few = len(queries_of(lambda: desk.get(listing)))
    for _ in range(5):
        full_consultation(site_tree)
    desk.get(listing)
    assert len(queries_of(lambda: desk.get(listing))) <= few


def test_officers_write_down_holidays_and_editors_do_not(
    desk: Client, editor: AbstractUser, client_of: Callable
) -> None:
    address = reverse("wagtailsettings:edit", args=["campaigns", "consultationsettings"])
    address = desk.get(address, follow=True).redirect_chain[-1][0]
    data = {"working_days": "7", "holidays": "02/09\n30/02"}
    response = desk.post(address, data)
    assert set(response.context["form"].errors) == {"holidays"}
    assert "30/02" in str(response.context["form"].errors)
    assert desk.post(address, data | {"holidays": "02/09"}).status_code == 302
    assert ConsultationSettings.load().working_days == 7
    assert client_of(editor).get(address).status_code == 302


def test_what_is_amiss_is_said_after_a_save(site_tree: SiteTree, desk: Client) -> None:
    rows = [{"name": "Vừ A Lềnh", "award_text": "Bằng khen"}]
    data = form_data(nominees=rows, closes_on="04/03/2026")
    response = desk.post(add_address(site_tree), data, follow=True)
    shown = [str(message) for message in response.context["messages"]]
    assert len([message for message in shown if "10" in message]) == 1


def test_all_that_is_amiss_is_said_in_one_banner(site_tree: SiteTree, desk: Client) -> None:
    """The others stand in the box on top of the form, which a banner each would repeat."""
    rows = [{"name": "Vừ A Lềnh", "award_text": "Bằng khen"}]
    data = form_data(nominees=rows, closes_on="04/03/2026")
    response = desk.post(add_address(site_tree), data, follow=True)
    page = ConsultationPage.objects.latest("pk")
    assert len(advice_on_consultation(page)) > 1
    assert len([m for m in response.context["messages"] if m.level_tag == "warning"]) == 1


@pytest.mark.parametrize("keep_revisions", [False, True])
def test_a_copy_begins_without_dates_nominees_and_roll(
    site_tree: SiteTree, moderator: AbstractUser, client_of: Callable, keep_revisions: bool
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    page = full_consultation(site_tree, became=roll)
    client = client_of(moderator)
    data = {
        "new_title": "Kỳ sau", "new_slug": "ky-sau", "new_parent_page": str(site_tree.rolls.pk),
        "publish_copies": "on",
    }  # fmt: skip
    if keep_revisions:
        data["copy_revisions"] = "on"
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    copy = ConsultationPage.objects.get(slug="ky-sau")
    draft = copy.get_latest_revision_as_object()
    for found in (copy, draft):
        assert (found.opens_on, found.closes_on, found.became_id) == (None, None, None)
        assert not found.nominees.all()
        assert found.council == page.council
    assert NAME not in words(client.get(copy.url))
