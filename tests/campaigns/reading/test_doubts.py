"""The last look at rows and lines, the counts, and how readings are scored."""

from typing import Any

import pytest

from campaigns.reading.award_list import doubts, letters, lost
from campaigns.reading.award_list.lines import Line
from campaigns.reading.award_list.reader import read_sheets
from campaigns.reading.award_list.results import WARNING, Issue, Mapping, Reading, Row
from campaigns.reading.award_list.scoring import Score, score
from campaigns.reading.files.spreadsheets import Sheet

pytestmark = pytest.mark.any_database

AN = {
    "kind": "individual",
    "name": "Nguyễn Thị An",
    "position": "Chuyên viên",
    "unit": "Văn phòng Sở",
    "award": "Lao động tiên tiến",
}


def doubt(**fields: str) -> list[str]:
    """The codes of what is doubtful in a row that is An's but for `fields`."""
    row = Row(**{**AN, **fields}, sheet="DS", row=4)
    reading = Reading(rows=[row])
    doubts.look(reading)
    return [issue.code for issue in reading.issues]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"name": "H'Hen Niê"},
        {"name": "Giàng A Páo"},
        {"unit": ""},
        {"unit": "Thái Nguyên"},
        {"unit": "Tổ dân phố số 5, phường Liên Bảo"},
        {"position": "Giáo viên, Tổ trưởng chuyên môn"},
        {"position": "Trưởng Công an xã"},
        {"award": "Giấy khen"},
        {"award": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"},
        {"achievement": "Hoàn thành xuất sắc nhiệm vụ năm 2023"},
        {"decision_number": "15/QĐ-STP"},
        {"decision_number": "02a/QĐ-THPT"},
        {"decision_number": "2134A/QĐ-ĐHNH"},
        {"decision_number": "15/2023/QĐ-UBND"},
        {"kind": "collective", "name": "Chi đoàn Sở Tư pháp", "award": "Giấy khen"},
        {"kind": "collective", "name": "Nhân dân và cán bộ xã Tam Hợp", "award": "Giấy khen"},
        {"kind": "household", "name": "Gia đình ông Lê Văn Hải", "award": "Giấy khen"},
    ],
)
def test_a_plausible_row_is_not_doubted(fields: dict[str, str]) -> None:
    assert doubt(**fields) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "Văn phòng Sở"}, "doubtful_name"),
        ({"name": "Trưởng phòng Nguyễn Thị An"}, "doubtful_name"),
        ({"name": "Nguyễn Thị An và 3 người"}, "doubtful_name"),
        ({"name": "Tổng cộng"}, "doubtful_name"),
        ({"name": "Lao động tiên tiến"}, "doubtful_name"),
        ({"kind": "collective", "name": "Vũ Công Nam", "award": "Giấy khen"}, "doubtful_name"),
        ({"kind": "collective", "name": "Phó Giám đốc", "award": "Giấy khen"}, "doubtful_name"),
        ({"kind": "household", "name": "Văn phòng Sở", "award": "Giấy khen"}, "doubtful_name"),
        ({"unit": "Trưởng phòng"}, "doubtful_unit"),
        ({"unit": "Trần Thị Bích Ngọc"}, "doubtful_unit"),
        ({"unit": "Giấy khen"}, "doubtful_unit"),
        ({"unit": "12/5/1980"}, "doubtful_unit"),
        ({"unit": "Thanh tra S?"}, "doubtful_unit"),
        ({"position": "Văn phòng Sở"}, "doubtful_position"),
        ({"position": "Trần Thị Bích Ngọc"}, "doubtful_position"),
        ({"position": "Lao động tiên tiến"}, "doubtful_position"),
        ({"position": "125"}, "doubtful_position"),
        ({"award": "Văn phòng Sở"}, "doubtful_award"),
        ({"award": "Chuyên viên"}, "doubtful_award"),
        ({"award": "Lao động tiên tiến năm 2023"}, "doubtful_award"),
        ({"award": "Giấy khen đã có thành tích xuất sắc"}, "doubtful_award"),
        ({"award": "Huân chương Lao động"}, "class_missing"),
        ({"award": "Huy chương Chiến sĩ vẻ vang"}, "class_missing"),
        ({"achievement": "Giấy khen của Giám đốc Sở"}, "doubtful_achievement"),
        ({"achievement": "Văn phòng Sở"}, "doubtful_achievement"),
        ({"decision_number": "ngày 5 tháng 6"}, "doubtful_decision_number"),
        ({"award": "Tập thể lao động tiên tiến"}, "doubtful_kind"),
        ({"kind": "collective", "name": "Văn phòng Sở"}, "doubtful_kind"),
        ({"source": "1 | Nguyễn Thị An | Lê Hoàng Bích Hải"}, "left_over_name"),
        ({"unit": "", "source": "1 | Nguyễn Thị An | Phòng Bổ trợ tư pháp"}, "left_over_unit"),
    ],
)
def test_what_is_not_plausible_is_flagged(fields: dict[str, str], code: str) -> None:
    assert doubt(**fields) == [code]


def test_a_row_that_has_an_issue_is_not_doubted_again() -> None:
    reading = Reading(rows=[Row(**{**AN, "unit": "Trưởng phòng"}, sheet="DS", row=4)])
    reading.issues.append(Issue(WARNING, "odd_name", "DS", 4))
    doubts.look(reading)
    assert [issue.code for issue in reading.issues] == ["odd_name"]


