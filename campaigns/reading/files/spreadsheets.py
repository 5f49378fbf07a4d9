"""Spreadsheets as offices send them, read into rows of text: xlsx, xls, ods, csv, pasted cells.

Knows nothing of Django, nor of what the rows mean. Everything is bounded, and whatever cannot be
read is refused with a `SpreadsheetError` whose code says why. Workbooks and Word documents are read
in a process of their own (`spreadsheet_child`): one cell typed in the sheet's last row makes the
reading library ask for memory that no machine has, and the process ends without an exception.
"""

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
from itertools import islice
from pathlib import Path, PurePath
from typing import Any

from news.text import nfc

from .old_encodings import encoding_of_text

DELIMITERS = ",;\t|"
WINDOWS = ("cp1258", "cp1252")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Of old Excel: a workbook's first record, and right behind it the one for encryption.
OLD_ENCRYPTED = re.compile(
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.S
)
OLD_WORD = "WordDocument".encode("utf-16-le")
SPREADSHEETS = {"xl/workbook.xml", "content.xml"}
WORD = "word/document.xml"
MANIFEST = "META-INF/manifest.xml"
MOST_MANIFEST = 1024 * 1024
MAX_ZIP_ENTRIES = 2_000
#: What a `Note` may say: the row is hidden by hand or by a filter; the text is struck through
#: (it stays in the cell), was deleted while Word tracked changes (it is not in the cell), lost
#: letters; a formula has no value; the text was too long and is cut.
NOTES = ("hidden_row", "struck", "deleted", "letters_lost", "no_value", "cut")
CHILD_SECONDS = 30
_SNIFFED_ROWS = 60
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


class SpreadsheetError(Exception):
    """Why a file was refused.

    `code` is one of: empty, too_big, unpacks_too_big, too_many_sheets, too_many_rows,
    too_many_columns, cell_too_long, open_quote, password, unsupported, old_word, broken, encoding;
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
class Note:
    """What a file says of a cell, or of a whole row where `column` is -1; both count from 0.

    `code` is one of `NOTES`; `text` is what was taken away, or "".
    """

    row: int
    column: int
    code: str
    text: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet that people can see; `rows[0]` is its row 1. Rows end at their last filled cell.

    `merged` holds [top, left, bottom, right], counted from 0. A table of a Word document has
    the paragraphs before it in `above`; those after the last table are in a sheet without a name
    and without rows. `old_encodings` are those known by their fonts; the text is Unicode.
    `hidden`: the office hid the sheet; it is read, and its people are left out. `above_notes` are
    of the paragraphs in `above`: their `row` is the paragraph's place there, their `column` is 0
    where the note is of a part of it.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    is_of_document: bool = False
    old_encodings: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    hidden: bool = False
    above_notes: list[Note] = field(default_factory=list)


def read_spreadsheet(data: bytes, filename: str = "", limits: Limits | None = None) -> list[Sheet]:
    """The visible sheets of a file that are not empty; its type is found by its content.

    Dates become dd/mm/yyyy, whole numbers lose their ".0"; other text is left as it is.
    """
    return _read(data, filename, limits or Limits())


def read_document(
    data: bytes, filename: str = "", limits: Limits | None = None, encoding: str = ""
) -> list[Sheet]:
    """As `read_spreadsheet`, and more slowly: Word documents too, a sheet for each table.

    Merged cells are listed, text in TCVN3 or VNI fonts becomes Unicode, and errors of formulas
    are where Excel shows them. Text files in TCVN3 or VNI are not converted; `encoding` ("tcvn3",
    "vni" or "unicode") is for those that are not recognised.
    """
    return _read(data, filename, limits or Limits(), encoding, rich=True)


def _read(
    data: bytes, filename: str, limits: Limits, encoding: str = "unicode", rich: bool = False
) -> list[Sheet]:
    if len(data) > limits.file_size:
        raise SpreadsheetError("too_big", limit=limits.file_size)
    if not data.strip(b"\0 \t\r\n"):
        raise SpreadsheetError("empty")
    if data.startswith(b"PK\x03\x04"):
        _check_zip(data, limits, rich)
        return _ask_child(data, limits, rich)
    if data.startswith(OLD_OFFICE):
        if ENCRYPTED in data or OLD_ENCRYPTED.search(data):
            raise SpreadsheetError("password")
        if OLD_WORD in data:
            raise SpreadsheetError("old_word")
        return _ask_child(data, limits, rich)
    return read_text(_decoded(data, encoding), PurePath(filename).stem, limits)


def read_text(text: str, name: str = "", limits: Limits | None = None) -> list[Sheet]:
    """One sheet from comma, semicolon or tab separated text, such as cells pasted from Excel."""
    limits = limits or Limits()
    text = text.removeprefix("\ufeff").replace("\0", "")
    if re.match(r"\s*(<[!?a-z][^,;\t\n]*>?|%PDF-|\{\\rtf|mime-version:)", text, re.I):
        raise SpreadsheetError("unsupported")
    delimiter = _delimiter(text, limits)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    if _quote_stays_open(text, delimiter):
        raise SpreadsheetError("open_quote")
    return bounded([(name, _csv_rows(text, delimiter, limits))], limits)


def tidy(text: str) -> str:
    """One line in the stored form: NFC, no invisible characters, single plain spaces."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """NFC without invisible characters; line breaks and tabs stay, each run of spaces is one."""
    text = nfc(text)
    if text.isprintable():
        return " ".join(text.split())
    lines = _INVISIBLE.sub("", text).splitlines()
    return "\n".join(
        "\t".join(filter(None, (" ".join(part.split()) for part in line.split("\t"))))
        for line in lines
    )


def column_name(index: int) -> str:
    """The letters above a column, as spreadsheets show them: 0 → A, 26 → AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(ord("A") + rest) + letters
        index -= 1
    return letters


