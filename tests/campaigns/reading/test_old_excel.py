"""Workbooks of old Excel (.xls) with fonts from before Unicode, hidden and struck-through rows."""

import pytest

from campaigns.reading.award_list.reader import LIMITS
from campaigns.reading.files.spreadsheets import Note, Sheet, SpreadsheetError, read_document
from tests.campaigns.reading.workbooks import Look, xls

pytestmark = pytest.mark.any_database

ROWS = [["STT", "Họ và tên", "Số"], [1.0, "Lª Hµ", 215.0], [2.0, "Lê Hà", 3.0], [3.0, "Mai", 4.0]]
OLD, STRUCK = Look(font=".VnTime"), Look(struck=True)


def opened(data: bytes) -> Sheet:
    return read_document(data, "x.xls", LIMITS)[0]


def test_fonts_tell_the_encoding() -> None:
    rows = [["Hä vµ tªn", "Së"], ["Lª Hµ", "Phßng T­ ph¸p"], ["Lê Hà", "Phòng Tư pháp"]]
    looks = {(row, column): OLD for row in range(3) for column in range(2)}
    sheet = opened(xls(rows, looks=looks))
    assert sheet.rows == [
        ["Họ và tên", "Sở"],
        ["Lê Hà", "Phòng Tư pháp"],
        ["Lê Hà", "Phòng Tư pháp"],
    ]
    assert (sheet.old_encodings, sheet.notes) == (["tcvn3"], [])


def test_hidden_and_struck_rows_and_formats() -> None:
    looks = {(1, 2): Look(format='0"/QĐ-STP"'), (3, 0): STRUCK, (3, 1): STRUCK, (3, 2): STRUCK}
    sheet = opened(xls(ROWS, looks=looks, hidden_rows=(2,)))
    assert sheet.rows[1] == ["1", "Lª Hµ", "215/QĐ-STP"]
    assert sheet.notes == [Note(2, -1, "hidden_row"), Note(3, -1, "struck")]


def test_hidden_columns() -> None:
    sheet = opened(xls(ROWS, hidden_columns=(2,)))
    assert sheet.rows[2] == ["2", "Lê Hà"]
    assert Note(2, 2, "hidden_column", "3") in sheet.notes


def test_a_book_with_hidden_sheets_only_is_empty() -> None:
    with pytest.raises(SpreadsheetError) as caught:
        opened(xls(ROWS, hidden=True))
    assert caught.value.code == "empty"


def test_a_cell_far_away_is_named_and_left_out() -> None:
    rows: list[list[object]] = [["Tên"], ["Mai", *[""] * 200, "lạc"]]
    sheet = opened(xls(rows))
    assert (sheet.rows, sheet.notes) == ([["Tên"], ["Mai"]], [Note(1, 201, "left_out", "lạc")])
