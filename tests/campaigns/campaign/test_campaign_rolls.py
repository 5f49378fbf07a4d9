"""A campaign shows its rolls with their counts, and the highest awards that they give."""

from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client

from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    HonorRollFactory,
    award_row,
    list_of,
    public_list,
)
from campaigns.honors.lists import marks
from campaigns.models import AwardType, CampaignPage, HonorRollPage
from news.factories import OfficialDocumentFactory, translate
from tests.fixtures import SiteTree
from tests.reading import main_part


@pytest.fixture
def campaign(site_tree: SiteTree) -> CampaignPage:
    return CampaignFactory(parent=site_tree.campaigns)


@pytest.fixture
def roll(site_tree: SiteTree, campaign: CampaignPage) -> HonorRollPage:
    return HonorRollFactory(parent=site_tree.rolls, campaigns=[campaign])


@pytest.fixture
def flag() -> AwardType:
    return AwardTypeFactory(
        name="Cờ thi đua", translations={"en": {"name": "Emulation flag"}}, precedence=1
    )


@pytest.fixture
def paper() -> AwardType:
    return AwardTypeFactory(name="Giấy khen", precedence=9)


def section(client: Client, page: Any) -> Any:
    return main_part(client.get(page.url)).find("section", id="bang-vang")


def counts(client: Client, page: Any) -> list[str]:
    """Of the collectives and of the people of the first roll."""
    return [b.get_text() for b in section(client, page).find("article").select("p > b")]


def lines(client: Client, page: Any) -> list[str]:
    found = section(client, page).find("ul", class_="vd-award-list")
    return [" ".join(li.get_text(" ").split()) for li in found.find_all("li")] if found else []


def test_a_card_counts_the_recipients_whom_readers_see(
    roll: HonorRollPage,
    campaign: CampaignPage,
    client: Client,
    administrator: AbstractUser,
) -> None:
    rows = public_list(
        roll, award_row("Phòng Một", kind="collective"), award_row("An"), award_row("Bình")
    )
    assert counts(client, campaign) == ["1", "2"]
    marks.withhold(roll, rows[2].key, administrator, "…")
    assert counts(client, campaign) == ["1", "1"]


def test_the_highest_awards_stand_first_and_name_collectives_before_people(
    roll: HonorRollPage, campaign: CampaignPage, flag: AwardType, paper: AwardType, client: Client
) -> None:
    public_list(
        roll,
        award_row("Lê Văn Chín", award_type=paper),
        award_row("Nguyễn Văn An", honorific="Ông", award_type=flag),
        award_row("Phòng Hộ tịch", kind="collective", award_type=flag),
    )
    assert lines(client, campaign) == [
        "Cờ thi đua Phòng Hộ tịch , Ông Nguyễn Văn An 2",
        "Giấy khen Lê Văn Chín 1",
    ]


def test_five_recipients_are_named_and_the_others_counted(
    roll: HonorRollPage, campaign: CampaignPage, flag: AwardType, paper: AwardType, client: Client
) -> None:
    public_list(
        roll,
        *(award_row(f"Tập thể {n}", kind="collective", award_type=flag) for n in range(3)),
        *(award_row(f"Người {n}", award_type=paper) for n in range(10)),
    )
    first, second = section(client, campaign).find("ul", class_="vd-award-list").find_all("li")
    assert len(first.find_all("a")) == 3
    assert [link.get_text() for link in second.find_all("a")] == ["Người 0", "Người 1"]
    assert "8" in second.find("small").get_text()


def test_annulled_and_withheld_awards_are_no_top_awards(
    roll: HonorRollPage,
    campaign: CampaignPage,
    flag: AwardType,
    client: Client,
    administrator: AbstractUser,
) -> None:
    rows = public_list(roll, *(award_row(name, award_type=flag) for name in ("An", "Bình", "Chi")))
    cancelling = OfficialDocumentFactory()
    mark = marks.propose(roll, rows[0].key, marks.Kind.ANNULLED, administrator, cancelling)
    marks.approve(mark, roll, administrator)
    marks.withhold(roll, rows[1].key, administrator, "…")
    assert lines(client, campaign) == ["Cờ thi đua Chi 1"]


def test_several_rolls_are_counted_together_and_merged_awards_as_one(
    site_tree: SiteTree, campaign: CampaignPage, flag: AwardType, client: Client
) -> None:
    double = AwardTypeFactory(name="Cờ", merged_into=flag)
    for award_type, name in ((flag, "Một"), (double, "Hai")):
        roll = HonorRollFactory(parent=site_tree.rolls, campaigns=[campaign])
        public_list(roll, award_row(name, award_type=award_type))
    ((line),) = lines(client, campaign)
    assert line.startswith("Cờ thi đua")
    assert line.endswith("2")


def test_a_draft_of_a_list_is_not_told(
    roll: HonorRollPage, campaign: CampaignPage, flag: AwardType, client: Client
) -> None:
    list_of(roll, award_row("Nguyễn Văn An", award_type=flag))
    assert lines(client, campaign) == []
    assert "Nguyễn Văn An" not in client.get(campaign.url).content.decode()


def test_the_english_campaign_shows_the_same_awards(
    roll: HonorRollPage, campaign: CampaignPage, flag: AwardType, client: Client
) -> None:
    public_list(roll, award_row("Nguyễn Văn An", award_type=flag))
    english = translate(campaign, title="A drive")
    assert lines(client, english) == ["Emulation flag Nguyễn Văn An 1"]


def test_the_section_leads_to_the_search_within_the_campaign(
    roll: HonorRollPage, campaign: CampaignPage, site_tree: SiteTree, client: Client
) -> None:
    public_list(roll, "Nguyễn Văn An")
    other = HonorRollFactory(parent=site_tree.rolls)
    public_list(other, "Người khác")
    link = section(client, campaign).find_all("a")[-1]["href"]
    found = main_part(client.get(link)).get_text(" ")
    assert "Nguyễn Văn An" in found
    assert "Người khác" not in found


def test_the_award_of_a_name_leads_to_its_page(
    roll: HonorRollPage, campaign: CampaignPage, site_tree: SiteTree, client: Client
) -> None:
    (row,) = public_list(roll, "Nguyễn Văn An")
    links = {a.get_text(): a["href"] for a in section(client, campaign).find_all("a")}
    assert links["Nguyễn Văn An"] == site_tree.rolls.url_of("award", key=row.key)


def test_a_drive_and_its_movement_are_found_in_one_query_and_never_confused(
    site_tree: SiteTree, client: Client
) -> None:
    first, second = (
        CampaignFactory(parent=site_tree.campaigns, movement=True, slug=slug)
        for slug in ("nam-2020", "nam-2021")
    )
    drives = [
        CampaignFactory(parent=movement, slug="dot-1", title=f"Đợt 1 của {movement.slug}")
        for movement in (first, second)
    ]
    for drive in drives:
        assert drive.title in client.get(drive.url).content.decode()
    missing = second.url + "dot-2/"
    assert client.get(missing).status_code == 404
    assert client.get(second.url + "nam-2020/").status_code == 404
