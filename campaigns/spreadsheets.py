"""Spreadsheets as offices send them, read into rows of text: xlsx, xls, ods, csv, pasted cells.

Knows nothing of Django, nor of what the rows mean. Everything is bounded, and whatever cannot be
read is refused with a `SpreadsheetError` whose code says why. Workbooks are read in a process of
their own: one cell typed in the sheet's last row makes the reading library ask for memory that no
machine has, and the process ends without an exception.
"""

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import PurePath
from typing import Any

DELIMITERS = ",;\t"
WINDOWS = ("cp1258", "cp1252")
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MAX_ZIP_ENTRIES = 2_000
CHILD_MEMORY = 768 * 1024 * 1024
CHILD_SECONDS = 30
_SNIFFED_ROWS = 60


class SpreadsheetError(Exception):
    """Why a file was refused.

    `code` is one of: empty, too_big, unpacks_too_big, too_many_sheets, too_many_rows,
    too_many_columns, cell_too_long, open_quote, password, unsupported, broken, encoding;
    `details` holds the limit that was passed (`limit`) and the place (`sheet`, `row`, `column`)
    where there is one.
    """

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(f"{code} {details}" if details else code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Limits:
    file_size: int = 5 * 1024 * 1024
    unpacked_size: int = 60 * 1024 * 1024
    sheets: int = 30
    rows: int = 20_000
    columns: int = 100
    cell: int = 5_000


@dataclass(frozen=True)
class Sheet:
    """A sheet that people can see; `rows[0]` is its row 1. Rows end at their last filled cell."""

    name: str
    rows: list[list[str]] = field(default_factory=list)


def read_spreadsheet(data: bytes, filename: str = "", limits: Limits | None = None) -> list[Sheet]:
    """The visible sheets of a file that hold anything. What it is, its content tells, not its name.

    Dates become dd/mm/yyyy, whole numbers lose their ".0"; other text is left as it stands.
    """
    limits = limits or Limits()
    if len(data) > limits.file_size:
        raise SpreadsheetError("too_big", limit=limits.file_size)
    if not data.strip(b"\0 \t\r\n"):
        raise SpreadsheetError("empty")
    if data.startswith(b"PK\x03\x04"):
        _check_zip(data, limits)
        return _read_workbook(data, limits)
    if data.startswith(OLD_EXCEL):
        if ENCRYPTED in data:
            raise SpreadsheetError("password")
        return _read_workbook(data, limits)
    return read_text(_decoded(data), PurePath(filename).stem, limits)


def read_text(text: str, name: str = "", limits: Limits | None = None) -> list[Sheet]:
    """One sheet from comma, semicolon or tab separated text, such as cells pasted from Excel."""
    limits = limits or Limits()
    text = text.removeprefix("\ufeff").replace("\0", "")
    if re.match(r"\s*(<\?xml|<!doctype|<html|<table|<head|<meta|%PDF-|\{\\rtf)", text, re.I):
        raise SpreadsheetError("unsupported")
    delimiter = _delimiter(text)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    if _quote_stays_open(text, delimiter):
        raise SpreadsheetError("open_quote")
    return _bounded([(name, _csv_rows(text, delimiter))], limits)


def column_name(index: int) -> str:
    """The letters above a column, as spreadsheets show them: 0 → A, 26 → AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(ord("A") + rest) + letters
        index -= 1
    return letters


def _bounded(sheets: Iterable[tuple[str, Iterable[list[str]]]], limits: Limits) -> list[Sheet]:
    found = []
    for name, rows in sheets:
        kept: list[list[str]] = []
        last = 0
        for number, row in enumerate(rows, start=1):
            while row and not row[-1].strip():
                row.pop()
            if row:
                last = number
                _check_row(name, number, row, limits)
            if number <= limits.rows:
                kept.append(row)
        if last:
            found.append(Sheet(name, kept[:last]))
    if not found:
        raise SpreadsheetError("empty")
    return found


def _check_row(name: str, number: int, row: list[str], limits: Limits) -> None:
    if number > limits.rows:
        raise SpreadsheetError("too_many_rows", limit=limits.rows, sheet=name)
    if len(row) > limits.columns:
        raise SpreadsheetError("too_many_columns", limit=limits.columns, sheet=name, row=number)
    for index, cell in enumerate(row):
        if len(cell) > limits.cell:
            place = {"sheet": name, "row": number, "column": column_name(index)}
            raise SpreadsheetError("cell_too_long", limit=limits.cell, **place)


def _decoded(data: bytes) -> str:
    """Text in UTF-8, UTF-16 (Excel's "Unicode text") or one of the Windows code pages."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16")
    if b"\0" in data:
        even, odd = data[0:400:2].count(0), data[1:400:2].count(0)
        if max(even, odd) < 3 * (min(even, odd) + 1):
            raise SpreadsheetError("unsupported")
        return _strictly(data, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _from_windows(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SpreadsheetError("encoding") from error


def _from_windows(data: bytes) -> str:
    """Windows-1258 keeps tone marks apart from their vowels: one that follows none is no mark."""
    if sum(byte < 32 and byte not in b"\t\r\n\x0b\x0c" for byte in data) > len(data) // 100:
        raise SpreadsheetError("unsupported")
    for encoding in WINDOWS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search(r"(?:^|[\W\d_])[\u0300-\u036f]", text):
            return unicodedata.normalize("NFC", text)
    raise SpreadsheetError("encoding")


def _delimiter(text: str) -> str:
    """The delimiter that gives the most rows of one same width; a tab where nothing separates."""
    if match := re.match(r"sep=(.)\r?\n", text, re.I):
        return match[1]
    head = "".join(text.splitlines(keepends=True)[: _SNIFFED_ROWS * 2])
    best, best_score = "\t", (0, 0)
    for delimiter in DELIMITERS:
        rows = islice(_csv_rows(head, delimiter), _SNIFFED_ROWS)
        widths = [len(row) for row in rows if any(row)]
        wide = Counter(width for width in widths if width > 1)
        if not wide or sum(wide.values()) * 3 < len(widths):
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        best, best_score = max((best, best_score), (delimiter, (count, width)), key=lambda d: d[1])
    return best


def _csv_rows(text: str, delimiter: str) -> Iterable[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        # A quotation mark that is never closed: the rest of the file is one cell.
        row = reader.line_num
        raise SpreadsheetError("broken", row=row) from error


def _quote_stays_open(text: str, delimiter: str) -> bool:
    """Whether the last cell swallows what comes after a quotation mark that is never closed."""
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _check_zip(data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise SpreadsheetError("broken") from error
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_size or len(entries) > MAX_ZIP_ENTRIES:
        raise SpreadsheetError("unpacks_too_big", limit=limits.unpacked_size)
    names = {entry.filename.lower() for entry in entries}
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise SpreadsheetError("unsupported")


def _read_workbook(data: bytes, limits: Limits) -> list[Sheet]:
    """Asks a child process, which has neither this one's secrets nor more memory than allowed."""
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    if "SYSTEMROOT" in os.environ:
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    try:
        child = subprocess.run(  # noqa: S603
            [sys.executable, "-P", __file__, json.dumps(asdict(limits))],
            input=data,
            capture_output=True,
            env=environment,
            timeout=CHILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SpreadsheetError("unpacks_too_big", limit=limits.unpacked_size) from error
    if child.returncode < 0:
        raise SpreadsheetError("unpacks_too_big", limit=limits.unpacked_size)
    if child.returncode:  # no fault of the file: the library is missing, or this module is wrong
        raise RuntimeError(child.stderr.decode(errors="replace"))
    answer = json.loads(child.stdout)
    if "code" in answer:
        raise SpreadsheetError(answer["code"], **answer["details"])
    return [Sheet(**sheet) for sheet in answer["sheets"]]


def _child() -> None:
    limits = Limits(**json.loads(sys.argv[1]))
    import python_calamine  # before the limits, so that its absence is not the file's fault

    _limit_this_process()
    try:
        sheets = _workbook_sheets(python_calamine, sys.stdin.buffer.read(), limits)
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


def _workbook_sheets(calamine: Any, data: bytes, limits: Limits) -> list[Sheet]:
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
        left = [""] * sheet.start[1] if sheet.start else []  # `iter_rows` leaves these columns out
        return ([*left, *map(_text, row)] for row in sheet.iter_rows())

    return _bounded(((name, rows(name)) for name in visible), limits)


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


if __name__ == "__main__":
    _child()
