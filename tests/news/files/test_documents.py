"""Documents are told by what is in them; programs, web pages and macros stay outside."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError

from news.files.documents import check_document, check_end
from portal.demo.files import make_docx, make_pdf, make_xlsx

pytestmark = pytest.mark.any_database

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORD_97 = OLE + "WordDocument".encode("utf-16-le") + b"\0\0"
EXCEL_97 = OLE + "Workbook".encode("utf-16-le") + b"\0\0"
DOCX, XLSX, PDF = make_docx("Kế hoạch"), make_xlsx("Danh sách"), make_pdf("Quyết định", ["Điều 1"])


def archive(**parts: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return content.getvalue()


def with_part(office_file: bytes, name: str) -> bytes:
    content = BytesIO(office_file)
    with ZipFile(content, "a") as made:
        made.writestr(name, "x")
    return content.getvalue()


def word_with_macros() -> bytes:
    content_types = (
        '<Types><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    return archive(**{"[Content_Types].xml": content_types})


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        check_document(BytesIO(content), name)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("257-QĐ-UBND.pdf", PDF),
        ("ke-hoach.docx", DOCX),
        ("danh-sach.XLSX", XLSX),
        ("ke-hoach.doc", WORD_97),
        ("danh-sach.xls", EXCEL_97),
        ("ke-hoach.odt", archive(mimetype="application/vnd.oasis.opendocument.text")),
        ("ke-hoach.rtf", b"{\\rtf1 Xin ch\\u224?o}"),
        ("ghi-chu.txt", "Ghi chú".encode()),
        ("danh-sach.csv", "﻿Họ và tên;Đơn vị\n".encode()),
        ("danh-sach.csv", "Họ và tên\tĐơn vị\n".encode("utf-16")),
    ],
)
def test_documents_of_an_office_are_accepted(name: str, content: bytes) -> None:
    check_document(BytesIO(content), name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cai-dat.exe", b"MZ\x90\0\x03"),
        ("van-ban.pdf", b"MZ\x90\0\x03"),
        ("trang.html", b"<!doctype html><script>alert(1)</script>"),
        ("trang.txt", b"  <HTML><script>alert(1)</script>"),
        ("hinh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("hinh.txt", b"<svg onload='alert(1)'>"),
        ("tep.zip", archive(**{"a.exe": "MZ"})),
        ("ke-hoach.docx", b"PK\x03\x04 hong"),
        ("rong.txt", b""),
        ("lenh.bat", b"del *.*"),
        ("khong-ten", PDF),
    ],
)
def test_what_is_no_document_is_refused_naming_what_is_accepted(name: str, content: bytes) -> None:
    said = refusal(name, content)
    assert name in said
    assert "PDF, DOCX" in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ke-hoach.docx", DOCX[: len(DOCX) // 2]),
        ("danh-sach.xlsx", b"PK\x03\x04 hong"),
        ("ke-hoach.doc", b"\xd0\xcf\x11\xe0 hong"),
    ],
)
def test_a_damaged_file_is_told_to_be_damaged(name: str, content: bytes) -> None:
    said = refusal(name, content)
    assert f"“{name}”" in said
    assert "bị hỏng" in said


@pytest.mark.parametrize("content", [PDF, PDF + b"\0" * 4000])
def test_a_whole_pdf_passes_and_stays_at_its_beginning(content: bytes) -> None:
    file = BytesIO(content)
    check_end(file, "quyet-dinh.pdf")
    assert file.tell() == 0
    with pytest.raises(ValidationError):
        check_end(BytesIO(content[:300]), "quyet-dinh.pdf")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ke-hoach.docm", word_with_macros()),
        ("ke-hoach.docx", word_with_macros()),
        ("ke-hoach.docx", with_part(DOCX, "word/vbaProject.bin")),
        ("danh-sach.xlsx", with_part(XLSX, "xl/macrosheets/sheet1.xml")),
        ("ke-hoach.doc", WORD_97 + "_VBA_PROJECT".encode("utf-16-le") + b"\0\0"),
        (
            "ke-hoach.odt",
            archive(
                mimetype="application/vnd.oasis.opendocument.text",
                **{"Basic/Standard/script-lc.xml": ""},
            ),
        ),
        ("ke-hoach.rtf", b"{\\rtf1{\\object\\objdata 0105}}"),
    ],
)
def test_macros_are_refused_saying_what_to_do(name: str, content: bytes) -> None:
    said = refusal(name, content)
    assert (name in said, "macro" in said, "PDF" in said) == (True, True, True)


def test_a_name_must_fit_what_is_in_the_file() -> None:
    assert "loại PDF" in refusal("ke-hoach.docx", PDF)
