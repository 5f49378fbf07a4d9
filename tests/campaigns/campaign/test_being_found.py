"""Where readers meet campaigns and rolls: search, front page, sitemap, list of rolls."""

from datetime import timedelta
from typing import Any
from unicodedata import normalize

import pytest
from django.test import Client
from django.utils import timezone

from campaigns.factories import (
    CampaignFactory,
    HonorRollFactory,
    UnitFactory,
    around_today,
    full_campaign,
)
from campaigns.models import CampaignPage
from home.models import HomePage
from news.factories import ArticleFactory, OfficialDocumentFactory, publish, translate
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part, sitemap, soup, words
from tests.samples import paragraph

TITLE = "Đợt thi đua cao điểm chào mừng 76 năm"


def found(client: Client, query: str, address: str = "/tim-kiem/") -> list[str]:
    response = client.get(address, {"q": query})
    assert response.status_code == 200
    return [hit.page.title for hit in response.context["results"]]


# Search


@pytest.mark.parametrize(
    "query",
    ["đợt cao điểm", "dot cao diem", "DOT CAO DIEM", normalize("NFD", "điểm cao"), "76 nam"],
)
def test_a_campaign_is_found_however_its_words_are_typed(
    site_tree: SiteTree, client: Client, query: str
) -> None:
    CampaignFactory(parent=site_tree.campaigns, title=TITLE, lead="")
    CampaignFactory(parent=site_tree.campaigns, title="Lịch tiếp công dân", lead="")
    assert found(client, query) == [TITLE]


@pytest.mark.parametrize(
    "query",
    ["sang tao", "76 nam ngay truyen thong", "bo tu phap", "hoan thanh vuot muc", "chuyen doi so",
     "le phat dong", "binh xet cong khai", "loi ben le", "phong tu phap ban ha", "889 kh stp"],
)  # fmt: skip
def test_a_campaign_is_found_by_everything_it_tells(
    site_tree: SiteTree, client: Client, query: str
) -> None:
    page = full_campaign(
        site_tree.campaigns,
        body=[paragraph("<p>Lời bên lề.</p>")],
        units=[UnitFactory(name="Phòng Tư pháp Bản Hạ")],
        legal_basis=[OfficialDocumentFactory(number="889/KH-STP")],
    )
    assert found(client, query) == [page.title]


def test_a_roll_is_found_by_title_text_and_decision(site_tree: SiteTree, client: Client) -> None:
    roll = HonorRollFactory(
        parent=site_tree.rolls,
        title="Bảng vàng đợt cao điểm",
        lead="Tập thể tiêu biểu",
        decision=OfficialDocumentFactory(number="911/QĐ-UBND"),
    )
    for query in ("bang vang dot cao diem", "tap the tieu bieu", "911/QĐ-UBND"):
        assert found(client, query) == [roll.title]


@pytest.mark.parametrize("trait", [{"draft": True}, {"hidden": True}], ids=["draft", "hidden"])
def test_what_readers_cannot_open_is_not_found(
    site_tree: SiteTree, client: Client, trait: dict[str, Any]
) -> None:
    CampaignFactory(parent=site_tree.campaigns, title="Bí mật", **trait)
    private = {"live": False} if "draft" in trait else {"private": True}
    HonorRollFactory(parent=site_tree.rolls, title="Bảng bí mật", **private)
    assert found(client, "bi mat") == []


def test_telephones_and_e_mails_are_no_way_to_find_a_page(
    site_tree: SiteTree, client: Client
) -> None:
    full_campaign(site_tree.campaigns)
    for query in ("0211 000 000", "tdkt@example.vn"):
        assert found(client, query) == []


def test_each_language_finds_its_own_pages(site_tree: SiteTree, client: Client) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, title=TITLE, lead="")
    translate(page, title="Peak drive 76")
    assert found(client, "76") == [TITLE]
    assert found(client, "76", "/en/search/") == ["Peak drive 76"]


def test_a_result_says_that_it_is_a_campaign(site_tree: SiteTree, client: Client) -> None:
    CampaignFactory(parent=site_tree.campaigns, title=TITLE)
    ArticleFactory(parent=site_tree.news, title="Tin về đợt cao điểm")
    results = client.get("/tim-kiem/", {"q": "cao diem"}).context["results"]
    kinds = {hit.page.title: str(hit.kind_label) for hit in results}
    assert len(kinds) == len(set(kinds.values())) == 2


# The front page


def running(client: Client, address: str = "/") -> dict[str, Any] | None:
    sections = client.get(address).context["sections"]
    return next((section for section in sections if section["kind"] == "campaigns"), None)


def test_the_front_page_shows_what_runs_with_its_progress(
    site_tree: SiteTree, client: Client
) -> None:
    movement = CampaignFactory(
        parent=site_tree.campaigns, title="Phong trào năm", movement=True, ends=around_today(90)
    )
    drive = CampaignFactory(parent=movement, title="Đợt gấp", ends=around_today(3))
    for trait in ("upcoming", "ended", "draft", "hidden"):
        CampaignFactory(parent=site_tree.campaigns, title=trait, **{trait: True})
    section = running(client)
    assert [campaign.title for campaign in section["campaigns"]] == ["Đợt gấp", "Phong trào năm"]
    response = client.get("/")
    assert {movement.url, drive.url, site_tree.campaigns.url} <= set(hrefs(response))
    text = words(response)
    for page in (movement, drive):
        progress = CampaignPage.objects.get(pk=page.pk).progress
        assert progress.text in text
        assert f"{progress.percent}%" in text
    for name in ("upcoming", "ended", "draft", "hidden"):
        assert name not in text
    bars = main_part(response).find_all(attrs={"role": "progressbar"})
    assert len(bars) == 2


