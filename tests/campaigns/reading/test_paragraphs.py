"""Recipients that paragraphs and sentences name: what is read, and what is said to be unsure."""

import pytest

from campaigns.reading.award_list.paragraphs.marks import article_in, mark_of
from campaigns.reading.award_list.paragraphs.recipients import recipient_in
from campaigns.reading.award_list.paragraphs.sentences import sentence_in
from campaigns.reading.award_list.reader import read_award_list
from campaigns.reading.award_list.results import Reading
from campaigns.reading.files.prose import is_prose
from tests.campaigns.reading.award_files import values
from tests.lists.making.docx import cell, document, p, table

pytestmark = pytest.mark.any_database

GIVING = "Điều 1. Tặng Giấy khen của Giám đốc Sở cho các tập thể, cá nhân sau:"
DOING = "Điều 2. Chánh Văn phòng và các cá nhân có tên tại Điều 1 thi hành."


def read(*blocks: str) -> Reading:
    return read_award_list(document("QUYẾT ĐỊNH", *blocks), "x.docx")


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("1. Ông An", "arabic1", "1", "Ông An"),
        ("1/ Ông An", "arabic1", "1", "Ông An"),
        ("02) Ông An", "arabic1", "02", "Ông An"),
        ("3\tÔng An", "arabic1", "3", "Ông An"),
        ("1.2. Ông An", "arabic2", "2", "Ông An"),
        ("(3) Ông An", "bracket", "3", "Ông An"),
        ("a) Tập thể", "small", "", "Tập thể"),
        ("II. CÁ NHÂN", "roman", "", "CÁ NHÂN"),
        ("B/ Cá nhân", "letter", "", "Cá nhân"),
        ("- Bà Lan", "bullet -", "", "Bà Lan"),
        ("• Bà Lan", "bullet •", "", "Bà Lan"),
        ("Bà Lan", "", "", "Bà Lan"),
        ("1.", "", "", "1."),
        ("15.000 đồng", "", "", "15.000 đồng"),
    ],
)
def test_marks_before_items(text: str, style: str, number: str, rest: str) -> None:
    mark = mark_of(text)
    assert (mark.style, mark.number, mark.rest) == (style, number, rest)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Điều 1. Tặng", "Tặng"),
        ("ĐIỀU 12: Tặng", "Tặng"),
        ("Ðiều 2 - Tặng", "Tặng"),
        ("Điều 3", ""),
        ("Điều động ông A", None),
        ("1. Điều này", None),
    ],
)
def test_articles(text: str, body: str | None) -> None:
    assert article_in(text) == body


@pytest.mark.parametrize(
    ("text", "name", "position", "unit"),
    [
        ("Ông Lê Văn Minh, Trưởng phòng, Sở Y tế", "Ông Lê Văn Minh", "Trưởng phòng", "Sở Y tế"),
        ("Bà Trần Thị Lan - Kế toán - Văn phòng Sở", "Bà Trần Thị Lan", "Kế toán", "Văn phòng Sở"),
        ("Ông Lê Văn Minh\tTrưởng phòng\tSở Y tế", "Ông Lê Văn Minh", "Trưởng phòng", "Sở Y tế"),
        ("Ông: Lê Văn Minh; Chức vụ: Thủ quỹ; Đơn vị: Sở Y tế", "Ông Lê Văn Minh", "Thủ quỹ",
         "Sở Y tế"),
        ("Ông Lê Văn Minh, sinh năm 1975, Thủ quỹ", "Ông Lê Văn Minh", "Thủ quỹ", ""),
        ("Ông Lê Văn Minh, hiện là Thủ quỹ, công tác tại Sở Y tế", "Ông Lê Văn Minh", "Thủ quỹ",
         "Sở Y tế"),
        ("cá nhân ông Lê Văn Minh, Thủ quỹ", "Ông Lê Văn Minh", "Thủ quỹ", ""),
        ("tập thể Phòng Hộ tịch thuộc Sở Tư pháp", "Phòng Hộ tịch", "", "Sở Tư pháp"),
        ("Phòng Tư pháp huyện Lập Thạch", "Phòng Tư pháp huyện Lập Thạch", "", ""),
        ("gia đình ông Lê Văn Bảy, thôn Đông", "Gia đình ông Lê Văn Bảy", "", "thôn Đông"),
        ("hộ bà Trần Thị Sáu", "Hộ bà Trần Thị Sáu", "", ""),
    ],
)  # fmt: skip
def test_one_recipient_in_words(text: str, name: str, position: str, unit: str) -> None:
    found = recipient_in(text, is_expected=True)
    assert found is not None
    assert (found.name, found.position, found.unit, found.doubts) == (name, position, unit, ())


