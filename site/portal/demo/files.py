"""Small but real attachments for the demo, so that every download opens."""

import functools
import io
import re
import unicodedata
import zipfile
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from PIL import Image, ImageDraw, ImageFont

# Looked for by name in the system's own font places; all of them carry Vietnamese.
FONTS = (
    ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    ("NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"),
    ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
)
PLAIN = str.maketrans("Đđ–—−“”‘’…•", "Dd---\"\"''.-")
RESOLUTION = 200  # dots an inch
A4 = (1654, 2339)
MARGIN = 200
# A zip file's own earliest date: the same input gives the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


def make_pdf(title: str, lines: list[str]) -> bytes:
    """Return a PDF of one A4 page; what does not fit on it is left out.

    The text is drawn as a picture, without its marks where the system has no font with Vietnamese
    letters.
    """
    page = Image.new("L", A4, 255)
    draw = ImageDraw.Draw(page)
    width, middle, y = A4[0] - 2 * MARGIN, A4[0] / 2, MARGIN
    heading, font = _font(54, bold=True), _font(36)
    for row in _wrap(title, heading, width):
        draw.text((middle, y), row, 0, heading, anchor="ma")
        y += 78
    draw.line([(middle - 150, y + 18), (middle + 150, y + 18)], 0, 4)
    y += 84
    for paragraph in lines:
        for row in _wrap(paragraph, font, width):
            if y <= A4[1] - MARGIN - 56:
                draw.text((MARGIN, y), row, 0, font)
            y += 56
        y += 20
    data = io.BytesIO()
    # Black and white only, which a PDF packs to a few kilobytes.
    page.point([0] * 140 + [255] * 116, "1").save(data, "PDF", resolution=RESOLUTION, title=title)
    return data.getvalue()


def make_xlsx(title: str) -> bytes:
    """Return a workbook of one sheet: the title, then a table with one row."""
    book = Workbook()
    sheet = book.active
    sheet.title = re.sub(r"[][:*?/\\]", " ", title)[:31]
    for row in ([title], [], ["TT", "Nội dung"], [1, title]):
        sheet.append(row)
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[3]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="7A1316")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.column_dimensions["A"].width = 8
    sheet.column_dimensions["B"].width = min(60, len(title) + 2)
    sheet.freeze_panes = "A4"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def make_docx(title: str) -> bytes:
    """Return a text document with the fewest parts that word processors accept."""
    text = f'<w:t xml:space="preserve">{escape(title)}</w:t>'
    heading = (
        '<w:p><w:pPr><w:jc w:val="center"/><w:spacing w:after="240"/></w:pPr>'
        f'<w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>{text}</w:r></w:p>'
    )
    body = (
        '<w:p><w:pPr><w:jc w:val="both"/><w:spacing w:after="120" w:line="320"'
        f' w:lineRule="auto"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr>{text}</w:r></w:p>'
    )
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"'
        ' w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{package}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{word}"><w:body>{heading}{body}{section}</w:body></w:document>'
        ),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, start + content)
    return data.getvalue()


@functools.cache
def _font(size, bold=False):
    for names in FONTS:
        try:
            return ImageFont.truetype(names[bold], size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def _readable(text, font):
    """Return the text as the font can show it: Pillow's own font knows only ASCII for sure."""
    text = unicodedata.normalize("NFC", text)
    if isinstance(font.path, str):  # a font of the system; Pillow's own comes from memory
        return text
    bare = unicodedata.normalize("NFD", text.translate(PLAIN))
    return bare.encode("ascii", "ignore").decode()


def _wrap(text, font, width):
    rows = [""]
    for word in _readable(text, font).split():
        longer = f"{rows[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows
