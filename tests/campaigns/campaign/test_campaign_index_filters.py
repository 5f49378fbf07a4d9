"""The filters of the list of campaigns: plain links, each with the count of what it shows."""

from collections.abc import Iterable
from copy import deepcopy
from operator import attrgetter
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from campaigns.campaign.phases import Phase
from campaigns.factories import CampaignFactory, HonorRollFactory, UnitFactory, around_today
from campaigns.models import CampaignIndexPage, CampaignPage
from campaigns.registers.facets import PARAMETERS
from tests.campaigns.campaign.listing import cards, links
from tests.fixtures import SiteTree
from tests.reading import hrefs


@pytest.fixture(scope="module")
def made(module_db: None) -> CampaignIndexPage:
    """Fourteen campaigns that differ in phase, years, scope and units; one unit has a double."""
    site_tree = SiteTree()
    index = site_tree.campaigns
    winner, other = UnitFactory(name="Phòng Tư pháp"), UnitFactory(name="Phòng Nội vụ")
    double = UnitFactory(name="P. Tư pháp", merged_into=winner)
    year = timezone.localdate().year
    movement = CampaignFactory(
        parent=index, movement=True, scope="national", starts=f"01/{year - 2}", ends=None
    )
    for place in range(12):
        campaign = CampaignFactory(
            parent=movement if place % 4 == 0 else index,
            scope=["national", "cluster", "unit"][place % 3],
            units=[[], [winner], [double, other], [winner, double]][place % 4],
            starts=[around_today(-400), around_today(-20), around_today(10)][place // 4],
            ends=[around_today(-40), around_today(30), None][place % 3]
            if place // 4 != 2
            else around_today(400),
        )
        if place % 6 == 5:
            HonorRollFactory(parent=site_tree.rolls, campaigns=[campaign])
    CampaignFactory(parent=index, phase_override=Phase.CONCLUDED, units=[other])
    return index


@pytest.fixture
def many(made: CampaignIndexPage, db: None) -> CampaignIndexPage:
    return deepcopy(made)


def each_link(responses: Iterable[HttpResponse]) -> dict[str, int]:
    """Every facet link: address → count."""
    return {
        link.url: link.count
        for response in responses
        for facet in links(response).values()
        for link in facet.values()
        if not link.is_current
    }


@pytest.mark.slow
def test_every_count_is_what_its_link_then_shows(many: CampaignIndexPage, client: Client) -> None:
    seen: dict[str, HttpResponse] = {many.url: client.get(many.url)}
    fresh = [many.url]
    for _ in range(2):
        counts = each_link(seen[address] for address in fresh)
        fresh = [address for address in counts if address not in seen]
        for address in fresh:
            seen[address] = client.get(address)
        wrong = {
            address: (count, seen[address].context["total"])
            for address, count in counts.items()
            if seen[address].context["total"] != count
        }
        assert wrong == {}
    assert len(seen) > 60
    for response in seen.values():
        assert len(cards(response)) == response.context["total"]
        current = [link for facet in links(response).values() for link in facet.values()]
        assert {link.count for link in current if link.is_current} <= {response.context["total"]}


def test_filters_keep_one_another(many: CampaignIndexPage, client: Client) -> None:
    unit = UnitFactory._meta.model.objects.get(name="Phòng Tư pháp")
    chosen = {
        "giai_doan": "running",
        "nam": str(timezone.localdate().year),
        "pham_vi": "cluster",
        "don_vi": unit.slug,
    }
    response = client.get(many.url, chosen)
    assert response.context["total"] > 0
    for filter_name, facet in links(response).items():
        name = PARAMETERS[filter_name]
        for link in facet.values():
            kept = {key: values[0] for key, values in parse_qs(urlsplit(link.url).query).items()}
            others = {key: value for key, value in chosen.items() if key != name}
            assert others.items() <= kept.items()
            assert (name in kept) is not link.is_current
    removed = [entry["remove_url"] for entry in response.context["chosen"]]
    for name, address in zip(chosen, removed, strict=True):
        kept = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        assert kept == {key: value for key, value in chosen.items() if key != name}
        assert address in hrefs(response)
    assert response.context["clear_url"] in hrefs(response)


def test_python_and_sql_sort_campaigns_alike(many: CampaignIndexPage, client: Client) -> None:
    """Lists that show the first few are sorted in SQL."""
    pages = CampaignPage.objects.with_facts()
    assert list(CampaignPage.objects.with_phase().by_phase()) == sorted(
        pages, key=attrgetter("list_place")
    )
    assert cards(client.get(many.url)) == [
        page.title for page in sorted(pages, key=attrgetter("list_place"))
    ]


def test_filters_alone_show_what_they_name(many: CampaignIndexPage, client: Client) -> None:
    today = timezone.localdate()
    every = CampaignPage.objects.with_phase(today)
    for phase in Phase:
        expected = {page.title for page in every if page.phase == phase}
        assert set(cards(client.get(many.url, {"giai_doan": phase.value}))) == expected
    for scope in CampaignPage.Scope:
        expected = {page.title for page in every if page.scope == scope}
        assert set(cards(client.get(many.url, {"pham_vi": scope.value}))) == expected
    for year in range(today.year - 3, today.year + 3):
        expected = {
            page.title
            for page in every
            if page.starts.year <= year and (page.ends is None or page.ends.year >= year)
        }
        assert set(cards(client.get(many.url, {"nam": year}))) == expected


def test_a_double_leads_to_the_campaigns_of_the_unit_that_stayed(
    many: CampaignIndexPage, client: Client
) -> None:
    units = {unit.name: unit for unit in UnitFactory._meta.model.objects.all()}
    of_both = [
        cards(client.get(many.url, {"don_vi": units[name].slug}))
        for name in ("Phòng Tư pháp", "P. Tư pháp")
    ]
    assert of_both[0] == of_both[1]
    assert len(of_both[0]) == 9
    facet = links(client.get(many.url))["unit"]
    assert {name: link.count for name, link in facet.items()} == {
        "Phòng Nội vụ": 4,
        "Phòng Tư pháp": 9,
    }


def test_a_year_far_ahead_counts_what_it_shows(many: CampaignIndexPage, client: Client) -> None:
    """A campaign with an open end runs in that year, too."""
    year = str(timezone.localdate().year + 9)
    response = client.get(many.url, {"nam": year})
    open_ones = [page.title for page in CampaignPage.objects.all() if page.ends is None]
    assert set(cards(response)) == set(open_ones)
    assert links(response)["year"][year].count == len(open_ones)


def test_an_unknown_value_leaves_the_other_filters_alone(
    many: CampaignIndexPage, client: Client
) -> None:
    alone = client.get(many.url, {"pham_vi": "cluster"})
    both = client.get(many.url, {"pham_vi": "cluster", "giai_doan": "xong"})
    assert cards(both) == cards(alone)
    assert "giai_doan" not in "".join(entry["remove_url"] for entry in both.context["chosen"])


def test_an_empty_result_says_what_to_try(many: CampaignIndexPage, client: Client) -> None:
    response = client.get(many.url, {"giai_doan": "concluded", "nam": "1999", "pham_vi": "unit"})
    assert response.context["total"] == 0
    suggestions = response.context["suggestions"]
    assert suggestions
    for link in suggestions:
        assert link.url in hrefs(response)
        assert client.get(link.url).context["total"] == link.count > 0
    assert suggestions[-1].url == many.url
