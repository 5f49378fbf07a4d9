"""The register of units in the admin: its list, its chooser, merge of doubles and its undoing."""

import json
from collections.abc import Callable
from io import BytesIO

import pytest
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from campaigns.factories import ClusterFactory, UnitFactory
from campaigns.models import Unit
from campaigns.registers.matching import UnitMatcher
from campaigns.registers.merging import UNIT_MERGING
from portal.management.commands.setup_site import EDITORS
from tests.reading import soup

pytestmark = pytest.mark.any_database

UNITS = "wagtailsnippets_campaigns_unit"
CLUSTERS = "wagtailsnippets_campaigns_cluster"
CHOOSER = "wagtailsnippetchoosers_campaigns_unit"
merge, split = UNIT_MERGING.merge, UNIT_MERGING.split


def listed(client: Client, **query: object) -> list[str]:
    response = client.get(reverse(f"{UNITS}:list"), query)
    return [unit.name for unit in response.context["object_list"]]


def merge_by_form(client: Client, loser: Unit, winner: Unit) -> HttpResponse:
    address = reverse(f"{UNITS}:merge", args=[loser.pk])
    return client.post(address, {"winner": winner.pk}, follow=True)


def split_by_form(client: Client, unit: Unit) -> HttpResponse:
    return client.post(reverse(f"{UNITS}:split", args=[unit.pk]), follow=True)


@pytest.mark.usefixtures("search_index")
def test_the_list_is_filtered_and_searched_without_marks(desk: Client) -> None:
    cluster = ClusterFactory(name="Khối các sở")
    parent = UnitFactory(name="Sở Tư pháp", short_name="STP", kind="agency", cluster=cluster)
    UnitFactory(name="Phòng Bổ trợ", parent=parent, cluster=cluster, aliases="Bổ trợ tư pháp")
    UnitFactory(name="Xã Thổ Tang", kind="locality")
    assert listed(desk) == ["Phòng Bổ trợ", "Sở Tư pháp", "Xã Thổ Tang"]
    assert listed(desk, kind="locality") == ["Xã Thổ Tang"]
    assert listed(desk, cluster=cluster.pk) == ["Phòng Bổ trợ", "Sở Tư pháp"]
    assert listed(desk, parent=parent.pk) == ["Phòng Bổ trợ"]
    assert listed(desk, q="tho tang") == ["Xã Thổ Tang"]
    assert listed(desk, q="stp") == ["Sở Tư pháp"]
    assert sorted(listed(desk, q="tu phap")) == ["Phòng Bổ trợ", "Sở Tư pháp"]
    found = listed(desk, q="tu phap", cluster=cluster.pk, parent=parent.pk, kind="division")
    assert found == ["Phòng Bổ trợ"]
    for odd in ({"parent": "x"}, {"cluster": "99999"}, {"state": "x"}, {"kind": "x"}, {"p": "x"}):
        listed(desk, **odd)


@pytest.mark.usefixtures("search_index")
def test_merged_units_stay_out_of_the_list_until_one_asks(desk: Client) -> None:
    stayed = UnitFactory(name="Sở Nội vụ")
    UnitFactory(name="Sở Nội Vụ tỉnh", merged_into=stayed)
    assert listed(desk) == ["Sở Nội vụ"]
    assert listed(desk, q="noi vu") == ["Sở Nội vụ"]
    assert listed(desk, parent="x") == ["Sở Nội vụ"]
    assert listed(desk, state="merged") == ["Sở Nội Vụ tỉnh"]
    assert sorted(listed(desk, state="all")) == ["Sở Nội Vụ tỉnh", "Sở Nội vụ"]
    assert listed(desk, q="tinh", state="all") == ["Sở Nội Vụ tỉnh"]
    row = soup(desk.get(reverse(f"{UNITS}:list"), {"state": "merged"})).select_one(
        "table.listing tbody"
    )
    assert "Sở Nội vụ" in row.get_text()


@pytest.mark.usefixtures("search_index")
@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_choosers_offer_no_merged_unit(desk: Client, view: str) -> None:
    stayed = UnitFactory(name="Sở Nội vụ", cluster=ClusterFactory(name="Khối các sở"))
    UnitFactory(name="Sở Nội Vụ tỉnh", merged_into=stayed)
    for query in ({}, {"q": "noi vu"}):
        response = desk.get(reverse(f"{CHOOSER}:{view}"), query)
        text = json.loads(response.content)["html"] if view == "choose" else response.text
        assert "Sở Nội vụ" in text
        assert "Khối các sở" in text
        assert "Sở Nội Vụ tỉnh" not in text


