"""Workbooks that office systems export in other makes: web pages, messages, Excel's XML of 2003."""

import pytest

from campaigns.reading.award_list.reader import LIMITS
from campaigns.reading.files.spreadsheet_messages import spreadsheet_message
from campaigns.reading.files.spreadsheets import Note, Sheet, SpreadsheetError, read_document

pytestmark = pytest.mark.any_database

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><style><!--
.xl65 {mso-style-parent:style0; text-decoration:line-through;}
.f7 {font-family:".VnTime", sans-serif;} --></style></head><body><div>SỞ TƯ PHÁP</div>
<p>DANH SÁCH<br>khen thưởng</p><table border=0><col><col span=3><col style='display:none'>
<tr><th rowspan=2>TT<th rowspan=2>Họ và tên<th colspan=2>Công tác<th rowspan=2>Ngày
<tr><th>Chức vụ<th>Đơn vị
<tr><td>1<td>Lê Thị&nbsp;Hoa<td class="xl65">Kế toán</td><td>Sở<br>Tư pháp<td>mật
<tr style="display:none"><td>2<td>Lê Thị Mai<td>Kế toán<td>Sở
<tr><td>3<td><s>Lê Văn</s> An<td><font face=".VnTime">KÕ to¸n</font><td class=f7>Së T­ ph¸p
<tr height=0 style='display:none'><td></td></tr></table>
<p>Danh sách gồm 3 người</p></body></html>"""

BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
<Styles><Style ss:ID="Default"><Font ss:FontName="Times New Roman"/></Style>
<Style ss:ID="s1"><NumberFormat ss:Format="0&quot;/QĐ-STP&quot;"/></Style>
<Style ss:ID="s2"><Font ss:FontName=".VnTime" ss:StrikeThrough="1"/></Style></Styles>
<Worksheet ss:Name="DS"><Table><Column/><Column ss:Index="5" ss:Hidden="1"/>
<Row ss:Index="2"><Cell ss:MergeAcross="2"><Data ss:Type="String">DANH SÁCH</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data><Comment><Data>x</Data></Comment></Cell>
<Cell ss:Index="3" ss:StyleID="s1"><Data
 ss:Type="Number">12</Data></Cell><Cell><Data
 ss:Type="DateTime">2022-03-05T00:00:00.000</Data></Cell><Cell><Data
 ss:Type="String">mật</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">ẩn</Data></Cell></Row>
<Row><Cell ss:StyleID="s2"><Data ss:Type="String">Së T­ ph¸p</Data></Cell><Cell><ss:Data
 ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">Lê <S>Văn</S> <Font html:Face=".VnTime"
 >ThÞ</Font></ss:Data></Cell><Cell ss:Formula="=1+1"/></Row></Table></Worksheet>
<Worksheet ss:Name="Nháp"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>
</WorksheetOptions></Worksheet></Workbook>"""

MESSAGE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="----=_x"

------=_x
Content-Location: file:///C:/x/ds.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"

<html><head><xml><x:Name>Danh s=C3=A1ch</x:Name></xml></head></html>

------=_x
Content-Location: file:///C:/x/sheet001.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"

<html><meta charset=3D"utf-8"><table><tr><td>L=C3=AA Th=E1=BB=8B Hoa</td></tr></table></html>

