"""What was understood of a file, and the officer's word on it."""

from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from campaigns.imports import files
from campaigns.models import AwardImportRow
from tests.campaigns.honors.imports.asking import (
    HEADER,
    LABOURER,
    file_of,
    latest,
    mend,
    person,
    preview,
    row,
    send,
    url,
)
from tests.campaigns.reading.award_files import sheet_file
from tests.reading import soup

pytestmark = pytest.mark.any_database


def tell(desk: Client, **changes: Any) -> HttpResponse:
    """Changes fields of the screen, and has the file read again so."""
    form = desk.get(url("understood")).context["form"]
    data = {}
    for name in form.fields:
        value = form[name].value()
        if value not in (None, False):
            data[name] = value
    data |= changes
    return desk.post(
        url("understood"), {k: v for k, v in data.items() if v is not None}, follow=True
    )


def facts() -> list[tuple[str, str, str]]:
    rows = AwardImportRow.objects.filter(award_import=latest()).order_by("place")
    return list(rows.values_list("name", "kind", "award_text"))


def test_the_screen_shows_columns_with_examples_but_no_personal_ones(roll, desk):
    header = [*HEADER, "Ngày sinh", "Cụm thi đua"]
    send(desk, roll, file_of([*person("Lê An"), "1/2/1979", "vắng"], header=header))
    shown = desk.get(url("understood"))
    columns = shown.context["sheets"][0].tables[0]["columns"]
    assert [(c.letter, c.examples) for c in columns[2:4]] == [
        ("C", ["Lê An"]),
        ("D", ["Chuyên viên"]),
    ]
    assert (columns[6].is_personal, columns[6].examples) == (True, [])
    assert (columns[7].is_dropped, columns[7].examples) == (True, ["vắng"])
    assert "1979" not in shown.content.decode()


