"""Workbooks of old Excel (.xls, Excel 97 to 2003), with what they hide, strike out or complete.

Most lists in fonts from before Unicode come so. Runs in the child process of `spreadsheets`.
"""

import io
from datetime import time
from typing import Any

import xlrd

from .excel import text_of
from .number_formats import shown
from .old_encodings import FontDecoder, TwoReadings
from .sheets import Limits, Sheet, SheetBuilder, SpreadsheetError, sheets_of

_VISIBLE_HEIGHT = 20  # twips: a point


def read(data: bytes, limits: Limits) -> list[Sheet]:
    """All sheets that hold anything, hidden ones too. Raises `SpreadsheetError`, or what the
    library raises for a file that is no such workbook."""
    book = xlrd.open_workbook(
        file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
    )
    if book.nsheets > limits.sheets:
        raise SpreadsheetError("too_many_sheets", limit=limits.sheets)
    decoder = FontDecoder()
    builders = []
    for sheet in book.sheets():
        builder = SheetBuilder(sheet.name, limits, bool(sheet.visibility))
        _Reader(book, sheet, decoder, builder).read()
        builders.append(builder)
    sheets = sheets_of(builders)
    for made in sheets:
        made.old_encodings.extend(sorted(decoder.encodings))
    return sheets


class _Reader:
    def __init__(self, book: Any, sheet: Any, decoder: FontDecoder, builder: SheetBuilder) -> None:
        self.book = book
        self.sheet = sheet
        self.decoder = decoder
        self.builder = builder
        self.hidden = {number for number, info in sheet.colinfo_map.items() if info.hidden}

    def read(self) -> None:
        for row in range(self.sheet.nrows):
            for column, cell in enumerate(self.sheet.row(row)):
                if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                    self._read_cell(row, column, cell)
        for row, info in self.sheet.rowinfo_map.items():
            if info.hidden or (info.height is not None and info.height < _VISIBLE_HEIGHT):
                self.builder.hide(row)
        for top, bottom, left, right in self.sheet.merged_cells:
            self.builder.merge(top, left, bottom - 1, right - 1)

    def _read_cell(self, row: int, column: int, cell: Any) -> None:
        font, code = self._style(cell.xf_index)
        struck = ""
        if cell.ctype == xlrd.XL_CELL_TEXT:
            found, struck = self._readings(row, column, cell.value, font)
            text = shown(found.as_it_stands, code, is_number=False)
            if text != found.as_it_stands:
                found = TwoReadings(text, text)
        else:
            text = self._value(cell, code)
            found, struck = TwoReadings(text, text), text if font.struck_out else ""
        if not found.as_it_stands.strip():
            return
        if column in self.hidden:
            self.builder.note(row, column, "hidden_column", found.chosen(1)[0])
            return
        self.builder.put_readings(row, column, found)
        if struck.strip():
            self.builder.note(row, column, "struck", struck)

    def _style(self, index: int | None) -> tuple[Any, str]:
        """The font and the number format of a cell; a plain one where the file names none."""
        styles, fonts = self.book.xf_list, self.book.font_list
        if index is None or index >= len(styles) or styles[index].font_index >= len(fonts):
            return xlrd.formatting.Font(), "General"
        known = self.book.format_map.get(styles[index].format_key)
        return fonts[styles[index].font_index], known.format_str if known else "General"

    def _value(self, cell: Any, code: str) -> str:
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return text_of(bool(cell.value))
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        if cell.ctype == xlrd.XL_CELL_DATE:
            try:
                made = xlrd.xldate_as_datetime(cell.value, self.book.datemode)
            except (OverflowError, ValueError):
                return text_of(cell.value)
            return text_of(made if cell.value >= 1 else time(made.hour, made.minute), code)
        return shown(text_of(cell.value), code, is_number=True)

    def _readings(self, row: int, column: int, text: str, font: Any) -> tuple[TwoReadings, str]:
        """The text of a cell by the fonts of its runs, and its struck-through part."""
        runs = self.sheet.rich_text_runlist_map.get((row, column), ())
        starts = [(0, font), *((start, self.book.font_list[number]) for start, number in runs)]
        ends = [start for start, _ in starts[1:]]
        found, struck = TwoReadings("", ""), []
        for (start, own), end in zip(starts, [*ends, len(text)], strict=True):
            part = self.decoder.readings(text[start:end], own.name)
            found += part
            if own.struck_out:
                struck.append(part.as_it_stands)
        return found, "".join(struck)
