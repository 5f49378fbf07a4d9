"""Letters from before Unicode, mixed up or lost: decided cell by cell, and never without a word."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from campaigns.reading.award_list.reader import LIMITS, read_award_list, read_sheets
from campaigns.reading.award_list.results import Mapping
from campaigns.reading.files.letters import set_right, unscrambled
from campaigns.reading.files.old_encodings import two_readings
from campaigns.reading.files.spreadsheets import Note, Sheet, read_document, read_text
from campaigns.reading.files.syllables import is_syllable
from tests.campaigns.reading.award_files import word_file

pytestmark = pytest.mark.any_database


def sheet_with_fonts(*rows: list[tuple[str, str] | str]) -> Sheet:
    """A cell is a text, or a text with its font."""
    book = Workbook()
    for r, row in enumerate(rows, start=1):
        for c, cell in enumerate(row, start=1):
            text, font = cell if isinstance(cell, tuple) else (cell, "Times New Roman")
            book.active.cell(r, c, text).font = Font(name=font)
    content = BytesIO()
    book.save(content)
    return read_document(content.getvalue(), "x.xlsx", LIMITS)[0]


OLD = ".VnTime"


def test_unicode_headings_leave_old_rows_to_their_fonts() -> None:
    sheet = sheet_with_fonts(
        ["Họ và tên", "Chức vụ"],
        [("Hå ThÞ HuÖ", OLD), ("KÕ to¸n", OLD)],
        [("Nguyễn Thị Lê", OLD), ("Kế toán", OLD)],
        [("Lß ThÞ Dòng", OLD), ("Tr­ëng phßng", OLD)],
    )
    assert sheet.rows[1:] == [
        ["Hồ Thị Huệ", "Kế toán"],
        ["Nguyễn Thị Lê", "Kế toán"],
        ["Lò Thị Dũng", "Trưởng phòng"],
    ]
    assert sheet.notes == []


def test_a_cell_that_can_be_both_goes_with_its_row() -> None:
    sheet = sheet_with_fonts(
        [("Dòng", OLD), ("Së T­ ph¸p", OLD)],
        [("Lê Hà", OLD), ("Sở Tư pháp", OLD)],
        [("Lê Hà", OLD), ("Thanh tra", OLD)],
    )
    assert [row[0] for row in sheet.rows] == ["Dũng", "Lê Hà", "Lê Hà"]
    assert sheet.notes == [Note(2, 0, "encoding_doubtful", "Lờ Hà")]


def test_what_a_font_told_is_not_decoded_again() -> None:
    sheet = sheet_with_fonts(["Họ tên", "Đơn vị"], [("Lª Hµ", OLD), ("Phßng c«ng chøng", OLD)])
    assert sheet.rows[1] == ["Lê Hà", "Phòng công chứng"]
    assert set_right([sheet], "tcvn3").sheets[0].rows == sheet.rows


def test_one_word_in_unicode_within_an_old_text() -> None:
    sheet = sheet_with_fonts([("Nguyễn V¨n Phong, Së T­ ph¸p", OLD)])
    assert sheet.rows == [["Nguyễn Văn Phong, Sở Tư pháp"]]


def test_two_encodings_in_one_text_file() -> None:
    lines = [
        "STT;Họ và tên;Đơn vị\n".encode(),
        "1;Nguyễn Thị Hoa;Sở Tư pháp\n".encode(),
        "2;TrÇn ThÞ Hµ;Thanh tra së\n".encode("cp1252"),
        "3;Lª V¨n §øc;V¨n phßng së\n".encode("cp1252"),
    ]
    (sheet,) = set_right(read_document(b"".join(lines), "x.csv", LIMITS)).sheets
    assert [row[1:] for row in sheet.rows[1:]] == [
        ["Nguyễn Thị Hoa", "Sở Tư pháp"],
        ["Trần Thị Hà", "Thanh tra sở"],
        ["Lê Văn Đức", "Văn phòng sở"],
    ]


def test_the_officer_may_say_that_nothing_is_old() -> None:
    sheet = Sheet("", [["Hå ThÞ HuÖ", "KÕ to¸n"], ["Lª Hµ", "Së"]])
    assert set_right([sheet], "unicode").sheets[0].rows == sheet.rows
    assert set_right([sheet]).encoding == "tcvn3"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nguyá»…n Thá»‹ LÃ ", "Nguyễn Thị Là "),
        ("Ngô Thá»‹ Háº¡nh", "Ngô Thị Hạnh"),
        ("Äáº·ng VÄƒn Tá»‹nh", "Äặng Văn Tịnh"),
        ("Lao Ä‘á»™ng tiÃªn tiáº¿n", "Lao động tiên tiến"),
        ("“NÔNG THÔN MỚI CỦA XÃ”", "“NÔNG THÔN MỚI CỦA XÃ”"),
        ("Hội đồng – «Quá»…", "Hội đồng – «Quá»…"),
    ],
)
def test_utf8_that_was_read_as_western(text: str, wanted: str) -> None:
    assert unscrambled(text) == wanted


def test_code_pages_mixed_up_are_set_right_and_told() -> None:
    wrong = Sheet("", [["Vơ Kim Hoa", "Trưởng pḥng"], ["Đặng Văn An", "Chuyên viên"]])
    (sheet,) = set_right([wrong]).sheets
    assert sheet.rows == [["Võ Kim Hoa", "Trưởng phòng"], ["Đặng Văn An", "Chuyên viên"]]
    western = Sheet("", [["NguyêÞn Vãn Ðýìc"]])
    (sheet,) = set_right([western]).sheets
    assert sheet.rows == [["Nguyễn Văn Đức"]]
    assert sheet.notes == [Note(0, 0, "letters_repaired", "NguyêÞn Vãn Ðýìc")]


@pytest.mark.parametrize(
    "text",
    [
        "Thanh tra S?",
        "Tr?n Th? Hà",
        "?ình Văn An",
        "Nguy\ufffdn",
        "Ph? Th?y",
        "\u0110\u1eb7ng V\x90",
    ],
)
def test_lost_letters_are_noted(text: str) -> None:
    (sheet,) = set_right([Sheet("", [["Họ và tên"], [text], *[["Lê Thị Hoa"]] * 9])]).sheets
    assert sheet.notes == [Note(1, 0, "letters_lost")]


@pytest.mark.parametrize("text", ["Đã đủ hồ sơ chưa?", "??", "? ", "Có/không?", "UBND P.?"])
def test_questions_are_no_lost_letters(text: str) -> None:
    assert set_right([Sheet("", [["Họ và tên"], [text]])]).sheets[0].notes == []


def test_where_many_rows_lost_letters_none_is_trusted() -> None:
    text = "STT,Ho va ten,Chuc vu\n1,Tr?n M? Nga,Tru?ng phòng\n2,Ngô Phuong Anh,Chuyên viên\n"
    (sheet,) = set_right(read_document(text.encode("cp1252"), "x.csv", LIMITS)).sheets
    assert {note.row for note in sheet.notes if note.code == "letters_lost"} == {0, 1, 2}
    assert sheet.rows[1][2] == "Tru?ng phòng"


def test_a_list_without_any_mark_is_not_trusted() -> None:
    rows = [["Ho va ten", "Don vi"], *[["Nguyen Van Duc", "So Tu phap"]] * 4]
    (sheet,) = set_right([Sheet("", rows)]).sheets
    assert len(sheet.notes) == 5


def test_a_letter_that_only_looks_right_is_the_right_one() -> None:
    (sheet,) = set_right([Sheet("", [["Ðặng Văn Ðức", "Sigurð", "Sở"]])]).sheets
    assert sheet.rows == [["Đặng Văn Đức", "Sigurð", "Sở"]]


def test_pasted_cells_are_set_right_too() -> None:
    text = "Họ và tên\tDanh hiệu\nNguyá»…n Thá»‹ Hoa\tLĐTT\nLê Thị Mai\tLĐTT\n"
    reading = read_sheets(read_text(text), Mapping())
    assert [row.name for row in reading.rows] == ["Nguyễn Thị Hoa", "Lê Thị Mai"]


@pytest.mark.parametrize(
    "word", ["nguyễn", "quốc", "giếng", "gì", "khuya", "ngoằn", "thuở", "nghiêm", "hoà", "thuý"]
)
def test_syllables_of_vietnamese(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["thôy", "bïi", "hòc", "huö", "tiõn", "stp", "nguyêãn"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_acronyms_say_nothing_of_an_encoding() -> None:
    assert two_readings("UBND", "tcvn3").lean == 0
    assert two_readings("L§TT", "tcvn3").old == "LĐTT"


def test_a_mixed_file_is_read_whole() -> None:
    book = Workbook()
    for row in [
        ["STT", "Họ và tên", "Chức vụ", "Danh hiệu"],
        [1, "Phïng ViÖt Dòng", "KÕ to¸n", "Lao ®éng tiªn tiÕn"],
        [2, "Trần Thị Ngọc", "Chuyên viên", "Lao động tiên tiến"],
    ]:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    reading = read_award_list(content.getvalue(), "x.xlsx")
    assert [(row.name, row.position) for row in reading.rows] == [
        ("Phùng Việt Dũng", "Kế toán"),
        ("Trần Thị Ngọc", "Chuyên viên"),
    ]
    assert {row.award for row in reading.rows} == {"Lao động tiên tiến"}


def test_a_row_of_a_word_table_tells_what_its_cells_are() -> None:
    rows = [
        ["Hä vµ tªn", "Chøc vô", "Danh hiÖu"],
        ["NguyÔn V¨n Dòng", "KÕ to¸n", "Lao ®éng tiªn tiÕn"],
        ["Lý A Sùng", "Kế toán", "Lao động tiên tiến"],
    ]
    reading = read_award_list(word_file(rows, font=".VnTime"))
    assert [row.name for row in reading.rows] == ["Nguyễn Văn Dũng", "Lý A Sùng"]
    assert reading.issues == []


def test_one_old_cell_among_unicode_is_read_and_told() -> None:
    rows = [["Họ và tên", "Danh hiệu"], ["N«ng V¨n DÒn", "LĐTT"], ["Lê Thị Hoa", "LĐTT"]]
    reading = read_sheets([Sheet("DS", rows)], Mapping())
    assert [row.name for row in reading.rows] == ["Nông Văn Dền", "Lê Thị Hoa"]
    assert "encoding_guessed" in [issue.code for issue in reading.issues]
