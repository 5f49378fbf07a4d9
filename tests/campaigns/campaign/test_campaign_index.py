"""The list of campaigns: its order, what is listed, what it bears in its address."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from bench.content.pages import bulk_campaigns
from campaigns.campaign.filters import CampaignFilters
from campaigns.campaign.phases import Phase
from campaigns.factories import CampaignFactory, HonorRollFactory, UnitFactory, around_today
from campaigns.models import CampaignIndexPage, CampaignPage
from campaigns.registers.facets import PARAMETERS
from news.factories import publish, translate
from news.paging import PAGE_SIZE
from tests.campaigns.campaign.listing import cards, links
from tests.fixtures import SiteTree
from tests.reading import hrefs, page_link, words


@pytest.fixture
def index(site_tree: SiteTree) -> CampaignIndexPage:
    return site_tree.campaigns


def test_phases_stand_in_the_order_in_which_readers_want_them(
    site_tree: SiteTree, index: CampaignIndexPage, client: Client
) -> None:
    concluded = CampaignFactory(parent=index, title="Đã kết thúc", ended=True)
    HonorRollFactory(parent=site_tree.rolls, campaigns=[concluded])
    CampaignFactory(parent=index, title="Chờ tổng kết", ended=True)
    CampaignFactory(parent=index, title="Sắp tới", upcoming=True)
    CampaignFactory(parent=index, title="Đang diễn ra")
    response = client.get(index.url)
    assert cards(response) == ["Đang diễn ra", "Sắp tới", "Chờ tổng kết", "Đã kết thúc"]
    phases = [group["phase"] for group in response.context["groups"]]
    assert phases == [Phase.RUNNING, Phase.UPCOMING, Phase.UNDER_REVIEW, Phase.CONCLUDED]
    assert response.context["total"] == 4


def test_within_a_phase_what_comes_next_stands_first_then_the_newest(
    index: CampaignIndexPage, client: Client
) -> None:
    periods = {
        "ends in 9": (-30, 9),
        "ends in 3": (-20, 3),
        "open": (-10, None),
        "starts in 9": (9, 20),
        "starts in 2": (2, 90),
        "ended 40 ago": (-90, -40),
        "ended 5 ago": (-90, -5),
    }
    for title, (starts, ends) in periods.items():
        CampaignFactory(
            parent=index,
            title=title,
            starts=around_today(starts),
            ends=None if ends is None else around_today(ends),
        )
    assert cards(client.get(index.url)) == [
        "ends in 3", "ends in 9", "open", "starts in 2", "starts in 9", "ended 5 ago",
        "ended 40 ago",
    ]  # fmt: skip


def test_drives_are_listed_with_their_movement_named(
    index: CampaignIndexPage, client: Client
) -> None:
    movement = CampaignFactory(parent=index, title="Phong trào năm", movement=True)
    drive = CampaignFactory(parent=movement, title="Đợt một")
    response = client.get(index.url)
    assert {"Phong trào năm", "Đợt một"} == set(cards(response))
    assert drive.url in hrefs(response)
    only = client.get(index.url, {"pham_vi": drive.scope, "nam": drive.starts.year})
    assert "Phong trào năm" in words(only)


@pytest.mark.parametrize("how", ["draft", "hidden", "expired", "under a private movement"])
def test_what_readers_cannot_open_is_neither_listed_nor_counted(
    index: CampaignIndexPage, client: Client, how: str
) -> None:
    unit = UnitFactory()
    CampaignFactory.create_batch(2, parent=index, units=[unit], scope="cluster")
    secret: dict[str, Any] = {"parent": index, "title": "Bí mật", "units": [unit, UnitFactory()]}
    if how == "under a private movement":
        movement = CampaignFactory(parent=index, title="Bí mật chung", movement=True)
        PageViewRestriction.objects.create(page=movement, restriction_type="login")
        secret["parent"] = movement
    elif how == "expired":
        secret["expire_at"] = timezone.now() - timezone.timedelta(hours=1)
    else:
        secret[how] = True
    CampaignFactory(**secret)
    response = client.get(index.url)
    assert "Bí mật" not in words(response)
    assert response.context["total"] == 2
    counts = {link.count for facet in links(response).values() for link in facet.values()}
    assert counts <= {2}


# Filters


UNREADABLE = {
    "giai_doan": ["xong", "RUNNING", "\x00", "running,upcoming"],
    "nam": ["abc", "0", "-1", "99999", "9" * 400, "2021\x00", "1e3"],
    "pham_vi": ["tinh", "\x00"],
    "don_vi": ["khong-co", "\x00", "9" * 400, "'"],
}
VALUES = [(name, value) for name, values in UNREADABLE.items() for value in values]


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_an_unknown_value_is_named_and_narrows_nothing(
    index: CampaignIndexPage, client: Client, name: str, value: str
) -> None:
    CampaignFactory(parent=index)
    response = client.get(index.url, {name: value})
    assert response.status_code == 200
    assert response.context["total"] == 1
    (label,) = (
        str(facet.label)
        for key, facet in CampaignFilters.facets().items()
        if PARAMETERS[key] == name
    )
    assert list(response.context["unknown_filters"]) == [label]
    bare = words(client.get(index.url)).count(label)
    assert words(response).count(label) > bare


def test_a_site_without_campaigns_says_so(index: CampaignIndexPage, client: Client) -> None:
    response = client.get(index.url)
    assert response.status_code == 200
    assert response.context["facets"] == []
    assert response.context["suggestions"] == []


def test_a_filter_that_tells_nothing_apart_is_not_offered(
    index: CampaignIndexPage, client: Client
) -> None:
    CampaignFactory.create_batch(2, parent=index, starts="06/2021", ends="08/2021")
    assert links(client.get(index.url)) == {}
    CampaignFactory(parent=index, starts="06/2022", ends="08/2022")
    assert list(links(client.get(index.url))) == ["year"]


def test_pages_keep_the_filters_and_the_order(index: CampaignIndexPage, client: Client) -> None:
    bulk_campaigns(index, PAGE_SIZE + 5, scope="cluster")
    bulk_campaigns(index, 3, scope="unit")
    first = client.get(index.url, {"pham_vi": "cluster"})
    address = page_link(first, "next")
    assert address in hrefs(first)
    assert parse_qs(urlsplit(address).query) == {"pham_vi": ["cluster"], "trang": ["2"]}
    listed = cards(first) + cards(client.get(address))
    assert sorted(listed) == sorted(f"Đợt {number}" for number in range(PAGE_SIZE + 5))
    assert first.context["total"] == PAGE_SIZE + 5
    assert client.get(index.url, {"trang": "9"}).status_code == 404


# English


def test_the_english_list_has_english_campaigns_with_the_facts_of_the_vietnamese_ones(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(
        parent=site_tree.campaigns, title="Đợt", starts="06/2021", ends="08/2021"
    )
    CampaignFactory(parent=site_tree.campaigns, title="Chỉ tiếng Việt")
    english = translate(page, title="Drive")
    response = client.get(site_tree.campaigns_en.url)
    assert cards(response) == ["Drive"]
    assert [group["phase"] for group in response.context["groups"]] == [Phase.UNDER_REVIEW]
    page.starts, page.ends = around_today(-2), around_today(2)
    publish(page)
    response = client.get(site_tree.campaigns_en.url)
    (campaign,) = response.context["groups"][0]["campaigns"]
    found = CampaignPage.objects.with_phase().get(pk=campaign.pk)
    assert found.phase == campaign.phase_now == Phase.RUNNING
    assert campaign.url == english.url
    assert campaign.facts.ends == around_today(2)
    totals = {
        ("giai_doan", "running"): 1,
        ("giai_doan", "under_review"): 0,
        ("nam", "2021"): 0,
        ("nam", str(around_today(0).year)): 1,
    }
    for (name, value), total in totals.items():
        response = client.get(site_tree.campaigns_en.url, {name: value})
        assert response.context["total"] == total


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_card_asks_for_nothing_of_its_own(
    site_tree: SiteTree, client: Client, queries_of: Callable, language: str
) -> None:
    parent = site_tree.campaigns if language == "vi" else site_tree.campaigns_en

    def count() -> int:
        return len(queries_of(lambda: client.get(parent.url)))

    def more(number: int) -> None:
        for _ in range(number):
            movement = CampaignFactory(parent=parent, movement=True, illustrated=True)
            CampaignFactory(parent=movement, illustrated=True, units=[UnitFactory()])

    more(2)
    count()
    few = count()
    more(4)
    count()
    assert count() == few