def test_exports_hold_only_the_allowed_columns(desk: Client) -> None:
    cluster = ClusterFactory(name="Khối các sở")
    parent = UnitFactory(
        name="Sở Tư pháp", kind="agency", cluster=cluster, translations={"en": {"name": "Justice"}}
    )
    UnitFactory(name="Thanh tra", short_name="TTr", aliases="Thanh tra Sở", parent=parent)
    UnitFactory(name="Double", merged_into=parent)
    response = desk.get(reverse(f"{UNITS}:list"), {"export": "xlsx"})
    book = load_workbook(BytesIO(response.getvalue())).active
    header, *rows = book.iter_rows(values_only=True)
    kinds = [Unit.Kind(kind).label for kind in ("agency", "division")]
    assert all(header)
    assert [tuple(cell or "" for cell in row) for row in rows] == [
        ("Sở Tư pháp", "", "", "Justice", kinds[0], "", "Khối các sở", ""),
        ("Thanh tra", "TTr", "Thanh tra Sở", "", kinds[1], "Sở Tư pháp", "", ""),
    ]
    response = desk.get(reverse(f"{CLUSTERS}:list"), {"export": "xlsx"})
    book = load_workbook(BytesIO(response.getvalue())).active
    _, row = book.iter_rows(values_only=True)
    assert tuple(cell or "" for cell in row) == ("Khối các sở", "", "khoi-cac-so", 1, "")


def test_the_list_costs_the_same_with_few_and_many_units(
    desk: Client, queries_of: Callable
) -> None:
    def cost() -> int:
        return len(queries_of(lambda: listed(desk)))

    def more(count: int) -> None:
        for _ in range(count):
            UnitFactory(parent=UnitFactory(), cluster=ClusterFactory())

    more(2)
    cost()
    few = cost()
    more(8)
    assert cost() <= few


def test_a_merge_keeps_what_both_units_had(desk: Client, editor: AbstractUser) -> None:
    cluster = ClusterFactory()
    above = UnitFactory(name="UBND tỉnh")
    winner = UnitFactory(name="Sở Tư pháp", aliases="Tư pháp tỉnh")
    loser = UnitFactory(
        name="Sở Tư Pháp tỉnh",
        short_name="STP",
        translations={"en": {"name": "Justice"}},
        parent=above,
        cluster=cluster,
    )
    child = UnitFactory(name="Thanh tra", parent=loser)
    double = UnitFactory(name="Sở TP", merged_into=loser)
    address = reverse(f"{UNITS}:merge", args=[loser.pk])
    assert address in desk.get(reverse(f"{UNITS}:list")).content.decode()
    page = soup(desk.get(address)).find("main").get_text()
    assert "Thanh tra" in page
    assert "STP" in page

    done = merge_by_form(desk, loser, winner)
    assert done.redirect_chain[-1][0] == reverse(f"{UNITS}:edit", args=[winner.pk])
    for unit in (winner, loser, child, double):
        unit.refresh_from_db()
    assert [unit.merged_into for unit in (winner, loser, double)] == [None, winner, winner]
    assert child.parent == winner
    assert (winner.short_name, winner.text_in("en", "name")) == ("STP", "Justice")
    assert (winner.cluster, winner.parent) == (cluster, above)
    assert winner.aliases.splitlines() == ["Tư pháp tỉnh", "Sở Tư Pháp tỉnh"]
    assert UnitMatcher().named("so tu phap tinh") == [winner]
    history = desk.get(reverse(f"{UNITS}:history", args=[loser.pk])).content.decode()
    assert "Sở Tư pháp" in history
    entries = ModelLogEntry.objects.filter(user=editor)
    assert set(entries.values_list("object_id", "action")) == {
        (str(loser.pk), "campaigns.unit_merge"),
        (str(winner.pk), "wagtail.edit"),
    }


def test_a_split_undoes_a_merge(desk: Client, editor: AbstractUser) -> None:
    cluster = ClusterFactory()
    winner = UnitFactory(name="Sở Tư pháp", aliases="Tư pháp tỉnh")
    loser = UnitFactory(name="Sở Tư Pháp tỉnh", short_name="STP", cluster=cluster)
    child = UnitFactory(name="Thanh tra", parent=loser)
    double = UnitFactory(name="Sở TP", merged_into=loser)
    before = list(Unit.objects.order_by("pk").values())
    merge_by_form(desk, loser, winner)
    address = reverse(f"{UNITS}:split", args=[loser.pk])
    listing = desk.get(reverse(f"{UNITS}:list"), {"state": "merged"})
    assert address in listing.content.decode()
    assert "Sở Tư pháp" in soup(desk.get(address)).find("main").get_text()
    done = split_by_form(desk, loser)
    assert done.redirect_chain[-1][0] == reverse(f"{UNITS}:edit", args=[loser.pk])
    assert list(Unit.objects.order_by("pk").values()) == before
    assert {child.pk, double.pk} <= {row["id"] for row in before}
    assert ModelLogEntry.objects.filter(action="campaigns.unit_split", user=editor).count() == 1
    assert reverse(f"{UNITS}:list") == split_by_form(desk, loser).redirect_chain[-1][0]


