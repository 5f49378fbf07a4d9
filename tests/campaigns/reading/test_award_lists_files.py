"""Award lists in Word, in encodings from before Unicode, and in files that mean harm."""

import zipfile
from io import BytesIO

import pytest

from campaigns.reading.award_list.reader import read_award_list
from campaigns.reading.award_list.results import Decision, Mapping
from campaigns.reading.files.old_encodings import decoded, encoding_of_font, encoding_of_text
from campaigns.reading.files.spreadsheets import Limits, SpreadsheetError, read_document
from tests.campaigns.reading.award_files import (
    packed,
    shared_strings_file,
    sheet_file,
    values,
    word_file,
)
from tests.campaigns.reading.workbooks import compound_file, windows_1258, xls

pytestmark = pytest.mark.any_database

TCVN3 = [
    ["STT", "Hä vµ tªn", "Chøc vô", "§¬n vÞ", "Danh hiÖu"],
    ["1", "NguyÔn V¨n §øc", "Phã Gi¸m ®èc", "Së T­ ph¸p", "Lao ®éng tiªn tiÕn"],
]
VNI = [
    ["STT", "Hoï vaø teân", "Chöùc vuï", "Ñôn vò", "Danh hieäu"],
    ["1", "Nguyeãn Vaên Ñöùc", "Phoù Giaùm ñoác", "Sôû Tö phaùp", "Lao ñoäng tieân tieán"],
]
UNICODE = [
    ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu"],
    ["1", "Nguyễn Văn Đức", "Phó Giám đốc", "Sở Tư pháp", "Lao động tiên tiến"],
]
DUC = ("Nguyễn Văn Đức", "Phó Giám đốc", "Sở Tư pháp", "Lao động tiên tiến")


def as_text(rows: list[list[str]], encoding: str) -> bytes:
    return "".join(";".join(row) + "\r\n" for row in rows).encode(encoding)


@pytest.mark.parametrize(
    ("data", "encoding", "is_guessed"),
    [
        (as_text(UNICODE, "utf-8"), "unicode", False),
        (as_text(UNICODE, "utf-8-sig"), "unicode", False),
        (as_text(UNICODE, "utf-16"), "unicode", False),
        (windows_1258(as_text(UNICODE, "utf-8").decode()), "unicode", False),
        (as_text(TCVN3, "latin-1"), "tcvn3", True),
        (as_text(TCVN3, "utf-8"), "tcvn3", True),
        (as_text(VNI, "cp1252"), "vni", True),
        (xls(TCVN3), "tcvn3", True),
        (sheet_file(TCVN3), "tcvn3", True),
        (sheet_file(VNI), "vni", True),
        (sheet_file(TCVN3, font=".VnTime"), "tcvn3", False),
        (sheet_file(TCVN3, font=".VnTimeH"), "tcvn3", False),
        (sheet_file(VNI, font="VNI-Times"), "vni", False),
        (sheet_file(UNICODE, font=".VnTime"), "unicode", False),
        (word_file(TCVN3, font=".VnTime"), "tcvn3", False),
        (word_file(VNI, font="VNI-Times"), "vni", False),
        (word_file(TCVN3), "tcvn3", True),
        (word_file(UNICODE, font=".VnTime"), "unicode", False),
    ],
)
def test_every_encoding_gives_the_same_person(data: bytes, encoding: str, is_guessed: bool) -> None:
    reading = read_award_list(data, "x.csv")
    assert values(reading, "name", "position", "unit", "award") == [DUC]
    assert reading.encoding == encoding
    assert [issue.code for issue in reading.issues] == ["encoding_guessed"] * is_guessed


def test_the_officer_may_say_which_encoding_it_is() -> None:
    short = [["Hä vµ tªn", "Danh hiÖu"], ["Lª Hµ", "L§TT"]]
    data = as_text(short, "latin-1")
    reading = read_award_list(data, "x.csv", Mapping(encoding="tcvn3"))
    assert values(reading, "name", "award") == [("Lê Hà", "LĐTT")]
    assert reading.issues == []
    with_unicode = read_award_list(as_text(TCVN3, "utf-8"), "x.csv", Mapping(encoding="unicode"))
    assert with_unicode.rows == []


