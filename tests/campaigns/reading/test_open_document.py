"""Spreadsheets of OpenDocument: hidden rows and sheets, struck-through text, old fonts, formats."""

import zipfile
from io import BytesIO

import pytest

from campaigns.reading.award_list.reader import LIMITS
from campaigns.reading.files.spreadsheets import Note, SpreadsheetError, read_document

pytestmark = pytest.mark.any_database

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "drawing")
)
STYLES = """<office:automatic-styles>
<style:style style:name="gone" style:family="table-cell"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="old" style:family="table-cell"><style:text-properties
 style:font-name=".VnTime"/></style:style>
<style:style style:name="off" style:family="text"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="tab" style:family="table"><style:table-properties table:display="false"/>
</style:style></office:automatic-styles>"""


def ods(tables: str) -> bytes:
    content = f"<office:document-content {SPACES}>{STYLES}<office:body><office:spreadsheet>"
    content += f"{tables}</office:spreadsheet></office:body></office:document-content>"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return packed.getvalue()


def row(*cells: str, look: str = "") -> str:
    return f"<table:table-row {look}>{''.join(cells)}</table:table-row>"


def cell(text: str, look: str = "") -> str:
    return f"<table:table-cell {look}><text:p>{text}</text:p></table:table-cell>"


def test_what_is_hidden_struck_or_old_is_told() -> None:
    gone, old = 'table:style-name="gone"', 'table:style-name="old"'
    table = (
        '<table:table table:name="DS"><table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse"/>'
        + row(cell("STT"), cell("Họ<text:s/>tên"), cell("Số"), cell("Ngày sinh"))
        + row(cell("1", gone), cell("Lê Hoa", gone))
        + row(cell("2"), cell("Lª Hµ", old), cell("mật"), cell("ẩn"))
        + row(cell("3"), cell("An"), look='table:visibility="filter"')
        + row(cell("4"), cell('Lê <text:span text:style-name="off">Văn</text:span> An'))
        + row("<table:table-cell/>", look='table:number-rows-repeated="1048000"')
        + row(cell("xa"))
        + "</table:table>"
        + f'<table:table table:name="Nháp" table:style-name="tab">{row(cell("x"))}</table:table>'
    )
    sheet, draft = read_document(ods(table), "x.ods", LIMITS)
    assert sheet.rows == [
        ["STT", "Họ tên", "Số"],
        ["1", "Lê Hoa"],
        ["2", "Lê Hà", "mật"],
        ["3", "An"],
        ["4", "Lê Văn An"],
    ]
    assert sheet.notes == [
        Note(0, 3, "hidden_column", "Ngày sinh"),
        Note(2, 3, "hidden_column", "ẩn"),
        Note(4, 1, "struck", "Văn"),
        Note(1_048_005, 0, "left_out", "xa"),
        Note(3, -1, "hidden_row"),
        Note(1, -1, "struck"),
    ]
    assert sheet.old_encodings == ["tcvn3"]
    assert (draft.name, draft.hidden) == ("Nháp", True)


def test_numbers_and_dates_come_by_their_values() -> None:
    number = 'office:value-type="float" office:value="{}"'
    table = row(
        cell("1.234.567", number.format(1234567)),
        cell("215/QĐ-STP", number.format(215)),
        cell("05", number.format(5)),
        cell("28/08/21", 'office:value-type="date" office:date-value="2021-08-28"'),
        cell("một<office:annotation><text:p>lời bàn</text:p></office:annotation>"),
        '<table:table-cell table:formula="of:=1"/>',
    )
    (sheet,) = read_document(ods(f'<table:table table:name="1">{table}</table:table>'), "x.ods")
    assert sheet.rows == [["1234567", "215/QĐ-STP", "05", "28/08/2021", "một"]]
    assert sheet.notes == [Note(0, 5, "no_value")]


def test_merged_cells_and_repeated_ones() -> None:
    spanned = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    table = row(cell("a", spanned), "<table:covered-table-cell/>", cell("b")) + row(
        "<table:covered-table-cell table:number-columns-repeated='2'/>",
        cell("c", 'table:number-columns-repeated="2"'),
    )
    (sheet,) = read_document(ods(f'<table:table table:name="1">{table}</table:table>'), "x.ods")
    assert sheet.rows == [["a", "", "b"], ["", "", "c", "c"]]
    assert sheet.merged == [[0, 0, 1, 1]]


def test_a_million_filled_rows_are_refused() -> None:
    table = row(cell("x"), look='table:number-rows-repeated="1048576"')
    with pytest.raises(SpreadsheetError) as caught:
        read_document(ods(f'<table:table table:name="1">{table}</table:table>'), "x.ods", LIMITS)
    assert caught.value.code == "too_many_rows"