def test_the_only_row_without_a_unit_is_flagged() -> None:
    rows = [Row(**AN, sheet="DS", row=number) for number in range(1, 21)]
    rows[7].unit = ""
    reading = Reading(rows=rows)
    doubts.look(reading)
    assert [(issue.code, issue.row, issue.field) for issue in reading.issues] == [
        ("missing_unit", 8, "unit")
    ]


def test_classes_are_known_from_the_catalogue() -> None:
    assert letters.lacks_class("Huân chương Độc lập")
    assert not letters.lacks_class("Huân chương Độc lập hạng Ba")
    assert not letters.lacks_class("Huân chương Sao vàng")


@pytest.mark.parametrize(
    ("texts", "is_lost"),
    [
        (["5", "Lê Thị Hoa", "Chuyên viên"], True),
        (["Bà Lê Thị Hoa", "Văn phòng Sở"], True),
        (["5. Lê Thị Hoa, Chuyên viên"], True),
        (["Lê Thị Hoa", "Trần Văn Nam"], False),
        (["Lê Thị Hoa"], False),
        (["GIÁM ĐỐC", "Lê Thị Hoa"], False),
        (["Nơi nhận:", "Lê Thị Hoa"], False),
        (["Văn phòng Sở", "12"], False),
    ],
)
def test_a_line_that_names_somebody_and_became_nothing_is_told(
    texts: list[str], is_lost: bool
) -> None:
    reading = Reading(rows=[Row(sheet="DS", row=1)])
    lost.tell([Line("DS", 7, texts)], reading, 0)
    assert [issue.code for issue in reading.issues] == ["line_left_out"] * is_lost


def test_people_beside_the_list_that_was_read_are_told_at_their_row() -> None:
    reading = Reading(rows=[Row(name="Trần Văn Nam", sheet="DS", row=7)])
    beside = ["3", "Lê Thị Hoa", "Lớp 10A2"]
    lost.tell([Line("DS", 7, ["1", "TRẦN VĂN NAM", "Lớp 10A1"]), Line("DS", 7, beside)], reading, 0)
    assert [(issue.code, issue.row) for issue in reading.issues] == [("line_left_out", 7)]


def read(*rows: list[str]) -> Reading:
    header = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"]
    return read_sheets([Sheet("DS", [header, *rows])], Mapping())


def entry(number: str, name: str) -> list[str]:
    return [number, name, "Văn phòng Sở", "Giấy khen"]


def test_the_first_place_where_counts_part_is_found_by_the_numbers() -> None:
    reading = read(
        ["I. TẬP THỂ (02)"],
        entry("1", "Phòng Một"),
        entry("2", "Phòng Hai"),
        ["II. CÁ NHÂN (04)"],
        entry("1", "Lê Thị Hoa"),
        entry("3", "Lê Thị Lan"),
        entry("4", "Lê Thị Mai"),
        ["Tổng cộng: 6"],
    )
    found = [(count.text, count.stated, count.found, count.parts_at) for count in reading.counts]
    assert found == [
        ("I. TẬP THỂ (02)", 2, 2, None),
        ("II. CÁ NHÂN (04)", 4, 3, ("DS", 7)),
        ("Tổng cộng: 6", 6, 5, ("DS", 7)),
    ]
    assert Reading.from_json(reading.to_json()) == reading


def test_a_count_that_holds_with_who_is_left_out_says_so() -> None:
    rows = [entry("1", "Lê Thị Hoa"), [*entry("2", "Lê Thị Lan"), "Không đạt"]]
    reading = read(*rows, ["Danh sách gồm 02 người."])
    assert [issue.code for issue in reading.issues] == ["not_passed", "count_with_left_out"]
    (count,) = reading.counts
    assert (count.stated, count.found, count.left_out, count.parts_at) == (2, 1, 1, ("DS", 3))


@pytest.mark.parametrize(
    ("truth", "expected"),
    [
        ([AN], Score(1, 1, 0, 0)),
        ([{"name": "nguyễn thị an"}], Score(1, 1, 0, 0)),
        ([{**AN, "award": "LĐTT"}], Score(1, 1, 0, 0)),
        ([{**AN, "unit": "Sở"}], Score(1, 0, 0, 1)),
        ([], Score(0, 0, 0, 1)),
        ([AN, {"name": "Lê Bình"}], Score(2, 1, 0, 1)),
    ],
)
def test_rows_are_right_or_silent(truth: list[dict[str, Any]], expected: Score) -> None:
    reading = Reading(rows=[Row(**AN, sheet="DS", row=4)])
    assert score(reading, truth) == expected


def test_rows_that_are_not_right_are_flagged_where_an_issue_stands_at_them() -> None:
    reading = Reading(rows=[Row(**AN, sheet="DS", row=4)])
    reading.issues.append(Issue(WARNING, "odd_name", "DS", 5))
    assert score(reading, [{**AN, "unit": "Sở"}]) == Score(1, 0, 0, 1)
    reading.issues.append(Issue(WARNING, "odd_name", "DS", 4))
    assert score(reading, [{**AN, "unit": "Sở"}]) == Score(1, 0, 1, 0)
    assert score(reading, []) == Score(0, 0, 1, 0)
    assert score(reading, [AN, {"name": "Lê Bình"}]) == Score(2, 1, 1, 0)
    assert Score(2, 1, 1, 0) + Score(1, 1, 0, 0) == Score(3, 2, 1, 0)