def test_fonts_of_single_words_and_unicode_in_an_old_font() -> None:
    old = '<r><rPr><rFont val=".VnTime"/></rPr><t xml:space="preserve">{}</t></r>'
    strings = [
        "<t>Họ và tên</t>",
        "<t>Danh hiệu</t>",
        f"<r><t>Bà </t></r>{old.format('NguyÔn ThÞ §øc')}",
        "<t>LĐTT</t>",
        f"{old.format('Lê Hà')}{old.format(' Nguyễn')}",
    ]
    reading = read_award_list(shared_strings_file(strings, [[0, 1], [2, 3], [4, 3]]))
    assert values(reading, "name", "award") == [
        ("Nguyễn Thị Đức", "LĐTT"),
        ("Lê Hà Nguyễn", "LĐTT"),
    ]


def test_the_font_of_a_word_style_counts() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:basedOn w:val="Base"/>'
        '</w:style><w:style w:styleId="Base"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
    )
    assert values(read_award_list(word_file(TCVN3, styles=styles)), "name") == [(DUC[0],)]


def test_old_letters() -> None:
    assert decoded("TrÇn ThÞ H­¬ng, ¤ng, ¡n, ¥n", "tcvn3") == "Trần Thị Hương, Ông, Ăn, Ơn"
    assert decoded("NGUYEÃN THÒ HÖÔØNG, Ñöùc", "vni") == "NGUYỄN THỊ HƯỜNG, Đức"
    assert encoding_of_font(".VnArial NarrowH") == ("tcvn3", True)
    assert encoding_of_font("Vnidesign") == ("", False)
    assert encoding_of_text(["Zoë Müller, São Paulo", "Điều này là Unicode"]) == ""


def test_a_word_list_with_sections_merged_cells_and_a_count() -> None:
    table = [
        ["STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Hình thức khen thưởng"],
        [("I. TẬP THỂ", 4)],
        ["1", "Phòng Bổ trợ tư pháp", "", "Giấy khen của Giám đốc Sở"],
        ["2", "Thanh tra Sở", "", None],
        [("II. CÁ NHÂN", 4)],
        ["1", "Ông Lê Văn Minh", "Chuyên viên,\nVăn phòng Sở", "Lao động tiên tiến"],
        ["2", "Bà Trần Thị Lan", "Kế toán, Thanh tra Sở", None],
    ]
    data = word_file(
        "DANH SÁCH KHEN THƯỞNG",
        "(Kèm theo Quyết định số 12/QĐ-STP ngày 05/3/2022 của Giám đốc Sở Tư pháp)",
        table,
        "Danh sách gồm 02 tập thể và 02 cá nhân./.",
    )
    reading = read_award_list(data, "x.docx")
    assert values(reading, "kind", "name", "unit", "award", "sheet", "row") == [
        ("collective", "Phòng Bổ trợ tư pháp", "", "Giấy khen của Giám đốc Sở", "Bảng 1", 3),
        ("collective", "Thanh tra Sở", "", "Giấy khen của Giám đốc Sở", "Bảng 1", 4),
        ("individual", "Lê Văn Minh", "Văn phòng Sở", "Lao động tiên tiến", "Bảng 1", 6),
        ("individual", "Trần Thị Lan", "Thanh tra Sở", "Lao động tiên tiến", "Bảng 1", 7),
    ]
    assert (reading.declared_count, reading.issues) == (4, [])
    assert reading.decision == Decision("12/QĐ-STP", "2022-03-05")


def test_a_decision_with_its_letterhead_and_its_articles() -> None:
    reading = read_award_list(
        word_file(
            [["SỞ TƯ PHÁP\nSố: 215/QĐ-STP", "Vĩnh Phúc, ngày 20 tháng 12 năm 2021"]],
            "QUYẾT ĐỊNH",
            "Căn cứ Quyết định số 33/QĐ-STP ngày 26/02/2021 của Giám đốc Sở;",
            "Điều 1. Tặng Giấy khen của Giám đốc Sở cho 02 cá nhân đã có thành tích, gồm:",
            [["TT", "Họ và tên", "Đơn vị"], ["", "Lê Thị Hoa", "Sở"], ["", "Lê Thị Mai", "Sở"]],
            "Điều 2. Quyết định có hiệu lực kể từ ngày ký.",
            [["Nơi nhận:\n- Như Điều 3;", "GIÁM ĐỐC\n(Đã ký)\nPhạm Văn Ký"]],
        )
    )
    assert reading.decision == Decision("215/QĐ-STP", "2021-12-20")
    assert values(reading, "name", "award") == [
        ("Lê Thị Hoa", "Giấy khen của Giám đốc Sở"),
        ("Lê Thị Mai", "Giấy khen của Giám đốc Sở"),
    ]
    assert [issue.code for issue in reading.issues] == ["award_from_text"]


