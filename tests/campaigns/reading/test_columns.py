"""What columns mean where a heading does not tell: cells, years, tables without a header."""

from collections.abc import Sequence

import pytest

from campaigns.reading.award_list.reader import read_sheets
from campaigns.reading.award_list.results import ERROR, Mapping, Reading, TableMapping
from campaigns.reading.award_list.table.units import joined_units
from campaigns.reading.award_list.table.values import is_person, kinds_of
from campaigns.reading.files.spreadsheets import Sheet

pytestmark = pytest.mark.any_database

TITLE = "DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"
PEOPLE = ("Lê Thị Hoa", "Trần Văn Bình", "Ngô Đức Trung")


def read(*rows: str, mapping: Mapping | None = None, merged: Sequence[list[int]] = ()) -> Reading:
    """The reading of rows whose cells are parted by "|"."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return read_sheets([Sheet("S", cells, list(merged))], mapping or Mapping())


def fields(reading: Reading) -> list[str]:
    return [column.field for column in reading.tables[0].columns]


def codes(reading: Reading) -> list[tuple[str, int]]:
    return [(issue.code, issue.row) for issue in reading.issues]


def test_an_unknown_heading_over_names_is_told_by_the_names_and_said_once() -> None:
    rows = [f"{n}|{name}|Kế toán|Văn phòng Sở" for n, name in enumerate(PEOPLE, start=1)]
    reading = read(TITLE, "STT|Gương mặt|Chức vụ|Đơn vị", *rows)
    assert [row.name for row in reading.rows] == [*PEOPLE]
    assert codes(reading) == [("columns_guessed", 2)]
    assert reading.tables[0].columns[1].is_guessed


def test_names_that_may_be_none_are_said_at_each_row() -> None:
    rows = ["1|Nakamura Hiroshi|Kỹ sư|Xưởng 1", "2|Antonio Salas|Đốc công|Xưởng 2"]
    reading = read(TITLE, "STT|Chuyên gia nước bạn|Chức vụ|Đơn vị", *rows)
    assert [row.name for row in reading.rows] == ["Nakamura Hiroshi", "Antonio Salas"]
    assert {row for code, row in codes(reading) if code == "column_guessed"} == {3, 4}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("STT|Mã cán bộ|Chức vụ|Đơn vị", "1|CB01|Kế toán|Văn phòng Sở"),
        ("STT|Họ tên chồng|Họ tên vợ|Thôn", "1|Lê Văn Tính|Phạm Thị Nụ|Thôn Đông"),
        ("STT|Đơn vị|Chức vụ|Danh hiệu", "1|Văn phòng Sở|Kế toán|LĐTT"),
        ("STT|Ông/Bà|Đơn vị|Danh hiệu", "1|Ông|Văn phòng Sở|LĐTT"),
    ],
)
def test_no_unit_becomes_a_recipient_where_the_names_cannot_be_told(header: str, row: str) -> None:
    reading = read(TITLE, header, row, row)
    assert reading.rows == []
    assert [(i.code, i.row) for i in reading.issues if i.level == ERROR] == [("names_unclear", 2)]


def test_the_officer_answers_which_column_holds_the_names() -> None:
    rows = TITLE, "STT|Bí danh|Chức vụ|Đơn vị", "1|X11|Kế toán|Văn phòng Sở"
    assert read(*rows).has_errors
    mapping = Mapping(tables=(TableMapping("S", 2, columns=((1, "name"),)),))
    reading = read(*rows, mapping=mapping)
    assert [(row.name, row.position) for row in reading.rows] == [("X11", "Kế toán")]
    assert not reading.has_errors


def test_a_list_of_units_needs_no_names() -> None:
    reading = read(
        TITLE, "STT|Trường|Huyện", "1|Trường THPT A|Yên Lạc", "2|Trường THCS B|Lập Thạch"
    )
    assert [(row.kind, row.name) for row in reading.rows] == [
        ("collective", "Trường THPT A"),
        ("collective", "Trường THCS B"),
    ]
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Kết quả", ("Đạt", "Không đạt"), "result"),
        ("Kết quả", ("Giải Nhất", "Huy chương Vàng"), "award"),
        ("Kết quả", ("Nhất", "KK"), "award"),
        ("Xếp loại", ("Giải A", "Giải B"), "award"),
        ("Xếp loại", ("Tốt", "Khá"), "result"),
        ("Thành tích", ("Giải Nhì", "Giải Ba"), "award"),
        ("Thành tích", ("Hoàn thành tốt nhiệm vụ", "Có sáng kiến"), "achievement"),
        ("Tên sáng kiến", ("Giải pháp A", "Giải pháp B"), "achievement"),
        ("Loại", ("Tập thể", "Cá nhân"), "kind"),
        ("Loại", ("I", "II"), "award_class"),
        ("Mức", ("Nhất", "Nhì"), "award_class"),
        ("Mức", ("500.000", "300.000"), "other"),
        ("Đảng viên", ("x", ""), "personal"),
        ("Học sinh giỏi", ("x", ""), "award_tick"),
        ("Huân chương", ("Lao động hạng Nhì", "Độc lập hạng Ba"), "award"),
        ("Căn cứ", ("12/QĐ-STP", "13/QĐ-STP"), "decision_number"),
        ("Được ghi nhận", ("Giấy khen", "Bằng khen của Bộ trưởng"), "award"),
        ("Nơi gắn bó", ("Văn phòng Sở", "Thanh tra Sở"), "unit"),
        ("Cương vị", ("Trưởng phòng", "Kế toán"), "position"),
        ("Liên lạc", ("0912345678", "0912345679"), "personal"),
        ("Mốc", ("1/2/1980", "3/4/1981"), "personal"),
        ("Chức vụ", ("Kế toán, Văn phòng Sở", "Trưởng phòng - Thanh tra Sở"), "position_unit"),
        ("Giáo viên hướng dẫn", ("Đỗ Thị Lý", "Mai Văn Tú"), "other"),
    ],
)
def test_cells_tell_what_a_heading_leaves_open(
    heading: str, cells: tuple[str, str], field: str
) -> None:
    rows = [f"{n}|{PEOPLE[n]}|{cell}" for n, cell in enumerate(cells)]
    assert fields(read("DANH SÁCH", f"STT|Họ và tên|{heading}", *rows))[2] == field


def test_a_prize_and_an_order_get_the_word_of_their_heading() -> None:
    prizes = read("DANH SÁCH", "STT|Học sinh|Xếp giải", "1|Lê Thị Hoa|Nhất", "2|Ngô An Bình|KK")
    assert [row.award for row in prizes.rows] == ["Giải Nhất", "Giải Khuyến khích"]
    orders = read("DANH SÁCH", "STT|Họ tên|Huân chương", "1|Lê Thị Hoa|Lao động hạng Nhì")
    assert [row.award for row in orders.rows] == ["Huân chương Lao động hạng Nhì"]


def test_a_column_that_counts_is_no_list() -> None:
    reading = read("BIỂU TỔNG HỢP", "STT|Đơn vị|Tập thể|Cá nhân", "1|Văn phòng|3|12", "2|Sở|1|4")
    assert (reading.rows, reading.tables) == ([], [])


@pytest.mark.parametrize(
    "rows",
    [
        ("STT|Họ tên|Danh hiệu|Số QĐ|Ngày ký|Danh hiệu|Số QĐ|Ngày ký",
         "1|Lê Thị Hoa|LĐTT|5/QĐ-STP|1/2/2022|CSTĐCS|6/QĐ-STP|3/4/2023"),
        ("STT|Họ tên|Danh hiệu năm 2021|Số, ngày QĐ|Danh hiệu năm 2022|Số, ngày QĐ",
         "1|Lê Thị Hoa|LĐTT|5/QĐ-STP ngày 1/2/2022|CSTĐCS|6/QĐ-STP ngày 3/4/2023"),
        ("STT|Họ tên|Năm 2021 (QĐ số 5/QĐ-STP ngày 01/02/2022)|"
         "Năm 2022 (QĐ số 6/QĐ-STP ngày 03/04/2023)",
         "1|Lê Thị Hoa|LĐTT|CSTĐCS", "2|Trần Văn Bình|LĐTT|"),
        ("STT|Họ tên|Năm 2021|Năm 2022",
         "1|Lê Thị Hoa|LĐTT (QĐ số 5/QĐ-STP ngày 1/2/2022)|CSTĐCS (QĐ số 6/QĐ-STP ngày 3/4/2023)"),
        ("STT|Họ tên|Số QĐ|Ngày ký|Danh hiệu|Số QĐ|Ngày ký|Danh hiệu",
         "1|Lê Thị Hoa|5/QĐ-STP|1/2/2022|LĐTT|6/QĐ-STP|3/4/2023|CSTĐCS"),
    ],
)  # fmt: skip
def test_each_award_has_the_decision_of_its_year(rows: tuple[str, ...]) -> None:
    reading = read("TỔNG HỢP", *rows)
    found = [(r.award, r.decision_number, r.signed_on) for r in reading.rows if "Hoa" in r.name]
    assert found == [
        ("LĐTT", "5/QĐ-STP", "2022-02-01"),
        ("CSTĐCS", "6/QĐ-STP", "2023-04-03"),
    ]


def test_the_same_award_of_two_years_stays_two() -> None:
    rows = "STT|Họ tên|Năm 2021||Năm 2022|", "||LĐTT|CSTĐCS|LĐTT|CSTĐCS", "1|Lê Thị Hoa|x||x|"
    reading = read("TỔNG HỢP", *rows, merged=[[1, 2, 1, 3], [1, 4, 1, 5]])
    assert [row.award for row in reading.rows] == ["LĐTT", "LĐTT"]


def test_awards_of_years_beside_a_title_that_gives_another_are_doubtful() -> None:
    header = "STT|Họ tên|Danh hiệu năm 2021|Danh hiệu năm 2022"
    reading = read(TITLE, header, "1|Lê Thị Hoa|LĐTT|CSTĐCS")
    doubts = [issue for issue in reading.issues if issue.code == "award_of_year"]
    assert [(i.row, i.field, i.proposal) for i in doubts] == [
        (3, "award", {"award": "Giấy khen của Giám đốc Sở"})
    ] * 2


@pytest.mark.parametrize(
    ("header", "cells", "award"),
    [
        ("Danh hiệu đề nghị|Danh hiệu được công nhận", "CSTĐCS|LĐTT", "LĐTT"),
        ("Danh hiệu năm 2021|Danh hiệu năm 2022|Đề nghị", "LĐTT|LĐTT|CSTĐCS", "CSTĐCS"),
        ("Danh hiệu đã có|Hình thức khen thưởng", "LĐTT|CSTĐCS", "CSTĐCS"),
    ],
)
def test_what_was_held_or_only_proposed_is_not_given(header: str, cells: str, award: str) -> None:
    reading = read("DANH SÁCH", f"STT|Họ tên|{header}", f"1|Lê Thị Hoa|{cells}")
    assert [row.award for row in reading.rows] == [award]


@pytest.mark.parametrize(
    "rows",
    [
        ("1|Ông Lê Văn Hoa|Kế toán|Văn phòng Sở", "2|Bà Trần Thị Bình|Văn thư|Thanh tra Sở",
         "3|Ông Ngô Đức Trung|Kế toán|Thanh tra Sở"),
        ("Lê Văn Hoa|Kế toán|Văn phòng Sở", "Trần Thị Bình|Văn thư|Thanh tra Sở",
         "Ngô Đức Trung|Kế toán|Thanh tra Sở"),
        ("1. Ông Lê Văn Hoa|Kế toán, Văn phòng Sở", "2. Bà Trần Thị Bình|Văn thư, Thanh tra Sở",
         "3. Ông Ngô Đức Trung|Kế toán, Thanh tra Sở"),
        ("1|Lê Văn Hoa|1/2/1980|Kế toán|Văn phòng Sở|0912345678",
         "2|Trần Thị Bình|3/4/1981|Văn thư|Thanh tra Sở|0912345679",
         "3|Ngô Đức Trung|5/6/1982|Văn thư|Thanh tra Sở|0912345670"),
    ],
)  # fmt: skip
def test_a_table_without_a_header_loses_nobody(rows: tuple[str, ...]) -> None:
    reading = read(TITLE, *rows)
    found = [(row.name, row.position, row.unit) for row in reading.rows]
    assert found[:2] == [
        ("Lê Văn Hoa", "Kế toán", "Văn phòng Sở"),
        ("Trần Thị Bình", "Văn thư", "Thanh tra Sở"),
    ]
    assert (len(found), codes(reading)) == (len(rows), [("no_header", 2)])
    assert (reading.tables[0].header_row, reading.tables[0].header_height) == (2, 0)


def test_collectives_before_people_without_a_header() -> None:
    people = [f"{n}|{name}|Kế toán, Văn phòng Sở" for n, name in enumerate(PEOPLE, start=1)]
    reading = read(TITLE, "I|TẬP THỂ", "1|Văn phòng Sở", "2|Thanh tra Sở", "II|CÁ NHÂN", *people)
    assert [row.name for row in reading.rows] == ["Văn phòng Sở", "Thanh tra Sở", *PEOPLE]


def test_a_second_column_of_numbers_begins_a_second_list() -> None:
    header = "STT|Tên tập thể||STT|Họ và tên cá nhân|Đơn vị"
    reading = read(
        TITLE, header, "1|Văn phòng Sở||1|Lê Thị Hoa|Thanh tra Sở", "||  |2|Lê Thị Na|Sở"
    )
    found = [(row.kind, row.name, row.unit) for row in reading.rows]
    assert found == [
        ("collective", "Văn phòng Sở", ""),
        ("individual", "Lê Thị Hoa", "Thanh tra Sở"),
        ("individual", "Lê Thị Na", "Sở"),
    ]


@pytest.mark.parametrize("height", [0, 1])
def test_a_person_s_row_that_is_named_as_header_is_read_all_the_same(height: int) -> None:
    columns = ((0, "number"), (1, "name"), (2, "unit"), (3, "award"))
    mapping = Mapping(tables=(TableMapping("S", 1, height, columns),))
    reading = read("1|Lê Thị Hoa|Sở|LĐTT", "2|Lê Thị Mai|Sở|LĐTT", mapping=mapping)
    assert [(row.name, row.row) for row in reading.rows] == [("Lê Thị Hoa", 1), ("Lê Thị Mai", 2)]


def test_two_people_beside_each_other_are_no_table() -> None:
    reading = read("Người lập biểu||Giám đốc", "Nguyễn Văn An||Trần Văn Bình")
    assert reading.rows == []


def test_a_second_column_of_a_meaning_is_said_at_each_row_that_has_one() -> None:
    reading = read(
        TITLE, "STT|Họ tên|Thành tích|Lý do", "1|Lê Thị Hoa|A b|C", "2|Lê Na|A b|", "3|Lê Mai|A b|C"
    )
    assert [row for code, row in codes(reading) if code == "column_repeated"] == [3, 5]


def test_units_in_two_columns_are_put_together_and_said() -> None:
    reading = read(TITLE, "STT|Nhà giáo|Tổ|Trường", "1|Lê Thị Hoa|Tổ Toán|Trường THPT A")
    assert [row.unit for row in reading.rows] == ["Tổ Toán, Trường THPT A"]
    issue = reading.issues[0]
    assert (issue.code, issue.row, issue.proposal) == ("units_joined", 3, {"unit": "Tổ Toán"})


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        ({"Xã": "xã Đồng Tâm", "Thôn": "Thôn Đông"}, "Thôn Đông, xã Đồng Tâm"),
        ({"Đơn vị": "Sở Y tế", "Phòng": "Phòng Nghiệp vụ"}, "Phòng Nghiệp vụ, Sở Y tế"),
        ({"Phòng": "Văn phòng Sở Y tế", "Đơn vị": "Sở Y tế"}, "Văn phòng Sở Y tế"),
    ],
)
def test_the_smaller_unit_comes_first(texts: dict[str, str], joined: str) -> None:
    assert joined_units(texts) == joined


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lê Thị Hoa", "person"), ("Bà Vàng Thị Dín", "person"), ("ThS. Vũ Thị Nhung", "person"),
        ("Ông Lê An, Kế toán, Sở Y tế", "joint"), ("Hộ ông Lê Văn Na", "household"),
        ("Phòng Tư pháp", "unit"), ("Phó Giám đốc", "position"), ("Giấy khen", "award"),
        ("Giải Nhất", "prize"), ("HCV", "prize"), ("Nhì", "rank"), ("Không đạt", "verdict"),
        ("9/9", "share"), ("85%", "share"), ("12A2", "classroom"), ("1/2/1980", "date"),
        ("0912345678", "contact"), ("215/QĐ-STP", "decision"), ("x", "tick"), ("500.000", "number"),
        ("Đã có nhiều đóng góp", "deed"), ("Trưởng phòng, Thanh tra Sở", "position_unit"),
    ],
)  # fmt: skip
def test_what_a_cell_holds(text: str, kind: str) -> None:
    assert kind in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    ["Hà Nội", "Phòng Hành chính", "Lý do khen thưởng", "LĐTT", "Đoàn Thanh niên", "Sở Y tế"],
)
def test_what_is_no_person(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize("decided", ["Không", "-", ""])
def test_a_proposal_without_a_decision_beside_it_honors_nobody(decided: str) -> None:
    header = "STT|Họ tên|Hình thức đề nghị|Hình thức được khen thưởng"
    rows = "1|Lê Thị Hoa|Bằng khen|Giấy khen", f"2|Lê Thị Na|Bằng khen|{decided}"
    reading = read(TITLE, header, *rows)
    assert [(row.name, row.award) for row in reading.rows] == [("Lê Thị Hoa", "Giấy khen")]
    assert [(row.name, row.left_out) for row in reading.left_out] == [("Lê Thị Na", "not_passed")]
    assert not reading.is_proposal


def test_a_raised_digit_is_no_number() -> None:
    assert read("²|STT", "1|Văn phòng Sở").rows == []
