"""Campaigns, rolls and consultations of a site's own types: with a row in our tables."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.test.utils import isolate_apps
from django.urls import reverse
from django.utils import timezone
from wagtail.models.pages import PAGE_MODEL_CLASSES

from campaigns.campaign.models.campaign import AbstractCampaignPage
from campaigns.campaign.partial_dates import PartialDate
from campaigns.checks import check_tables_of_page_types
from campaigns.factories import CampaignFactory, public_list
from campaigns.honors.lists.edit import draft_of, edit
from campaigns.honors.models.award_lists import AwardListPublication
from campaigns.models import (
    AwardList,
    CampaignIndexPage,
    CampaignPage,
    HonorRollIndexPage,
    HonorRollPage,
    Nominee,
    RollCampaign,
)
from tests.fixtures import SiteTree
from tests.forms import as_shown
from tests.own_types.stories.models import (
    RegionalCampaignIndexPage,
    RegionalCampaignPage,
    RegionalConsultationPage,
    RegionalRollIndexPage,
    RegionalRollPage,
)

pytestmark = pytest.mark.usefixtures("search_index")


def read(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


@pytest.fixture
def campaign(site_tree: SiteTree) -> Any:
    page = RegionalCampaignPage(
        title="Chiến dịch vùng cao",
        region="Tây Bắc",
        kind="movement",
        starts=PartialDate.parse("06/2021"),
        ends=PartialDate.parse("08/2021"),
    )
    return site_tree.campaigns.add_child(instance=page)


@pytest.fixture
def regional_roll(site_tree: SiteTree) -> Any:
    page = RegionalRollPage(title="Khen thưởng vùng cao", region="Tây Bắc", year=2021)
    return site_tree.rolls.add_child(instance=page)


def test_they_may_stand_below_our_indexes_and_ours_below_theirs() -> None:
    assert RegionalCampaignPage in CampaignIndexPage.creatable_subpage_models()
    assert CampaignPage in RegionalCampaignIndexPage.creatable_subpage_models()
    assert RegionalCampaignPage in RegionalCampaignPage.creatable_subpage_models()
    assert RegionalRollPage in HonorRollIndexPage.creatable_subpage_models()
    assert RegionalConsultationPage in RegionalRollIndexPage.creatable_subpage_models()


def test_a_campaign_and_the_drive_under_it_are_served_as_themselves(
    campaign: Any, site_tree: SiteTree
) -> None:
    drive = RegionalCampaignPage(title="Đợt một", starts=PartialDate.parse("06/2021"))
    campaign.add_child(instance=drive)
    stock = CampaignFactory(parent=campaign, kind="drive")
    for page in (campaign, drive, stock):
        response = Client().get(page.url)
        assert response.status_code == 200
        assert type(response.context["page"]) is type(page)
    assert drive.movement == campaign
    assert "Đợt một" in read(campaign.url)
    assert campaign.title in read(drive.url)
    for route in ("rss", "calendar"):
        read(campaign.url + campaign.reverse_subpage(route))


def test_a_campaign_is_in_every_list(campaign: Any, site_tree: SiteTree) -> None:
    assert campaign.title in read(site_tree.campaigns.url)
    assert campaign.url in read(f"{site_tree.search.url}?q=chien+dich")
    assert CampaignPage.objects.with_phase().get(pk=campaign.pk).phase == "under_review"


def test_campaigns_of_several_types_in_one_list_tell_their_facts(
    campaign: Any, site_tree: SiteTree
) -> None:
    from campaigns.campaign.shared_facts import load_facts
    from news.factories import translate

    stock = CampaignFactory(parent=site_tree.campaigns)
    pages = [translate(campaign).specific, translate(stock).specific]
    assert [page.facts.starts for page in load_facts(pages)] == [campaign.starts, stock.starts]


def test_facts_reach_translations_when_a_campaign_is_published(campaign: Any) -> None:
    from news.factories import translate

    english = translate(campaign)
    campaign.ends = PartialDate.parse("09/2021")
    campaign.save_revision().publish()
    assert CampaignPage.objects.get(pk=english.pk).ends == campaign.ends


def test_a_roll_concludes_a_campaign(campaign: Any, regional_roll: Any) -> None:
    regional_roll.campaigns = [RollCampaign(campaign=campaign)]
    regional_roll.save()
    public_list(regional_roll, "Nguyễn Văn An")
    assert RegionalCampaignPage.objects.get(pk=campaign.pk).phase_now == "concluded"
    text = read(campaign.url)
    assert regional_roll.title in text
    assert "Nguyễn Văn An" in text


def test_a_roll_is_served_as_itself_with_its_list(regional_roll: Any, site_tree: SiteTree) -> None:
    (award,) = public_list(regional_roll, "Nguyễn Văn An")
    response = Client().get(regional_roll.url)
    assert type(response.context["page"]) is RegionalRollPage
    assert "Nguyễn Văn An" in response.content.decode()
    assert "Nguyễn Văn An" in read(site_tree.rolls.url_of("award", key=award.key))
    assert "Nguyễn Văn An" in read(f"{site_tree.rolls.url_of('search')}?q=nguyen+van+an")
    assert regional_roll.title in read(site_tree.rolls.url)


def test_the_publication_of_its_list_is_noted(regional_roll: Any) -> None:
    public_list(regional_roll, "Nguyễn Văn An")
    assert AwardListPublication.objects.filter(roll=regional_roll.translation_key).exists()


def test_an_edited_list_keeps_the_fields_of_its_type(
    regional_roll: Any, administrator: Any
) -> None:
    edit(HonorRollPage.objects.get(pk=regional_roll.pk), administrator, lambda _list: None)
    draft = draft_of(HonorRollPage.objects.get(pk=regional_roll.pk))
    assert (type(draft), draft.region) == (RegionalRollPage, "Tây Bắc")
    draft.save_revision().publish()
    assert RegionalRollPage.objects.get(pk=regional_roll.pk).region == "Tây Bắc"


def test_lists_go_with_the_page(regional_roll: Any) -> None:
    public_list(regional_roll, "Nguyễn Văn An")
    RegionalRollPage.objects.get(pk=regional_roll.pk).delete()
    assert not AwardList.objects.filter(roll=regional_roll.translation_key).exists()


def test_an_index_of_their_own_shows_them(site_tree: SiteTree) -> None:
    index = site_tree.front.add_child(
        instance=RegionalRollIndexPage(title="Khen vùng", slug="khen-vung")
    )
    roll = index.add_child(instance=RegionalRollPage(title="Một quyết định", year=2021))
    (award,) = public_list(roll, "Trần Thị Bình")
    assert "Một quyết định" in read(index.url)
    assert "Trần Thị Bình" in read(index.url_of("award", key=award.key))


@pytest.mark.parametrize(
    ("model", "index"), [(RegionalCampaignPage, "campaigns"), (RegionalRollPage, "rolls")]
)
def test_their_forms_have_the_tabs_of_ours_and_their_own_fields(
    model: Any, index: str, site_tree: SiteTree, administrator: Any, client_of: Any
) -> None:
    client, parent = client_of(administrator), getattr(site_tree, index)
    names = [model._meta.app_label, model._meta.model_name, parent.pk]
    shown = client.get(reverse("wagtailadmin_pages:add", args=names))
    assert shown.status_code == 200
    ours = model.__mro__[1]
    tabs = [tab.heading for tab in shown.context["edit_handler"].panel.children]
    assert tabs == [tab.heading for tab in ours.edit_handler.children]
    assert {"region", "slug"} <= {*shown.context["form"].fields}
    first = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailadmin_pages:add", args=names) in first


def test_a_campaign_and_a_roll_are_saved_in_the_admin(
    campaign: Any, regional_roll: Any, administrator: Any, client_of: Any
) -> None:
    client = client_of(administrator)
    for page in (campaign, regional_roll):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        sent = as_shown(client.get(address)) | {"region": "Đông Bắc", "action-publish": "1"}
        response = client.post(address, sent)
        assert response.status_code == 302, response.context["form"].errors
        assert type(page).objects.get(pk=page.pk).region == "Đông Bắc"


def test_screens_of_the_list_and_its_import_open(
    regional_roll: Any, administrator: Any, client_of: Any
) -> None:
    client = client_of(administrator)
    public_list(regional_roll, "Nguyễn Văn An")
    for name in ("list", "difference"):
        path = reverse(f"award_list:{name}", args=[regional_roll.pk])
        assert client.get(path).status_code == 200
    listed = client.get(reverse("wagtailadmin_explore", args=[regional_roll.get_parent().pk]))
    assert reverse("award_list:list", args=[regional_roll.pk]) in listed.content.decode()
    from campaigns.honors.admin.views.listing import import_url

    assert client.get(import_url(regional_roll.pk)).status_code == 200


def test_a_copy_begins_afresh(campaign: Any, administrator: Any, client_of: Any) -> None:
    address = reverse("wagtailadmin_pages:copy", args=[campaign.pk])
    client = client_of(administrator)
    sent = {
        "new_title": "Năm nay",
        "new_slug": "nam-nay",
        "new_parent_page": campaign.get_parent().pk,
        "copy_subpages": "on",
    }
    assert client.post(address, sent).status_code == 302
    copy = RegionalCampaignPage.objects.get(slug="nam-nay")
    assert (copy.copied_from_id, copy.region) == (campaign.pk, "Tây Bắc")
    assert copy.get_latest_revision_as_object().region == "Tây Bắc"


def test_a_consultation_is_served_as_itself(site_tree: SiteTree) -> None:
    today = timezone.localdate()
    page = RegionalConsultationPage(title="Lấy ý kiến vùng", region="Tây Bắc", opens_on=today)
    page.closes_on = today + timedelta(days=14)
    page.nominees = [Nominee(name="Lê Văn Cường", award_text="Huân chương")]
    site_tree.rolls.add_child(instance=page)
    response = Client().get(page.url)
    assert type(response.context["page"]) is RegionalConsultationPage
    assert "Lê Văn Cường" in response.content.decode()
    assert page.title in read(site_tree.rolls.url)


def test_a_campaign_with_a_table_of_its_own_is_an_error_of_the_site() -> None:
    """It would be in no list, and no roll could name it."""
    with isolate_apps("tests.own_types.stories"):

        class LocalCampaignPage(AbstractCampaignPage):
            class Meta:
                app_label = "stories"

    try:
        (error,) = check_tables_of_page_types()
    finally:
        PAGE_MODEL_CLASSES.remove(LocalCampaignPage)
    assert (error.id, error.obj) == ("campaigns.E012", LocalCampaignPage)
    assert "CampaignPage" in error.hint
    assert check_tables_of_page_types() == []
