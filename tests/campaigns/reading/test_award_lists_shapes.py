"""Award lists of shapes that strangers sent: each with the rows that a person would read there."""

import io
import struct
import time
import unicodedata
import zipfile

import pytest

from campaigns.reading.award_list.reader import read_award_list
from campaigns.reading.award_list.results import Decision, Reading
from campaigns.reading.files.spreadsheets import SpreadsheetError
from tests.campaigns.reading.award_files import packed, sheet_file, values, word_file
from tests.campaigns.reading.workbooks import compound_file, ods

pytestmark = pytest.mark.any_database

TITLE = ["DANH SÁCH TẶNG GIẤY KHEN"]
HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
AWARDED = [*HEADER, "Danh hiệu"]
MINH = ["1", "Nguyễn Văn Minh", "Chuyên viên", "Văn phòng Sở"]
LAN = ["2", "Trần Thị Lan", "Kế toán", "Thanh tra Sở"]


def read(*rows: list[object], merged: tuple[str, ...] = ()) -> Reading:
    return read_award_list(sheet_file(rows, merged=merged), "danh sách.xlsx")


def read_csv(text: str) -> Reading:
    return read_award_list(text.encode(), "danh sách.csv")


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


@pytest.mark.parametrize(
    ("cell", "position", "unit"),
    [
        ("Chuyên viên, Văn phòng Sở", "Chuyên viên", "Văn phòng Sở"),
        ("Văn phòng Sở, Chuyên viên", "Chuyên viên", "Văn phòng Sở"),
        ("Thanh tra viên, Thanh tra Sở", "Thanh tra viên", "Thanh tra Sở"),
        ("Thanh tra Sở\nChánh Thanh tra", "Chánh Thanh tra", "Thanh tra Sở"),
        ("Thanh tra Sở - Chánh Thanh tra", "Chánh Thanh tra", "Thanh tra Sở"),
        ("Giám đốc - Sở Tư pháp", "Giám đốc", "Sở Tư pháp"),
        ("Chủ tịch UBND xã A, huyện B", "Chủ tịch", "UBND xã A, huyện B"),
        ("Bí thư Đảng ủy, Chủ tịch HĐND xã A", "Bí thư Đảng ủy, Chủ tịch", "HĐND xã A"),
        ("Công chức Tư pháp - Hộ tịch, UBND xã A", "Công chức Tư pháp - Hộ tịch", "UBND xã A"),
    ],
)
def test_position_and_unit_in_one_cell_in_either_order(cell: str, position: str, unit: str) -> None:
    reading = read(["Họ và tên", "Chức vụ, đơn vị", "Danh hiệu"], ["Lê Thị Hoa", cell, "LĐTT"])
    assert values(reading, "position", "unit") == [(position, unit)]


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        (["Họ", "Tên đệm", "Tên"], ["Lê", "Thị", "Hoa"], ("", "Lê Thị Hoa", "individual")),
        (["", "Họ và tên"], ["Bà", "Lê Thị Hoa"], ("Bà", "Lê Thị Hoa", "individual")),
        (["Họ tên chủ hộ", ""], ["Bà Lê Thị Hoa", ""], ("Bà", "Lê Thị Hoa", "household")),
        (["Tên", "Loại"], ["Hộ ông Lê Văn Tư", "HGĐ"], ("", "Hộ ông Lê Văn Tư", "household")),
        (["Họ tên", "C.vụ"], ["lê thị hoa", "CV"], ("", "Lê Thị Hoa", "individual")),
        (["Họ tên", "Đ.vị"], ["Lê Thị ánh", "VP"], ("", "Lê Thị Ánh", "individual")),
        (["Họ tên", ""], ["Lê Văn Tư (Ông)", ""], ("Ông", "Lê Văn Tư", "individual")),
        (["Họ tên", ""], ["Ô. Lê Văn Tư", ""], ("Ông", "Lê Văn Tư", "individual")),
    ],
)
def test_names_in_more_places(header: list, cells: list, expected: tuple[str, ...]) -> None:
    rows = [[n, *cells, "Giấy khen"] for n in (1, 2)]
    reading = read(["STT", *header, "Hình thức khen thưởng"], *rows)
    assert values(reading, "honorific", "name", "kind") == [expected, expected]


