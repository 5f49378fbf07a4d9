"""The English page of a campaign: the same campaign, told to other readers."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from campaigns.campaign.phases import Phase
from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ClusterFactory,
    HonorRollFactory,
    UnitFactory,
    around_today,
    full_campaign,
)
from campaigns.models import CampaignPage
from news.factories import ArticleFactory, publish, translate
from tests.fixtures import SiteTree
from tests.reading import hrefs, words


@pytest.fixture
def vietnamese(site_tree: SiteTree) -> CampaignPage:
    return CampaignFactory(parent=site_tree.campaigns, starts="06/2021", ends="08/2021")


@pytest.fixture
def english(vietnamese: CampaignPage) -> CampaignPage:
    return translate(vietnamese, title="Peak drive")


def context(client: Client, page: CampaignPage) -> dict[str, Any]:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.context


def news(client: Client, page: CampaignPage) -> set[str]:
    return {article.title for article in context(client, page)["news"]}


def test_the_english_page_follows_when_the_vietnamese_dates_change(
    vietnamese: CampaignPage, english: CampaignPage, client: Client
) -> None:
    assert context(client, english)["phase"] == Phase.UNDER_REVIEW
    assert context(client, english)["period_label"] == "June 2021 – the end of August 2021"
    vietnamese.starts, vietnamese.ends = around_today(-1), around_today(1)
    publish(vietnamese)
    shown = context(client, english)
    assert shown["phase"] == Phase.RUNNING
    assert str(around_today(1)) in shown["period_label"]
    assert shown["progress"] == CampaignPage.objects.get(pk=english.pk).progress


def test_dates_of_the_english_page_itself_count_for_nothing(
    vietnamese: CampaignPage, english: CampaignPage, client: Client
) -> None:
    english.starts, english.ends = around_today(-1), around_today(1)
    english.phase_override = Phase.CONCLUDED
    publish(english)
    assert context(client, english)["phase"] == Phase.UNDER_REVIEW
    assert context(client, vietnamese)["phase"] == Phase.UNDER_REVIEW


def test_a_phase_set_by_hand_holds_in_both_languages(
    vietnamese: CampaignPage, english: CampaignPage, client: Client
) -> None:
    vietnamese.phase_override = Phase.RUNNING
    publish(vietnamese)
    for shown in (vietnamese, english):
        assert context(client, shown)["phase"] == Phase.RUNNING


def test_a_draft_of_the_vietnamese_dates_changes_no_page(
    vietnamese: CampaignPage, english: CampaignPage, client: Client
) -> None:
    vietnamese.ends = around_today(5)
    vietnamese.save_revision()
    for shown in (vietnamese, english):
        assert context(client, shown)["phase"] == Phase.UNDER_REVIEW


def test_results_open_on_the_same_day(vietnamese: CampaignPage, client: Client) -> None:
    english = translate(vietnamese, results_summary="<p>Targets exceeded.</p>")
    assert context(client, english)["results"] is None
    vietnamese.closed_on = timezone.localdate()
    publish(vietnamese)
    assert context(client, english)["results"]["closed_on"] == vietnamese.closed_on


def test_each_language_has_its_own_news(
    site_tree: SiteTree, vietnamese: CampaignPage, english: CampaignPage, client: Client
) -> None:
    ArticleFactory(parent=site_tree.news, title="Tin Việt", subjects=[vietnamese])
    ArticleFactory(parent=site_tree.news_en, title="About the English page", subjects=[english])
    ArticleFactory(parent=site_tree.news_en, title="About the other page", subjects=[vietnamese])
    assert news(client, vietnamese) == {"Tin Việt"}
    expected = {"About the English page", "About the other page"}
    assert news(client, english) == expected
    feed = client.get(f"{english.url}rss/").content.decode()
    assert "Tin Việt" not in feed
    assert all(title in feed for title in expected)


def test_a_campaign_told_in_english_alone_has_its_own_dates(
    site_tree: SiteTree, client: Client
) -> None:
    alone = CampaignFactory(parent=site_tree.campaigns_en, title="Alone")
    assert context(client, alone)["phase"] == Phase.RUNNING
    draft = CampaignPage.objects.get(pk=alone.pk)
    draft.starts, draft.ends = around_today(-9), around_today(-5)
    assert draft.phase_now == Phase.UNDER_REVIEW
    assert context(client, alone)["phase"] == Phase.RUNNING
    assert context(client, publish(draft))["phase"] == Phase.UNDER_REVIEW


def test_deleting_the_vietnamese_page_leaves_the_english_one_its_own_dates(
    vietnamese: CampaignPage, english: CampaignPage, client: Client
) -> None:
    vietnamese.delete()
    assert context(client, english)["period_label"] == "June 2021 – the end of August 2021"


def test_a_roll_is_shown_in_the_readers_language_where_it_exists(
    site_tree: SiteTree, vietnamese: CampaignPage, english: CampaignPage, client: Client
) -> None:
    both = HonorRollFactory(parent=site_tree.rolls, campaigns=[vietnamese])
    both_en = translate(both, title="Roll of honor")
    only_vi = HonorRollFactory(parent=site_tree.rolls, campaigns=[english])
    for shown, rolls in ((english, {both_en, only_vi}), (vietnamese, {both, only_vi})):
        found = context(client, shown)
        assert set(found["rolls"]) == rolls
        assert found["phase"] == Phase.CONCLUDED
    links = hrefs(client.get(both_en.url))
    assert english.url in links
    assert vietnamese.url not in links


def test_names_of_registers_are_in_the_readers_language(
    site_tree: SiteTree, client: Client
) -> None:
    cluster = ClusterFactory(name="Cụm thi đua số 1", translations={"en": {"name": "Cluster 1"}})
    unit = UnitFactory(
        name="Phòng Tư pháp", translations={"en": {"name": "Justice division"}}, cluster=cluster
    )
    award = AwardTypeFactory(
        name="Bằng khen", translations={"en": {"name": "Certificate of merit"}}
    )
    page = CampaignFactory(parent=site_tree.campaigns, units=[unit], quotas=[award])
    english = translate(page, title="In English")
    in_english = ("Cluster 1", "Justice division", "Certificate of merit")
    in_vietnamese = (cluster.name, unit.name, award.name)
    text, text_en = words(client.get(page.url)), words(client.get(english.url))
    assert [name for name in in_english if name not in text_en] == []
    assert [name for name in in_vietnamese if name not in text] == []
    assert [name for name in in_vietnamese if name in text_en] == []


def test_the_routes_of_both_pages_answer(site_tree: SiteTree, client: Client) -> None:
    page = full_campaign(site_tree.campaigns)
    english = translate(page, title="In English")
    ArticleFactory(parent=site_tree.news, subjects=[page])
    ArticleFactory(parent=site_tree.news_en, subjects=[page])
    for shown, language in ((page, "vi"), (english, "en")):
        with translation.override(language):
            names = [shown.reverse_subpage(name) for name in ("rss", "atom", "calendar")]
        for name in names:
            assert client.get(shown.url + name).status_code == 200
        assert {shown.url + name for name in names} <= set(hrefs(client.get(shown.url)))


def test_pages_name_each_other_as_translations(
    vietnamese: CampaignPage, english: CampaignPage, client: Client
) -> None:
    for shown, other in ((vietnamese, english), (english, vietnamese)):
        assert f'href="http://testserver{other.url}"' in client.get(shown.url).content.decode()
