"""A closer look at an .xlsx than the quick library takes.

Hidden rows, columns and sheets, struck-through text, fonts from before Unicode, words that a number
format adds, formulas in error or without a value, cells far away. Runs in the child process of
`spreadsheets`; the quick library reads the files that hold none of these.
"""

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

from .excel_parts import RichText, Run, SharedStrings, Style, Styles, Workbook
from .number_formats import adds_words, shown
from .old_encodings import FontDecoder, TwoReadings
from .sheets import Limits, Sheet, SheetBuilder, SpreadsheetError, sheets_of
from .xml_events import is_true

_VISIBLE_HEIGHT = 1  # point
_STYLE_MARKS = re.compile(rb'val="(?:\.?Vn|VNI[-_ ])|<(?:\w+:)?strike\b', re.I)
_NO_VALUE = rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
# Hidden rows and columns, errors, formulas without a value, cells beyond column CV or row 24,999.
_SHEET_MARKS = re.compile(
    rb'\bhidden="(?:1|true)"|\bht="0(?:\.\d+)?"|\bt="e"|val="(?:\.?Vn|VNI[-_ ])|'
    rb"<(?:\w+:)?strike\b|</(?:\w+:)?f>" + _NO_VALUE + rb"|<(?:\w+:)?f\b[^>]*/>" + _NO_VALUE +
    rb'|<(?:\w+:)?c r="(?:[A-Z]{3}|[D-Z][A-Z]|C[W-Z])\d|'
    rb'<(?:\w+:)?row r="(?:2[5-9]|[3-9]\d|\d{3})\d{3}"',
    re.I,
)  # fmt: skip
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def needs_a_closer_look(archive: zipfile.ZipFile) -> bool:
    """Whether an .xlsx holds anything that the quick library does not tell."""
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            if _SHEET_MARKS.search(archive.read(name)):
                return True
        elif name in ("xl/styles.xml", "xl/sharedStrings.xml"):
            content = archive.read(name)
            if _STYLE_MARKS.search(content):
                return True
            if name == "xl/styles.xml" and any(map(adds_words, Styles(content, {}).formats)):
                return True
    return False


def read(data: bytes, limits: Limits) -> list[Sheet]:
    """All sheets that hold anything, hidden ones too. Raises `SpreadsheetError` or what the
    parser raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _read(archive, limits)


def _read(archive: zipfile.ZipFile, limits: Limits) -> list[Sheet]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS  # slow to load, and seldom needed

    decoder = FontDecoder()
    names = set(archive.namelist())

    def part(name: str) -> bytes:
        return archive.read(name) if name in names else b""

    book = Workbook(archive)
    if len(book.sheets) > limits.sheets:
        raise SpreadsheetError("too_many_sheets", limit=limits.sheets)
    values = _Values(
        Styles(part("xl/styles.xml"), BUILTIN_FORMATS).cells,
        SharedStrings(part("xl/sharedStrings.xml")).strings,
        book.is_from_1904,
        decoder,
    )
    builders = []
    for sheet in book.sheets:
        builder = SheetBuilder(sheet.name, limits, sheet.hidden)
        _SheetReader(builder, values).read(archive.read(sheet.part))
        builders.append(builder)
    sheets = sheets_of(builders)
    for made in sheets:
        made.old_encodings.extend(sorted(decoder.encodings))
    return sheets


class _Values:
    """Makes the text of cells as Excel shows them, and the parts of it that are struck through."""

    def __init__(
        self,
        styles: list[Style],
        strings: list[list[Run]],
        is_from_1904: bool,
        decoder: FontDecoder,
    ) -> None:
        self.styles = styles or [Style()]
        self.strings = strings
        self.is_from_1904 = is_from_1904
        self.decoder = decoder

    def of_runs(self, runs: list[Run], style: Style) -> tuple[TwoReadings, str]:
        found, struck = TwoReadings("", ""), []
        for run in runs:
            part = self.decoder.readings(run.text, run.font or style.font)
            found += part
            if style.is_struck if run.is_struck is None else run.is_struck:
                struck.append(part.as_it_stands)
        if "@" in style.format and adds_words(style.format):
            text = shown(found.chosen(1)[0], style.format, is_number=False)
            found = TwoReadings(text, text)
        return found, found.as_it_stands if len(struck) == len(runs) else "".join(struck)

    def of_number(self, value: str, style: Style) -> str:
        from openpyxl.styles.numbers import is_date_format
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        number = float(value)
        if is_date_format(style.format):
            epoch = CALENDAR_MAC_1904 if self.is_from_1904 else CALENDAR_WINDOWS_1900
            try:
                made = from_excel(number, epoch)
            except (OverflowError, ValueError):
                return value
            return text_of(made, style.format)
        return shown(text_of(number), style.format, is_number=True)


def text_of(value: Any, format_code: str = "") -> str:
    """A cell's value as text: dates as dd/mm/yyyy, whole numbers without ".0".

    A date whose format shows no day is shown without one.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime):
        return value.strftime(_day_pattern(format_code) + (" %H:%M" * (value.time() != time())))
    if isinstance(value, date):
        return value.strftime(_day_pattern(format_code))
    return str(value)


