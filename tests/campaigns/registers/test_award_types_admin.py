"""The award catalogue in the admin: its order, its filters, its export, merge and deletion."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from campaigns.factories import AwardTypeFactory, HonorRollFactory, UnitFactory, award_row, list_of
from campaigns.models import AwardType, BroughtAwardType
from campaigns.registers.matching import AwardTypeMatcher
from campaigns.registers.merging import AWARD_TYPE_MERGING
from portal.management.commands.setup_site import MODERATORS, OFFICERS
from tests.fixtures import SiteTree
from tests.reading import soup

pytestmark = pytest.mark.any_database

TYPES = "wagtailsnippets_campaigns_awardtype"
CHOOSER = "wagtailsnippetchoosers_campaigns_awardtype"


@pytest.fixture
def desk(officer: AbstractUser, client_of: Callable) -> Client:
    """An award officer's browser, on a site whose catalogue is empty."""
    AwardType.objects.all().delete()
    return client_of(officer)


def listed(client: Client, **query: object) -> list[str]:
    response = client.get(reverse(f"{TYPES}:list"), query)
    return [entry.name for entry in response.context["object_list"]]


def three() -> list[AwardType]:
    named = (("Một", 10), ("Hai", 20), ("Ba", 30))
    return [AwardTypeFactory(name=name, precedence=place) for name, place in named]


def move(client: Client, entry: AwardType, position: object) -> int:
    address = reverse(f"{TYPES}:reorder", args=[entry.pk])
    return client.post(f"{address}?position={position}").status_code


def places() -> dict[str, int]:
    return dict(AwardType.objects.values_list("name", "precedence"))


def test_the_list_is_in_order_of_precedence_with_handles_for_every_row(desk: Client) -> None:
    for number in range(25, 0, -1):
        AwardTypeFactory(name=f"Loại {number:02d}", precedence=number * 10)
    response = desk.get(reverse(f"{TYPES}:list"))
    names = [entry.name for entry in response.context["object_list"]]
    assert names == [f"Loại {number:02d}" for number in range(1, 26)]
    page = soup(response)
    assert len(page.select("[data-w-orderable-target=handle]")) == 25
    assert "keydown.up" in page.select_one("[data-w-orderable-target=handle]")["data-action"]
    assert "Loại" not in page.select_one("th.ord").get_text()


@pytest.mark.usefixtures("search_index")
def test_there_are_no_handles_in_a_part_of_the_list_or_for_those_who_may_not_change_it(
    desk: Client, officer: AbstractUser, queries_of: Callable
) -> None:
    three()
    for query in ({"q": "mot"}, {"family": "title"}, {"state": "all"}, {"ordering": "name"}):
        page = soup(desk.get(reverse(f"{TYPES}:list"), query))
        assert page.select_one("table.listing tbody tr")
        assert not page.select("[data-w-orderable-target=handle]"), query
    change = Permission.objects.get(codename="change_awardtype")
    Group.objects.get(name=OFFICERS).permissions.remove(change)
    entry = AwardType.objects.first()
    assert not soup(desk.get(reverse(f"{TYPES}:list"))).select("[data-w-orderable-target=handle]")
    assert move(desk, entry, 2) == 302
    assert places()[entry.name] == entry.precedence


@pytest.mark.parametrize(
    ("moved", "position", "order"),
    [
        (0, 2, ["Hai", "Ba", "Một"]),
        (2, 0, ["Ba", "Một", "Hai"]),
        (0, 1, ["Hai", "Một", "Ba"]),
        (1, 1, ["Một", "Hai", "Ba"]),
        (0, 99, ["Hai", "Ba", "Một"]),
        (0, "x", ["Hai", "Ba", "Một"]),
        (0, "", ["Hai", "Ba", "Một"]),
        (1, "-1", ["Một", "Ba", "Hai"]),
    ],
)
def test_an_entry_is_moved_and_the_numbers_stay(
    desk: Client, moved: int, position: object, order: list[str]
) -> None:
    entries = three()
    assert move(desk, entries[moved], position) == 200
    assert listed(desk) == order
    assert sorted(places().values()) == [10, 20, 30]


def test_entries_of_the_same_number_can_be_told_apart(desk: Client) -> None:
    entries = [AwardTypeFactory(name=name, precedence=1000) for name in "abcd"]
    move(desk, entries[3], 1)
    assert listed(desk) == ["a", "d", "b", "c"]


def test_merged_entries_take_no_place_in_the_order(desk: Client, officer: AbstractUser) -> None:
    one, _two, three_ = three()
    AwardTypeFactory(name="Một cũ", precedence=5, merged_into=one)
    move(desk, three_, 1)
    assert listed(desk) == ["Một", "Ba", "Hai"]
    assert places()["Một cũ"] == 5
    entry = ModelLogEntry.objects.get(object_id=str(three_.pk), user=officer)
    assert entry.action == "wagtail.edit"


