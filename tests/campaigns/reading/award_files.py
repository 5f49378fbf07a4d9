"""Award lists as offices send them, made on the spot: Excel with merged cells and fonts, Word."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Font

from campaigns.reading.award_list.results import Reading

Cells = Sequence[Sequence[object]]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def sheet_file(
    *sheets: Cells,
    titles: tuple[str, ...] = (),
    merged: tuple[str, ...] = (),
    font: str = "",
    errors: tuple[str, ...] = (),
) -> bytes:
    """An .xlsx; `merged` ranges, `font` (of all cells) and `errors` are the first sheet's."""
    book = Workbook()
    book.remove(book.active)
    for index, rows in enumerate(sheets):
        sheet = book.create_sheet(titles[index] if titles else f"Trang {index + 1}")
        for row in rows:
            sheet.append(list(row))
        if index:
            continue
        for cells in merged:
            sheet.merge_cells(cells)
        for place in errors:
            sheet[place].data_type = "e"
        for cell in (cell for line in sheet.iter_rows() for cell in line if font):
            cell.font = Font(name=font)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def shared_strings_file(strings: list[str], rows: list[list[int]]) -> bytes:
    """An .xlsx as Excel itself writes it: cells point to strings, each given as its XML."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def relations(*targets: tuple[str, str]) -> str:
        made = (
            f'<Relationship Id="r{number}" Type="{office}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets)
        )
        return f"<Relationships {package}>{''.join(made)}</Relationships>"

    cells = "".join(
        f'<row r="{r}">'
        + "".join(f'<c r="{"ABCD"[c]}{r}" t="s"><v>{n}</v></c>' for c, n in enumerate(row))
        + "</row>"
        for r, row in enumerate(rows, start=1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kinds}.{kind}+xml"/>'
        for part, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("sharedStrings", "sharedStrings"),
        )
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    book = f'<sheets><sheet name="DS" sheetId="1" r:id="r0" xmlns:r="{office}"/></sheets>'
    sheet, shared = ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
    items = "".join(f"<si>{text}</si>" for text in strings)
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}">'
            f'<Default Extension="rels" ContentType="{rels}"/>{overrides}</Types>',
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f"<workbook {main}>{book}</workbook>",
            "xl/_rels/workbook.xml.rels": relations(sheet, shared),
            "xl/worksheets/sheet1.xml": f"<worksheet {main}>"
            f"<sheetData>{cells}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst {main}>{items}</sst>",
        }
    )


def word_file(*blocks: str | Cells, font: str = "", styles: str = "") -> bytes:
    """A .docx: paragraphs are texts, tables are rows of cells.

    A cell is a text, None for one merged with the cell above, or (text, columns) for a wide one.
    """
    body = "".join(
        _paragraph(block, font) if isinstance(block, str) else _table(block, font)
        for block in blocks
    )
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "[Content_Types].xml": "<Types/>",
    }
    if styles:
        parts["word/styles.xml"] = f'<w:styles xmlns:w="{_W}">{styles}</w:styles>'
    return packed(parts)


def values(reading: Reading, *names: str) -> list[tuple[str, ...]]:
    """Some fields of each row that was read."""
    return [tuple(getattr(row, name) for name in names) for row in reading.rows]


def packed(parts: dict[str, str]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def _paragraph(text: str, font: str, properties: str = "") -> str:
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    runs = "<w:r><w:br/></w:r>".join(
        f'<w:r>{look}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>'
        for line in text.split("\n")
    )
    return f"<w:p>{properties}{runs}</w:p>"


def _table(rows: Cells, font: str) -> str:
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            below = rows[number + 1] if number + 1 < len(rows) else []
            is_above_merged = place < len(below) and below[place] is None
            text, width = cell if isinstance(cell, tuple) else (cell, 1)
            merge = '<w:vMerge w:val="restart"/>' if is_above_merged else ""
            merge = "<w:vMerge/>" if text is None else merge
            look = f'<w:tcPr><w:gridSpan w:val="{width}"/>{merge}</w:tcPr>'
            cells.append(f"<w:tc>{look}{_paragraph(str(text or ''), font)}</w:tc>")
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(lines)}</w:tbl>"
