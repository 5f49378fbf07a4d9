"""Reading of files from offices, and what is refused with which reason."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from campaigns.reading.files.spreadsheets import (
    Limits,
    SpreadsheetError,
    column_name,
    read_spreadsheet,
    read_text,
)
from tests.campaigns.reading.workbooks import compound_file, ods, windows_1258, xls, xlsx

pytestmark = pytest.mark.any_database

ROWS = [["Tên đơn vị", "Cụm"], ["Sở Tư pháp", "Khối các sở"], ["Ủy ban nhân dân xã Thổ Tang", ""]]
TRIMMED = [["Tên đơn vị", "Cụm"], ["Sở Tư pháp", "Khối các sở"], ["Ủy ban nhân dân xã Thổ Tang"]]


def refusal(data: bytes, limits: Limits | None = None) -> SpreadsheetError:
    with pytest.raises(SpreadsheetError) as caught:
        read_spreadsheet(data, "tệp", limits)
    return caught.value


def as_text(delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize(
    "data",
    [
        xlsx(ROWS),
        xls(ROWS),
        ods(ROWS),
        as_text(",").encode(),
        as_text(";").encode("utf-8-sig"),
        as_text("\t").encode("utf-16"),
        as_text("\t").encode("utf-16-le"),
        as_text("\t").encode("utf-16-be"),
        windows_1258(as_text(";")),
        ("sep=;\r\n" + as_text(";")).encode(),
    ],
    ids=["xlsx", "xls", "ods", "utf8", "bom", "utf16", "utf16le", "utf16be", "cp1258", "sep"],
)
def test_the_same_rows_come_from_every_kind_of_file(data: bytes) -> None:
    (sheet,) = read_spreadsheet(data, "đơn vị.dat")
    assert sheet.rows == TRIMMED


def test_western_windows_text_is_no_vietnamese() -> None:
    (sheet,) = read_spreadsheet("name;town\nÌnes;Zürich\nÒscar;Orléans\n".encode("cp1252"))
    assert sheet.rows[1:] == [["Ìnes", "Zürich"], ["Òscar", "Orléans"]]


def test_numbers_dates_and_truths_become_text() -> None:
    cells = [1.0, 3.5, date(2021, 8, 28), datetime(2021, 8, 28, 7, 30), True, None, "x"]
    (sheet,) = read_spreadsheet(xlsx([cells]))
    assert sheet.rows == [["1", "3.5", "28/08/2021", "28/08/2021 07:30", "TRUE", "", "x"]]
    (sheet,) = read_spreadsheet(xls([[7.0, "x"]]))
    assert sheet.rows == [["7", "x"]]


def test_rows_and_columns_keep_their_places() -> None:
    book = Workbook()
    book.active["C5"] = "x"
    content = BytesIO()
    book.save(content)
    (sheet,) = read_spreadsheet(content.getvalue())
    assert sheet.rows == [[], [], [], [], ["", "", "x"]]
    assert [column_name(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_hidden_and_empty_sheets_are_left_out() -> None:
    data = xlsx([["a"]], [["mật"]], [], titles=("Một", "Hai", "Ba"), hidden=("Hai",))
    assert [sheet.name for sheet in read_spreadsheet(data)] == ["Một"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("DANH SÁCH, ĐƠN VỊ\nTên;Cụm\nSở A, B;1\nSở C;2\n", [["Sở A, B", "1"], ["Sở C", "2"]]),
        ("Tên\nSở Văn hóa, Thể thao\nSở B\nSở C\nSở D\n", [["Sở Văn hóa, Thể thao"], ["Sở B"]]),
        ('Tên\tCụm\n"Sở\nA"\t1\n', [["Sở\nA", "1"]]),
    ],
    ids=["commas in names", "one column", "line breaks in cells"],
)
def test_the_delimiter_is_found(text: str, rows: list[list[str]]) -> None:
    (sheet,) = read_text(text)
    first = next(index for index, row in enumerate(sheet.rows) if row[0].startswith("Sở"))
    assert sheet.rows[first : first + len(rows)] == rows


def packed(*names: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (xlsx([]), "empty"),
        (b"%PDF-1.7 ...", "unsupported"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "unsupported"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\xff\xfe\xfd", "unsupported"),
        (bytes(range(1, 32)) * 40 + b"\xff\xfe", "unsupported"),
        (packed("word/document.xml"), "unsupported"),
        (packed("xl/workbook.xml"), "broken"),
        (b"PK\x03\x04" + b"x" * 300, "broken"),
        (xlsx(ROWS)[:2000], "broken"),
        (compound_file("WordDocument", b"x" * 5000), "old_word"),
        (compound_file("Something", b"x" * 5000), "broken"),
        (compound_file("EncryptedPackage", b"x" * 5000), "password"),
        (b"\xff\xfeT\xd8x", "encoding"),
        (b'a,"b\n' + b"x" * 200_000, "cell_too_long"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_everything_is_bounded() -> None:
    few = Limits(file_size=20_000, unpacked_size=50_000, sheets=2, rows=3, columns=4, cell=10)
    cases = {
        "too_big": b"x," * 20_000,
        "unpacks_too_big": xlsx([["x" * 10_000]] * 40),
        "too_many_sheets": xlsx([["a"]], [["b"]], [["c"]]),
        "too_many_rows": xlsx([["a"]] * 4),
        "too_many_columns": b"a,b,c,d,e\n1,2,3,4,5\n",
    }
    for code, data in cases.items():
        assert refusal(data, few).code == code
    error = refusal(xlsx([["a"], ["b", "x" * 11]], titles=("Đơn vị",)), few)
    assert (error.code, error.details) == (
        "cell_too_long",
        {"limit": 10, "sheet": "Đơn vị", "row": 2, "column": "B"},
    )
    error = refusal(b"a\n\n\n\nb\n", few)
    assert (error.code, error.details["limit"]) == ("too_many_rows", 3)
    assert read_spreadsheet(b"a\n\n\n\n\n\n", "x.csv", few)[0].rows == [["a"]]


def test_a_cell_filled_far_away_ends_no_server() -> None:
    """The library would ask for half a terabyte, and abort the process that asks."""
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", "b"
    content = BytesIO()
    book.save(content)
    assert refusal(content.getvalue()).code == "unpacks_too_big"
