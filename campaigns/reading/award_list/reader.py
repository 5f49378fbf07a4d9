"""Reads an award list: from a file to rows with their issues. Knows nothing of Django."""

from ..files.letters import set_right
from ..files.spreadsheets import Limits, Sheet, read_document
from . import checks, file_notes, honored
from .lines import Line, flows
from .paragraphs import ParagraphReader
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
    reader = ListReader(sheets, mapping)
    while not reader.is_done:
        reader.step()
    return reader.reading


class ListReader:
    """Reads sheets step by step, for those who must not wait long.

    Between two steps it may be pickled, and gone on with in another process.
    """

    #: Lines in one step.
    lines = 500

    def __init__(self, sheets: list[Sheet], mapping: Mapping) -> None:
        self.sheets, self.mapping = sheets, mapping
        self.reading = Reading()
        self.is_done = False
        self._tally = Tally()
        self._flows: list[list[Line]] | None = None
        self._paragraphs: ParagraphReader | None = None
        self._walk: Walk | None = None
        self._reasons: dict[str, str] = {}
        self._lines_read = 0

    @property
    def progress(self) -> int:
        """Of the lines, how many in a hundred were read."""
        if self._flows is None:
            return 0
        left = sum(map(len, self._flows))
        read = self._lines_read
        if self._paragraphs:
            left += len(self._paragraphs.lines)
        elif self._walk:
            left += len(self._walk.lines) - self._walk.index
            read += self._walk.index
        return 100 * read // max(1, read + left)

    def step(self) -> None:
        """Does a little more: a step takes some tenths of a second, also with a long list."""
        if self._flows is None:
            self._set_right()
        elif self._paragraphs:
            if not self._paragraphs.read(self.lines):
                found = self._paragraphs.result()
                self.reading.issues.extend(found.issues)
                self._paragraphs = None
                self._walk_down(found.lines)
        elif self._walk:
            if not self._walk.read(self.lines):
                self._walk.end()
                self._lines_read += len(self._walk.lines)
                self._walk = None
        elif self._flows:
            self._begin(self._flows.pop(0))
        else:
            file_notes.tell(self.reading, self.sheets)
            checks.finish(self.reading, self._tally)
            self.is_done = True

    def _set_right(self) -> None:
        reading, mapping = self.reading, self.mapping
        by_font = sorted({name for sheet in self.sheets for name in sheet.old_encodings})
        reading.encoding = by_font[0] if by_font else "unicode"
        letters = set_right(self.sheets, mapping.encoding)
        if letters.encoding:
            params = {"encoding": letters.encoding}
            reading.issues.append(Issue(WARNING, "encoding_guessed", params=params))
        reading.encoding = mapping.encoding or letters.encoding or reading.encoding
        sheets = [sheet for sheet in letters.sheets if sheet.name not in mapping.left_out_sheets]
        self.sheets = as_tables(sheets)
        self._reasons = {
            sheet.name: honored.sheet_reason(sheet.name, sheet.hidden)
            for sheet in self.sheets
            if sheet.name not in mapping.shown_sheets
        }
        self._flows = flows(self.sheets)

    def _begin(self, lines: list[Line]) -> None:
        if any(sheet.is_of_document for sheet in self.sheets):
            self._paragraphs = ParagraphReader(lines)
        elif lines and not self.mapping.has_tables_for(lines[0].sheet):
            self._walk_down(parted(lines))
        else:
            self._walk_down(lines)

    def _walk_down(self, lines: list[Line]) -> None:
        self._walk = Walk(lines, self.mapping, self.reading, self._tally, self._reasons)
        self._walk.begin()


def sheets_as_read(sheets: list[Sheet], encoding: str = "") -> list[Sheet]:
    """The sheets as `read_sheets` sees them: letters set right, lines of text parted in cells."""
    return as_tables(set_right(sheets, encoding).sheets)
