"""Spreadsheets as offices send them, read into rows of text: xlsx, xls, ods, csv, pasted cells.

Knows nothing of Django, nor of what the rows mean. Everything is bounded, and whatever cannot be
read is refused with a `SpreadsheetError` whose code says why. Workbooks and Word documents are read
in a process of their own (`spreadsheet_child`): one cell typed in the sheet's last row makes the
reading library ask for memory that no machine has, and the process ends without an exception.
"""

import io
import json
import re
import subprocess
import zipfile
from dataclasses import asdict
from pathlib import PurePath

from news.child_process import ask

from .makes import make_of
from .sheets import (
    NOTES,
    Limits,
    Note,
    Sheet,
    SpreadsheetError,
    check_row,
    column_name,
    tidy,
    visible,
)
from .text_files import decoded_text, read_text

__all__ = [
    "NOTES",
    "Limits",
    "Note",
    "Sheet",
    "SpreadsheetError",
    "check_row",
    "column_name",
    "read_document",
    "read_spreadsheet",
    "read_text",
    "tidy",
    "visible",
]

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
CHILD_SECONDS = 30


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
    make, name = make_of(data), PurePath(filename).stem
    if make == "zip":
        _check_zip(data, limits, rich)
        return _ask_child(data, limits, rich)
    if make == "old_office":
        if ENCRYPTED in data or OLD_ENCRYPTED.search(data):
            raise SpreadsheetError("password")
        if OLD_WORD in data:
            raise SpreadsheetError("old_word")
        return _ask_child(data, limits, rich)
    if make in ("pdf", "rtf", "picture"):
        raise SpreadsheetError("unsupported", make=make)
    if make != "text" and rich:
        return _ask_child(data, limits, rich, name)
    return read_text(decoded_text(data, encoding), name, limits, may_be_prose=rich)


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


def _ask_child(data: bytes, limits: Limits, rich: bool, name: str = "") -> list[Sheet]:
    """Asks a child process, which has neither this one's secrets nor more memory than allowed."""
    options = json.dumps({"limits": asdict(limits), "rich": rich, "name": name})
    try:
        child = ask(f"{__package__}.spreadsheet_child", options, data, CHILD_SECONDS)
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
