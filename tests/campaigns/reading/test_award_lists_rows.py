"""Rows of award lists: names, kinds, awards, and the issues of each."""

import unicodedata

import pytest

from campaigns.reading.award_list.reader import read_award_list, read_sheets
from campaigns.reading.award_list.results import Mapping, Reading
from campaigns.reading.files.spreadsheets import read_text
from tests.campaigns.reading.award_files import sheet_file, values

pytestmark = pytest.mark.any_database

HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
AWARDED = [*HEADER, "Danh hiệu"]
MINH = ["1", "Nguyễn Văn Minh", "Chuyên viên", "Văn phòng Sở"]
LAN = ["2", "Bà Trần Thị Lan", "Kế toán", "Thanh tra Sở"]


def read(*sheets: list[list[object]], merged: tuple[str, ...] = ()) -> Reading:
    return read_award_list(sheet_file(*sheets, merged=merged), "danh sách.xlsx")


def read_csv(text: str) -> Reading:
    return read_award_list(text.encode(), "danh sách.csv")


def codes(reading: Reading) -> list[tuple[str, int, str]]:
    return [(issue.code, issue.row, issue.column) for issue in reading.issues]


def test_errors_have_sheet_row_and_column() -> None:
    reading = read_csv(
        "STT,Họ tên,Đơn vị,Danh hiệu,Ngày ký\n"
        "1,Lê Thị Hoa,Sở,LĐTT,31/02/2021\n"
        "2,Lê Thị Mai,Sở,,1/1/2021\n"
        "3,,Sở,LĐTT,\n"
        "4,Lê Thị Cúc,Sở,LĐTT,sang năm\n"
        "5,Lê Thị Huệ,#REF!,LĐTT,ngày 5 tháng 6 năm 2021\n"
        "6,Lê Văn 123,Sở,LĐTT,\n"
    )
    assert {(i.level, i.code, i.row, i.column) for i in reading.issues} == {
        ("error", "impossible_date", 2, "E"),
        ("error", "no_award", 3, "D"),
        ("error", "no_name", 4, "B"),
        ("error", "impossible_date", 5, "E"),
        ("error", "formula_error", 6, "C"),
        ("warning", "odd_name", 7, "B"),
    }
    assert len(reading.rows) == 6
    assert reading.rows[4].signed_on == "2021-06-05"
    assert reading.has_errors


def test_the_same_person_twice_and_a_missing_number_are_issues() -> None:
    reading = read_csv(
        "STT,Họ tên,Đơn vị,Danh hiệu\n1,Lê Thị Hoa,Văn phòng,LĐTT\n2,LÊ THỊ HOA,Văn phòng,LĐTT\n"
        "3,Lê Thị Hoa,Thanh tra,LĐTT\n5,Lê Thị Hoa,Văn phòng,Giấy khen\n"
    )
    assert [(i.code, i.row, i.params.get("row")) for i in reading.issues] == [
        ("same_twice", 3, 2),
        ("number_gap", 5, None),
        ("same_again", 5, 2),
    ]


def test_collectives_and_households_in_the_column_of_names() -> None:
    reading = read_csv(
        "STT,Họ và tên,Đơn vị,Hình thức khen thưởng\n1,Phòng Hành chính,Sở,Giấy khen\n"
        "2,Đoàn Thị Hoa,Sở,Giấy khen\n3,Tập thể Chi cục B,,Giấy khen\n"
        "4,Hộ gia đình ông Lê Văn C,,Giấy khen\n5,PHÒNG TƯ PHÁP HUYỆN LẬP THẠCH,,Giấy khen\n"
    )
    assert values(reading, "kind", "name") == [
        ("collective", "Phòng Hành chính"),
        ("individual", "Đoàn Thị Hoa"),
        ("collective", "Tập thể Chi cục B"),
        ("household", "Hộ gia đình ông Lê Văn C"),
        ("collective", "Phòng Tư pháp huyện Lập Thạch"),
    ]


