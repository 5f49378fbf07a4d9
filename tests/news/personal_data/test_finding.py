"""What is found in texts, where, and what is not."""

import re
import time
import unicodedata

import pytest

from news.personal_data import cleaned, find, without

from . import examples

LABELS = {
    "identity": ["", "CCCD ", "CCCD: ", "cccd số ", "Căn cước công dân: ", "số định danh "],
    "phone": ["", "SĐT ", "ĐT: ", "Điện thoại: ", "số điện thoại ", "Tel. "],
}
WRITTEN = {
    "identity": ["026080001234", "0260 8000 1234", "026.080.001234", "026 080 001 234"],
    "phone": [
        "0912345678", "0912 345 678", "0912.345.678", "091.234.5678", "0912-345-678",
        "+84912345678", "+84 912 345 678", "(0211) 3861234", "0211.3.861.234",
    ],
}  # fmt: skip
AROUND = ["{}", "Nguyễn Văn An, {}, Chuyên viên", "Nguyễn Văn An ({})", "Lê Hoa - {}; Kế toán"]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in examples.FOUND.items() for text in texts]
)
def test_personal_data_is_found_with_its_place_and_kind(kind: str, text: str) -> None:
    marked = re.findall("‹(.*?)›", text)
    plain = text.replace("‹", "").replace("›", "")
    found = find(plain)
    assert [plain[one.start : one.end] for one in found] == marked
    assert {one.kind for one in found} == {kind}
    assert find(cleaned(plain)) == []


@pytest.mark.parametrize("text", examples.NOTHING)
def test_what_offices_write_all_day_is_no_personal_data(text: str) -> None:
    assert [text[one.start : one.end] for one in find(text)] == []


@pytest.mark.parametrize("text", examples.OF_OFFICES)
def test_an_offices_own_numbers_are_told_apart(text: str) -> None:
    (found,) = find(text)
    assert found.of_office


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(
    ("kind", "label", "number"),
    [
        (kind, label, number)
        for kind in WRITTEN
        for label in LABELS[kind]
        for number in WRITTEN[kind]
    ],
)
def test_nothing_of_a_number_remains(kind: str, label: str, number: str, around: str) -> None:
    text = around.format(label + number)
    assert kind in {one.kind for one in find(text)}
    assert not re.search(r"\d", cleaned(text, only_sure=True))


def test_what_stands_around_is_kept_whole() -> None:
    text = (
        "Nguyễn Văn An, sinh ngày 12/3/1980, CCCD 0260 8000 1234 cấp ngày 1/2/2021, "
        "ngụ tại thôn 3, xã Tam Hợp, có thành tích năm 2021 (QĐ 257/QĐ-UBND ngày 28/01/2021)"
    )
    assert cleaned(text) == (
        "Nguyễn Văn An, có thành tích năm 2021 (QĐ 257/QĐ-UBND ngày 28/01/2021)"
    )
    assert cleaned("Lê Hoa (0912345678)\nPhó phòng") == "Lê Hoa\nPhó phòng"
    assert without("Lê Hoa", []) == "Lê Hoa"


def test_marks_written_apart_are_found_once_texts_are_tidied() -> None:
    apart = unicodedata.normalize("NFD", "ngụ tại thôn 3, xã Tam Hợp")
    assert find(unicodedata.normalize("NFC", apart))


PIECES = [
    "a", "a@", "@", "@a.", "0", "1 ", "0 9", "0912 345 678 ", "(0", "số ", "cccd ", "cccd: ",
    "sinh ", "sinh ngày ", "không ", "trú tại A ", "quê ở thôn 1, ", "dân tộc: ", "liên hệ - ",
    "STK: ", "năm ", "một ", "tháng ", "đảng viên", "mười tháng một ", "cấp ngày ",
    "026 080 001 234 tại Công an ", ", ", "hotline ", "1.000", "12/3/", "a.b-",
    "ngày vào Đảng ", "MST ", "vietcombank ", "() ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        begun = time.process_time()
        find(text)
        return time.process_time() - begun

    # A quadratic pattern takes a thousand times as long for these, minutes at least.
    assert cost(64_000) < 3
