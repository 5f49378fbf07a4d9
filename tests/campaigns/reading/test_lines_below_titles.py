"""What stands between a title and its table, and what the decision says more fully than a title."""

import pytest

from campaigns.reading.award_list.headings import is_labelled
from campaigns.reading.award_list.reader import read_award_list
from tests.campaigns.reading.award_files import sheet_file, values, word_file

pytestmark = pytest.mark.any_database

HEADER = ["STT", "Họ và tên", "Chức vụ"]
MINH = ["1", "Nguyễn Văn Minh", "Chuyên viên"]


@pytest.mark.parametrize(
    "text",
    ["Đơn vị: Xã Bắc Sơn 1", "Năm học: 2022 - 2023", "TDP: Minh Quyết", "Khối: Cơ quan Đảng"],
)
def test_a_label_with_its_value_is_no_more_of_the_title(text: str) -> None:
    assert is_labelled(text)


@pytest.mark.parametrize("text", ["CỦA GIÁM ĐỐC SỞ", "Danh hiệu: Lao động tiên tiến", "Lúc 8:30"])
def test_other_lines_are_no_labels(text: str) -> None:
    assert not is_labelled(text)


def test_the_unit_below_a_title_is_the_rows_and_no_part_of_the_award() -> None:
    title = ["DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN"]
    rows = [title, ["Đơn vị: Xã Bắc Sơn"], HEADER, MINH]
    reading = read_award_list(sheet_file(rows), "danh sách.xlsx")
    assert values(reading, "name", "unit", "award") == [
        ("Nguyễn Văn Minh", "Xã Bắc Sơn", "Giấy khen của Chủ tịch UBND huyện")
    ]
    assert [issue.code for issue in reading.issues] == ["unit_from_section"]


def test_an_award_that_the_title_shortens_is_the_articles() -> None:
    reading = read_award_list(
        word_file(
            "Điều 1. Tặng Giấy khen của Giám đốc Sở cho 01 cá nhân (danh sách kèm theo).",
            "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
            [HEADER, MINH],
        ),
        "quyết định.docx",
    )
    assert values(reading, "award") == [("Giấy khen của Giám đốc Sở",)]
