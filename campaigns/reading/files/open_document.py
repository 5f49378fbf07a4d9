"""Spreadsheets of OpenDocument (.ods), with what they hide, strike out or draw in old fonts.

Runs in the child process of `spreadsheets`.
"""

import io
import re
import zipfile
from datetime import datetime

from .excel import text_of
from .old_encodings import FontDecoder, TwoReadings
from .sheets import Limits, Sheet, SheetBuilder, SpreadsheetError, sheets_of
from .xml_events import Events

_HIDDEN = ("collapse", "filter")
_NUMBERS = ("float", "percentage", "currency")
_BESIDE = ("annotation", "shapes", "frame", "forms", "tracked-changes")
_LETTER_OR_PADDED = re.compile(r"[^\W\d_]|^\s*0\d+\s*$")


def read(data: bytes, limits: Limits) -> list[Sheet]:
    """All sheets that hold anything, hidden ones too. Raises `SpreadsheetError` or what the
    parser raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        reader = _Reader(limits)
        if "styles.xml" in archive.namelist():
            reader.read(archive.read("styles.xml"))
        reader.read(archive.read("content.xml"))
    sheets = sheets_of(reader.builders)
    for sheet in sheets:
        sheet.old_encodings.extend(sorted(reader.decoder.encodings))
    return sheets


class _Style:
    """What a style says; None where its parent decides."""

    def __init__(self, parent: str) -> None:
        self.parent = parent
        self.font: str | None = None
        self.struck: bool | None = None
        self.hidden = False


class _Cell:
    def __init__(self, attributes: dict[str, str], style: str) -> None:
        self.attributes = attributes
        self.styles = [style]
        self.readings = TwoReadings("", "")
        self.struck: list[str] = []
        self.paragraphs = 0


class _Reader(Events):
    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.limits = limits
        self.decoder = FontDecoder()
        self.builders: list[SheetBuilder] = []
        self.faces: dict[str, str] = {}
        self.styles: dict[tuple[str, str], _Style] = {}
        self.style: _Style | None = None
        self.row = self.column = 0
        self.row_attributes: dict[str, str] = {}
        self.row_cells: list[tuple[int, _Cell]] = []
        self.columns: list[tuple[int, bool, str]] = []
        self.cell: _Cell | None = None
        self.beside = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _BESIDE:
            self.beside += 1
            if self.cell and self.beside == 1:
                self._take_piece()
        elif self.beside:
            return
        elif self.cell:
            self._start_text(name, attributes)
        elif name in ("table-cell", "covered-table-cell"):
            self._start_cell(name, attributes)
        elif name == "table-row":
            self.row_attributes, self.row_cells, self.column = attributes, [], 0
        elif name == "table-column":
            self._start_column(attributes)
        elif name == "table":
            self._start_table(attributes)
        else:
            self._start_style(name, attributes)

    def end(self, name: str) -> None:
        if name in _BESIDE:
            self.beside -= 1
            if self.cell and not self.beside:
                self.open_text()
        elif self.beside:
            return
        elif name in ("table-cell", "covered-table-cell") and self.cell:
            self._take_piece()
            self._end_cell(self.cell)
        elif self.cell:
            self._take_piece()
            if name == "span":
                self.cell.styles.pop()
            self.open_text()
        elif name == "table-row":
            self._end_row()
        elif name in ("style", "default-style"):
            self.style = None

    def _start_style(self, name: str, attributes: dict[str, str]) -> None:
        if name == "font-face":
            self.faces[attributes.get("name", "")] = attributes.get("font-family", "").strip("'")
        elif name in ("style", "default-style"):
            parent = attributes.get("parent-style-name", "" if name == "default-style" else "\0")
            family = attributes.get("family", "")
            key = family, attributes.get("name", "\0")
            self.style = self.styles[key] = _Style(parent)
        elif self.style and name == "text-properties":
            face = attributes.get("font-name")
            self.style.font = self.faces.get(face, face) if face else attributes.get("font-family")
            line = attributes.get(
                "text-line-through-style", attributes.get("text-line-through-type")
            )
            self.style.struck = None if line is None else line != "none"
        elif self.style and name == "table-properties":
            self.style.hidden = attributes.get("display") == "false"

    def _look(self, family: str, name: str) -> tuple[str, bool | None]:
        """The font and whether text is struck through, by a style and its parents."""
        font, struck, steps = "", None, 0
        style = self.styles.get((family, name))
        while style and steps < 20:
            font = font or style.font or ""
            struck = style.struck if struck is None else struck
            style, steps = self.styles.get((family, style.parent)), steps + 1
        return font, struck

    def _start_table(self, attributes: dict[str, str]) -> None:
        if len(self.builders) == self.limits.sheets:
            raise SpreadsheetError("too_many_sheets", limit=self.limits.sheets)
        style = self.styles.get(("table", attributes.get("style-name", "")))
        hidden = bool(style and style.hidden)
        self.builders.append(SheetBuilder(attributes.get("name", ""), self.limits, hidden))
        self.row, self.columns = 0, []

    def _start_column(self, attributes: dict[str, str]) -> None:
        count = _count(attributes, "number-columns-repeated")
        hidden = attributes.get("visibility") in _HIDDEN
        self.columns.append((count, hidden, attributes.get("default-cell-style-name", "")))

    def _column(self, place: int) -> tuple[bool, str]:
        for count, hidden, style in self.columns:
            if place < count:
                return hidden, style
            place -= count
        return False, ""

    def _start_cell(self, name: str, attributes: dict[str, str]) -> None:
        own = attributes.get("style-name", self.row_attributes.get("default-cell-style-name", ""))
        self.cell = _Cell(attributes, own or self._column(self.column)[1])
        self.open_text()

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        assert self.cell  # noqa: S101
        self._take_piece()
        if name == "p":
            self.cell.paragraphs += 1
            if self.cell.paragraphs > 1:
                self._add("\n")
        elif name == "span":
            self.cell.styles.append(attributes.get("style-name", ""))
        elif name == "line-break":
            self._add("\n")
        elif name == "s":
            self._add(" " * min(_count(attributes, "c"), 100))
        elif name == "tab":
            self._add("\t")
        self.open_text()

    def _take_piece(self) -> None:
        assert self.cell  # noqa: S101
        text = self.taken_text()
        if text and self.cell.paragraphs:
            self._add(text)

    def _add(self, text: str) -> None:
        assert self.cell  # noqa: S101
        font, struck = self._look("table-cell", self.cell.styles[0])
        for name in self.cell.styles[1:]:
            own_font, own_struck = self._look("text", name)
            font, struck = own_font or font, struck if own_struck is None else own_struck
        found = self.decoder.readings(text, font)
        self.cell.readings += found
        if struck and text.strip():
            self.cell.struck.append(found.as_it_stands)

    def _end_cell(self, cell: _Cell) -> None:
        for _time in range(min(_count(cell.attributes, "number-columns-repeated"), 2_000)):
            if cell.readings.as_it_stands or cell.attributes.get("formula"):
                self.row_cells.append((self.column, cell))
            self.column += 1
        across = _count(cell.attributes, "number-columns-spanned")
        down = _count(cell.attributes, "number-rows-spanned")
        if across > 1 or down > 1:
            left = self.column - 1
            self.builders[-1].merge(self.row, left, self.row + down - 1, left + across - 1)
        self.cell = None

    def _end_row(self) -> None:
        count = _count(self.row_attributes, "number-rows-repeated")
        if self.row_cells:
            most = self.limits.rows + self.limits.stray + 1  # one more is refused
            for row in range(self.row, self.row + min(count, most)):
                for column, cell in self.row_cells:
                    self._put(row, column, cell)
                if self.row_attributes.get("visibility") in _HIDDEN:
                    self.builders[-1].hide(row)
        self.row += count

    def _put(self, row: int, column: int, cell: _Cell) -> None:
        builder, found = self.builders[-1], _valued(cell)
        if not found.as_it_stands:
            if "value-type" not in cell.attributes:
                builder.note(row, column, "no_value")
            return
        if self._column(column)[0]:
            builder.note(row, column, "hidden_column", found.chosen(1)[0])
            return
        builder.put_readings(row, column, found)
        if cell.struck:
            struck, text = "".join(cell.struck), found.as_it_stands
            is_whole = "".join(struck.split()) == "".join(text.split())
            builder.note(row, column, "struck", text if is_whole else struck)


def _valued(cell: _Cell) -> TwoReadings:
    """A cell by its value where it is a number or a date, as its text may be cut or grouped."""
    shown, kind = cell.readings, cell.attributes.get("value-type", "")
    text = shown.as_it_stands
    if kind in _NUMBERS and "value" in cell.attributes and not _LETTER_OR_PADDED.search(text):
        text = text_of(float(cell.attributes["value"]))
    elif kind == "date" and "date-value" in cell.attributes:
        text = text_of(datetime.fromisoformat(cell.attributes["date-value"]))
    elif kind == "boolean":
        text = cell.attributes.get("boolean-value", text).upper()
    else:
        return shown
    return TwoReadings(text, text)


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text[:8]) if text.isdecimal() else 1