------=_x--
"""


def opened(data: bytes) -> list[Sheet]:
    return read_document(data, "danh sách.xls", LIMITS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_is_read_as_excel_opens_it(encoding: str) -> None:
    (sheet,) = opened(PAGE.encode(encoding))
    assert sheet.name == "danh sách"
    assert sheet.rows == [
        ["SỞ TƯ PHÁP"],
        ["DANH SÁCH"],
        ["khen thưởng"],
        ["TT", "Họ và tên", "Công tác"],
        ["", "", "Chức vụ", "Đơn vị"],
        ["1", "Lê Thị Hoa", "Kế toán", "Sở\nTư pháp"],
        ["2", "Lê Thị Mai", "Kế toán", "Sở"],
        ["3", "Lê Văn An", "Kế toán", "Sở Tư pháp"],
        [],
        ["Danh sách gồm 3 người"],
    ]
    assert sheet.merged == [[3, 0, 4, 0], [3, 1, 4, 1], [3, 2, 3, 3], [3, 4, 4, 4]]
    assert sheet.old_encodings == ["tcvn3"]
    assert sheet.notes == [
        Note(3, 4, "hidden_column", "Ngày"),
        Note(5, 2, "struck", "Kế toán"),
        Note(5, 4, "hidden_column", "mật"),
        Note(7, 1, "struck", "Lê Văn"),
        Note(6, -1, "hidden_row"),
    ]


def test_a_table_within_a_cell_has_rows_of_its_own() -> None:
    inner = "<table><tr><td>1<td>Lê Thị Hoa</table>"
    (sheet,) = opened(f"<table><tr><td>Trên{inner}dưới<td>cạnh</table>".encode())
    assert sheet.rows == [["Trên"], ["1", "Lê Thị Hoa"], ["dưới"], ["cạnh"]]


@pytest.mark.parametrize(
    "text",
    [
        '<style>.a{}</style><table border="1"><tr><th>STT</th></tr></table>',
        "<div><table><tr><td>STT</td></tr></table></div>",
        "\n<!-- made by an office system --><table>STT</table>",
        "<TABLE><TR><TD>STT",
    ],
)
def test_pages_begin_in_many_ways(text: str) -> None:
    assert [sheet.rows for sheet in opened(text.encode())] == [[["STT"]]]


def test_lines_beside_a_table_in_a_cell_stay_lines() -> None:
    inner = "<table><tr><td>1<td>Lê Thị Hoa</table>"
    (sheet,) = opened(f"<table><tr><td>{inner}<b>DANH SÁCH</b><br>(Kèm theo)</table>".encode())
    assert sheet.rows == [["1", "Lê Thị Hoa"], ["DANH SÁCH"], ["(Kèm theo)"]]


def test_a_page_packed_as_a_message() -> None:
    (sheet,) = opened(MESSAGE.encode())
    assert (sheet.name, sheet.rows) == ("Danh sách", [["Lê Thị Hoa"]])


def test_a_workbook_in_xml_of_2003() -> None:
    sheet, draft = opened(BOOK.encode())
    assert sheet.rows == [
        [],
        ["DANH SÁCH"],
        ["1", "", "12/QĐ-STP", "05/03/2022"],
        ["ẩn"],
        ["Sở Tư pháp", "Lê Văn Thị"],
    ]
    assert sheet.merged == [[1, 0, 1, 2]]
    assert sheet.notes == [
        Note(2, 4, "hidden_column", "mật"),
        Note(4, 0, "struck", "Sở Tư pháp"),
        Note(4, 1, "struck", "Văn"),
        Note(4, 2, "no_value"),
        Note(3, -1, "hidden_row"),
    ]
    assert (draft.name, draft.hidden) == ("Nháp", True)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body><p>no table</p></body></html>", "unsupported"),
        (b"<table>" + b"<tr><td>" * 3 + b"<div>" * 400 + b"x", "unpacks_too_big"),
        (b"<html><table><tr><td> </td></tr></table></html>", "empty"),
        (BOOK[:300].encode(), "broken"),
        (BOOK.replace("<Workbook", "<!DOCTYPE a [<!ENTITY b 'c'>]><Workbook").encode(), "broken"),
        (("<table>" + "<tr><td>x" * 25_100).encode(), "too_many_rows"),
    ],
)
def test_other_makes_are_bounded(data: bytes, code: str) -> None:
    with pytest.raises(SpreadsheetError) as caught:
        opened(data)
    assert caught.value.code == code


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"{\\rtf1 x}", b"\x89PNG\r\n\x1a\n"])
def test_a_refusal_says_what_to_do_with_what_it_is(data: bytes) -> None:
    with pytest.raises(SpreadsheetError) as caught:
        opened(data)
    assert caught.value.details["make"] in ("pdf", "rtf", "picture")
    assert "Word" in spreadsheet_message(caught.value)