@pytest.mark.parametrize(
    "text",
    [
        "Chánh Văn phòng Sở, Trưởng các phòng",
        "Như Điều 3",
        "Tập thể:",
        "02 tập thể và 03 cá nhân",
        "Quyết định này có hiệu lực kể từ ngày ký",
    ],
)
def test_what_is_no_recipient(text: str) -> None:
    assert recipient_in(text, is_expected=True) is None


def test_the_deed_and_the_award_stand_beside_the_place() -> None:
    found = recipient_in("Bà Lê Thị Hoa, Kế toán, đã có thành tích xuất sắc")
    assert (found.position, found.achievement) == ("Kế toán", "đã có thành tích xuất sắc")
    found = recipient_in("Bà Lê Thị Hoa, Kế toán: Bằng khen của Bộ trưởng Bộ Tư pháp")
    assert (found.position, found.award) == ("Kế toán", "Bằng khen của Bộ trưởng Bộ Tư pháp")


@pytest.mark.parametrize(
    ("text", "award", "names"),
    [
        ("Tặng Giấy khen của Giám đốc Sở cho ông Lê Văn Minh, Kế toán",
         "Giấy khen của Giám đốc Sở", ["Ông Lê Văn Minh"]),
        ("Công nhận bà Lê Thị Hoa đạt danh hiệu Lao động tiên tiến năm 2024",
         "Lao động tiên tiến", ["Bà Lê Thị Hoa"]),
        ("Công nhận danh hiệu Lao động tiên tiến cho 05 cá nhân (Phụ lục II kèm theo)",
         "Lao động tiên tiến", []),
        ("Nay tặng Giấy khen cho em Lê An, lớp 9A và em Vũ Bình, lớp 9B",
         "Giấy khen", ["Em Lê An", "Em Vũ Bình"]),
        ("Tặng Giấy khen cho các ông, bà: Lê Văn An, Kế toán; Vũ Thị Bình, Thủ quỹ",
         "Giấy khen", ["Lê Văn An", "Vũ Thị Bình"]),
        ("Tặng Giấy khen cho ông Lê Văn An, Kế toán và gia đình ông Vũ Văn Bảy, hộ bà Tạ Thị Cúc",
         "Giấy khen", ["Ông Lê Văn An", "Gia đình ông Vũ Văn Bảy", "Hộ bà Tạ Thị Cúc"]),
        ("Tặng Giấy khen cho tập thể Phòng Kế toán và 03 cá nhân có tên trong danh sách kèm theo",
         "Giấy khen", ["Phòng Kế toán"]),
        ("Tặng danh hiệu Tập thể lao động tiên tiến cho các tập thể: Phòng A, Phòng B và Phòng C",
         "Tập thể lao động tiên tiến", ["Phòng A", "Phòng B", "Phòng C"]),
        ("Tặng Bằng khen cho Thiếu tá Lê Văn An, Đội trưởng và Đại úy Vũ Văn Bình, Cán bộ",
         "Bằng khen", ["Lê Văn An", "Vũ Văn Bình"]),
    ],
)  # fmt: skip
def test_sentences_that_give_an_award(text: str, award: str, names: list[str]) -> None:
    found = sentence_in(text)
    assert found is not None
    assert (found.award, [one.name for one in found.recipients], found.left) == (award, names, [])


