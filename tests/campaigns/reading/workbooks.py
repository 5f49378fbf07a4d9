"""Files as offices send them, made on the spot: xlsx, old Excel, OpenDocument, Windows text."""

import struct
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook

Cells = list[list[object]]
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xlsx(*sheets: Cells, titles: tuple[str, ...] = (), hidden: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for index, rows in enumerate(sheets):
        sheet = book.create_sheet(titles[index] if titles else f"Trang {index + 1}")
        for row in rows:
            sheet.append(row)
        if sheet.title in hidden:
            sheet.sheet_state = "hidden"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def ods(rows: Cells) -> bytes:
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f'<office:spreadsheet><table:table table:name="Bảng1">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{space}">{entry}</manifest:manifest>',
        )
    return packed.getvalue()


@dataclass(frozen=True)
class Look:
    """How a cell of an .xls looks."""

    font: str = "Arial"
    struck: bool = False
    format: str = ""


def xls(
    rows: Cells,
    sheet: str = "Sheet1",
    looks: Mapping[tuple[int, int], Look] | None = None,
    hidden_rows: tuple[int, ...] = (),
    hidden_columns: tuple[int, ...] = (),
    hidden: bool = False,
) -> bytes:
    """A workbook of Excel 97: BIFF records in a compound file; places count from 0."""
    looks = looks or {}
    styles = [Look(), *dict.fromkeys(looks.values())]
    cells = b"".join(
        _cell(r, c, value, styles.index(looks.get((r, c), Look())))
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value != ""
    )
    lines = b"".join(
        _record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20 | 0xF0100))
        for row in hidden_rows
    )
    columns = b"".join(
        _record(0x007D, struct.pack("<HHHHHH", column, column, 2000, 0, 1, 0))
        for column in hidden_columns
    )
    start_of_book = _beginning(0x0005) + _record(0x0042, struct.pack("<H", 1200))
    if looks:
        start_of_book += _styles(styles)
    name = _text(sheet, "<B")
    start = len(start_of_book) + 4 + 6 + len(name) + 4
    bound = _record(0x0085, struct.pack("<IBB", start, int(hidden), 0) + name)
    book = start_of_book + bound + _record(0x000A)
    book += _beginning(0x0010) + columns + lines + cells + _record(0x000A)
    return compound_file("Workbook", book)


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(value: str, length: str) -> bytes:
    return struct.pack(length, len(value)) + b"\x01" + value.encode("utf-16-le")


def _cell(row: int, column: int, value: object, style: int) -> bytes:
    place = struct.pack("<HHH", row, column, style)
    if isinstance(value, float):
        return _record(0x0203, place + struct.pack("<d", value))
    return _record(0x0204, place + _text(str(value), "<H"))


def _styles(styles: list[Look]) -> bytes:
    """Fonts, number formats and cell styles, each look with its own; no font has the number 4."""
    fonts = formats = xfs = b""
    for index, look in enumerate(styles):
        head = struct.pack("<HHHHHBBBx", 260, 8 * look.struck, 0x7FFF, 400, 0, 0, 0, 0)
        fonts += _record(0x0031, head + _text(look.font, "<B"))
        if look.format:
            formats += _record(0x041E, struct.pack("<H", 164 + index) + _text(look.format, "<H"))
        number = index + (index > 3), 164 + index if look.format else 0
        xfs += _record(0x00E0, struct.pack("<HHH14x", *number, 0))
    return fonts + formats + xfs


def _beginning(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def compound_file(name: str, stream: bytes) -> bytes:
    """One stream in the container that Office used before 2007, and still uses for passwords."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % 512)
    count = len(stream) // 512
    fat = [_FAT, _END, *range(3, 2 + count), _END]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, 1, 0, 4096, _END, 0, _END, 0, 0,
    )  # fmt: skip
    header += struct.pack("<I", _FREE) * 108
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")

    def entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
        encoded = title.encode("utf-16-le") + b"\0\0"
        links = (kind, 1, _FREE, _FREE, child)
        return struct.pack(
            "<64sHBBIII16sIQQIQ", encoded, len(encoded), *links, b"", 0, 0, 0, first, size
        )

    folder = entry("Root Entry", 5, 1, _END, 0) + entry(name, 2, _FREE, 2, len(stream))
    return header + table + folder.ljust(512, b"\0") + stream


def windows_1258(text: str) -> bytes:
    """As Windows wrote Vietnamese before Unicode: the tone mark behind its vowel."""
    written = b""
    for char in unicodedata.normalize("NFC", text):
        letter, *marks = unicodedata.normalize("NFD", char)
        shape = "".join(mark for mark in marks if mark in "\u0302\u0306\u031b")
        tone = "".join(mark for mark in marks if mark not in shape)
        written += (unicodedata.normalize("NFC", letter + shape) + tone).encode("cp1258")
    return written