def test_units_without_numbers_are_above_their_people() -> None:
    reading = read(
        ["DANH SÁCH LAO ĐỘNG TIÊN TIẾN"],
        ["STT", "Họ và tên", "Chức vụ"],
        ["", "VĂN PHÒNG SỞ"],
        MINH[:3],
        ["*", "Thanh tra Sở"],
        LAN[:3],
        ["3", "Lê Thị Hoa", "Kế toán"],
    )
    assert values(reading, "name", "unit", "kind") == [
        ("Nguyễn Văn Minh", "Văn phòng Sở", "individual"),
        ("Trần Thị Lan", "Thanh tra Sở", "individual"),
        ("Lê Thị Hoa", "Thanh tra Sở", "individual"),
    ]
    assert codes(reading) == ["unit_from_section"] * 2


def test_sections_with_small_letters_below_roman_ones() -> None:
    reading = read(
        ["DANH SÁCH KHEN THƯỞNG"],
        HEADER,
        ["I", "TẬP THỂ"],
        ["a", "Tập thể lao động xuất sắc"],
        ["1", "Văn phòng Sở"],
        ["b)", "Tập thể lao động tiên tiến"],
        ["1", "Thanh tra Sở"],
        ["II", "CÁ NHÂN"],
        ["a) Chiến sĩ thi đua cơ sở"],
        MINH,
    )
    assert values(reading, "kind", "name", "award") == [
        ("collective", "Văn phòng Sở", "Tập thể lao động xuất sắc"),
        ("collective", "Thanh tra Sở", "Tập thể lao động tiên tiến"),
        ("individual", "Nguyễn Văn Minh", "Chiến sĩ thi đua cơ sở"),
    ]


def test_sections_and_totals_that_count_in_another_column() -> None:
    rows = ["I", "TẬP THỂ", "", "1"], ["1", "Văn phòng Sở"], ["II", "CÁ NHÂN", "", "1"], MINH
    reading = read(TITLE, HEADER, *rows, ["", "Trang 1/2"], ["", "Cộng", "", "2"])
    assert values(reading, "kind", "name") == [
        ("collective", "Văn phòng Sở"),
        ("individual", "Nguyễn Văn Minh"),
    ]
    assert (reading.declared_count, codes(reading)) == (2, [])


def test_one_heading_over_position_and_unit() -> None:
    header = ["STT", "Họ và tên", "Chức vụ, đơn vị", ""]
    reading = read(TITLE, header, MINH, LAN, merged=("C2:D2",))
    assert values(reading, "position", "unit")[0] == ("Chuyên viên", "Văn phòng Sở")


def test_numbers_with_dots_below_sections_that_are_numbered_themselves() -> None:
    reading = read(
        TITLE,
        HEADER,
        ["1", "Tập thể"],
        ["1.1", "Văn phòng Sở"],
        ["1.2", "Thanh tra Sở"],
        ["2", "Cá nhân"],
        ["2.1", *MINH[1:]],
    )
    assert [row.kind for row in reading.rows] == ["collective", "collective", "individual"]


@pytest.mark.parametrize(
    ("lines", "number", "day"),
    [
        (["(Kèm theo Quyết định số 2057-QĐ/TU ngày 05/10/2021)"], "2057-QĐ/TU", "2021-10-05"),
        (["Theo Quyết định số 88/QĐ-TTg ngày 05/10/2021"], "88/QĐ-TTg", "2021-10-05"),
        (["Số: 88/QĐ-STP", "Vĩnh Phúc, ngày 05 tháng 10 năm 2021"], "88/QĐ-STP", "2021-10-05"),
        (["Kèm theo Quyết định số 8/QĐ-TU", "Ngày 5 tháng 1 năm 2021"], "8/QĐ-TU", "2021-01-05"),
    ],
)  # fmt: skip
def test_the_decision_below_a_title(lines: list[str], number: str, day: str) -> None:
    reading = read(TITLE, *[[line] for line in lines], HEADER, MINH)
    assert reading.decision == Decision(number, day)
    assert values(reading, "award", "decision_number") == [("Giấy khen", "")]


@pytest.mark.parametrize(
    "cell",
    [
        "12/QĐ-STP ngày 28/8/2021",
        "Số 12/QĐ-STP, ngày 28-8-21",
        "QĐ số 12/QĐ-STP\nngày 28 tháng 8 năm 2021",
        "12/QĐ-STP (28/8/2021)",
        "Quyết định số 12/QĐ-STP ngày 28/08/2021 của Giám đốc Sở Tư pháp",
    ],
)
def test_a_number_and_its_date_in_one_cell(cell: str) -> None:
    reading = read([*AWARDED, "Số, ngày quyết định"], [*MINH, "LĐTT", cell])
    assert values(reading, "decision_number", "signed_on") == [("12/QĐ-STP", "2021-08-28")]


@pytest.mark.parametrize(
    "cell",
    ["LĐTT (QĐ số 5/QĐ-STP ngày 1/2/2021)", "LĐTT theo Quyết định số 5/QĐ-STP, ngày 1/2/2021"],
)
def test_an_award_with_its_decision_in_one_cell(cell: str) -> None:
    reading = read(AWARDED, [*MINH, cell])
    wanted = ("LĐTT", "5/QĐ-STP", "2021-02-01")
    assert values(reading, "award", "decision_number", "signed_on") == [wanted]


@pytest.mark.parametrize(
    ("cell", "awards"),
    [
        ("Lao động tiên tiến, Giấy khen của Giám đốc Sở", 2),
        ("LĐTT + CSTĐCS", 2),
        ("LĐTT và GK", 2),
        ("- Lao động tiên tiến\n- Chiến sĩ thi đua cơ sở", 2),
        ("1. LĐTT\n2. GK", 2),
        ("Cờ thi đua của Bộ, ban, ngành, tỉnh", 1),
        ("Bằng khen của Ủy ban nhân dân tỉnh và Công đoàn", 1),
    ],
)
def test_awards_in_one_cell_are_parted_only_where_each_is_one(cell: str, awards: int) -> None:
    assert len(read(AWARDED, [*MINH, cell]).rows) == awards


@pytest.mark.parametrize(
    "line",
    [
        "Danh sách trên có 02 cá nhân được tặng Giấy khen./.",
        "Tổng: 2",
        "* Danh sách gồm 02 cá nhân./.",
        "TỔNG CỘNG: 00 TẬP THỂ, 02 CÁ NHÂN",
    ],
)
def test_more_ways_to_close_with_a_count(line: str) -> None:
    reading = read(TITLE, HEADER, MINH, LAN, [line])
    assert (reading.declared_count, codes(reading)) == (2, [])


def test_signatures_of_lists_without_numbers() -> None:
    foot = [["Nơi nhận:", "", "GIÁM ĐỐC"], ["- Các phòng;"], ["- Lưu: VT.", "", "Phan Minh"]]
    reading = read(TITLE, HEADER[1:], MINH[1:], LAN[1:], [], *foot)
    assert (len(reading.rows), codes(reading)) == (2, [])
    signed = [["", "", "", "Q. GIÁM ĐỐC"], ["", "", "", "PHÓ CHÁNH VĂN PHÒNG"], ["", "", "", "A"]]
    assert codes(read(TITLE, HEADER, MINH, LAN, [], *signed)) == []


@pytest.mark.parametrize(
    "name",
    [
        "Lê Thị Hoa (1975)",
        "Lê Thị Hoa\n1975",
        "Lê Thị Hoa 12/5/1980",
        "Lê Thị Hoa\n(NS: 05/6/1977)",
        "Lê Thị Hoa, CCCD 026041802828",
        "Lê Thị Hoa (0912345678)",
    ],
)
def test_what_is_personal_leaves_the_name(name: str) -> None:
    reading = read(["Họ tên, năm sinh", "Danh hiệu"], [name, "LĐTT"])
    assert (values(reading, "name"), codes(reading)) == ([("Lê Thị Hoa",)], ["personal_removed"])


def test_a_date_is_of_the_decision_only_behind_its_number() -> None:
    header = ["Họ tên", "Ngày tháng năm", "Chức vụ Đảng", "Danh hiệu", "Số QĐ", "Ngày ký"]
    row = ["Lê Thị Hoa", "1/2/1975", "Bí thư", "LĐTT (sinh năm 1975)", "5/QĐ-STP", "28/8/2021"]
    reading = read(header, row)
    assert values(reading, "award", "position", "signed_on") == [("LĐTT", "", "2021-08-28")]
    assert reading.dropped_columns == ["Ngày tháng năm", "Chức vụ Đảng"]
    reading = read(["Họ tên", "Danh hiệu", "Số QĐ", "Ngày"], ["Lê Thị Hoa", *row[3:]])
    assert values(reading, "signed_on") == [("2021-08-28",)]


def test_decomposed_letters_become_whole_in_every_field() -> None:
    cells = ["1", "Nguyễn Đức Đạt", "Trưởng phòng, Phòng Tổ chức", "Lao động tiên tiến"]
    rows = [
        ["STT", "Họ và tên", "Chức vụ, đơn vị", "Danh hiệu", "Thành tích"],
        [*cells, "Tốt ở xã"],
    ]
    reading = read(*[[unicodedata.normalize("NFD", cell) for cell in row] for row in rows])
    said = "".join(v for row in reading.rows for v in vars(row).values() if isinstance(v, str))
    assert unicodedata.is_normalized("NFC", said)


def test_one_tone_mark_makes_another_person_but_not_its_place() -> None:
    reading = read_csv(
        "Họ tên,Danh hiệu\nLê Văn Ba,LĐTT\nLê Văn Bá,LĐTT\nLê Thị Hoà,GK\nLê Thị Hòa,GK\n"
    )
    assert [(issue.code, issue.row) for issue in reading.issues] == [("same_twice", 5)]


def test_a_row_without_number_may_have_been_meant_to_count() -> None:
    lines = [*HEADER, "x"], MINH, ["", *LAN[1:]], ["3", "Lê Thị Hoa", "CV", "VP"]
    assert codes(read(TITLE, *lines)) == ["row_unnumbered"]


def test_many_columns_that_nobody_knows_hide_no_list() -> None:
    others = [f"Cột {number}" for number in range(12)]
    reading = read([*AWARDED, *others], [*MINH, "LĐTT", *["bí mật"] * 12])
    assert values(reading, "name", "award") == [("Nguyễn Văn Minh", "LĐTT")]
    assert reading.dropped_columns == others


def test_the_name_of_a_sheet_tells_the_award_where_nothing_else_does() -> None:
    reading = read_award_list(sheet_file([HEADER, MINH, LAN], titles=("Giấy khen",)))
    assert [row.award for row in reading.rows] == ["Giấy khen"] * 2
    assert codes(reading) == ["award_from_sheet"]


def test_of_two_lists_beside_each_other_the_left_one_comes_first() -> None:
    header = ["STT", "Họ và tên", "Đơn vị"]
    reading = read(
        TITLE,
        [*header, "", *header],
        ["1", "Lê Thị Hoa", "Sở", "", "3", "Lê Thị Lan", "Sở"],
        ["2", "Lê Thị Mai", "Sở", "", "4", "Lê Thị Cúc", "Sở"],
        ["Danh sách gồm 04 cá nhân./."],
    )
    assert values(reading, "name", "row") == [
        ("Lê Thị Hoa", 3),
        ("Lê Thị Mai", 4),
        ("Lê Thị Lan", 3),
        ("Lê Thị Cúc", 4),
    ]
    assert (reading.declared_count, codes(reading)) == (4, [])


