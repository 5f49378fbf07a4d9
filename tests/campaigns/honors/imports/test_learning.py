"""A text is settled once for all its rows, and remembered for the next list."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from campaigns.factories import AwardTypeFactory, UnitFactory
from campaigns.models import AwardImportRow, LearnedValue
from tests.campaigns.honors.imports.asking import (
    LABOURER,
    file_of,
    person,
    press,
    preview,
    row,
    send,
    url,
)
from tests.reading import soup

pytestmark = pytest.mark.any_database


@pytest.fixture
def plain_desk(officer, desk):
    """The client of an officer who may not edit the registers."""
    rights = Permission.objects.filter(codename__in=("change_awardtype", "change_unit"))
    officer.groups.get().permissions.remove(*rights)
    return desk


@pytest.fixture
def boss_desk(administrator, client_of):
    """The client of somebody who may edit the registers."""
    return client_of(administrator)


def settle(desk, field: str, text: str, **values):
    """Says in the form of one text what it is."""
    values = {"new_text": text, "remember": "on"} | values
    return desk.post(f"{url('value')}?field={field}&text={text}", values, follow=True)


def test_the_texts_of_a_column_are_listed_with_their_rows(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình"), person("Hà Cúc", "Giấy khen")))
    link = soup(preview(desk)).find("a", href=url("values"))
    values = desk.get(link["href"]).context["values"]
    assert [(one["text"], one["number"]) for one in values] == [(LABOURER, 2), ("Giấy khen", 1)]
    units = desk.get(link["href"], {"field": "unit_text"}).context["values"]
    assert [(one["text"], one["number"]) for one in units] == [("Văn phòng Sở", 3)]


def test_a_text_is_changed_in_all_its_rows_and_in_the_next_list(roll, desk):
    entry = AwardTypeFactory(name="Giải Nhất")
    data = file_of(person("Lê An", "Loại A"), person("Vũ Bình", "Loại A"), person("Hà Cúc"))
    send(desk, roll, data)
    settle(desk, "award_text", "Loại A", new_text="Giải Nhất")
    found = AwardImportRow.objects.filter(award_text="Giải Nhất", award_type=entry)
    assert list(found.values_list("name", flat=True)) == ["Lê An", "Vũ Bình"]
    shown = send(desk, roll, data)
    assert (row("Lê An").award_text, row("Lê An").award_type) == ("Giải Nhất", entry)
    assert [note.issue.code for note in shown.context["notes"]] == ["learned"]
    assert "2 dòng" in soup(shown).find(class_="vd-notes").get_text()


def test_a_text_stays_as_printed_where_only_its_meaning_is_told(roll, desk):
    unit = UnitFactory(name="Trung tâm Dịch vụ đấu giá tài sản")
    send(desk, roll, file_of(person("Lê An", unit="TTĐG")))
    settle(desk, "unit_text", "TTĐG", link=unit.pk)
    assert (row("Lê An").unit_text, row("Lê An").unit) == ("TTĐG", unit)
    shown = send(
        desk, roll, file_of(person("Vũ Bình", unit="TTĐG"), person("Hà Cúc", unit="TTĐG 2"))
    )
    assert (row("Vũ Bình").unit, row("Hà Cúc").unit) == (unit, None)
    assert shown.context["notes"] == []


def test_an_award_that_was_chosen_is_chosen_in_the_next_list(roll, desk):
    entry = AwardTypeFactory(name="Giấy khen đặc biệt")
    data = file_of(person("Lê An", "GK đột xuất"))
    (group,) = send(desk, roll, data).context["unknown"]
    choice = {"choose_award": group["words"], f"award-{group['words']}": entry.pk}
    press(desk, **choice)
    assert not LearnedValue.objects.exists()
    send(desk, roll, data)
    press(desk, **choice, remember="1")
    send(desk, roll, data)
    assert row("Lê An").award_type == entry


def test_a_close_unit_that_was_taken_is_taken_in_the_next_list(roll, desk):
    unit = UnitFactory(name="Phòng Bổ trợ tư pháp")
    data = file_of(person("Lê An", unit="Phòng Bổ trợ tư phap"))
    send(desk, roll, data)
    press(desk, take_units_of=unit.pk, remember="1")
    send(desk, roll, data)
    assert (row("Lê An").unit, row("Lê An").issues) == (unit, [])


def test_the_registers_own_names_come_first(roll, desk):
    entry = AwardTypeFactory(name="Giấy khen đặc biệt")
    send(desk, roll, file_of(person("Lê An")))
    settle(desk, "award_text", LABOURER, link=entry.pk)
    assert row("Lê An").award_type == entry
    send(desk, roll, file_of(person("Lê An")))
    assert row("Lê An").award_type.name == LABOURER


def test_who_may_not_edit_the_register_teaches_their_own_imports_alone(roll, plain_desk, boss_desk):
    desk = plain_desk
    entry = AwardTypeFactory(name="Giấy khen đặc biệt")
    data = file_of(person("Lê An", "GK đột xuất"))
    send(desk, roll, data)
    settle(desk, "award_text", "GK đột xuất", link=entry.pk)
    assert not LearnedValue.objects.get().is_for_all
    send(boss_desk, roll, data)
    assert row("Lê An").award_type is None
    settle(boss_desk, "award_text", "GK đột xuất", link=entry.pk)
    LearnedValue.objects.filter(is_for_all=False).delete()
    send(desk, roll, data)
    assert row("Lê An").award_type == entry


def test_what_says_nothing_any_more_is_forgotten(roll, desk):
    data = file_of(person("Lê An", "Nhất"))
    send(desk, roll, data)
    settle(desk, "award_text", "Nhất", new_text="Giải Nhất")
    settle(desk, "award_text", "Giải Nhất", new_text="Nhất", remember="")
    settle(desk, "award_text", "Nhất")
    assert not LearnedValue.objects.exists()


def test_nonsense_about_a_text_is_no_fault(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    for query in ("", "?field=x&text=y", "?field=unit_text&text=" + "x" * 3000, "?p=x"):
        assert desk.get(url("value") + query).status_code == 302
        assert desk.get(url("values") + query).status_code == 200
        assert desk.post(url("value") + query, {"new_text": "An"}).status_code == 302
    assert desk.post(url("value") + "?text=y", {"new_text": ""}).context["form"].errors
    assert row("Lê An").award_text == LABOURER


def test_what_was_learned_is_listed_and_deleted_by_who_edits_the_register(
    roll, plain_desk, boss_desk
):
    desk = plain_desk
    send(desk, roll, file_of(person("Lê An", "Nhất")))
    settle(desk, "award_text", "Nhất", new_text="Giải Nhất")
    listing = reverse("wagtailsnippets_campaigns_learnedvalue:list")
    assert desk.get(listing).status_code == 302
    text = soup(boss_desk.get(listing)).find("main").get_text(" ", strip=True)
    assert "Nhất" in text
    assert "Giải Nhất" in text
    delete = reverse(
        "wagtailsnippets_campaigns_learnedvalue:delete", args=[LearnedValue.objects.get().pk]
    )
    assert desk.post(delete).status_code == 302
    assert LearnedValue.objects.exists()
    boss_desk.post(delete)
    assert not LearnedValue.objects.exists()
