"""Text files and pasted cells: their letters, their delimiter, their rows."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from .old_encodings import encoding_of_text
from .prose import is_prose, read_prose
from .sheets import Limits, Sheet, SpreadsheetError, bounded

DELIMITERS = ",;\t|"
WINDOWS = ("cp1258", "cp1252")
_SNIFFED_ROWS = 60
# Files that are no tables: pages of HTML or XML, PDF, RTF, messages.
_OTHER_MAKE = re.compile(r"\s*(<[!?a-z][^,;\t\n]*>?|%PDF-|\{\\rtf|mime-version:)", re.I)


def read_text(
    text: str, name: str = "", limits: Limits | None = None, may_be_prose: bool = False
) -> list[Sheet]:
    """One sheet from comma, semicolon or tab separated text, such as cells pasted from Excel.

    With `may_be_prose`, a decision in sentences or a list in paragraphs comes back as a document.
    """
    limits = limits or Limits()
    text = text.removeprefix("\ufeff").replace("\0", "")
    if _OTHER_MAKE.match(text):
        raise SpreadsheetError("unsupported")
    if may_be_prose and is_prose(text):
        return read_prose(text, limits)
    delimiter = _delimiter(text, limits)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    if _quote_stays_open(text, delimiter):
        raise SpreadsheetError("open_quote")
    return bounded([(name, _csv_rows(text, delimiter, limits))], limits)


def decoded_text(data: bytes, encoding: str) -> str:
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