def bounded(sheets: Iterable[tuple[str, Iterable[list[str]]]], limits: Limits) -> list[Sheet]:
    """The sheets that hold anything, refused as soon as they pass a limit."""
    found = []
    for name, rows in sheets:
        kept: list[list[str]] = []
        last = 0
        for number, row in enumerate(rows, start=1):
            while row and not row[-1].strip():
                row.pop()
            if row:
                last = number
                check_row(name, number, row, limits)
            if number <= limits.rows:
                kept.append(row)
        if last:
            found.append(Sheet(name, kept[:last]))
    if not found:
        raise SpreadsheetError("empty")
    return found


def check_row(name: str, number: int, row: list[str], limits: Limits) -> None:
    """Refuses a row that passes a limit; `number` counts from 1."""
    if number > limits.rows:
        raise SpreadsheetError("too_many_rows", limit=limits.rows, sheet=name)
    if len(row) > limits.columns:
        raise SpreadsheetError("too_many_columns", limit=limits.columns, sheet=name, row=number)
    for index, cell in enumerate(row):
        if len(cell) > limits.cell:
            place = {"sheet": name, "row": number, "column": column_name(index)}
            raise SpreadsheetError("cell_too_long", limit=limits.cell, **place)


def _decoded(data: bytes, encoding: str) -> str:
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
        western = data.decode("cp1252", errors="replace")
        if encoding in ("tcvn3", "vni") or (not encoding and encoding_of_text([western])):
            return western
        return _from_windows(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise SpreadsheetError("encoding") from None  # that error holds the whole file


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


def _delimiter(text: str, limits: Limits) -> str:
    """The delimiter that gives the most rows of one same width; a tab where nothing separates."""
    if match := re.match(r"sep=(.)\r?\n", text, re.I):
        return match[1]
    head = "".join(text.splitlines(keepends=True)[: _SNIFFED_ROWS * 2])
    best, best_score = "\t", (0, 0)
    for delimiter in DELIMITERS:
        rows = islice(_csv_rows(head, delimiter, limits), _SNIFFED_ROWS)
        try:
            widths = [len(row) for row in rows if any(row)]
        except SpreadsheetError:
            continue
        wide = Counter(width for width in widths if width > 1)
        if not wide or sum(wide.values()) * 3 < len(widths):
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        best, best_score = max((best, best_score), (delimiter, (count, width)), key=lambda d: d[1])
    return best


def _csv_rows(text: str, delimiter: str, limits: Limits) -> Iterable[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        # A quotation mark that is never closed: the rest of the file is one cell.
        row = reader.line_num
        if "field larger" in str(error):
            raise SpreadsheetError("cell_too_long", limit=limits.cell, row=row) from error
        raise SpreadsheetError("broken", row=row) from error


def _quote_stays_open(text: str, delimiter: str) -> bool:
    """Whether the last cell swallows what comes after a quotation mark that is never closed."""
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _check_zip(data: bytes, limits: Limits, rich: bool) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if MANIFEST in archive.namelist():  # of an OpenDocument file
                with archive.open(MANIFEST) as manifest:
                    is_locked = b"encryption-data" in manifest.read(MOST_MANIFEST)
            else:
                is_locked = any(entry.flag_bits & 1 for entry in entries)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise SpreadsheetError("broken") from error
    if is_locked:
        raise SpreadsheetError("password")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_size or len(entries) > MAX_ZIP_ENTRIES:
        raise SpreadsheetError("unpacks_too_big", limit=limits.unpacked_size)
    names = {entry.filename.lower() for entry in entries}
    if not names & SPREADSHEETS and not (rich and WORD in names):
        raise SpreadsheetError("unsupported")


def _ask_child(data: bytes, limits: Limits, rich: bool) -> list[Sheet]:
    """Asks a child process, which has neither this one's secrets nor more memory than allowed."""
    paths = [str(Path(__file__).resolve().parents[3]), *filter(None, sys.path)]
    environment = {"PYTHONPATH": os.pathsep.join(paths)}
    if "SYSTEMROOT" in os.environ:
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    options = json.dumps({"limits": asdict(limits), "rich": rich})
    try:
        child = subprocess.run(  # noqa: S603
            [sys.executable, "-P", "-m", f"{__package__}.spreadsheet_child", options],
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
    if child.returncode:  # no fault of the file: a library is missing, or the child is wrong
        raise RuntimeError(child.stderr.decode(errors="replace"))
    answer = json.loads(child.stdout)
    if "code" in answer:
        raise SpreadsheetError(answer["code"], **answer["details"])
    return [
        Sheet(
            **{
                **sheet,
                "notes": [Note(**note) for note in sheet["notes"]],
                "above_notes": [Note(**note) for note in sheet["above_notes"]],
            }
        )
        for sheet in answer["sheets"]
    ]
