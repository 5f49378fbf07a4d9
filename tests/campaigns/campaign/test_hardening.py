"""What people tried that the first version bore badly."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, ReferenceIndex

from campaigns.campaign.charts import bars
from campaigns.campaign.partial_dates import PartialDate
from campaigns.campaign.phases import Phase
from campaigns.factories import CampaignFactory, HonorRollFactory, UnitFactory, full_campaign
from campaigns.models import CampaignPage, Unit
from campaigns.reading.files.spreadsheets import SpreadsheetError, read_text
from news.factories import ArticleFactory, translate
from news.rich_text_links import FewQueriesPageLinkHandler
from tests.fixtures import SiteTree
from tests.reading import main_part

pytestmark = pytest.mark.any_database


@pytest.fixture
def desk(moderator: AbstractUser, client_of: Callable[[AbstractUser], Client]) -> Client:
    return client_of(moderator)


def copy(desk: Client, page: CampaignPage, parent: CampaignPage, **ticks: str) -> None:
    form = {"new_title": "Năm nay", "new_slug": "nam-nay", "new_parent_page": parent.pk}
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert desk.post(address, form | ticks).status_code == 302


def test_an_alias_shows_what_its_source_shows(site_tree: SiteTree, client: Client) -> None:
    drive = CampaignFactory(parent=site_tree.campaigns, ended=True)
    movement = CampaignFactory(parent=site_tree.campaigns, movement=True)
    HonorRollFactory(parent=site_tree.rolls, campaigns=[drive], title="Bảng vàng của đợt")
    ArticleFactory(parent=site_tree.news, subjects=[drive], title="Tin về đợt")
    alias = drive.create_alias(parent=movement)
    main = main_part(client.get(alias.url)).get_text()
    assert "Bảng vàng của đợt" in main
    assert "Tin về đợt" in main
    listed = CampaignPage.objects.with_phase().get(pk=alias.pk)
    assert listed.phase == alias.phase_now == Phase.CONCLUDED


def test_an_alias_is_no_copy_to_be_checked(site_tree: SiteTree, desk: Client) -> None:
    drive = CampaignFactory(parent=site_tree.campaigns, closed_on="2021-09-01", ended=True)
    copy(desk, drive, site_tree.campaigns, alias="on")
    alias = CampaignPage.objects.get(slug="nam-nay")
    assert alias.alias_of_id == drive.pk
    assert (alias.copied_from, str(alias.closed_on)) == (None, "2021-09-01")


@pytest.mark.parametrize("kind", ["movement", "drive"])
def test_nothing_is_copied_to_where_it_cannot_stand(
    site_tree: SiteTree, desk: Client, kind: str
) -> None:
    drive = CampaignFactory(parent=site_tree.campaigns)
    page = CampaignFactory(parent=site_tree.campaigns, kind=kind)
    copy(desk, page, drive)
    assert not CampaignPage.objects.filter(slug="nam-nay").exists()


def test_nothing_is_moved_in_bulk_to_where_it_cannot_stand(
    site_tree: SiteTree, desk: Client
) -> None:
    movement, other = CampaignFactory.create_batch(2, parent=site_tree.campaigns, movement=True)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    form = {"chooser": movement.pk, "move_applicable": "on"}
    response = desk.post(f"{address}?id={other.pk}&next=/admin/", form, follow=True)
    assert response.status_code == 200
    assert [str(message) for message in response.context["messages"]]
    other.refresh_from_db()
    assert other.get_parent().pk == site_tree.campaigns.pk


def test_a_copy_that_is_published_at_once_begins_afresh(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    last_year = full_campaign(site_tree.campaigns)
    copy(client_of(administrator), last_year, site_tree.campaigns, publish_copies="on")
    page = CampaignPage.objects.get(slug="nam-nay")
    assert page.live
    assert page.closed_on is None
    assert {figure.value for figure in page.figures.all()} == {None}
    assert {milestone.state for milestone in page.milestones.all()} == {"planned"}
    assert page.starts == last_year.starts


def test_a_drive_is_not_translated_before_its_movement(site_tree: SiteTree, desk: Client) -> None:
    movement = CampaignFactory(parent=site_tree.campaigns, movement=True, title="Phong trào năm")
    drive = CampaignFactory(parent=movement)
    address = reverse("simple_translation:submit_page_translation", args=[drive.pk])
    english = site_tree.campaigns_en.locale_id
    response = desk.post(address, {"locales": [english]})
    assert response.status_code == 200
    assert "Phong trào năm" in "".join(str(message) for message in response.context["messages"])
    assert not drive.get_translations().exists()


def test_the_way_to_a_drive_leaves_out_a_movement_that_is_not_public(
    site_tree: SiteTree, client: Client
) -> None:
    movement = CampaignFactory(parent=site_tree.campaigns, movement=True)
    drive = CampaignFactory(parent=movement)
    movement.unpublish()
    response = client.get(drive.url)
    assert [crumb.url for crumb in response.context["breadcrumbs"]] == [
        site_tree.front.url,
        site_tree.campaigns.url,
        drive.url,
    ]
    assert movement.title not in response.content.decode()


def test_two_revisions_with_other_dates_can_be_compared(site_tree: SiteTree, desk: Client) -> None:
    drive = full_campaign(site_tree.campaigns)
    draft = drive.get_latest_revision_as_object()
    draft.starts = PartialDate.parse("06/2021")
    milestones = list(draft.milestones.all())
    milestones[0].date = PartialDate.parse("07/2021")
    draft.milestones = milestones
    draft.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[drive.pk, "live", "latest"])
    page = " ".join(main_part(desk.get(address)).get_text(" ").split())
    assert "06/2021" in page
    assert "07/2021" in page


@pytest.mark.usefixtures("reference_index")
def test_a_unit_that_campaigns_name_is_known_to_be_used(site_tree: SiteTree, desk: Client) -> None:
    unit = UnitFactory()
    drive = CampaignFactory(parent=site_tree.campaigns, units=[unit])
    assert ReferenceIndex.get_references_to(unit).count() == 1
    usage = reverse(Unit.snippet_viewset.get_url_name("usage"), args=[unit.pk])
    assert drive.title in desk.get(usage).content.decode()


def test_the_form_tells_the_public_phase_from_the_drafts(site_tree: SiteTree, desk: Client) -> None:
    drive = CampaignFactory(parent=site_tree.campaigns)
    draft = drive.get_latest_revision_as_object()
    draft.phase_override = Phase.CONCLUDED
    draft.save_revision()
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[drive.pk]))
    shown = [str(b.string) for b in main_part(page).select("p > b") if b.string in Phase.labels]
    assert shown == [Phase.RUNNING.label, Phase.CONCLUDED.label]


def test_a_quotation_mark_that_is_never_closed_is_refused() -> None:
    with pytest.raises(SpreadsheetError) as refused:
        read_text('Tên đơn vị,Cụm\n"Phòng X,Một\nPhòng Y,Hai\n')
    assert refused.value.code == "open_quote"


def test_a_target_missed_by_little_does_not_read_as_reached(
    site_tree: SiteTree, client: Client
) -> None:
    drive = CampaignFactory(
        parent=site_tree.campaigns, closed_on="2021-09-01", figures=[("Đúng hạn", "99.6", 100)]
    )
    results = main_part(client.get(drive.url)).find(id="ket-qua")
    assert "99%" in results.find("table").get_text()
    (bar,) = bars(client.get(drive.url).context["results"]["figures"])
    assert bar.width < bar.target_x
    assert not bar.is_reached


def test_links_in_a_rich_text_cost_one_query_in_either_language(
    site_tree: SiteTree, queries_of: Callable[[Callable[[], object]], list[str]]
) -> None:
    articles = ArticleFactory.create_batch(4, parent=site_tree.news)
    english = translate(articles[0])
    attributes = [{"id": str(article.pk)} for article in articles] + [{"id": "0"}, {}]
    site_tree.front.get_url()
    for language, first in (("vi", articles[0]), ("en", english)):
        with translation.override(language):
            found: list[Page | None] = []
            queries = queries_of(
                lambda found=found: found.extend(FewQueriesPageLinkHandler.get_many(attributes))
            )
        assert len(queries) == 1
        keys = [page.pk if page else None for page in found]
        assert keys == [first.pk, *(article.pk for article in articles[1:]), None, None]
