"""The award that a cell holds, beside the one in the title above."""

import pytest

from campaigns.reading.award_list.reader import read_award_list
from campaigns.reading.award_list.results import Reading
from tests.campaigns.reading.award_files import sheet_file

pytestmark = pytest.mark.any_database

HEADER = ["STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"]
MERIT = "Giấy khen của Chủ tịch UBND huyện"


def reading_of(award: str, title: str = "DANH SÁCH KHEN THƯỞNG") -> Reading:
    people = [["1", "Nguyễn Văn Minh", "Sở", award], ["2", "Lê Thị Lan", "Sở", "Giấy khen"]]
    return read_award_list(sheet_file([[title], HEADER, *people]), "x.xlsx")


@pytest.mark.parametrize(
    ("cell", "award"),
    [
        ("LĐTT năm 2023", "LĐTT"),
        ("CSTĐCS 2022", "CSTĐCS"),
        ("GK năm 2024", "GK"),
        ("Lao động tiên tiến năm học 2022 - 2023", "Lao động tiên tiến"),
        ("Danh hiệu Lao động tiên tiến", "Lao động tiên tiến"),
        ("GK UBMTTQ", "GK UBMTTQ"),
        ("Bằng khen Bộ Tư pháp", "Bằng khen Bộ Tư pháp"),
        ("Huy hiệu 30 năm tuổi Đảng", "Huy hiệu 30 năm tuổi Đảng"),
        ("Chiến sĩ thi đua cấp tỉnh", "Chiến sĩ thi đua cấp tỉnh"),
    ],
)
def test_a_year_and_words_before_an_award_are_no_part_of_it(cell: str, award: str) -> None:
    reading = reading_of(cell)
    assert reading.rows[0].award == award
    assert not [issue for issue in reading.issues if issue.field == "award"]


@pytest.mark.parametrize(
    ("cell", "award", "achievement"),
    [
        ("Giấy khen về thành tích hiến đất", "Giấy khen", "Về thành tích hiến đất"),
        ("Bằng khen (vì đã có sáng kiến)", "Bằng khen", "Vì đã có sáng kiến"),
    ],
)
def test_an_award_is_cut_where_it_ends_and_that_is_said(
    cell: str, award: str, achievement: str
) -> None:
    reading = reading_of(cell)
    row = reading.rows[0]
    assert (row.award, row.achievement) == (award, achievement)
    (issue,) = [issue for issue in reading.issues if issue.code == "award_cut"]
    assert (issue.row, issue.field, issue.proposal) == (3, "award", {"award": cell})


@pytest.mark.parametrize(
    ("cell", "award"),
    [
        ("Lao động tiên tiến Khối Đảng", "Lao động tiên tiến"),
        ("Giấy khen – đột xuất", "Giấy khen"),
        ("LĐTT (lần 2)", "LĐTT"),
    ],
)
def test_words_that_may_belong_to_an_award_stay_and_are_asked_about(cell: str, award: str) -> None:
    reading = reading_of(cell)
    assert reading.rows[0].award == cell
    found = [issue for issue in reading.issues if issue.code == "award_long"]
    assert [(issue.row, issue.proposal) for issue in found] == [(3, {"award": award})]


@pytest.mark.parametrize(
    ("cell", "title", "code", "award", "proposal"),
    [
        ("GK", f"DANH SÁCH TẶNG {MERIT.upper()}", "award_short", "GK", MERIT),
        ("Nhì", "KẾT QUẢ HỘI THI", "class_alone", "Giải Nhì", "Nhì"),
        ("KK", "KẾT QUẢ HỘI THI", "class_alone", "Giải Khuyến khích", "KK"),
    ],
)
def test_what_an_award_leaves_unsaid_is_asked(
    cell: str, title: str, code: str, award: str, proposal: str
) -> None:
    reading = reading_of(cell, title)
    assert reading.rows[0].award == award
    found = [issue for issue in reading.issues if (issue.code, issue.row) == (code, 3)]
    assert [(issue.field, issue.proposal) for issue in found] == [("award", {"award": proposal})]


def test_a_class_in_the_awards_column_is_that_of_the_titles_order() -> None:
    reading = reading_of("Nhì", "DANH SÁCH TẶNG HUÂN CHƯƠNG LAO ĐỘNG")
    assert reading.rows[0].award == "Huân chương Lao động hạng Nhì"