def test_a_split_leaves_alone_what_was_changed_since(editor: AbstractUser) -> None:
    winner, loser, third = UnitFactory(), UnitFactory(short_name="A"), UnitFactory()
    child = UnitFactory(parent=loser)
    winner = merge(loser, winner, editor)
    winner.short_name = "B"
    winner.save()
    child.refresh_from_db()
    child.parent = third
    child.save()
    split(loser, editor)
    for unit in (winner, child):
        unit.refresh_from_db()
    assert (winner.short_name, child.parent) == ("B", third)


@pytest.mark.parametrize("last", [5_001, 5_008])
def test_chains_of_merges_stay_one_step_long(editor: AbstractUser, last: int) -> None:
    """Whatever their numbers are."""
    one, two = UnitFactory(name="Một"), UnitFactory(name="Hai", pk=5_007)
    three = UnitFactory(name="Ba", pk=last)
    merge(one, two, editor)
    merge(two, three, editor)
    for unit in (one, two):
        unit.refresh_from_db()
        assert unit.merged_into == three
    assert {"mot", "hai", "ba"} <= Unit.objects.get(pk=three.pk).folded_names
    split(one, editor)
    three.refresh_from_db()
    assert UnitMatcher().named("Một") == [one]
    assert three.aliases == "Hai"


def test_a_winner_below_the_loser_takes_its_place(editor: AbstractUser) -> None:
    top = UnitFactory(name="Tỉnh")
    loser = UnitFactory(name="Sở", parent=top)
    between = UnitFactory(name="Phòng", parent=loser)
    winner = merge(loser, UnitFactory(name="Sở mới", parent=between), editor)
    between.refresh_from_db()
    assert (winner.parent, between.parent) == (top, winner)
    winner.full_clean()
    split(loser, editor)
    for unit in (winner, between, loser):
        unit.refresh_from_db()
        unit.full_clean()
    assert (winner.parent, between.parent, loser.parent) == (between, loser, top)


def test_a_loser_below_the_winner_makes_no_circle(editor: AbstractUser) -> None:
    winner = UnitFactory(name="Sở")
    winner = merge(UnitFactory(name="Sở cũ", parent=winner), winner, editor)
    assert winner.parent is None
    winner.full_clean()


def test_merges_that_make_no_sense_are_refused(desk: Client, editor: AbstractUser) -> None:
    unit, other = UnitFactory(), UnitFactory()
    double = UnitFactory(merged_into=other)
    for winner in (unit.pk, double.pk, 99999, "", "x"):
        response = desk.post(reverse(f"{UNITS}:merge", args=[unit.pk]), {"winner": winner})
        assert response.status_code == 200
        assert response.context["form"].errors["winner"]
    response = merge_by_form(desk, double, unit)
    assert response.redirect_chain[-1][0] == reverse(f"{UNITS}:list")
    for pair in ((unit, unit), (double, unit), (unit, double)):
        with pytest.raises(ValidationError):
            merge(*pair, editor)
    with pytest.raises(ValidationError):
        split(unit, editor)
    assert desk.get(reverse(f"{UNITS}:merge", args=[99999])).status_code == 404
    assert Unit.objects.current().count() == 2


def test_merge_and_split_need_the_permission_to_change(
    editor: AbstractUser, client_of: Callable
) -> None:
    permission = Permission.objects.get(codename="change_unit")
    Group.objects.get(name=EDITORS).permissions.remove(permission)
    client = client_of(editor)
    unit, other = UnitFactory(), UnitFactory()
    double = UnitFactory(merged_into=other)
    addresses = [
        reverse(f"{UNITS}:merge", args=[unit.pk]),
        reverse(f"{UNITS}:split", args=[double.pk]),
    ]
    listing = client.get(reverse(f"{UNITS}:list"), {"state": "all"}).content.decode()
    for address in addresses:
        assert address not in listing
        assert client.get(address).status_code == 302
        client.post(address, {"winner": other.pk})
    assert Unit.objects.current().count() == 2
