"""The campaign's form: what it refuses and where it says so, what it warns of, what it keeps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset

from campaigns.campaign.partial_dates import PartialDate
from campaigns.factories import CampaignFactory
from campaigns.models import CampaignIndexPage, CampaignPage
from tests.fixtures import SiteTree
from tests.forms import as_shown, campaign_form
from tests.reading import soup

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def index(site_tree: SiteTree) -> CampaignIndexPage:
    return site_tree.campaigns


@pytest.fixture
def publisher(moderator: AbstractUser, client_of: Clients) -> Client:
    """The client of someone who may publish."""
    return client_of(moderator)


def add(client: Client, parent: Page, **fields: Any) -> HttpResponse:
    path = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", parent.pk])
    return client.post(path, campaign_form(**fields))


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def refused(
    user: AbstractUser, parent: Page, *, publish: bool = False, **fields: Any
) -> dict[str, list[str]]:
    """The errors of the form alone, without the screen around it."""
    page = CampaignPage(owner=user, locale=parent.locale)
    data = MultiValueDict({name: [value] for name, value in campaign_form(**fields).items()})
    form_class = CampaignPage.get_edit_handler().get_form_class()
    form = form_class(data, instance=page, parent_page=parent, for_user=user)
    if not publish:
        form.defer_required_fields()
    assert not form.is_valid()
    return form.errors | {
        name: formset.errors for name, formset in form.formsets.items() if any(formset.errors)
    }


def errors(response: HttpResponse) -> dict[str, list[str]]:
    assert response.status_code == 200
    return response.context["form"].errors


def said(response: HttpResponse) -> str:
    """The messages above the form, after the redirect."""
    return " ".join(str(message) for message in response.context["messages"])


# What is refused


BACKWARDS = gettext_lazy("The end (%(end)s) lies before the start (%(start)s).")


@pytest.mark.parametrize("publish", [False, True], ids=["saved", "published"])
@pytest.mark.parametrize(
    ("starts", "ends"),
    [("01/06/2021", "31/05/2021"), ("06/2021", "05/2021"), ("02/06/2021", "01/06/2021"),
     ("01/07/2021", "06/2021")],
)  # fmt: skip
def test_an_end_before_the_start_is_refused_at_the_end(
    index: CampaignIndexPage, editor: AbstractUser, starts: str, ends: str, publish: bool
) -> None:
    message = BACKWARDS % {"end": ends, "start": starts}
    found = refused(editor, index, starts=starts, ends=ends, publish=publish)
    assert found == {"ends": [message]}


@pytest.mark.parametrize("action", [{}, PUBLISH], ids=["saved", "published"])
def test_the_screen_says_what_is_refused(
    index: CampaignIndexPage, publisher: Client, action: dict[str, str]
) -> None:
    response = add(publisher, index, starts="06/2021", ends="05/2021", **action)
    message = BACKWARDS % {"end": "05/2021", "start": "06/2021"}
    assert errors(response) == {"ends": [message]}
    assert not CampaignPage.objects.exists()
    assert message in soup(response).get_text()


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("30/06/2021", "06/2021"), ("06/2021", "01/06/2021"), ("06/2021", "06/2021"), ("06/2021", "")],
)
def test_a_period_within_one_month_or_with_an_open_end_is_fine(
    index: CampaignIndexPage, desk: Client, starts: str, ends: str
) -> None:
    assert add(desk, index, starts=starts, ends=ends).status_code == 302
    page = CampaignPage.objects.get()
    assert [str(value or "") for value in (page.starts, page.ends)] == [starts, ends]


@pytest.mark.parametrize("typed", ["31/06/2021", "2021", "hè 2021", "00/06/2021", "13/2021"])
@pytest.mark.parametrize("field", ["starts", "ends"])
def test_what_is_no_date_is_explained(
    index: CampaignIndexPage, editor: AbstractUser, field: str, typed: str
) -> None:
    found = refused(editor, index, **{field: typed})
    assert list(found) == [field]
    assert "06/2021" in found[field][0]


@pytest.mark.parametrize("field", ["starts", "ends"])
def test_what_is_no_date_stands_where_it_was_typed(
    index: CampaignIndexPage, desk: Client, field: str
) -> None:
    response = add(desk, index, **{field: "hè 2021"})
    assert list(errors(response)) == [field]
    assert 'value="hè 2021"' in response.content.decode()


def test_a_campaign_without_start_is_a_draft_only(
    index: CampaignIndexPage, publisher: Client
) -> None:
    assert "starts" in errors(add(publisher, index, starts="", ends="", **PUBLISH))
    assert add(publisher, index, starts="", ends="").status_code == 302
    page = CampaignPage.objects.get()
    assert (page.starts, page.live) == (None, False)
    assert publisher.get(edit_url(page)).status_code == 200


CRITERIA = [
    {"name": "Chuyên môn", "max_score": "60", "evidence": "", "note": ""},
    {"name": "Kỷ cương", "max_score": "30.5", "evidence": "", "note": ""},
]


def with_scores(total: str, rows: list[dict[str, Any]] = CRITERIA) -> dict[str, Any]:
    return {"criteria_total": total, "criteria": inline_formset(rows)}


def test_a_sum_that_is_off_is_refused_with_both_numbers_when_published(
    index: CampaignIndexPage, publisher: Client
) -> None:
    response = add(publisher, index, **with_scores("100"), **PUBLISH)
    message = gettext("The criteria below add up to %(sum)s, the plan states %(stated)s.")
    expected = message % {"sum": "90,5", "stated": "100"}
    assert errors(response) == {"criteria_total": [expected]}
    assert not CampaignPage.objects.exists()


def test_a_sum_that_is_off_is_a_warning_in_a_draft(index: CampaignIndexPage, desk: Client) -> None:
    response = add(desk, index, **with_scores("100"))
    page = CampaignPage.objects.get()
    assert response.status_code == 302
    shown = desk.get(edit_url(page))
    assert "90,5" in said(shown)
    assert not page.live


@pytest.mark.parametrize(
    "scores",
    [
        with_scores("90.5"),
        with_scores("90.50"),
        with_scores(""),
        with_scores("100", [{"name": "Chưa chấm", "max_score": "", "evidence": "", "note": ""}]),
        with_scores("100", []),
        with_scores("60", [CRITERIA[0], {**CRITERIA[1], "DELETE": "on"}]),
    ],
    ids=["exact", "zeros", "no total", "no scores", "no table", "row taken away"],
)
def test_scores_that_agree_or_are_missing_are_published(
    index: CampaignIndexPage, publisher: Client, scores: dict[str, Any]
) -> None:
    response = add(publisher, index, **scores, **PUBLISH)
    assert response.status_code == 302, response.context["form"].errors
    assert CampaignPage.objects.get().live


@pytest.mark.parametrize(("name", "value"), [("value", "-1"), ("target", "-0.5")])
def test_a_figure_below_zero_is_refused(
    index: CampaignIndexPage, editor: AbstractUser, name: str, value: str
) -> None:
    row = {"name": "Hồ sơ", "value": "", "target": "", "unit": "", name: value}
    (found,) = refused(editor, index, figures=inline_formset([row]))["figures"]
    assert list(found) == [name]


@pytest.mark.parametrize("slug", ["rss", "atom", "lich", "calendar"])
def test_a_drives_slug_may_not_be_a_route_of_its_movement(
    index: CampaignIndexPage, editor: AbstractUser, slug: str
) -> None:
    movement = CampaignFactory(parent=index, movement=True)
    assert slug in refused(editor, movement, slug=slug)["slug"][0]


def test_a_movement_under_a_movement_is_refused(index: CampaignIndexPage, desk: Client) -> None:
    movement = CampaignFactory(parent=index, movement=True)
    assert "kind" in errors(add(desk, movement, kind="movement"))
    assert add(desk, movement, kind="drive").status_code == 302
    assert CampaignPage.objects.child_of(movement).get().movement == movement


def test_nothing_stands_under_a_drive(index: CampaignIndexPage, desk: Client) -> None:
    drive = CampaignFactory(parent=index, title="Đợt gốc")
    assert "Đợt gốc" in errors(add(desk, drive))["kind"][0]


def test_a_movement_with_drives_stays_one(index: CampaignIndexPage, desk: Client) -> None:
    movement = CampaignFactory(parent=index, movement=True)
    CampaignFactory(parent=movement)
    values = as_shown(desk.get(edit_url(movement)))
    assert "kind" in errors(desk.post(edit_url(movement), {**values, "kind": "drive"}))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"action_label": "Đăng ký"}, "action_url"),
        ({"action_url": "https://example.vn/"}, "action_label"),
    ],
)
def test_half_a_button_is_refused_when_published(
    index: CampaignIndexPage, publisher: Client, fields: dict[str, str], name: str
) -> None:
    assert list(errors(add(publisher, index, **fields, **PUBLISH))) == [name]
    assert add(publisher, index, **fields).status_code == 302


# What is warned of


@pytest.mark.parametrize(
    ("date", "is_outside"),
    [("31/05/2021", True), ("01/09/2021", True), ("05/2021", True), ("09/2021", True),
     ("01/06/2021", False), ("31/08/2021", False), ("06/2021", False), ("08/2021", False)],
)  # fmt: skip
def test_a_milestone_outside_the_period_is_a_warning_not_a_refusal(
    index: CampaignIndexPage, publisher: Client, date: str, is_outside: bool
) -> None:
    row = {"date": date, "title": "Lễ tổng kết", "text": "", "state": "planned", "link_url": ""}
    response = add(publisher, index, milestones=inline_formset([row]), **PUBLISH)
    assert response.status_code == 302
    page = CampaignPage.objects.get()
    assert page.live
    assert page.milestones.get().date == PartialDate.parse(date)
    shown = publisher.get(edit_url(page))
    assert ("Lễ tổng kết" in said(shown)) is is_outside
    advice = soup(shown).find(class_="vd-advice")
    assert (advice is not None) is is_outside
    if is_outside:
        assert "Lễ tổng kết" in advice.get_text()
        assert date in advice.get_text()


def test_a_form_in_order_warns_of_nothing(index: CampaignIndexPage, desk: Client) -> None:
    add(desk, index, **with_scores("90.5"))
    shown = desk.get(edit_url(CampaignPage.objects.get()))
    assert soup(shown).find(class_="vd-advice") is None
