"""Small workbooks and truths for the corpus, the same bytes each time they are made."""

import datetime
import json
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

LISTS = Path(__file__).resolve().parents[1]
_DAY = datetime.datetime(2024, 1, 1)


def book(sheets: Mapping[str, Sequence[Sequence[object]]]) -> Workbook:
    """A workbook whose sheets hold these rows."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return made


def book_bytes(made: Workbook) -> bytes:
    """The file of a workbook, without the time at which it was written."""
    made.properties.created = made.properties.modified = _DAY
    written = BytesIO()
    made.save(written)
    fixed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(written.getvalue())) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = data.partition(b"<dcterms:modified")[0] + b"</cp:coreProperties>"
            target.writestr(zipfile.ZipInfo(entry.filename, _DAY.timetuple()[:6]), data)
    return fixed.getvalue()


def docx_bytes(*blocks: str) -> bytes:
    """A Word document of `paragraph`s and `table`s."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{"".join(blocks)}</w:body></w:document>'
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY.timetuple()[:6]), text)
    return made.getvalue()


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(rows: Sequence[Sequence[str]]) -> str:
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def keep(
    part: str,
    filename: str,
    data: bytes,
    note: str,
    rows: Sequence[Mapping[str, str | None]],
    **facts: Any,
) -> None:
    """Writes a file of the corpus and its truth; `facts` are more keys of the truth."""
    folder = LISTS / part
    folder.mkdir(exist_ok=True)
    (folder / filename).write_bytes(data)
    truth = {"file": filename, "note": note, **facts, "rows": list(rows)}
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / f"{filename}.expected.json").write_text(f"{text}\n", encoding="utf-8")