@pytest.mark.parametrize(
    "text",
    [
        "Chánh Văn phòng và ông Lê Văn An chịu trách nhiệm thi hành",
        "Thu hồi Bằng khen đã tặng cho ông Lê Văn An",
        "Không xét tặng Bằng khen đối với ông Lê Văn An",
        "Khen thưởng cho ông Lê Văn An số tiền 500.000 đồng",
    ],
)
def test_sentences_that_give_no_award(text: str) -> None:
    assert sentence_in(text) is None


def test_units_of_a_sentence_are_parted_with_a_word() -> None:
    reading = read("Điều 1. Tặng Giấy khen của Giám đốc Sở cho Phòng Hộ tịch và Thanh tra Sở.")
    assert values(reading, "name") == [("Phòng Hộ tịch",), ("Thanh tra Sở",)]
    assert codes(reading) == ["recipients_parted"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1. Thu hồi Bằng khen đã tặng cho ông Lê Văn An, Kế toán.",
        "Điều 1. Điều động ông Lê Văn An, Kế toán đến Thanh tra Sở.",
    ],
)
def test_a_paragraph_that_names_somebody_is_never_passed_over(text: str) -> None:
    reading = read(text)
    assert (reading.rows, "paragraph_left_out" in codes(reading)) == ([], True)


def test_who_executes_a_decision_and_who_gets_copies_is_no_recipient() -> None:
    reading = read(
        GIVING,
        "1. Ông Lê Văn Minh, Kế toán;",
        "Điều 2. Các ông, bà: Trần Văn Chủ, Chánh Văn phòng; Vũ Thị Sự chịu trách nhiệm thi hành.",
        "Nơi nhận:",
        "- Sở Nội vụ;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Phạm Văn Ký",
    )
    assert (values(reading, "name"), codes(reading)) == ([("Lê Văn Minh",)], [])


def test_a_row_says_which_paragraph_it_was_read_from() -> None:
    (row,) = read("Điều 1. Tặng Giấy khen của Giám đốc Sở cho ông Lê Văn Minh, Kế toán.").rows
    assert row.source == "Điều 1. Tặng Giấy khen của Giám đốc Sở cho ông Lê Văn Minh, Kế toán."
    assert (row.sheet, row.row) == ("Văn bản", 2)


def test_awards_of_articles_and_of_their_points() -> None:
    reading = read(
        "Điều 1. Khen thưởng các tập thể, cá nhân có thành tích, cụ thể như sau:",
        "1. Tặng Cờ thi đua của Bộ Tư pháp cho Sở Tư pháp;",
        "2. Tặng Bằng khen của Bộ trưởng Bộ Tư pháp cho:",
        "a) Tập thể: Phòng Hộ tịch;",
        "b) Cá nhân: Ông Lê Văn Minh, Kế toán; bà Vũ Thị Hoa, Thủ quỹ.",
        "Điều 2. Tặng Giấy khen cho bà Tạ Thị Cúc, Văn thư.",
        "Điều 3. Thi hành.",
    )
    praise = "Bằng khen của Bộ trưởng Bộ Tư pháp"
    assert values(reading, "name", "award") == [
        ("Sở Tư pháp", "Cờ thi đua của Bộ Tư pháp"),
        ("Phòng Hộ tịch", praise),
        ("Lê Văn Minh", praise),
        ("Vũ Thị Hoa", praise),
        ("Tạ Thị Cúc", "Giấy khen"),
    ]


def test_units_head_their_people_and_kinds_head_nobody() -> None:
    reading = read(
        GIVING, "1. Sở Y tế", "- Ông Lê Văn Minh, Kế toán;", "2. Chi bộ:", "- Chi bộ thôn Đông;",
        "3. Thanh tra tỉnh;", DOING,
    )  # fmt: skip
    assert values(reading, "name", "unit") == [
        ("Lê Văn Minh", "Sở Y tế"),
        ("Chi bộ thôn Đông", ""),
        ("Thanh tra tỉnh", ""),
    ]


def test_tabs_make_a_table_with_its_empty_cells() -> None:
    reading = read(
        "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ",
        p("STT\tHọ và tên\tChức vụ\tĐơn vị"),
        p("1\tLê Văn Minh\t\tSở Y tế"),
        p("2\tVũ Thị Hoa\tKế toán\tSở Y tế"),
    )
    assert values(reading, "name", "position", "unit", "award") == [
        ("Lê Văn Minh", "", "Sở Y tế", "Giấy khen của Giám đốc Sở"),
        ("Vũ Thị Hoa", "Kế toán", "Sở Y tế", "Giấy khen của Giám đốc Sở"),
    ]