def test_an_untouched_screen_changes_nothing(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình")))
    before = facts()
    tell(desk)
    assert facts() == before
    assert latest().mapping["tables"] == []


def test_another_meaning_of_a_column_is_read_again(roll, desk):
    header = ["STT", "Họ và tên", "Ghi chú", "Danh hiệu"]
    send(desk, roll, file_of([None, "Lê An", "Văn phòng Sở", LABOURER], header=header))
    assert row("Lê An").unit_text == ""
    tell(desk, **{"t0-c2": "unit"})
    assert row("Lê An").unit_text == "Văn phòng Sở"
    tell(desk, **{"t0-c2": "position"})
    assert (row("Lê An").unit_text, row("Lê An").position) == ("", "Văn phòng Sở")
    desk.post(url("understood"), {"start_again": "1"})
    assert row("Lê An").position == ""


def test_a_header_that_was_not_found_can_be_pointed_at(roll, desk):
    rows = [["BẢNG KÊ"], ["Ai", "Ở đâu", "Cái gì"], ["Lê An", "Văn phòng Sở", LABOURER]]
    shown = send(desk, roll, sheet_file(rows, titles=("Kê",)))
    assert shown.context["counts"]["all"] == 0
    screen = desk.get(url("understood"))
    assert screen.context["sheets"][0].top[1] == (2, ["Ai", "Ở đâu", "Cái gì"])
    tell(desk, **{"header-0": "2"})
    tell(desk, **{"t0-c0": "name", "t0-c1": "unit", "t0-c2": "award"})
    assert facts() == [("Lê An", "individual", LABOURER)]


def test_what_a_section_says_can_be_changed(roll, desk):
    rows = [["DANH SÁCH"], ["STT", "Họ và tên"], ["I. Lao động tiên tiến"], [1, "Lê An"]]
    send(desk, roll, sheet_file(rows))
    assert facts() == [("Lê An", "individual", LABOURER)]
    tell(desk, **{"s0-award": "Chiến sĩ thi đua cơ sở"})
    assert facts() == [("Lê An", "individual", "Chiến sĩ thi đua cơ sở")]
    tell(desk, **{"s0-award": "", "t0-award": "Giấy khen"})
    assert facts() == [("Lê An", "individual", "Giấy khen")]


def test_a_sheet_can_be_left_out_and_taken_back(roll, desk):
    sheets = [[HEADER, [1, *person(name)[1:]]] for name in ("Lê An", "Vũ Bình")]
    send(desk, roll, sheet_file(*sheets, titles=("Một", "Hai")))
    tell(desk, **{"sheet-1": "on"})
    assert [fact[0] for fact in facts()] == ["Lê An"]
    tell(desk, **{"sheet-1": None})
    assert [fact[0] for fact in facts()] == ["Lê An", "Vũ Bình"]


def test_another_encoding_can_be_chosen(roll, desk):
    send(desk, roll, sheet_file([HEADER, [1, *person("NguyÔn V¨n §¹t")[1:]]]))
    tell(desk, encoding="tcvn3")
    assert facts()[0][0] == "Nguyễn Văn Đạt"


def test_without_the_file_it_is_asked_for_again(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    files.forget(latest().token)
    shown = desk.get(url("understood"))
    assert not shown.context["has_file"]
    answer = tell(desk, **{"t0-c2": "unit"})
    assert answer.redirect_chain == [(reverse("award_import:start", args=[roll.pk]), 302)]
    assert facts() == [("Lê An", "individual", LABOURER)]


def test_what_was_mended_is_warned_of_before_it_is_read_again(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    assert not desk.get(url("understood")).context["is_mended"]
    mend(desk, row("Lê An"), position="Trưởng phòng")
    assert desk.get(url("understood")).context["is_mended"]


def test_nonsense_is_refused_on_the_screen(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    for changes in (
        {"t0-height": "-1"},
        {"t0-row": "0"},
        {"t0-row": "x"},
        {"t0-c2": "birthday"},
        {"encoding": "x"},
    ):
        assert tell(desk, **changes).context["form"].errors
    tell(desk, **{"t0-row": "20000"})
    assert preview(desk).status_code == 200


def test_every_field_has_a_name(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    page = soup(desk.get(url("understood")))
    labelled = {label.get("for") for label in page.find_all("label")}
    for field in page.find(class_="vd-mapping").find_all(["input", "select"]):
        if field.get("type") != "hidden":
            assert field["id"] in labelled or field.find_parent("label")


def test_a_list_without_a_header_keeps_its_first_person(roll, desk):
    lines = [[1, "Lê An", "Văn phòng Sở", LABOURER], [2, "Vũ Bình", "Thanh tra Sở", LABOURER]]
    send(desk, roll, sheet_file([HEADER[:2]], [["Ai"], *lines], titles=("Một", "Hai")))
    tell(desk, **{"header-1": "2", "first-1": "on", "sheet-0": "on"})
    assert [fact[0] for fact in facts()] == ["Lê An", "Vũ Bình"]
    send(desk, roll, file_of(person("Lê An")))
    tell(desk, **{"t0-row": "4", "t0-height": "0"})
    assert [fact[0] for fact in facts()] == ["Lê An"]


def test_a_hidden_sheet_can_be_switched_on(roll, desk):
    book = Workbook()
    book.active.append(HEADER)
    book.active.append([1, *person("Lê An")[1:]])
    hidden = book.create_sheet("Đợt 2")
    hidden.sheet_state = "hidden"
    hidden.append(HEADER)
    hidden.append([1, *person("Vũ Bình")[1:]])
    data = BytesIO()
    book.save(data)
    shown = send(desk, roll, data.getvalue())
    assert shown.context["left_out"] == "1 ở trang tính bị ẩn"
    assert row("Vũ Bình").is_left_out
    tell(desk, **{"shown-1": "on"})
    assert not row("Vũ Bình").is_left_out
    assert desk.get(url("understood")).context["form"]["shown-1"].value() is True


def test_a_column_whose_meaning_is_a_guess_says_so(roll, desk):
    header = ["STT", "Những ai", "Ở đâu", "Danh hiệu"]
    rows = [[None, name, "Văn phòng Sở", LABOURER] for name in ("Lê Văn An", "Vũ Thị Bình")]
    send(desk, roll, file_of(*rows, header=header))
    assert soup(desk.get(url("understood"))).find(class_="vd-guessed")


def test_a_second_award_gets_the_decision_of_the_second_column(roll, desk):
    header = ["STT", "Họ và tên", "Một", "Hai", "Ba", "Bốn"]
    numbers = "12/QĐ-STP", "13/QĐ-STP"
    line = [None, "Lê Văn An", LABOURER, numbers[0], "Giấy khen", numbers[1]]
    send(desk, roll, file_of(line, header=header))
    meanings = {2: "award", 3: "decision_number", 4: "award", 5: "decision_number"}
    tell(desk, **{f"t0-c{place}": meaning for place, meaning in meanings.items()})
    rows = AwardImportRow.objects.filter(award_import=latest()).order_by("place")
    found = list(rows.values_list("award_text", "decision_number"))
    assert found == [(LABOURER, numbers[0]), ("Giấy khen", numbers[1])]
