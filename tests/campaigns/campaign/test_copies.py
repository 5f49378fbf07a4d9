"""Last year's campaign copied as this year's: structure stays, nothing moves in silence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import Tag
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from campaigns.campaign.partial_dates import PartialDate
from campaigns.campaign.phases import Phase
from campaigns.factories import AwardTypeFactory, CampaignFactory, UnitFactory
from campaigns.models import CampaignMilestone, CampaignPage
from news.factories import ArticleFactory, OfficialDocumentFactory
from tests.fixtures import SiteTree
from tests.forms import as_shown
from tests.reading import soup

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
State = CampaignMilestone.State
UNTOUCHED = ("aims", "organisation", "slogan", "lead", "scope", "kind", "launched_by")


@pytest.fixture
def publisher(moderator: AbstractUser, client_of: Clients) -> Client:
    return client_of(moderator)


@pytest.fixture
def last_year(site_tree: SiteTree) -> CampaignPage:
    """A movement that is over, with a drive under it."""
    page = CampaignFactory(
        parent=site_tree.campaigns,
        title="Thi đua năm 2021",
        movement=True,
        starts="01/2021",
        ends="12/2021",
        slogan="Vững bước 2021",
        aims="<p>Vượt chỉ tiêu.</p>",
        launched_by="Bộ",
        units=UnitFactory.create_batch(2),
        tasks=["Một việc", "Hai việc"],
        criteria=[("Chuyên môn", 100)],
        milestones=[
            ("15/01/2021", "Phát động", State.DONE),
            ("07/2021", "Sơ kết", State.CANCELLED),
        ],
        quotas=[AwardTypeFactory()],
        legal_basis=[OfficialDocumentFactory(number="12/KH-STP")],
        contacts=["Văn phòng"],
        figures=[("Hồ sơ đúng hạn", 1204, 1000), ("Buổi tuyên truyền", 48, None)],
        closed_on=date(2021, 12, 20),
        results_summary="<p>Vượt.</p>",
        phase_override=Phase.CONCLUDED,
    )
    CampaignFactory(
        parent=page,
        title="Đợt một",
        starts="06/2021",
        ends="08/2021",
        figures=[("Số đợt", 5, 9)],
        milestones=[("01/06/2021", "Lễ", State.DONE)],
        phase_override=Phase.CONCLUDED,
    )
    return page


def copy(client: Client, page: CampaignPage, **options: Any) -> CampaignPage:
    """Through the administrator's form "copy this page"."""
    path = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = {
        "new_title": "Thi đua năm nay",
        "new_slug": "thi-dua-nam-nay",
        "new_parent_page": str(page.get_parent().pk),
        "copy_subpages": "on",
        **options,
    }
    assert client.post(path, form).status_code == 302
    return CampaignPage.objects.get(slug="thi-dua-nam-nay")


@pytest.fixture
def this_year(last_year: CampaignPage, publisher: Client) -> CampaignPage:
    return copy(publisher, last_year)


