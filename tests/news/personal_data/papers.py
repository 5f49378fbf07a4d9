"""Documents as offices send them, as small as they can be."""

import zipfile
from io import BytesIO

import openpyxl

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def word(*pages: str, comment: str = "", deleted: str = "") -> bytes:
    """A Word document of these pages; `deleted` is what a tracked change took out of the last."""
    parts = []
    for number, text in enumerate(pages):
        # A program splits a paragraph into runs wherever its look changes.
        runs = f"<w:r><w:t>{text[:7]}</w:t></w:r><w:r><w:t>{text[7:]}</w:t></w:r>"
        parts.append(('<w:r><w:br w:type="page"/></w:r>' if number else "") + runs)
    parts[-1] += f"<w:del><w:r><w:delText>{deleted}</w:delText></w:r></w:del>"
    body = "".join(f"<w:p>{part}</w:p>" for part in parts)
    note = f"<w:p><w:r><w:t>{comment}</w:t></w:r></w:p>"
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        )
        if comment:
            archive.writestr(
                "word/comments.xml",
                f'<w:comments xmlns:w="{_WORD}"><w:comment>{note}</w:comment></w:comments>',
            )
    return content.getvalue()


def workbook(**sheets: list[list[object]]) -> bytes:
    """A workbook whose second and further sheets are hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if number else "visible"
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def pdf(*pages: str) -> bytes:
    """A PDF of these pages, in letters without marks."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, text in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            f"<< /Font << /F1 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    content, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(content)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer\n"
    content += f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return content.encode()
