"""Word documents piece by piece, as XML: what officers' programs write and libraries do not."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_WHEN = 'w:id="1" w:author="a" w:date="2024-01-02T00:00:00Z"'
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def run(text: str, look: str = "") -> str:
    """`look` holds run properties, such as "<w:strike/>"; tabs and line breaks become Word's."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    inner = escape(text).replace("\t", f"{_END}<w:tab/>{_BEGIN}")
    inner = inner.replace("\n", f"{_END}<w:br/>{_BEGIN}")
    return f"<w:r>{properties}{_BEGIN}{inner}{_END}</w:r>"


_BEGIN, _END = '<w:t xml:space="preserve">', "</w:t>"


def deleted(text: str) -> str:
    """Runs deleted while changes are tracked."""
    return f"<w:del {_WHEN}><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>"


def inserted(text: str) -> str:
    return f"<w:ins {_WHEN}>{run(text)}</w:ins>"


def struck(text: str) -> str:
    return run(text, "<w:strike/>")


def hidden(text: str) -> str:
    return run(text, "<w:vanish/>")


def raised(text: str) -> str:
    return run(text, '<w:vertAlign w:val="superscript"/>')


def p(content: str = "", *, listed: tuple[int, int] | None = None, ends_deleted: bool = False,
      style: str = "") -> str:  # fmt: skip
    """A paragraph of runs, or of plain text; `listed`: the list and level that Word numbers."""
    inner = content if content.startswith(("<w:", "<mc:")) else run(content)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        properties += (
            f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
        )
    if ends_deleted:
        properties += f"<w:rPr><w:del {_WHEN}/></w:rPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if content else ''}</w:p>"


def cell(content: str, span: int = 1) -> str:
    """A cell of paragraphs and tables, or of plain text."""
    inner = content if content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(content)
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{inner}</w:tc>'


def row(*cells: str, look: str = "") -> str:
    """A row; `look` holds row properties. Texts become cells."""
    made = "".join(text if text.startswith(("<w:tc>", "<w:sdt>")) else cell(text) for text in cells)
    return f"<w:tr>{f'<w:trPr>{look}</w:trPr>' if look else ''}{made}</w:tr>"


def deleted_row(*cells: str) -> str:
    return row(*(p(deleted(text)) for text in cells), look=f"<w:del {_WHEN}/>")


def table(*rows: str | tuple[str, ...] | list[str]) -> str:
    made = "".join(line if isinstance(line, str) else row(*line) for line in rows)
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


def control(content: str, placeholder: bool = False) -> str:
    """A content control around runs, paragraphs, cells or rows."""
    shows = "<w:showingPlcHdr/>" if placeholder else ""
    return f"<w:sdt><w:sdtPr>{shows}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def text_box(*blocks: str) -> str:
    """A run with a text box, written twice as Word does: for itself, and for old programs."""
    content = "".join(block if block.startswith("<w:") else p(block) for block in blocks)
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def numbering(*lists: tuple[tuple[str, str], ...]) -> str:
    """Lists 1, 2, … of levels, each (kind, text): (("decimal", "%1."), ("lowerLetter", "%2)"))."""
    made = []
    for place, levels in enumerate(lists, start=1):
        inner = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for level, (kind, text) in enumerate(levels)
        )
        made.append(f'<w:abstractNum w:abstractNumId="{place}0">{inner}</w:abstractNum>')
    for place in range(1, len(lists) + 1):
        made.append(f'<w:num w:numId="{place}"><w:abstractNumId w:val="{place}0"/></w:num>')
    return f"<w:numbering {_SPACES}>{''.join(made)}</w:numbering>"


def document(
    *blocks: str, lists: str = "", styles: str = "", beside: dict[str, str] | None = None
) -> bytes:
    """A .docx; plain texts become paragraphs. The same blocks make the same bytes each time."""
    body = "".join(block if block.startswith("<w:") else p(block) for block in blocks)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
    }
    if lists:
        parts["word/numbering.xml"] = lists
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_SPACES}>{styles}</w:styles>"
    parts |= beside or {}
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
