"""The award search: its filters and their counts, its pages, its files, its queries."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from bench.content.awards import BulkAwards
from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    UnitFactory,
    award_row,
    public_list,
)
from campaigns.honors.public.award_counts import cells_of
from campaigns.models import Award, AwardType
from news.factories import translate
from tests.campaigns.honors.public.award_searching import (
    COLLECTIVE,
    HOUSEHOLD,
    INDIVIDUAL,
    Found,
    counts,
    names,
    roll,
)
from tests.fixtures import SiteTree


@pytest.fixture(scope="module")
def made(module_db: None) -> dict[str, Any]:
    site_tree = SiteTree()
    merit = AwardTypeFactory(name="Giấy khen", level="grassroots", precedence=20)
    honor = AwardTypeFactory(name="Bằng khen", level="state", precedence=10)
    justice, health = UnitFactory(name="Sở Tư pháp"), UnitFactory(name="Sở Y tế")
    campaign = CampaignFactory(parent=site_tree.campaigns, title="Đợt thi đua 2021")
    public_list(
        roll(site_tree, 2020),
        award_row("Phòng Một", kind="collective", award_type=honor, unit=justice),
        award_row("Nguyễn An", award_type=merit, unit=justice),
        award_row("Lê Bình", award_type=merit, unit=health),
    )
    public_list(
        roll(site_tree, 2021, campaigns=[campaign]),
        award_row("Nguyễn Chi", award_type=honor, unit=health),
        award_row("Trần Dũng", award_type=merit, unit=None),
        award_row("Nguyễn Em", award_type=merit, unit=justice),
        award_row("Gia đình ông Giang", kind="household", award_type=merit, unit=None),
    )
    return {"merit": merit, "honor": honor, "justice": justice, "campaign": campaign}


@pytest.fixture
def archive(made: dict[str, Any], db: None) -> dict[str, Any]:
    """Two rolls: three awards of 2020, four of 2021, two of those for a campaign."""
    return deepcopy(made)


def test_facets_count_what_is_shown(archive: dict[str, Any], search: Found) -> None:
    assert counts(search()) == {
        "nam": {"2021": 4, "2020": 3},
        "cap": {"Nhà nước": 2, "Cơ sở": 5},
        "danh_hieu": {"Bằng khen": 2, "Giấy khen": 5},
        "loai": {COLLECTIVE: 1, HOUSEHOLD: 1, INDIVIDUAL: 5},
        "don_vi": {"Sở Tư pháp": 3, "Sở Y tế": 2},
    } | {name: counted for name, counted in counts(search()).items() if name == "phong_trao"}


def test_a_facet_counts_with_the_other_filters_as_they_are(
    archive: dict[str, Any], search: Found
) -> None:
    response = search(nam="2021", loai="individual")
    assert names(response) == ["Nguyễn Chi", "Trần Dũng", "Nguyễn Em"]
    found = counts(response)
    assert found["nam"] == {"2021": 3, "2020": 2}
    assert found["loai"] == {HOUSEHOLD: 1, INDIVIDUAL: 3}
    assert found["danh_hieu"] == {"Bằng khen": 1, "Giấy khen": 2}
    assert found["don_vi"] == {"Sở Tư pháp": 1, "Sở Y tế": 1}


@pytest.mark.parametrize(
    "chosen", [{}, {"q": "nguyen"}, {"nam": "2021"}, {"loai": "individual", "don_vi": "so-tu-phap"}]
)
def test_every_link_of_a_facet_shows_as_many_awards_as_it_counts(
    archive: dict[str, Any], search: Found, client: Client, chosen: dict[str, str]
) -> None:
    response = search(**chosen)
    links = [to for facet in response.context["facets"] for to in facet["links"]]
    for to in (*links, *response.context["kind_links"]):
        if not to.is_current:
            assert (to.label, len(names(client.get(to.url)))) == (to.label, to.count)


def test_each_filter_finds_its_awards_and_can_be_taken_away(
    archive: dict[str, Any], search: Found, client: Client
) -> None:
    expected = {
        "nam": ("2020", 3),
        "cap": ("state", 2),
        "danh_hieu": (str(archive["merit"].pk), 5),
        "loai": ("collective", 1),
        "don_vi": (archive["justice"].slug, 3),
        "phong_trao": (str(archive["campaign"].pk), 4),
    }
    for name, (value, total) in expected.items():
        response = search(**{name: value})
        assert (name, len(names(response))) == (name, total)
        (chosen,) = response.context["chosen"]
        assert len(names(client.get(chosen["remove_url"]))) == 7


def test_merged_entries_count_as_what_they_stand_for(
    archive: dict[str, Any], site_tree: SiteTree, search: Found
) -> None:
    double = AwardTypeFactory(name="GK", merged_into=archive["merit"])
    unit = UnitFactory(name="STP", merged_into=archive["justice"])
    public_list(roll(site_tree, 2021), award_row("Vũ Hà", award_type=double, unit=unit))
    found = counts(search())
    assert found["danh_hieu"] == {"Bằng khen": 2, "Giấy khen": 6}
    assert found["don_vi"] == {"Sở Tư pháp": 4, "Sở Y tế": 2}
    assert "Vũ Hà" in names(search(don_vi="so-tu-phap", danh_hieu=str(archive["merit"].pk)))
    assert len(names(search(danh_hieu=str(double.pk), don_vi=unit.slug))) == 3


def test_a_campaign_is_matched_across_languages(
    archive: dict[str, Any], site_tree: SiteTree, client: Client
) -> None:
    english = translate(archive["campaign"], title="Drive of 2021")
    for number in (english.pk, archive["campaign"].pk):
        response = client.get("/en/honor-rolls/search/", {"phong_trao": number})
        assert response.context["total"] == 4
        assert counts(response)["phong_trao"] == {"Drive of 2021": 4}


def test_where_nothing_is_found_wider_searches_are_offered(
    archive: dict[str, Any], search: Found, client: Client
) -> None:
    response = search(q="nguyen", nam="2020", loai="household")
    assert response.context["total"] == 0
    offered = {to.label: to.count for to in response.context["suggestions"]}
    assert set(offered.values()) == {1, 7}
    for to in response.context["suggestions"]:
        assert client.get(to.url).context["total"] == to.count


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "x" * 5_000},
        {"q": "\x00"},
        {"q": "%_\\'\""},
        {"q": "a b c d e f g h i j k l m n o p"},
        {"nam": "abc"},
        {"nam": "99999999999"},
        {"cap": "x"},
        {"danh_hieu": "-1"},
        {"danh_hieu": "9" * 40},
        {"loai": "x"},
        {"don_vi": "%00"},
        {"phong_trao": "abc"},
        {"phong_trao": "9" * 40},
        {"xep": "x"},
        {"q": ["a", "b"], "nam": ["2020", "2021"]},
    ],
)
def test_no_parameter_breaks_the_page(
    archive: dict[str, Any], search: Found, parameters: dict[str, Any]
) -> None:
    assert search(**parameters).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "abc", "2", "99999999999999999999"])
def test_a_page_that_is_not_there_is_not_found(
    archive: dict[str, Any], search: Found, number: str
) -> None:
    assert search(trang=number).status_code == 404


# Pages, files, size


def test_a_file_holds_what_is_shown_in_its_order(
    archive: dict[str, Any], site_tree: SiteTree, search: Found, client: Client
) -> None:
    parameters = {"q": "nguyen", "xep": "ten", "loai": "individual"}
    response = search(**parameters)
    shown = names(response)
    assert len(shown) == 3
    for to in response.context["downloads"]:
        assert client.get(to.url).status_code == 200
    address = next(to.url for to in response.context["downloads"] if to.label == "JSON")
    data = json.loads(b"".join(client.get(address).streaming_content))
    assert [row["name"] for row in data["awards"]] == shown
    assert client.get(address.replace("/json/", "/exe/")).status_code == 404


def test_a_file_of_all_awards_keeps_the_order_of_decisions(
    archive: dict[str, Any], search: Found, client: Client
) -> None:
    response = search()
    address = next(to.url for to in response.context["downloads"] if to.label == "JSON")
    data = json.loads(b"".join(client.get(address).streaming_content))
    assert [row["name"] for row in data["awards"]] == names(response)


def test_the_search_costs_at_most_20_queries_however_many_rolls(
    archive: dict[str, Any],
    site_tree: SiteTree,
    search: Found,
    queries_of: Callable[[Callable[[], object]], list[str]],
) -> None:
    variants: list[dict[str, str]] = [
        {},
        {"q": "nguyen"},
        {"q": "zzz"},
        {"nam": "2021", "don_vi": "so-tu-phap", "phong_trao": str(archive["campaign"].pk)},
        {"xep": "ten", "q": "nguyen"},
    ]

    def asked(parameters: dict[str, str]) -> list[str]:
        cells_of.cache_clear()
        return queries_of(lambda: search(**parameters))

    few = list(map(asked, variants))
    assert max(map(len, few)) <= 20
    units = UnitFactory.create_batch(10)
    types = list(AwardType.objects.filter(merged_into=None)[:5])
    BulkAwards(site_tree.rolls, types, units, [archive["campaign"]], seed=3).make(2_000)
    assert Award.objects.public().count() == 2_007
    asked({})
    many = list(map(asked, variants))
    assert [more for more, less in zip(many, few, strict=True) if len(more) > len(less)] == []