def test_a_section_stays_in_force_in_the_next_word_table() -> None:
    header = ["TT", "Họ và tên", "Đơn vị"]
    reading = read_award_list(
        word_file(
            "DANH SÁCH",
            "B. CHIẾN SĨ THI ĐUA CƠ SỞ",
            [header, ["1", "Lê Thị Hoa", "Sở"]],
            [["2", "Lê Thị Mai", "Sở"]],
            "C. Lao động tiên tiến",
            [header, ["1", "Lê Thị Cúc", "Sở"]],
        )
    )
    assert values(reading, "award", "sheet") == [
        ("Chiến sĩ thi đua cơ sở", "Bảng 1"),
        ("Chiến sĩ thi đua cơ sở", "Bảng 2"),
        ("Lao động tiên tiến", "Bảng 3"),
    ]


def test_words_that_were_deleted_are_not_read() -> None:
    text = "<w:del><w:r><w:delText>Cũ</w:delText></w:r></w:del>"
    text += "<w:ins><w:r><w:t>Hoa</w:t></w:r></w:ins>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cells = "".join(
        f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in ("Họ và tên", "Đơn vị")
    )
    body = f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:tc><w:p>{text}</w:p></w:tc></w:tr></w:tbl>"
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    (sheet,) = read_document(packed({"word/document.xml": document}))
    assert sheet.rows == [["Họ và tên", "Đơn vị"], ["Hoa"]]


def test_errors_of_formulas_have_their_places() -> None:
    rows = [["STT", "Họ và tên", "Đơn vị", "Danh hiệu"], [1, "#REF!", "Sở", "LĐTT"]]
    reading = read_award_list(sheet_file(rows, errors=("B2",)))
    assert [(i.code, i.row, i.column) for i in reading.issues] == [
        ("formula_error", 2, "B"),
        ("no_name", 2, "B"),
    ]


def bomb() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<x>" + b" " * 200_000_000)
    return content.getvalue()


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/passwd">]><x>&b;&c;</x>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"x" * 13_000_000, "too_big"),
        (bomb(), "unpacks_too_big"),
        (packed({"word/document.xml": ENTITIES}), "broken"),
        (packed({"word/document.xml": "<x>"}), "broken"),
        (packed({"word/document.xml": "<x/>"}), "empty"),
        (packed({"ppt/presentation.xml": "<x/>"}), "unsupported"),
        (word_file(UNICODE)[:300], "broken"),
        (word_file([["x" * 200_000]]), "cell_too_long"),
        (word_file("x" * 200_000), "cell_too_long"),
        (word_file([[("rộng", 2_000_000)]]), "too_many_columns"),
        (word_file([["x"] * 101]), "too_many_columns"),
        (b"x," * 2_000_000 + b"x", "too_many_columns"),
        (compound_file("EncryptedPackage", b"x" * 5000), "password"),
        (compound_file("WordDocument", b"x" * 5000), "old_word"),
        (b"{\\rtf1 x}", "unsupported"),
        (b"%PDF-1.7", "unsupported"),
    ],
)
def test_hostile_files_are_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(SpreadsheetError) as caught:
        read_award_list(data, "danh sách.xlsx")
    assert caught.value.code == code


def test_a_word_table_of_too_many_rows() -> None:
    with pytest.raises(SpreadsheetError) as caught:
        read_document(word_file([["x"]] * 4), limits=Limits(rows=3))
    assert (caught.value.code, caught.value.details["sheet"]) == ("too_many_rows", "Bảng 1")


def test_a_wrong_ending_and_a_million_empty_rows_do_no_harm() -> None:
    assert values(read_award_list(sheet_file(UNICODE), "danh sách.csv"), "name") == [(DUC[0],)]
    data = as_text(UNICODE, "utf-8") + b";;;;\r\n" * 1_000_000
    assert values(read_award_list(data, "x.csv"), "name") == [(DUC[0],)]