def test_reordering_an_entry_that_is_gone_is_not_found(desk: Client) -> None:
    assert move(desk, AwardType(pk=99999), 0) == 404


@pytest.mark.usefixtures("search_index")
def test_the_list_is_filtered_and_searched_without_marks(desk: Client) -> None:
    today = timezone.localdate()
    AwardTypeFactory(
        name="Cờ thi đua", family="title", level="government", precedence=1,
        for_individuals=False, for_collectives=True,
    )  # fmt: skip
    AwardTypeFactory(
        name="Kỷ niệm chương", short_names="KNC", family="commendation", once_in_lifetime=True,
        valid_to=today - timedelta(days=1), precedence=2,
    )  # fmt: skip
    AwardTypeFactory(
        name="Gia đình văn hóa", for_households=True, for_individuals=False, precedence=3,
        valid_from=today,
    )  # fmt: skip
    assert listed(desk, level="government") == ["Cờ thi đua"]
    assert listed(desk, family="commendation") == ["Kỷ niệm chương"]
    assert listed(desk, recipients="collectives") == ["Cờ thi đua"]
    assert listed(desk, recipients="households") == ["Gia đình văn hóa"]
    assert listed(desk, validity="today") == ["Cờ thi đua", "Gia đình văn hóa"]
    assert listed(desk, validity="not_today") == ["Kỷ niệm chương"]
    assert listed(desk, once_in_lifetime="true") == ["Kỷ niệm chương"]
    assert listed(desk, q="ky niem") == ["Kỷ niệm chương"]
    assert listed(desk, q="knc", family="commendation") == ["Kỷ niệm chương"]
    assert listed(desk, q="van hoa", recipients="households") == ["Gia đình văn hóa"]
    for name in ("level", "family", "recipients", "validity", "state", "ordering", "p", "q"):
        listed(desk, **{name: "x'\"<"})


@pytest.mark.usefixtures("search_index")
def test_merged_entries_stay_out_of_the_list_and_the_chooser_until_one_asks(desk: Client) -> None:
    stayed = AwardTypeFactory(name="Bằng khen của Bộ")
    AwardTypeFactory(name="Bằng khen Bộ cũ", merged_into=stayed)
    assert listed(desk) == ["Bằng khen của Bộ"]
    assert listed(desk, level="x") == ["Bằng khen của Bộ"]
    assert listed(desk, state="merged") == ["Bằng khen Bộ cũ"]
    for view in ("choose", "choose_results"):
        for query in ({}, {"q": "bang khen"}):
            response = desk.get(reverse(f"{CHOOSER}:{view}"), query)
            text = json.loads(response.content)["html"] if view == "choose" else response.text
            assert "Bằng khen của Bộ" in text
            assert "Bằng khen Bộ cũ" not in text


def test_the_export_has_the_order_and_no_merged_entry(desk: Client) -> None:
    stayed = AwardTypeFactory(name="=Bằng khen", precedence=4, valid_from=date(2024, 1, 1))
    AwardTypeFactory(name="Bằng khen cũ", merged_into=stayed, precedence=1)
    AwardTypeFactory(name="Cờ", precedence=2)
    response = desk.get(reverse(f"{TYPES}:list"), {"export": "xlsx"})
    header, *rows = load_workbook(BytesIO(response.getvalue())).active.iter_rows(values_only=True)
    assert all(header)
    assert [row[:2] for row in rows] == [(2, "Cờ"), (4, "=Bằng khen")]
    text = desk.get(reverse(f"{TYPES}:list"), {"export": "csv"}).getvalue().decode("utf-8-sig")
    assert "'=Bằng khen" in text
    assert "01/01/2024" in text


def test_the_code_of_an_entry_is_no_field_of_the_form(desk: Client) -> None:
    entry = AwardTypeFactory(name="Một", code="mot")
    page = soup(desk.get(reverse(f"{TYPES}:edit", args=[entry.pk])))
    assert page.select_one("[name=name]")
    assert not page.select("[name=code]")


def test_a_name_of_another_entry_is_refused_on_the_form(desk: Client) -> None:
    AwardTypeFactory(name="Lao động tiên tiến", short_names="LĐTT")
    data = {
        "name": "Giấy chứng nhận", "short_names": "ldtt", "family": "title", "level": "state",
        "precedence": 5, "color": "gold", "for_individuals": "on",
    }  # fmt: skip
    response = desk.post(reverse(f"{TYPES}:add"), data)
    assert response.status_code == 200
    assert "Lao động tiên tiến" in str(response.context["form"].errors["short_names"])
    response = desk.post(reverse(f"{TYPES}:add"), data | {"short_names": "GCN"})
    assert response.status_code == 302
    assert places()["Giấy chứng nhận"] == 5