def test_without_a_running_campaign_the_section_is_absent(
    site_tree: SiteTree, client: Client
) -> None:
    CampaignFactory(parent=site_tree.campaigns, upcoming=True)
    assert running(client) is None


def test_the_english_front_page_shows_english_campaigns(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns)
    CampaignFactory(parent=site_tree.campaigns)
    english = translate(page, title="Peak drive")
    assert [campaign.pk for campaign in running(client, "/en/")["campaigns"]] == [english.pk]


def test_editors_place_the_section_and_say_how_many(site_tree: SiteTree, client: Client) -> None:
    for days in (9, 1, 5):
        CampaignFactory(parent=site_tree.campaigns, title=f"còn {days}", ends=around_today(days))
    ArticleFactory(parent=site_tree.news)
    front: HomePage = site_tree.front
    front.body = [("campaigns", {"title": "Đang diễn ra", "count": 2})]
    publish(front)
    section = running(client)
    assert [campaign.title for campaign in section["campaigns"]] == ["còn 1", "còn 5"]
    assert "Đang diễn ra" in words(client.get("/"))
    kinds = [entry["kind"] for entry in client.get("/").context["sections"]]
    assert kinds.count("campaigns") == 1


# The sitemap


def test_the_sitemap_holds_campaigns_and_rolls_that_readers_can_open(
    site_tree: SiteTree, client: Client
) -> None:
    shown = [
        CampaignFactory(parent=site_tree.campaigns),
        HonorRollFactory(parent=site_tree.rolls),
        site_tree.campaigns,
        site_tree.rolls,
    ]
    hidden = [
        CampaignFactory(parent=site_tree.campaigns, hidden=True),
        CampaignFactory(parent=site_tree.campaigns, draft=True),
    ]
    found = sitemap(client)
    assert [page.url for page in shown if f"{page.url}</loc>" not in found] == []
    assert [page.url for page in hidden if f"{page.url}</loc>" in found] == []


# The list of rolls


def test_rolls_stand_newest_decision_first_and_by_year(site_tree: SiteTree, client: Client) -> None:
    today = timezone.localdate()
    for days, year in ((400, 2020), (3, 2021), (90, 2021)):
        decision = OfficialDocumentFactory(signed_on=today - timedelta(days=days))
        HonorRollFactory(
            parent=site_tree.rolls, title=f"Trước {days}", decision=decision, year=year
        )
    HonorRollFactory(parent=site_tree.rolls, title="Không số", decision=None, year=None)
    HonorRollFactory(parent=site_tree.rolls, title="Kín", year=2021, private=True)
    HonorRollFactory(parent=site_tree.rolls, title="Nháp", year=2021, live=False)
    response = client.get(site_tree.rolls.url)
    titles = [roll.title for roll in response.context["rolls"]]
    assert titles == ["Trước 3", "Trước 90", "Trước 400", "Không số"]
    years = {link.label: link for link in response.context["years"]}
    assert {label: link.count for label, link in years.items()} == {"2021": 2, "2020": 1}
    for link in years.values():
        assert link.url in hrefs(response)
        narrowed = client.get(link.url)
        assert len(narrowed.context["rolls"]) == link.count
        current = [entry for entry in narrowed.context["years"] if entry.is_current]
        assert [entry.label for entry in current] == [link.label]
        assert current[0].url == site_tree.rolls.url


def test_a_roll_shows_its_decision_and_the_campaigns_it_crowns(
    site_tree: SiteTree, client: Client
) -> None:
    first, second, draft = (
        CampaignFactory(parent=site_tree.campaigns, title=f"Đợt {name}", live=name != "nháp")
        for name in ("một", "hai", "nháp")
    )
    decision = OfficialDocumentFactory(with_file=True)
    roll = HonorRollFactory(
        parent=site_tree.rolls, decision=decision, campaigns=[second, draft, first, second]
    )
    response = client.get(roll.url)
    assert response.context["campaigns"] == [second, first]
    assert decision.number in words(response)
    assert decision.url in hrefs(response)
    assert "Đợt nháp" not in words(response)


def test_a_roll_with_a_title_alone_is_a_page_too(site_tree: SiteTree, client: Client) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls, title="Bảng", decision=None)
    response = client.get(roll.url)
    assert response.status_code == 200
    assert main_part(response).find("section") is None
    assert len(soup(response).find_all("h1")) == 1


def test_a_campaign_is_found_by_the_new_name_of_a_unit(site_tree: SiteTree, client: Client) -> None:
    unit = UnitFactory(name="Phòng Cũ")
    campaign = CampaignFactory(parent=site_tree.campaigns, units=[unit])
    unit.name = "Phòng Mới Toanh"
    unit.save()
    assert campaign.url in hrefs(client.get("/tim-kiem/", {"q": "moi toanh"}))