def test_a_name_that_contradicts_its_section_is_an_issue() -> None:
    rows = [["I", "TẬP THỂ"], ["1", "Bà Lê Thị Hoa"], ["II", "CÁ NHÂN"], ["1", "Phòng Hành chính"]]
    reading = read([["DANH SÁCH TẶNG GIẤY KHEN"], HEADER, *rows])
    assert [row.kind for row in reading.rows] == ["individual", "individual"]
    assert ("kind_doubtful", 4, "B") in codes(reading)
    assert ("kind_doubtful", 6, "B") in codes(reading)


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        (["Ông/Bà", "Họ tên"], ["bà", "Lê Thị Hoa"], ("Bà", "Lê Thị Hoa", "individual")),
        (["Ông, Bà", "Đơn vị"], ["Bà Lê Thị Hoa", "Sở"], ("Bà", "Lê Thị Hoa", "individual")),
        (["Họ tên ông (bà)", ""], ["Đ/c Lê Thị Hoa", ""], ("Đồng chí", "Lê Thị Hoa", "individual")),
        (["HỌ  VÀ\nTÊN (*)", ""], ["BÀ LÊ THỊ HOA", ""], ("Bà", "Lê Thị Hoa", "individual")),
        (["Họ đệm", "Tên"], ["Lê Thị", "Hoa"], ("", "Lê Thị Hoa", "individual")),
        (["Tập thể", "Cá nhân"], ["", "Lê Thị Hoa"], ("", "Lê Thị Hoa", "individual")),
        (["Tập thể", "Cá nhân"], ["Thanh tra Sở", ""], ("", "Thanh tra Sở", "collective")),
        (["Tên tập thể/cá nhân", "Loại"], ["Tổ 5", "Tập thể"], ("", "Tổ 5", "collective")),
        (["Họ và tên chủ hộ", ""], ["Lê Thị Hoa", ""], ("", "Lê Thị Hoa", "household")),
        (["Đơn vị", "Thành tích"], ["Thanh tra Sở", "Tốt"], ("", "Thanh tra Sở", "collective")),
        (["Full name", "Kind"], ["Le Thi Hoa", "individual"], ("", "Le Thi Hoa", "individual")),
    ],
)  # fmt: skip
def test_where_the_name_is(header: list[str], cells: list[str], expected: tuple[str, ...]) -> None:
    rows = [["STT", *header, "Hình thức\nkhen thưởng"], ["1", *cells, "Giấy khen"]]
    rows.append(["2", *cells, "Bằng khen"])
    reading = read_award_list(sheet_file(rows), "x.xlsx")
    assert values(reading, "honorific", "name", "kind") == [expected, expected]


def test_awards_are_ticked_or_in_two_columns_or_in_one_cell() -> None:
    reading = read_csv(
        "STT,Họ tên,LĐTT,CSTĐCS\n1,Lê Thị Hoa,x,\n2,Lê Thị Mai,x,x\n3,Lê Thị Cúc,,\n"
    )
    assert values(reading, "name", "award") == [
        ("Lê Thị Hoa", "LĐTT"),
        ("Lê Thị Mai", "LĐTT"),
        ("Lê Thị Mai", "CSTĐCS"),
        ("Lê Thị Cúc", ""),
    ]
    assert [issue.code for issue in reading.issues] == ["several_awards", "no_award"]
    reading = read_csv(
        "STT,Họ tên,Danh hiệu thi đua,Hình thức khen thưởng\n1,Lê Thị Hoa,LĐTT,Giấy khen\n"
        '2,Lê Thị Mai,"Lao động tiên tiến;\nGiấy khen",\n3,Lê Thị Cúc,"Chiến sĩ thi đua\ncơ sở",\n'
    )
    assert [row.award for row in reading.rows] == [
        "LĐTT", "Giấy khen", "Lao động tiên tiến", "Giấy khen", "Chiến sĩ thi đua cơ sở",
    ]  # fmt: skip


