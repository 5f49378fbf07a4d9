"""The process that opens workbooks and Word documents for `spreadsheets`, within its limits.

It gets the file on its standard input and answers there: sheets, or the code of a refusal.
"""

import contextlib
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from .old_encodings import FontDecoder
from .spreadsheets import CHILD_SECONDS, WORD, Limits, Sheet, SpreadsheetError, bounded

CHILD_MEMORY = 320 * 1024 * 1024
_OLD_FONT = re.compile(rb'val="(?:\.Vn|VNI[-_ ])', re.I)
_ERROR_CELL = re.compile(rb'\bt="e"')


def main() -> None:
    options = json.loads(sys.argv[1])
    limits = Limits(**options["limits"])
    import python_calamine  # before the limits, so that its absence is not the file's fault

    from . import word

    _limit_this_process()
    try:
        data = sys.stdin.buffer.read()
        if _is_word(data):
            sheets = word.read(data, limits)
        else:
            sheets = _workbook_sheets(python_calamine, data, limits, options["rich"])
        answer: dict[str, Any] = {"sheets": [asdict(sheet) for sheet in sheets]}
    except SpreadsheetError as error:
        answer = {"code": error.code, "details": error.details}
    except MemoryError:
        answer = {"code": "unpacks_too_big", "details": {"limit": limits.unpacked_size}}
    except python_calamine.PasswordError:
        answer = {"code": "password", "details": {}}
    except BaseException:  # the library's panics are no `Exception`
        answer = {"code": "broken", "details": {}}
    json.dump(answer, sys.stdout)


def _limit_this_process() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    for what, most in (
        (resource.RLIMIT_AS, CHILD_MEMORY),
        (resource.RLIMIT_CPU, CHILD_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _is_word(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return WORD in {name.lower() for name in archive.namelist()}


def _workbook_sheets(calamine: Any, data: bytes, limits: Limits, rich: bool) -> list[Sheet]:
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    visible = [
        meta.name
        for meta in workbook.sheets_metadata
        if meta.visible == calamine.SheetVisibleEnum.Visible
    ]
    if len(visible) > limits.sheets:
        raise SpreadsheetError("too_many_sheets", limit=limits.sheets)

    def rows(name: str) -> Iterable[list[str]]:
        sheet = workbook.get_sheet_by_name(name)
        first_row, first_column = sheet.start or (0, 0)
        if first_row >= limits.rows:
            raise SpreadsheetError("too_many_rows", limit=limits.rows, sheet=name)
        if first_column >= limits.columns:
            raise SpreadsheetError("too_many_columns", limit=limits.columns, sheet=name)
        left = [""] * first_column  # `iter_rows` leaves these columns out
        return ([*left, *map(_text, row)] for row in sheet.iter_rows())

    sheets = bounded(((name, rows(name)) for name in visible), limits)
    if rich:
        for sheet in sheets:
            ranges = workbook.get_sheet_by_name(sheet.name).merged_cell_ranges or ()
            sheet.merged.extend([*start, *end] for start, end in ranges)
        if _needs_a_closer_look(data):
            _add_fonts_and_errors(data, sheets, limits)
    return sheets


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def _needs_a_closer_look(data: bytes) -> bool:
    """Whether an .xlsx names an old Vietnamese font or holds a formula's error."""
    if not data.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            wanted = _ERROR_CELL if name.startswith("xl/worksheets/sheet") else _OLD_FONT
            if name in ("xl/styles.xml", "xl/sharedStrings.xml") or wanted is _ERROR_CELL:
                content = archive.read(name)
                if wanted.search(content) or _OLD_FONT.search(content):
                    return True
    return False


def _add_fonts_and_errors(
    data: bytes, sheets: list[Sheet], limits: Limits, proof_only: bool = False
) -> None:
    """What calamine leaves out, from a second and slower reading of an .xlsx."""
    import openpyxl

    decoder = FontDecoder(proof_only)
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, rich_text=True, keep_links=False
    )
    for sheet in sheets:
        for cells in book[sheet.name].iter_rows(max_row=len(sheet.rows), max_col=limits.columns):
            for cell in cells:
                if cell.value is None:
                    continue
                row, column = sheet.rows[cell.row - 1], cell.column - 1
                if cell.data_type == "e":
                    row.extend([""] * (column + 1 - len(row)))
                    row[column] = str(cell.value)
                elif isinstance(cell.value, str | list) and column < len(row):
                    row[column] = _by_font(cell, decoder)
        sheet.old_encodings[:] = sorted(decoder.encodings)
    if decoder.is_mixed:
        _add_fonts_and_errors(data, sheets, limits, proof_only=True)


def _by_font(cell: Any, decoder: FontDecoder) -> str:
    usual = (cell.font and cell.font.name) or ""
    if isinstance(cell.value, str):
        return decoder(cell.value, usual)
    return "".join(
        decoder(part, usual)
        if isinstance(part, str)
        else decoder(part.text, (part.font and part.font.rFont) or usual)
        for part in cell.value
    )


if __name__ == "__main__":
    main()
