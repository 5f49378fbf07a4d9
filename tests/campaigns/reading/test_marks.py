"""What a file says of its cells beside their text: hidden, struck through, without a value."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from campaigns.reading.award_list.reader import LIMITS
from campaigns.reading.files.number_formats import shown
from campaigns.reading.files.spreadsheets import (
    Note,
    Sheet,
    SpreadsheetError,
    read_document,
    read_text,
)

pytestmark = pytest.mark.any_database

ROWS = [["STT", "Họ và tên", "Số"], [1, "Lê Thị Hoa", 215], [2, "Lê Thị Mai", 3], [3, "Lê An", 4]]


def workbook() -> Workbook:
    book = Workbook()
    book.active.title = "Danh sách"
    for row in ROWS:
        book.active.append(row)
    return book


def opened(book: Workbook) -> list[Sheet]:
    content = BytesIO()
    book.save(content)
    return read_document(content.getvalue(), "x.xlsx", LIMITS)


def test_hidden_rows_and_columns_are_noted() -> None:
    book = workbook()
    book.active.row_dimensions[2].hidden = True
    book.active.row_dimensions[3].height = 0.5
    book.active.column_dimensions["C"].hidden = True
    (sheet,) = opened(book)
    assert [note for note in sheet.notes if note.column < 0] == [
        Note(1, -1, "hidden_row"),
        Note(2, -1, "hidden_row"),
    ]
    assert sheet.rows[1] == ["1", "Lê Thị Hoa"]
    assert Note(0, 2, "hidden_column", "Số") in sheet.notes
    assert Note(1, 2, "hidden_column", "215") in sheet.notes


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_come_as_hidden(state: str) -> None:
    book = workbook()
    book.create_sheet("Không đạt").append(["Lê Văn Tám"])
    book["Không đạt"].sheet_state = state
    assert [(sheet.name, sheet.hidden) for sheet in opened(book)] == [
        ("Danh sách", False),
        ("Không đạt", True),
    ]


def test_struck_cells_rows_and_words_are_noted_and_stay() -> None:
    book = workbook()
    for cell in book.active[2]:
        cell.font = Font(strike=True)
    book.active["B3"].font = Font(strike=True)
    struck = TextBlock(InlineFont(strike=True), "Văn ")
    book.active["B4"] = CellRichText(["Lê ", struck, TextBlock(InlineFont(), "An")])
    (sheet,) = opened(book)
    assert sheet.rows[3][1] == "Lê Văn An"
    assert sorted(sheet.notes, key=lambda note: note.row) == [
        Note(1, -1, "struck"),
        Note(2, 1, "struck", "Lê Thị Mai"),
        Note(3, 1, "struck", "Văn "),
    ]


def test_formulas_without_a_value_are_noted() -> None:
    book = workbook()
    book.active["B3"] = '="Lê "&B2'
    (sheet,) = opened(book)
    assert (sheet.rows[2], sheet.notes) == (["2", "", "3"], [Note(2, 1, "no_value")])


def test_cells_far_outside_are_named_and_left_out() -> None:
    book = workbook()
    book.active["DZ7"], book.active["A1048576"] = "lạc", "x"
    (sheet,) = opened(book)
    assert sheet.rows == [[str(cell) for cell in row] for row in ROWS]
    assert sheet.notes == [Note(6, 129, "left_out", "lạc"), Note(1_048_575, 0, "left_out", "x")]


def test_a_list_that_goes_on_outside_is_refused() -> None:
    book = workbook()
    for row in range(60):
        book.active.cell(row + 1, 140, "x")
    with pytest.raises(SpreadsheetError) as caught:
        opened(book)
    assert caught.value.code == "too_many_columns"


def test_a_sheet_for_each_commune_and_a_long_account() -> None:
    book = workbook()
    book.active["D2"] = "Đã chủ trì nhiều nhiệm vụ. " * 300
    for number in range(34):
        book.create_sheet(f"Xã {number}").append([number])
    sheets = opened(book)
    assert len(sheets) == 35
    assert sheets[0].rows[1][3] == book.active["D2"].value


@pytest.mark.parametrize(
    ("text", "code", "wanted"),
    [
        ("215", '0"/QĐ-STP"', "215/QĐ-STP"),
        ("5", '00"/QĐ"', "05/QĐ"),
        ("5", "000", "005"),
        ("5", 'General"/QĐ-UBND"', "5/QĐ-UBND"),
        ("7", r"0\/\Q\Đ\-\S\T\P", "7/QĐ-STP"),
        ("7", '[$-42A]"Số "0"/QĐ"', "Số 7/QĐ"),
        ("12", '"Lớp "0"A"', "Lớp 12A"),
        ("1500000", '#,##0"đ"', "1500000"),
        ("3", '_(* #,##0.00_);_(* "-"??_);_(@_)', "3"),
        ("912345678", "0000 000 000", "912345678"),
        ("0.5", "0%", "0.5"),
    ],
)
def test_a_number_gets_the_words_of_its_format(text: str, code: str, wanted: str) -> None:
    assert shown(text, code, is_number=True) == wanted


def test_numbers_are_read_as_their_format_shows_them() -> None:
    book = workbook()
    book.active["C2"].number_format = '0"/QĐ-STP"'
    book.active["B4"].number_format = '@" (cơ sở 2)"'
    (sheet,) = opened(book)
    assert [row[1:] for row in sheet.rows[1:]] == [
        ["Lê Thị Hoa", "215/QĐ-STP"],
        ["Lê Thị Mai", "3"],
        ["Lê An (cơ sở 2)", "4"],
    ]


def test_tabs_part_cells_although_sentences_have_commas() -> None:
    text = "DANH SÁCH, TẬP THỂ\nTên\tChức vụ, đơn vị\nHoa\tKế toán, Sở\nMai\tThủ quỹ, Sở\n"
    (sheet,) = read_text(text)
    assert sheet.rows[1:] == [
        ["Tên", "Chức vụ, đơn vị"],
        ["Hoa", "Kế toán, Sở"],
        ["Mai", "Thủ quỹ, Sở"],
    ]


def test_a_quotation_mark_that_swallows_rows_is_told() -> None:
    text = 'STT,Tên,Ghi chú\n1,"Hoa,x\n2,Mai,y\n3,Lan",z\n4,Cúc,t\n'
    with pytest.raises(SpreadsheetError) as caught:
        read_text(text)
    assert (caught.value.code, caught.value.details["row"]) == ("open_quote", 2)