def test_paragraphs_beside_each_other_in_a_table_that_only_places_them() -> None:
    left = p("I. TẬP THỂ") + p("1. Văn phòng Sở") + p("2. Thanh tra Sở")
    right = p("II. CÁ NHÂN") + p("1. Ông Lê Văn Minh, Kế toán") + p("2. Bà Vũ Thị Hoa, Thủ quỹ")
    reading = read(GIVING, table((cell(left), cell(right))), DOING)
    assert values(reading, "kind", "name") == [
        ("collective", "Văn phòng Sở"),
        ("collective", "Thanh tra Sở"),
        ("individual", "Lê Văn Minh"),
        ("individual", "Vũ Thị Hoa"),
    ]


def test_a_table_and_paragraphs_with_recipients_are_both_read() -> None:
    listed = table(("STT", "Họ và tên", "Đơn vị"), ("1", "Ông Lê Văn Minh", "Sở"))
    reading = read("DANH SÁCH TẶNG GIẤY KHEN", listed, "2. Bà Vũ Thị Hoa, Kế toán, Sở Y tế.")
    assert values(reading, "name", "award") == [
        ("Lê Văn Minh", "Giấy khen"),
        ("Vũ Thị Hoa", "Giấy khen"),
    ]
    assert "from_paragraph" in codes(reading)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 1. Tặng Giấy khen cho:\n1. Ông A, Kế toán;\nĐiều 2. Thi hành.", True),
        ("DANH SÁCH\n1. Ông Lê A, Kế toán;\n2. Bà Vũ B, Thủ quỹ;", True),
        ("DANH SÁCH\n1. Lê Văn An - Kế toán\n2. Vũ Thị Bình - Thủ quỹ", True),
        ("Tặng Giấy khen cho:\nÔng Lê Văn An, Kế toán", True),
        ("STT,Họ và tên,Đơn vị\n1,Ông Lê A,Sở\n2,Bà Vũ B,Sở", False),
        ("1\tÔng Lê A\tKế toán\n2\tBà Vũ B\tThủ quỹ", False),
        ("Lê A;Kế toán\nVũ B;Thủ quỹ", False),
        ("", False),
    ],
)
def test_text_that_is_a_decision_and_no_table(text: str, expected: bool) -> None:
    assert is_prose(text) is expected


def test_a_raised_two_is_no_number_of_a_row() -> None:
    rows = table(("STT", "Họ và tên", "Đơn vị"), ("²", "Ông Lê Văn Minh", "Sở"))
    assert values(read("DANH SÁCH TẶNG GIẤY KHEN", rows), "name") == [("Lê Văn Minh",)]


def test_the_heads_of_households_are_households() -> None:
    reading = read(
        "Điều 1. Công nhận 02 gia đình đạt danh hiệu Gia đình văn hóa năm 2024, gồm các hộ:",
        "1. Lê Văn Minh", "2. Ông Vũ Văn Bảy", "Điều 2. Thi hành.",
    )  # fmt: skip
    assert values(reading, "kind", "name") == [
        ("household", "Lê Văn Minh"),
        ("household", "Vũ Văn Bảy"),
    ]


def test_lines_that_a_program_broke_are_one_sentence() -> None:
    text = (
        "QUYẾT ĐỊNH\n\nĐiều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho ông Nguyễn Văn\nAn, Phó "
        "Giám đốc Sở Tư pháp, đã có nhiều thành tích trong công tác cải\ncách hành chính.\n\n"
        "Điều 2. Thi hành.\n"
    )
    reading = read_award_list(text.encode(), "quyet-dinh.txt")
    assert values(reading, "name", "position", "unit", "achievement") == [
        ("Nguyễn Văn An", "Phó Giám đốc", "Sở Tư pháp",
         "đã có nhiều thành tích trong công tác cải cách hành chính")
    ]  # fmt: skip
