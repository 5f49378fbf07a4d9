"""OpenDocument spreadsheets for the corpus, the same bytes each time they are made."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
_STYLES = (
    '<style:style style:name="struck" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style><style:style style:name="gone" '
    'style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def open_document(tables: Mapping[str, str], hidden: Mapping[str, str] | None = None) -> bytes:
    """A spreadsheet of sheets, each the XML of its rows."""
    sheets = [_table(name, rows, "") for name, rows in tables.items()]
    sheets += [
        _table(name, rows, 'table:style-name="gone"') for name, rows in (hidden or {}).items()
    ]
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text)
    return packed.getvalue()


def row(*cells: str, look: str = "") -> str:
    return f"<table:table-row {look}>{''.join(cells)}</table:table-row>"


def cell(text: str, look: str = "") -> str:
    return f"<table:table-cell {look}><text:p>{escape(text)}</text:p></table:table-cell>"


def _table(name: str, rows: str, look: str) -> str:
    return f'<table:table table:name="{escape(name)}" {look}>{rows}</table:table>'