def _day_pattern(format_code: str) -> str:
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", format_code).lower()
    if not bare or "d" in bare or "y" not in bare:
        return "%d/%m/%Y"
    return "%m/%Y" if "m" in bare else "%Y"


class _SheetReader(RichText):
    """Reads a sheet's part into a builder."""

    def __init__(self, builder: SheetBuilder, values: _Values) -> None:
        super().__init__()
        self.builder = builder
        self.values = values
        self.row, self.column = -1, -1
        self.hidden_columns: list[tuple[int, int]] = []
        self.type, self.style = "n", values.styles[0]
        self.value: str | None = None
        self.has_formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "f"):
            self.has_formula |= name == "f"
            self.open_text()
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and is_true(attributes.get("hidden")):
            self.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            self.start_text(name, attributes)

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "v":
            self.value = self.taken_text()
        elif name == "f":
            self.taken_text()
        else:
            self.end_text(name)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
        self.column = -1
        height = attributes.get("ht", "")
        if is_true(attributes.get("hidden")) or (height and float(height) < _VISIBLE_HEIGHT):
            self.builder.hide(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self.column = column_number(place[1]) if place else self.column + 1
        self.type = attributes.get("t", "n")
        number = int(attributes.get("s", "0"))
        self.style = self.values.styles[number if number < len(self.values.styles) else 0]
        self.value, self.has_formula, self.runs = None, False, []

    def _end_cell(self) -> None:
        found, struck = self._readings()
        text = found.as_it_stands
        builder, row, column = self.builder, self.row, self.column
        if self.has_formula and not text and (self.value is None or self.type != "str"):
            builder.note(row, column, "no_value")
            return
        if not text:
            return
        if any(first <= column <= last for first, last in self.hidden_columns):
            builder.note(row, column, "hidden_column", found.chosen(1)[0])
            return
        builder.put_readings(row, column, found)
        if struck.strip():
            builder.note(row, column, "struck", struck)

    def _readings(self) -> tuple[TwoReadings, str]:
        style, value = self.style, self.value or ""
        if self.type == "inlineStr" or self.runs:
            return self.values.of_runs(self.taken_runs(), style)
        if self.type == "s" and value:
            index, strings = int(value), self.values.strings
            return self.values.of_runs(strings[index] if index < len(strings) else [], style)
        if self.type == "str":
            return self.values.of_runs([Run(value)] if value else [], style)
        if self.type == "b" and value:
            value = "TRUE" if is_true(value) else "FALSE"
        elif self.type == "d" and value:
            value = text_of(datetime.fromisoformat(value.removesuffix("Z")), style.format)
        elif self.type == "n" and value:
            value = self.values.of_number(value, style)
        return TwoReadings(value, value), value if style.is_struck else ""

    def _merge(self, reference: str) -> None:
        places = [_PLACE.fullmatch(place) for place in reference.split(":")]
        if len(places) == 2 and places[0] and places[1]:
            (left, top), (right, bottom) = places[0].groups(), places[1].groups()
            self.builder.merge(
                int(top) - 1, column_number(left), int(bottom) - 1, column_number(right)
            )


def column_number(letters: str) -> int:
    """The place of a column from 0 by its letters: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
