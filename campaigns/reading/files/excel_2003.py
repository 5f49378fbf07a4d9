"""Workbooks in Excel's XML of 2003 ("XML Spreadsheet"), which office systems export as ".xls".

Runs in the child process of `spreadsheets`.
"""

from datetime import datetime

from .excel import text_of
from .number_formats import shown
from .old_encodings import FontDecoder, TwoReadings
from .sheets import Limits, Sheet, SheetBuilder, SpreadsheetError, sheets_of
from .xml_events import Events, is_true

_HIDDEN = ("SheetHidden", "SheetVeryHidden")
_STRIKES = ("S", "Del", "Strike")


def read(data: bytes, limits: Limits) -> list[Sheet]:
    """All sheets that hold anything. Raises `SpreadsheetError` or what the parser raises."""
    book = _Workbook(limits, FontDecoder())
    book.read(data)
    sheets = sheets_of(book.builders)
    for sheet in sheets:
        sheet.old_encodings.extend(sorted(book.decoder.encodings))
    return sheets


class _Style:
    def __init__(self) -> None:
        self.font = ""
        self.is_struck = False
        self.format = "General"


class _Workbook(Events):
    def __init__(self, limits: Limits, decoder: FontDecoder) -> None:
        super().__init__()
        self.limits = limits
        self.decoder = decoder
        self.builders: list[SheetBuilder] = []
        self.styles: dict[str, _Style] = {}
        self.style = _Style()
        self.row = self.column = self.next_column = -1
        self.hidden_columns: set[int] = set()
        self.is_in_data = self.is_in_comment = False
        self.cell: dict[str, str] = {}
        self.type = ""
        self.pieces: list[tuple[str, str, bool]] = []
        self.fonts: list[str] = []
        self.struck = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Comment" or self.is_in_comment:
            self.is_in_comment = True
        elif self.is_in_data:
            self._take_piece()
            if name == "Font":
                self.fonts.append(attributes.get("Face", self.fonts[-1] if self.fonts else ""))
            self.struck += name in _STRIKES
            self.open_text()
        elif name == "Cell":
            self._start_cell(attributes)
        elif name == "Data":
            self.is_in_data, self.type = True, attributes.get("Type", "String")
            self.open_text()
        elif name == "Row":
            self._start_row(attributes)
        elif name == "Worksheet":
            self._start_sheet(attributes)
        elif name == "Column":
            self._start_column(attributes)
        elif name == "Visible":
            self.open_text()
        else:
            self._start_style(name, attributes)

    def _start_style(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Style":
            self.style = self.styles.setdefault(attributes.get("ID", ""), _Style())
            parent = self.styles.get(attributes.get("Parent", "Default"))
            if parent and parent is not self.style:
                vars(self.style).update(vars(parent))
        elif name == "Font":
            self.style.font = attributes.get("FontName", self.style.font)
            if "StrikeThrough" in attributes:
                self.style.is_struck = is_true(attributes["StrikeThrough"])
        elif name == "NumberFormat":
            self.style.format = attributes.get("Format", "General")

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        if len(self.builders) == self.limits.sheets:
            raise SpreadsheetError("too_many_sheets", limit=self.limits.sheets)
        self.builders.append(SheetBuilder(attributes.get("Name", ""), self.limits))
        self.row, self.column, self.hidden_columns = -1, -1, set()

    def _start_column(self, attributes: dict[str, str]) -> None:
        first = _index(attributes, self.column + 1)
        last = first + min(int(attributes.get("Span", "0")), self.limits.columns)
        if is_true(attributes.get("Hidden")) or attributes.get("Width") == "0":
            self.hidden_columns.update(range(first, last + 1))
        self.column = last

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row, self.next_column = _index(attributes, self.row + 1), 0
        height = attributes.get("Height", "")
        if is_true(attributes.get("Hidden")) or (height and float(height) < 1):
            last = self.row + min(int(attributes.get("Span", "0")), self.limits.rows)
            for row in range(self.row, last + 1):
                self.builders[-1].hide(row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.pieces = attributes, []
        self.column = _index(attributes, self.next_column)
        across = int(attributes.get("MergeAcross", "0"))
        down = int(attributes.get("MergeDown", "0"))
        self.next_column = self.column + across + 1
        if across or down:
            place = self.row, self.column
            self.builders[-1].merge(*place, place[0] + down, place[1] + across)
        self.style = self.styles.get(attributes.get("StyleID", "Default")) or _Style()
        self.fonts, self.struck = [self.style.font], 0

    def end(self, name: str) -> None:
        if self.is_in_comment:
            self.is_in_comment = name != "Comment"
        elif self.is_in_data:
            self._take_piece()
            if name == "Data":
                self.is_in_data = False
                return
            if name == "Font" and len(self.fonts) > 1:
                self.fonts.pop()
            self.struck -= name in _STRIKES
            self.open_text()
        elif name == "Cell":
            self._end_cell()
        elif name == "Visible" and self.builders:
            self.builders[-1].hidden = self.taken_text().strip() in (
                "SheetHidden",
                "SheetVeryHidden",
            )

    def _take_piece(self) -> None:
        if text := self.taken_text():
            is_struck = self.style.is_struck or self.struck > 0
            self.pieces.append((text, self.fonts[-1] if self.fonts else "", is_struck))

    def _end_cell(self) -> None:
        found = self._readings()
        text, builder, place = found.as_it_stands, self.builders[-1], (self.row, self.column)
        if not text.strip():
            if "Formula" in self.cell and self.type != "String":
                builder.note(*place, "no_value")
        elif self.column in self.hidden_columns:
            builder.note(*place, "hidden_column", found.chosen(1)[0])
        else:
            builder.put_readings(*place, found)
            struck = [piece for piece, _, is_struck in self.pieces if is_struck]
            if struck:
                is_whole = len(struck) == len(self.pieces)
                builder.note(*place, "struck", text if is_whole else "".join(struck))
        self.type = ""

    def _readings(self) -> TwoReadings:
        raw = "".join(text for text, _, _ in self.pieces)
        if self.type == "Number" and raw.strip():
            raw = shown(text_of(float(raw)), self.style.format, is_number=True)
        elif self.type == "DateTime" and raw.strip():
            raw = text_of(datetime.fromisoformat(raw.strip()), self.style.format)
        elif self.type == "Boolean":
            raw = "TRUE" if is_true(raw) else "FALSE"
        else:
            found = TwoReadings("", "")
            for text, font, _is_struck in self.pieces:
                found += self.decoder.readings(text, font)
            raw = shown(found.as_it_stands, self.style.format, is_number=False)
            if raw == found.as_it_stands:
                return found
        return TwoReadings(raw, raw)


def _index(attributes: dict[str, str], otherwise: int) -> int:
    return int(attributes["Index"]) - 1 if "Index" in attributes else otherwise