def test_a_merge_gives_the_winner_the_names_and_a_split_gives_them_back(
    desk: Client, officer: AbstractUser
) -> None:
    winner = AwardTypeFactory(name="Bằng khen của Bộ trưởng", short_names="BK BT")
    loser = AwardTypeFactory(name="Bằng khen Bộ", short_names="BK Bộ", authority="Bộ trưởng")
    before = list(AwardType.objects.order_by("pk").values())
    address = reverse(f"{TYPES}:merge", args=[loser.pk])
    assert address in desk.get(reverse(f"{TYPES}:list")).text
    assert "BK Bộ" in soup(desk.get(address)).find("main").get_text()
    done = desk.post(address, {"winner": winner.pk}, follow=True)
    assert done.redirect_chain[-1][0] == reverse(f"{TYPES}:edit", args=[winner.pk])
    winner.refresh_from_db()
    assert winner.short_names.splitlines() == ["BK BT", "Bằng khen Bộ", "BK Bộ"]
    assert winner.authority == "Bộ trưởng"
    assert AwardTypeMatcher().find("bk bo") == winner
    winner.full_clean()
    history = desk.get(reverse(f"{TYPES}:history", args=[loser.pk])).text
    assert "Bằng khen của Bộ trưởng" in history
    split = reverse(f"{TYPES}:split", args=[loser.pk])
    assert split in desk.get(reverse(f"{TYPES}:list"), {"state": "merged"}).text
    assert desk.get(split).status_code == 200
    desk.post(split)
    assert list(AwardType.objects.order_by("pk").values()) == before
    actions = set(ModelLogEntry.objects.filter(user=officer).values_list("action", flat=True))
    assert {"campaigns.awardtype_merge", "campaigns.awardtype_split"} <= actions


def test_merges_that_make_no_sense_are_refused(desk: Client) -> None:
    entry, other = AwardTypeFactory(), AwardTypeFactory()
    double = AwardTypeFactory(merged_into=other)
    for winner in (entry.pk, double.pk, 99999, "", "x"):
        response = desk.post(reverse(f"{TYPES}:merge", args=[entry.pk]), {"winner": winner})
        assert response.status_code == 200
        assert response.context["form"].errors["winner"]
    assert desk.get(reverse(f"{TYPES}:merge", args=[99999])).status_code == 404


def test_a_merge_changes_no_list_and_its_awards_count_as_the_winner(
    desk: Client, officer: AbstractUser, site_tree: SiteTree
) -> None:
    winner, loser = AwardTypeFactory(name="Cờ"), AwardTypeFactory(name="Cờ cũ")
    roll = HonorRollFactory(parent=site_tree.rolls)
    (award,) = list_of(roll, award_row(award_type=loser))
    AWARD_TYPE_MERGING.merge(loser, winner, officer)
    award.refresh_from_db()
    assert (award.award_type, award.award_text) == (loser, "Cờ cũ")
    assert award.award_type.resolved == winner


@pytest.mark.parametrize("register", ["awardtype", "unit"])
def test_an_entry_that_a_list_names_is_not_deleted(
    site_tree: SiteTree, moderator: AbstractUser, client_of: Callable, register: str
) -> None:
    client, unit = client_of(moderator), UnitFactory()
    roll = HonorRollFactory(parent=site_tree.rolls)
    (award,) = list_of(roll, award_row(unit=unit))
    named = {"awardtype": award.award_type, "unit": unit}[register]
    free = {"awardtype": AwardTypeFactory, "unit": UnitFactory}[register]()
    viewset = f"wagtailsnippets_campaigns_{register}"
    for entry, is_kept in ((named, True), (free, False)):
        client.post(reverse(f"{viewset}:delete", args=[entry.pk]))
        assert type(entry).objects.filter(pk=entry.pk).exists() == is_kept


def test_a_deleted_entry_stays_deleted_though_setup_runs_again(
    site_tree: SiteTree, moderator: AbstractUser, client_of: Callable
) -> None:
    from django.core.management import call_command

    entry = AwardType.objects.get(code="gia-dinh-van-hoa")
    client_of(moderator).post(reverse(f"{TYPES}:delete", args=[entry.pk]))
    call_command("setup_site", verbosity=0)
    assert not AwardType.objects.filter(code="gia-dinh-van-hoa").exists()
    assert BroughtAwardType.objects.filter(code="gia-dinh-van-hoa").exists()
    assert Group.objects.filter(name=MODERATORS).exists()


def test_the_list_costs_the_same_with_few_and_many_entries(
    desk: Client, queries_of: Callable
) -> None:
    three()
    listed(desk)
    few = len(queries_of(lambda: listed(desk)))
    AwardTypeFactory.create_batch(12)
    assert len(queries_of(lambda: listed(desk))) <= few