def test_a_document_without_a_table_names_people_in_paragraphs() -> None:
    reading = read_award_list(
        word_file(
            "QUYẾT ĐỊNH",
            "Căn cứ Luật Thi đua, khen thưởng;",
            "Điều 1. Tặng Giấy khen của Giám đốc Sở Tư pháp cho các tập thể, cá nhân sau:",
            "I. Tập thể",
            "1. Văn phòng Sở;\n2. Thanh tra Sở;",
            "II. Cá nhân",
            "1. Ông Nguyễn Văn Minh, sinh năm 1975, Chuyên viên, Văn phòng Sở;",
            "- Bà Trần Thị Lan - Kế toán, Thanh tra Sở.",
            "Điều 2. Chánh Văn phòng, các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành./.",
            "Nơi nhận:",
            "- Văn phòng Sở;",
        )
    )
    assert values(reading, "kind", "honorific", "name", "position", "unit", "award") == [
        ("collective", "", "Văn phòng Sở", "", "", "Giấy khen của Giám đốc Sở Tư pháp"),
        ("collective", "", "Thanh tra Sở", "", "", "Giấy khen của Giám đốc Sở Tư pháp"),
        ("individual", "Ông", "Nguyễn Văn Minh", "Chuyên viên", "Văn phòng Sở",
         "Giấy khen của Giám đốc Sở Tư pháp"),
        ("individual", "Bà", "Trần Thị Lan", "Kế toán", "Thanh tra Sở",
         "Giấy khen của Giám đốc Sở Tư pháp"),
    ]  # fmt: skip


def test_a_pipe_parts_cells_too() -> None:
    reading = read_csv("STT|Họ tên|Danh hiệu\n1|Lê Thị Hoa|LĐTT\n2|Lê Thị Mai|LĐTT\n")
    assert values(reading, "name", "award") == [("Lê Thị Hoa", "LĐTT"), ("Lê Thị Mai", "LĐTT")]


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
BOF = struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 1996, 0, 6)
LOCKED_XLS = struct.pack("<HH", 0x0809, 16) + BOF + struct.pack("<HH", 0x2F, 54) + b"x" * 54
FAR = MAIN + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
WIDE = MAIN + b"<row>" + b"<c><v>1</v></c>" * 400_000 + b"</row></sheetData></worksheet>"
MANY_EMPTY = MAIN + b"<row><c/></row>" * 300_000 + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (compound_file("Workbook", LOCKED_XLS), "password"),
        (packed({"content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}), "password"),
        (b"<style>.a{}</style><div>STT</div>", "unsupported"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "unsupported"),
        (repacked(sheet_file([["x"]]), SHEET, FAR), "too_many_rows"),
        (repacked(sheet_file([["x"]]), SHEET, WIDE), "too_many_columns"),
        (repacked(sheet_file([["x"]]), SHEET, MANY_EMPTY), "empty"),
        (packed({"word/document.xml": "<a>" * 5_000 + "</a>" * 5_000}), "unpacks_too_big"),
        (ods([["x" * 200_000]]), "cell_too_long"),
        (b"a\n" + b"," * 200_000, "cell_too_long"),
    ],
)  # fmt: skip
def test_more_files_that_mean_harm_are_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(SpreadsheetError) as caught:
        read_award_list(data, "danh sách.xls")
    assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "STT,Họ và tên,Danh hiệu\n1,Lê Thị Hoa,LĐTT\n" + ",,tiếp theo\n" * 3_000,
        "".join(f"DANH SÁCH {number} TẶNG GIẤY KHEN\n" for number in range(2_000)),
        "Họ tên,Chức vụ và đơn vị,Danh hiệu\n"
        + f'"Lê{" ," * 2_400}","{"a ( " * 900}","{"GK (," * 900}"\n' * 20,
    ],
    ids=["continued", "titles", "signs"],
)  # fmt: skip
def test_no_text_makes_it_slow(text: str) -> None:
    before = time.process_time()
    read_csv(text)
    assert time.process_time() - before < 5
