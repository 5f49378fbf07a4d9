"""The process that opens workbooks and Word documents for `spreadsheets`, within its limits.

It gets the file on its standard input and answers there: sheets, or the code of a refusal.
"""

import importlib
import io
import json
import sys
import zipfile
from dataclasses import asdict
from typing import Any

from news.child_process import limit_this_process

from . import excel, excel_2003, open_document, web_tables
from .makes import OLD_OFFICE, make_of
from .sheets import Limits, Sheet, SheetBuilder, SpreadsheetError, sheets_of
from .spreadsheets import CHILD_SECONDS, WORD

CHILD_MEMORY = 320 * 1024 * 1024


def main() -> None:
    options = json.loads(sys.argv[1])
    limits = Limits(**options["limits"])
    # Before the limits, so that its absence is not the file's fault.
    calamine = _optional("python_calamine")
    password_error = calamine.PasswordError if calamine else SpreadsheetError

    from . import word

    limit_this_process(memory=CHILD_MEMORY, seconds=CHILD_SECONDS)
    try:
        data = sys.stdin.buffer.read()
        make = make_of(data)
        if _is_word(data):
            sheets = word.read(data, limits)
        elif make == "excel_2003":
            sheets = excel_2003.read(data, limits)
        elif make in ("page", "message"):
            sheets = web_tables.read(data, limits, options["name"], make == "message")
        else:
            sheets = _workbook_sheets(calamine, data, limits, options["rich"])
        answer: dict[str, Any] = {"sheets": [asdict(sheet) for sheet in sheets]}
    except SpreadsheetError as error:
        answer = {"code": error.code, "details": error.details}
    except MemoryError:
        answer = {"code": "unpacks_too_big", "details": {"limit": limits.unpacked_size}}
    except password_error:
        answer = {"code": "password", "details": {}}
    except BaseException:  # the library's panics are no `Exception`
        answer = {"code": "broken", "details": {}}
    json.dump(answer, sys.stdout)


def _optional(package: str) -> Any:
    """A library that a site may do without; None on such a site."""
    try:
        return importlib.import_module(package)
    except ImportError:
        return None


def _is_word(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return WORD in {name.lower() for name in archive.namelist()}


def _workbook_sheets(calamine: Any, data: bytes, limits: Limits, rich: bool) -> list[Sheet]:
    if rich and data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            is_excel = "xl/workbook.xml" in archive.namelist()
            needs_a_closer_look = is_excel and excel.needs_a_closer_look(archive)
        if not is_excel:
            return open_document.read(data, limits)
        if needs_a_closer_look or calamine is None:
            return excel.read(data, limits)
    if rich and data.startswith(OLD_OFFICE) and _optional("xlrd"):
        from . import old_excel  # seldom needed

        try:
            return old_excel.read(data, limits)
        except (SpreadsheetError, MemoryError):
            raise
        except Exception:  # noqa: S110 — the other library takes what this one finds too damaged
            pass
    if calamine is None:
        raise SpreadsheetError("old_excel")
    return _read_quickly(calamine, data, limits, rich)


def _read_quickly(calamine: Any, data: bytes, limits: Limits, rich: bool) -> list[Sheet]:
    """What a library reads fast; hidden sheets only if `rich`."""
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    visible = calamine.SheetVisibleEnum.Visible
    metas = [meta for meta in workbook.sheets_metadata if rich or meta.visible == visible]
    if len(metas) > limits.sheets:
        raise SpreadsheetError("too_many_sheets", limit=limits.sheets)
    builders = []
    for meta in metas:
        builder = SheetBuilder(meta.name, limits, meta.visible != visible)
        sheet = workbook.get_sheet_by_name(meta.name)
        first_row, first_column = sheet.start or (0, 0)
        if first_row >= limits.rows and not limits.stray:
            raise SpreadsheetError("too_many_rows", limit=limits.rows, sheet=meta.name)
        if first_column >= limits.columns and not limits.stray:
            raise SpreadsheetError("too_many_columns", limit=limits.columns, sheet=meta.name)
        left = [""] * first_column  # `iter_rows` leaves these columns out
        for index, row in enumerate(sheet.iter_rows()):
            builder.fill(index, [*left, *map(excel.text_of, row)])
        for start, end in (sheet.merged_cell_ranges or ()) if rich else ():
            builder.merge(*start, *end)
        builders.append(builder)
    return sheets_of(builders)


if __name__ == "__main__":
    main()
