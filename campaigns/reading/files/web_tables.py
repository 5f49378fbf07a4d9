"""Workbooks that are web pages: the ".xls" of office systems, Excel's "single file web page".

A page is read as Excel would open it: the texts between tables and the rows of tables, from top to
bottom, in one sheet. Runs in the child process of `spreadsheets`.
"""

import email
import email.policy
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from .old_encodings import FontDecoder, TwoReadings
from .sheets import Limits, Sheet, SheetBuilder, SpreadsheetError, sheets_of
from .text_files import decoded_text

_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_STYLE_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
_SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all")
_STRUCK = re.compile(r"line-through")
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)")
_STRIKES = {"s", "strike", "del"}
_BLOCKS = {
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
_SILENT = {"script", "style", "title", "template", "noscript", "xml", "select", "textarea"}
_MOST_DEPTH = 300
_MOST_SPAN = 1_000


def read(data: bytes, limits: Limits, name: str, is_packed: bool = False) -> list[Sheet]:
    """The sheets of a page, or of pages packed as a message.

    Raises `SpreadsheetError` where they hold no table.
    """
    pages = _packed_pages(data) if is_packed else [(name, _page_text(data))]
    if len(pages) > limits.sheets:
        raise SpreadsheetError("too_many_sheets", limit=limits.sheets)
    decoder = FontDecoder()
    builders, has_table = [], False
    for name, text in pages:
        builder = SheetBuilder(name, limits)
        page = _Page(builder, decoder)
        page.feed(text)
        page.close()
        page.finish()
        has_table |= page.has_table
        builders.append(builder)
    if not has_table:
        raise SpreadsheetError("unsupported")
    sheets = sheets_of(builders)
    for sheet in sheets:
        sheet.old_encodings.extend(sorted(decoder.encodings))
    return sheets


def _page_text(data: bytes) -> str:
    found = _CHARSET.search(data[:4_000])
    if found and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(found[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass  # it says what it is not: the bytes decide
    return decoded_text(data, "")


def _packed_pages(data: bytes) -> list[tuple[str, str]]:
    """The pages with tables of a message, named as the workbook's first page names them."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    pages = []
    names: list[str] = []
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        text = _page_text(content if isinstance(content, bytes) else b"")
        names = names or _SHEET_NAME.findall(text)
        if re.search(r"<table\b", text, re.I):
            pages.append(text)
    return [
        (names[index] if index < len(names) else f"Trang {index + 1}", text)
        for index, text in enumerate(pages)
    ]


class _Cell:
    def __init__(self, rows: int, columns: int, hidden: bool = False) -> None:
        self.pieces: list[TwoReadings] = []
        self.struck: list[str] = []
        self.hidden = hidden
        self.rows = rows
        self.columns = columns

    def add(self, piece: TwoReadings) -> None:
        self.pieces.append(piece)

    def readings(self) -> TwoReadings:
        return TwoReadings(
            _tidied(piece.as_it_stands for piece in self.pieces),
            _tidied(piece.old for piece in self.pieces),
            sum(piece.evidence for piece in self.pieces),
            sum(piece.lean for piece in self.pieces),
        )


class _Table:
    """A table that is open. `above` counts, for each column, the rows that a cell still covers."""

    def __init__(self) -> None:
        self.above: dict[int, int] = {}
        self.row: list[_Cell] | None = None
        self.is_row_hidden = False
        self.columns = 0
        self.hidden_columns: set[int] = set()


class _Element:
    """An element that is open, with what it makes of the text within."""

    def __init__(self, tag: str, hidden: bool, struck: bool, font: str) -> None:
        self.tag = tag
        self.hidden = hidden
        self.struck = struck
        self.font = font


class _Page(HTMLParser):
    """Fills a builder with a page's rows. A table within a cell is a table of its own."""

    def __init__(self, builder: SheetBuilder, decoder: FontDecoder) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = builder
        self.decoder = decoder
        self.rules: dict[str, str] = {}
        self.open: list[_Element] = []
        self.tables: list[_Table] = []
        self.cell: _Cell | None = None
        self.loose = _Cell(1, 1)
        self.next_row = 0
        self.has_table = False
        self._style: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = tag.rpartition(":")[2] if tag.startswith(("o:", "v:")) else tag
        attributes = {key: value or "" for key, value in attrs}
        if tag in ("tr", "td", "th"):
            self._close_until(("table",) if tag == "tr" else ("tr", "table"))
        above = self.open[-1] if self.open else _Element("", False, False, "")
        look = self._look(tag, attributes)
        element = _Element(
            tag,
            above.hidden or tag in _SILENT or bool(_HIDDEN.search(look)) or "hidden" in attributes,
            above.struck or tag in _STRIKES or bool(_STRUCK.search(look)),
            attributes.get("face", "") or (_FONT.findall(look) or [above.font])[-1],
        )
        if tag in _BLOCKS and not self._is_silent():
            self._break()
        if tag == "col" and self.tables:
            self._add_column(attributes, element.hidden)
        if tag in _VOID:
            return
        if len(self.open) > _MOST_DEPTH:
            raise SpreadsheetError("unpacks_too_big", limit=self.builder.limits.unpacked_size)
        self.open.append(element)
        if not self._is_silent():
            self._start(tag, attributes, element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def _start(self, tag: str, attributes: dict[str, str], element: _Element) -> None:
        if tag == "table":
            self._flush_loose()
            self._leave_row()
            self.has_table = True
            self.tables.append(_Table())
        elif tag == "tr" and self.tables:
            self._flush_loose()
            self.tables[-1].row = []
            self.tables[-1].is_row_hidden = element.hidden
        elif tag in ("td", "th") and self.tables:
            self._flush_loose()
            table = self.tables[-1]
            if table.row is None:
                table.row = []
            rows, columns = _span(attributes, "rowspan"), _span(attributes, "colspan")
            self.cell = _Cell(rows, columns, element.hidden and not table.is_row_hidden)
            table.row.append(self.cell)

    def _add_column(self, attributes: dict[str, str], is_hidden: bool) -> None:
        table, span = self.tables[-1], _span(attributes, "span")
        if is_hidden:
            table.hidden_columns.update(range(table.columns, table.columns + span))
        table.columns += span

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self.open):
            return
        while self.open:
            element = self.open.pop()
            self._end(element)
            if element.tag == tag:
                break

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if tag == "style":
            self._take_rules()
        elif self._is_silent():
            return
        elif tag in ("td", "th"):
            self.cell = None
        elif tag == "tr":
            self._flush_row()
        elif tag == "table" and self.tables:
            self._flush_row()
            self.tables.pop()
            self.cell = None
        elif tag in _BLOCKS:
            self._break()

    def _close_until(self, tags: tuple[str, ...]) -> None:
        """Closes what a page left open: the cell before this one, the row before this one."""
        while self.open and self.open[-1].tag not in tags:
            if not any(element.tag in ("table", "tr") for element in self.open):
                return
            self._end(self.open.pop())

    def handle_data(self, data: str) -> None:
        element = self.open[-1] if self.open else None
        if element and element.tag == "style":
            self._style.append(data)
        if self._is_silent() or (element and element.hidden and not self._is_told()):
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        if not text.strip():
            text = " "
        cell = self._target()
        cell.add(self.decoder.readings(text, element.font if element else ""))
        if element and element.struck and text.strip():
            cell.struck.append(text.strip())

    def _target(self) -> _Cell:
        return self.cell or self.loose

    def _is_silent(self) -> bool:
        return any(element.tag in _SILENT for element in self.open)

    def _is_told(self) -> bool:
        """Whether the row or the cell is hidden as a whole, which a note says."""
        is_row = bool(self.tables and self.tables[-1].is_row_hidden)
        return is_row or bool(self.cell and self.cell.hidden)

    def _break(self) -> None:
        if self.cell:
            self.cell.add(TwoReadings("\n", "\n"))
        else:
            self._flush_loose()

    def _flush_loose(self) -> None:
        """What stands outside of tables: a row of its own."""
        cell, self.loose = self.loose, _Cell(1, 1)
        if self._put(0, cell):
            self.next_row += 1

    def _leave_row(self) -> None:
        """A table begins within a cell: what the row held until here is a row, if it held any."""
        table = self.tables[-1] if self.tables else None
        if table and not any(cell.readings().as_it_stands for cell in table.row or ()):
            table.row, self.cell = None, None
        self._flush_row()

    def _flush_row(self) -> None:
        table = self.tables[-1] if self.tables else None
        if table is None or table.row is None:
            return
        cells, table.row, self.cell = table.row, None, None
        row, column = self.next_row, 0
        covered = dict(table.above)
        table.above = {place: left - 1 for place, left in covered.items() if left > 1}
        for cell in cells:
            while covered.get(column):
                column += 1
            cell.hidden |= cell.columns == 1 and column in table.hidden_columns
            self._put(column, cell)
            if cell.rows > 1 or cell.columns > 1:
                bottom, right = row + cell.rows - 1, column + cell.columns - 1
                self.builder.merge(row, column, bottom, right)
                if cell.rows > 1:
                    table.above |= dict.fromkeys(range(column, right + 1), cell.rows - 1)
            column += cell.columns
        if table.is_row_hidden:
            self.builder.hide(row)
        self.next_row += 1

    def _put(self, column: int, cell: _Cell) -> bool:
        """Fills a cell; returns whether it holds anything."""
        found = cell.readings()
        text = found.as_it_stands
        if not text:
            return False
        if cell.hidden:
            self.builder.note(self.next_row, column, "hidden_column", text)
            return True
        self.builder.put_readings(self.next_row, column, found)
        if cell.struck:
            struck = " ".join(cell.struck)
            is_whole = "".join(struck.split()) == "".join(text.split())
            self.builder.note(self.next_row, column, "struck", text if is_whole else struck)
        return True

    def _look(self, tag: str, attributes: dict[str, str]) -> str:
        """What style sheets and the element itself say of how it looks."""
        names = [f".{name}" for name in attributes.get("class", "").casefold().split()]
        if not self.rules and not names and "style" not in attributes:
            return ""
        keys = [tag, *names, *(f"{tag}{name}" for name in names)]
        found = [self.rules[key] for key in keys if key in self.rules]
        return ";".join([*found, attributes.get("style", "").casefold()])

    def _take_rules(self) -> None:
        text = _uncommented("".join(self._style))
        self._style = []
        for selectors, body in _STYLE_RULE.findall(text.casefold()):
            for selector in selectors.split(","):
                self.rules[selector.strip()] = body

    def finish(self) -> None:
        while self.open:
            self._end(self.open.pop())
        self._flush_row()
        self._flush_loose()


def _tidied(pieces: Iterable[str]) -> str:
    """Lines without spaces around them; no empty ones."""
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))


def _span(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "").strip()
    number = int(text[:6]) if text[:6].isdecimal() and text.isascii() else 1
    return min(max(number, 1), _MOST_SPAN)


def _uncommented(style: str) -> str:
    """A style sheet without comments; one that never ends reaches to the end of the sheet."""
    pieces = style.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join([pieces[0], *(piece.partition("*/")[2] for piece in pieces[1:])])