def test_an_award_missing_in_its_column_is_that_of_the_title_and_said() -> None:
    title = ["DANH SÁCH TẶNG GIẤY KHEN"]
    rows = [title, AWARDED, [*MINH, "LĐTT"], LAN]
    reading = read(rows)
    assert [row.award for row in reading.rows] == ["LĐTT", "Giấy khen"]
    assert codes(reading) == [("award_from_heading", 4, "E")]
    assert codes(read([title, AWARDED, MINH, LAN])) == []


def test_ditto_marks_dashes_and_capitals() -> None:
    reading = read_csv(
        "STT,Họ tên,Chức vụ,Đơn vị,Danh hiệu,Thành tích\n"
        "1,LÊ THỊ HOA,PHÓ GIÁM ĐỐC,TRUNG TÂM TRỢ GIÚP PHÁP LÝ,CHIẾN SỸ THI ĐUA CƠ SỞ,-\n"
        '2,Lê Thị Mai,-,nt,"""",\n'
    )
    wanted = ("Trung tâm Trợ giúp pháp lý", "Chiến sỹ thi đua cơ sở", "")
    assert values(reading, "unit", "award", "achievement") == [wanted, wanted]
    assert values(reading, "name", "position") == [
        ("Lê Thị Hoa", "Phó Giám đốc"),
        ("Lê Thị Mai", ""),
    ]
    assert codes(reading) == [("ditto", 3, "D"), ("ditto", 3, "E")]


def test_decomposed_letters_and_stray_spaces() -> None:
    text = (
        "STT;Họ và tên;Đơn vị;Danh hiệu\n1;  Ông\u00a0Lê  Đức\u200b Thọ ;Văn\u00a0phòng Sở;LĐTT\n"
    )
    reading = read_csv(unicodedata.normalize("NFD", text))
    assert values(reading, "honorific", "name", "unit", "award") == [
        ("Ông", "Lê Đức Thọ", "Văn phòng Sở", "LĐTT")
    ]


def test_pasted_cells_and_a_table_that_begins_elsewhere() -> None:
    pasted = read_text("Họ và tên\tĐơn vị\tDanh hiệu\nLê Thị Hoa\tSở\tLĐTT\n")
    reading = read_sheets(pasted, Mapping())
    assert values(reading, "name", "unit", "award") == [("Lê Thị Hoa", "Sở", "LĐTT")]
    reading = read([[], ["", "", *AWARDED], ["", "", *MINH, "LĐTT"]])
    assert values(reading, "name", "award", "row") == [("Nguyễn Văn Minh", "LĐTT", 3)]


@pytest.mark.parametrize(
    ("closing", "declared", "issues"),
    [
        ("Danh sách gồm 02 tập thể, cá nhân./.", 2, []),
        ("(Danh sách này có 02 (hai) người)", 2, []),
        ("Tổng cộng: 2", 2, []),
        ("Danh sách gồm 01 tập thể và 01 cá nhân", 2, ["kind_count_differs"] * 2),
        ("Danh sách gồm 32 tập thể, cá nhân./.", 32, ["count_differs"]),
        ("Ấn định danh sách: 1.234 người", 1234, ["count_differs"]),
    ],
)
def test_the_closing_count_is_compared(closing: str, declared: int, issues: list[str]) -> None:
    reading = read([["DANH SÁCH TẶNG GIẤY KHEN"], HEADER, MINH, LAN, [], [closing]])
    assert reading.declared_count == declared
    assert [issue.code for issue in reading.issues] == issues


def test_no_list_at_all() -> None:
    assert codes(read_csv("một,hai\n1,2\n"))[-1] == ("no_list", 0, "")
    assert codes(read_csv("STT,Họ tên,Danh hiệu\n")) == [("no_rows", 0, "")]


def test_a_person_whose_cells_could_be_headings_is_a_person() -> None:
    rows = "Loại,Ông/Bà,Họ và tên,Danh hiệu\nCá nhân,Bà,Trần Thị Cúc,Lao động tiên tiến\n"
    reading = read_award_list(rows.encode(), "mẫu.csv")
    assert [(row.name, row.honorific, row.award) for row in reading.rows] == [
        ("Trần Thị Cúc", "Bà", "Lao động tiên tiến")
    ]
