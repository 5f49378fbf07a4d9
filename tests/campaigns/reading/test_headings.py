"""What headings of award lists mean, as offices write them."""

import tomllib
from pathlib import Path

import pytest

from campaigns.reading.award_list.table.meanings import meaning_of, year_in

pytestmark = pytest.mark.any_database

HEADINGS = tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("field", "heading"), [(name, text) for name, texts in HEADINGS.items() for text in texts]
)
def test_what_a_heading_means(field: str, heading: str) -> None:
    found = meaning_of(heading).field
    assert found == field or {found, field} == {"individual", "name"}


@pytest.mark.parametrize(
    ("heading", "order"),
    [
        ("Họ tên, chức vụ, đơn vị", "name position unit"),
        ("Họ và tên, chức danh, nơi công tác", "name position unit"),
        ("Họ và tên - Chức vụ - Đơn vị công tác", "name position unit"),
        ("Họ và tên (chức vụ, đơn vị)", "name position unit"),
        ("Họ tên, đơn vị, chức vụ", "name unit position"),
        ("Đơn vị, họ và tên, chức vụ", "unit name position"),
        ("Chức vụ, họ và tên, đơn vị", "position name unit"),
        ("Tên tập thể, cá nhân - Đơn vị", "name unit"),
        ("Họ tên và chức vụ", "name position"),
        ("Họ và tên/Đơn vị", "name unit"),
        ("Cá nhân, đơn vị công tác", "name unit"),
        ("Họ tên học sinh, lớp", "name unit"),
        ("Họ và tên, năm sinh, chức vụ, nơi công tác", "name position unit"),
        ("Họ tên, địa chỉ", "name other"),
        ("Giáo viên, chức vụ, trường", "name position unit"),
    ],
)
def test_a_heading_of_several_parts_tells_their_order(heading: str, order: str) -> None:
    found = meaning_of(heading)
    assert (found.field, found.order) == ("name_position_unit", order)


@pytest.mark.parametrize(
    ("heading", "award"),
    [
        ("Lao động tiên tiến", "Lao động tiên tiến"),
        ("CSTĐCS", "CSTĐCS"),
        ("Bằng khen của UBND tỉnh", "Bằng khen của UBND tỉnh"),
        ("Giấy khen", "Giấy khen"),
    ],
)
def test_an_award_as_heading_is_ticked(heading: str, award: str) -> None:
    assert (meaning_of(heading).field, meaning_of(heading).award) == ("award_tick", award)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn Minh", "Trưởng phòng Hành chính", "Phòng Hành chính tư pháp", "12/5/1980",
        "Đạt giải Nhất cấp tỉnh", "Xã Đồng Tâm", "Trường THPT Yên Lạc", "Thôn Đông", "Giải Nhất",
        "Hoàn thành tốt nhiệm vụ được giao", "215/QĐ-STP",
    ],
)  # fmt: skip
def test_values_are_no_headings(text: str) -> None:
    assert meaning_of(text).field in ("", "award_tick")


@pytest.mark.parametrize(
    ("heading", "word"),
    [("Giải", "Giải"), ("Xếp giải", "Giải"), ("Huân chương", "Huân chương"), ("Giải thưởng", "")],
)
def test_a_heading_gives_the_word_that_its_values_lack(heading: str, word: str) -> None:
    assert (meaning_of(heading).field, meaning_of(heading).award) == ("award", word)


def test_marks_tell_words_apart_where_there_are_any() -> None:
    meanings = [
        meaning_of(text).field for text in ("Năm", "Nam", "Số", "Sở", "Hạng", "Hàng", "Bản")
    ]
    assert meanings == ["other", "personal", "number", "unit", "award_class", "", "unit"]


@pytest.mark.parametrize(
    ("heading", "year"),
    [("Năm 2021", "2021"), ("Danh hiệu năm học 2021-2022", "2021 2022"), ("Hạng", "")],
)
def test_the_year_of_a_heading(heading: str, year: str) -> None:
    assert year_in(heading) == year