def edit_url(page: CampaignPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def advice(client: Client, page: CampaignPage) -> Tag | None:
    return soup(client.get(edit_url(page))).find(class_="vd-advice")


def both_versions(page: CampaignPage) -> list[CampaignPage]:
    """The row, which publishing at once would show, and the draft, which the form shows."""
    row = CampaignPage.objects.get(pk=page.pk)
    return [row, row.get_latest_revision_as_object()]


def test_a_copy_takes_over_the_structure_and_every_date(
    last_year: CampaignPage, this_year: CampaignPage
) -> None:
    for version in both_versions(this_year):
        assert (version.starts, version.ends) == (last_year.starts, last_year.ends)
        for name in UNTOUCHED:
            assert getattr(version, name) == getattr(last_year, name), name
        for name, column in (
            ("tasks", "heading"), ("criteria", "max_score"), ("legal_basis", "document_id"),
            ("award_quotas", "quota"), ("milestones", "date"), ("contacts", "name"),
            ("figures", "target"), ("figures", "name"),
        ):  # fmt: skip
            mine, theirs = (
                [getattr(row, column) for row in getattr(page, name).all()]
                for page in (version, last_year)
            )
            assert mine == theirs, name
        assert set(version.units.all()) == set(last_year.units.all())


@pytest.mark.parametrize("published", [False, True], ids=["as a draft", "published at once"])
def test_a_copy_begins_without_results_phase_and_finished_milestones(
    last_year: CampaignPage, publisher: Client, published: bool
) -> None:
    options = {"publish_copies": "on"} if published else {}
    page = copy(publisher, last_year, **options)
    drive = CampaignPage.objects.child_of(page).get()
    for made in (page, drive):
        assert made.live is published
        for version in both_versions(made):
            assert (version.closed_on, version.results_summary) == (None, "")
            assert (version.phase_override, version.phase_set_by) == ("", None)
            assert {row.value for row in version.figures.all()} == {None}
            assert {row.state for row in version.milestones.all()} == {State.PLANNED}


def test_the_source_stays_as_it_was(last_year: CampaignPage, this_year: CampaignPage) -> None:
    for version in both_versions(last_year):
        assert version.phase_override == Phase.CONCLUDED
        assert version.closed_on == date(2021, 12, 20)
        assert version.figures.first().value == 1204
        assert [row.state for row in version.milestones.all()] == [State.DONE, State.CANCELLED]
    assert CampaignPage.objects.child_of(last_year).count() == 1


def test_a_copy_is_a_campaign_of_its_own(
    site_tree: SiteTree, last_year: CampaignPage, this_year: CampaignPage
) -> None:
    ArticleFactory(parent=site_tree.news, subjects=[last_year])
    assert this_year.translation_key != last_year.translation_key
    assert this_year.news().count() == 0
    assert last_year.news().count() == 1


def test_drives_below_know_what_they_were_copied_from(
    last_year: CampaignPage, this_year: CampaignPage
) -> None:
    old, new = (CampaignPage.objects.child_of(page).get() for page in (last_year, this_year))
    for page, source in ((this_year, last_year), (new, old)):
        for version in both_versions(page):
            assert version.copied_from == source
            assert not version.copy_checked


def test_copying_says_that_dates_stayed_and_the_form_lists_what_to_check(
    last_year: CampaignPage, publisher: Client
) -> None:
    page = copy(publisher, last_year)
    shown = publisher.get(edit_url(page))
    assert len(list(shown.context["messages"])) >= 2
    listed = soup(shown).find(class_="vd-advice").get_text(" ")
    for expected in (
        "Thi đua năm 2021", "15/01/2021", "07/2021", "12/KH-STP", "Hồ sơ đúng hạn", "2021",
    ):  # fmt: skip
        assert expected in listed
    assert "Buổi tuyên truyền" not in listed
    drive = CampaignPage.objects.child_of(page).get()
    assert "01/06/2021" in advice(publisher, drive).get_text(" ")
    assert advice(publisher, last_year) is None


def test_what_was_changed_is_no_longer_listed(this_year: CampaignPage, publisher: Client) -> None:
    values = as_shown(publisher.get(edit_url(this_year)))
    values |= {"starts": "01/2022", "ends": "12/2022", "milestones-0-date": "15/01/2022"}
    assert publisher.post(edit_url(this_year), values).status_code == 302
    listed = advice(publisher, this_year).get_text(" ")
    assert "15/01/2021" not in listed
    assert "07/2021" in listed
    draft = both_versions(this_year)[1]
    assert draft.starts == PartialDate.parse("01/2022")


def test_ticking_that_it_was_checked_hides_the_list(
    this_year: CampaignPage, publisher: Client
) -> None:
    values = as_shown(publisher.get(edit_url(this_year)))
    response = publisher.post(edit_url(this_year), {**values, "copy_checked": "on"})
    assert response.status_code == 302
    assert advice(publisher, this_year) is None


def test_deleting_the_source_leaves_the_copy_whole(
    last_year: CampaignPage, this_year: CampaignPage, publisher: Client
) -> None:
    last_year.delete()
    assert publisher.get(edit_url(this_year)).status_code == 200
    values = as_shown(publisher.get(edit_url(this_year)))
    response = publisher.post(edit_url(this_year), {**values, "action-publish": "1"})
    assert response.status_code == 302
    assert CampaignPage.objects.get(pk=this_year.pk).live


def test_a_translation_is_no_copy_to_check(
    site_tree: SiteTree, last_year: CampaignPage, publisher: Client
) -> None:
    english = last_year.copy_for_translation(site_tree.campaigns_en.locale)
    english.save_revision().publish()
    assert advice(publisher, english) is None
    assert english.figures.first().value == 1204


def test_an_alias_shows_what_its_source_shows(
    site_tree: SiteTree, last_year: CampaignPage, publisher: Client, client: Client
) -> None:
    alias = copy(publisher, last_year, alias="on", copy_subpages="")
    assert alias.alias_of_id == last_year.pk
    assert client.get(alias.url).context["phase"] == Phase.CONCLUDED
    assert client.get(alias.url).context["results"]["closed_on"] == date(2021, 12, 20)


def test_copying_to_a_place_that_cannot_be_is_refused(
    site_tree: SiteTree, last_year: CampaignPage, publisher: Client
) -> None:
    other = CampaignFactory(parent=site_tree.campaigns, movement=True)
    path = reverse("wagtailadmin_pages:copy", args=[last_year.pk])
    form = nested_form_data(
        {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": str(other.pk)}
    )
    response = publisher.post(path, form, follow=True)
    assert [str(message) for message in response.context["messages"]]
    assert not CampaignPage.objects.filter(slug="ban-sao").exists()
