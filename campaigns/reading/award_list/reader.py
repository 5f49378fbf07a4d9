"""Reads an award list: from a file to rows with their issues. Knows nothing of Django."""

from ..files.letters import set_right
from ..files.spreadsheets import Limits, Sheet, read_document
from . import checks, file_notes, honored
from .lines import flows
from .paragraphs import paragraphs_as_table
from .plain_text import as_tables
from .results import WARNING, Issue, Mapping, Reading
from .shapes import parted
from .tally import Tally
from .walk import Walk

#: A workbook may have a sheet for each commune; an account of merits fills what a cell can hold.
LIMITS = Limits(
    file_size=12 * 1024 * 1024,
    unpacked_size=150 * 1024 * 1024,
    sheets=250,
    rows=25_000,
    cell=32_767,
    stray=50,
)


def read_award_list(
    data: bytes, filename: str = "", mapping: Mapping | None = None, limits: Limits = LIMITS
) -> Reading:
    """Reads xlsx, xls, ods, docx, csv or other text; leaves personal data out.

    The officer's choices in `mapping` take precedence over what the reader finds. Raises
    `SpreadsheetError` with a code if the file cannot be read at all.
    """
    mapping = mapping or Mapping()
    return read_sheets(read_document(data, filename, limits, mapping.encoding), mapping)


def read_sheets(sheets: list[Sheet], mapping: Mapping) -> Reading:
    """The same for sheets that have been read, such as pasted cells (`spreadsheets.read_text`)."""
    reading = Reading()
    by_font = sorted({name for sheet in sheets for name in sheet.old_encodings})
    reading.encoding = by_font[0] if by_font else "unicode"
    letters = set_right(sheets, mapping.encoding)
    sheets = letters.sheets
    if letters.encoding:
        reading.issues.append(
            Issue(WARNING, "encoding_guessed", params={"encoding": letters.encoding})
        )
    reading.encoding = mapping.encoding or letters.encoding or reading.encoding
    sheets = [sheet for sheet in sheets if sheet.name not in mapping.left_out_sheets]
    sheets = as_tables(sheets)
    reasons = {
        sheet.name: honored.sheet_reason(sheet.name, sheet.hidden)
        for sheet in sheets
        if sheet.name not in mapping.shown_sheets
    }
    tally = Tally()
    for lines in flows(sheets):
        if any(sheet.is_of_document for sheet in sheets):
            found = paragraphs_as_table(lines)
            lines = found.lines
            reading.issues.extend(found.issues)
        elif lines and not mapping.has_tables_for(lines[0].sheet):
            lines = parted(lines)
        Walk(lines, mapping, reading, tally, reasons).read()
    file_notes.tell(reading, sheets)
    checks.finish(reading, tally)
    return reading


def sheets_as_read(sheets: list[Sheet], encoding: str = "") -> list[Sheet]:
    """The sheets as `read_sheets` sees them: letters set right, lines of text parted in cells."""
    return as_tables(set_right(sheets, encoding).sheets)
