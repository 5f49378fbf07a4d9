"""Text files and pasted cells: their letters, their delimiter, their rows."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from .old_encodings import encoding_of_text
from .prose import is_prose, read_prose
from .sheets import Limits, Sheet, SpreadsheetError, bounded, column_name

DELIMITERS = "\t,;|"
VIETNAMESE, WESTERN = "cp1258", "cp1252"
_UNKNOWN_BYTES = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
# A tone mark that follows no vowel, as the "ò" of "phòng" becomes in Windows-1258.
_LOOSE_MARK = re.compile("(?<![aeiouyAEIOUY\u0302\u0306\u031b])[\u0300\u0301\u0303\u0309\u0323]")
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
    sheets = bounded([(name, _csv_rows(text, delimiter, limits))], limits)
    _refuse_swallowed(sheets[0], delimiter)
    return [replace(sheet, is_text=True) for sheet in sheets]


def _refuse_swallowed(sheet: Sheet, delimiter: str) -> None:
    """Refuses cells that hold whole rows: a quotation mark opened before them and closed behind."""
    row = re.compile(rf"\n\d{{1,5}}{re.escape(delimiter)}[^\n]*{re.escape(delimiter)}")
    for number, cells in enumerate(sheet.rows, start=1):
        for column, text in enumerate(cells):
            if "\n" in text and row.search(text):
                place = {"row": number, "column": column_name(column)}
                raise SpreadsheetError("open_quote", **place)


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
        return _line_by_line(data, encoding)


def _line_by_line(data: bytes, encoding: str) -> str:
    """Text of which some lines are no UTF-8: those of another program, pasted among the others."""
    if sum(byte < 32 and byte not in b"\t\r\n\x0b\x0c" for byte in data) > len(data) // 100:
        raise SpreadsheetError("unsupported")
    lines: list[str | bytes] = []
    for line in data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            lines.append(line)
    others = [line for line in lines if isinstance(line, bytes)]
    code_page = _code_page(others, encoding)
    return "".join(
        _from_code_page(line, code_page) if isinstance(line, bytes) else line for line in lines
    )


def _from_code_page(line: bytes, code_page: str) -> str:
    """Bytes without a letter in the code page become control signs, so that they are noticed."""
    text = line.decode(code_page, "surrogateescape")
    return unicodedata.normalize("NFC", text.translate(_UNKNOWN_BYTES))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise SpreadsheetError("encoding") from None  # that error holds the whole file


def _code_page(lines: list[bytes], encoding: str) -> str:
    """The Windows code page of `lines`; old encodings stand in the Western one.

    Windows-1258 keeps tone marks apart from their vowels: one that follows none is no mark.
    """
    if encoding in ("tcvn3", "vni"):
        return WESTERN
    western = [line.decode(WESTERN, "replace") for line in lines]
    if not encoding and encoding_of_text(western):
        return WESTERN
    try:
        text = unicodedata.normalize("NFD", b"\n".join(lines).decode(VIETNAMESE))
    except UnicodeDecodeError:
        return WESTERN
    return WESTERN if _LOOSE_MARK.search(text) else VIETNAMESE


def _delimiter(text: str, limits: Limits) -> str:
    """The delimiter that gives the most rows of one same width; a tab where nothing separates.

    Tabs stand in no sentence: a few of them tell more than many commas.
    """
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
        if delimiter == "\t" and count > 1:
            return delimiter
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
