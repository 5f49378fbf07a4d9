"""Reads an award list: from a file to rows with their issues. Knows nothing of Django."""

from ..spreadsheets import Limits, Sheet, SpreadsheetError, read_document, read_text
from . import checks
from .lines import flows, old_encoding_of, with_old_encoding
from .results import WARNING, Issue, Mapping, Reading
from .shapes import paragraphs_as_table, parted
from .walk import Walk

LIMITS = Limits(file_size=12 * 1024 * 1024, unpacked_size=150 * 1024 * 1024, rows=25_000)


def read_award_list(
    data: bytes, filename: str = "", mapping: Mapping | None = None, limits: Limits = LIMITS
) -> Reading:
    """All that a file says: xlsx, xls, ods, docx, csv or other text. Nothing personal is in it.

    `mapping` is the officer's word, which counts before what the reader sees. Raises
    `SpreadsheetError` where the file cannot be read at all; its code says why.
    """
    mapping = mapping or Mapping()
    return read_sheets(read_document(data, filename, limits, mapping.encoding), mapping)


def read_pasted_list(text: str, mapping: Mapping | None = None, limits: Limits = LIMITS) -> Reading:
    """The same for cells pasted from a spreadsheet."""
    if len(text) > limits.file_size:
        raise SpreadsheetError("too_big", limit=limits.file_size)
    if not text.strip():
        raise SpreadsheetError("empty")
    return read_sheets(read_text(text, limits=limits), mapping or Mapping())


def read_sheets(sheets: list[Sheet], mapping: Mapping) -> Reading:
    """The same for sheets that are read already."""
    reading = Reading()
    by_font = sorted({name for sheet in sheets for name in sheet.old_encodings})
    reading.encoding = by_font[0] if by_font else "unicode"
    old = mapping.encoding or old_encoding_of(sheets)
    if old and old != "unicode":
        reading.encoding = old
        sheets = with_old_encoding(sheets, old)
        if not mapping.encoding:
            reading.issues.append(Issue(WARNING, "encoding_guessed", params={"encoding": old}))
    sheets = [sheet for sheet in sheets if sheet.name not in mapping.left_out_sheets]
    tally = checks.Tally()
    for lines in flows(sheets):
        if any(sheet.is_of_document for sheet in sheets):
            lines = paragraphs_as_table(lines)
        elif lines and not mapping.has_tables_for(lines[0].sheet):
            lines = parted(lines)
        Walk(lines, mapping, reading, tally).read()
    checks.finish(reading, tally)
    return reading
