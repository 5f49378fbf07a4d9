"""What every kind of file becomes: sheets of text with notes, within limits; or a refusal.

Knows nothing of Django, nor of what the rows mean.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from news.text import nfc

from .old_encodings import TwoReadings, may_be_old

#: What a `Note` may say. Of a row: it is hidden by hand or by a filter (hidden_row); its cells were
#: told apart by spaces alone (cells_guessed). Of a cell, or of a row where all its cells are so:
#: the text is struck through (struck; it stays in the cell, `text` is the part that is struck); was
#: deleted while Word tracked changes (deleted; not in the cell); stood in a hidden column
#: (hidden_column; not in the cell); lost letters (letters_lost), or had been read in a wrong
#: encoding and was set right (letters_repaired; `text` is what stood there); may be in an old
#: encoding or not (encoding_doubtful; `text` is the other reading); a formula has no value
#: (no_value); the text was too long and is cut (cut); the cell stands far outside (left_out).
NOTES = (
    "hidden_row", "hidden_column", "struck", "deleted", "letters_lost", "letters_repaired",
    "encoding_doubtful", "no_value", "cut", "left_out", "cells_guessed",
)  # fmt: skip
_MOST_CUT = 4  # times what a cell may hold: beyond, it is no text
# Dotted lines and rules of signs: nobody needs more, and what looks for a word behind signs and
# spaces would begin anew at each of them.
_MOST_SIGNS = 40
_SIGNS = re.compile(rf"([\W_]{{{_MOST_SIGNS}}})[\W_]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


class SpreadsheetError(Exception):
    """Why a file was refused.

    `code` is one of: empty, too_big, unpacks_too_big, too_many_sheets, too_many_rows,
    too_many_columns, cell_too_long, open_quote, password, unsupported, old_word, broken, encoding;
    `details` holds the limit that was passed (`limit`), the place (`sheet`, `row`, `column`)
    where there is one, and what an unsupported file is (`make`) where that is known: "pdf", "rtf",
    "picture", "word_page".
    """

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(f"{code} {details}" if details else code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Limits:
    """What is read at most; sizes in bytes, `cell` in characters.

    `stray`: so many cells may stand outside of `rows` and `columns` and are named and left out;
    where any may, a text that is too long is cut. With 0 the first of them refuses the file.
    """

    file_size: int = 5 * 1024 * 1024
    unpacked_size: int = 60 * 1024 * 1024
    sheets: int = 30
    rows: int = 20_000
    columns: int = 100
    cell: int = 5_000
    stray: int = 0


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
    """A sheet; `rows[0]` is its row 1. Rows end at their last filled cell.

    `merged` holds [top, left, bottom, right], counted from 0. A table of a Word document has
    the paragraphs before it in `above`; those after the last table are in a sheet without a name
    and without rows. `old_encodings` are those known by their fonts; the text is Unicode.
    `hidden`: the office hid the sheet; it is read, and its people are left out. `above_notes` are
    of the paragraphs in `above`: their `row` is the paragraph's place there, their `column` is 0
    where the note is of a part of it. `settled` are the places [row, column] whose encoding was
    told by their font and cannot be told from the text. `is_text`: of a text file, or pasted.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    is_of_document: bool = False
    old_encodings: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    hidden: bool = False
    settled: list[list[int]] = field(default_factory=list)
    is_text: bool = False
    above_notes: list[Note] = field(default_factory=list)


def tidy(text: str) -> str:
    """One line in the stored form: NFC, no invisible characters, single plain spaces."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """NFC without invisible characters; line breaks and tabs stay, each run of spaces is one.

    Of a run of signs without letters and digits, the first `_MOST_SIGNS` stay.
    """
    text = nfc(text)
    if text.isprintable():
        return _SIGNS.sub(r"\1", " ".join(text.split()))
    lines = _INVISIBLE.sub("", text).splitlines()
    return _SIGNS.sub(
        r"\1",
        "\n".join(
            "\t".join(filter(None, (" ".join(part.split()) for part in line.split("\t"))))
            for line in lines
        ),
    )


def column_name(index: int) -> str:
    """The letters above a column, as spreadsheets show them: 0 → A, 26 → AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(ord("A") + rest) + letters
        index -= 1
    return letters


def check_row(name: str, number: int, row: list[str], limits: Limits) -> None:
    """Refuses a row that passes a limit; `number` counts from 1."""
    if number > limits.rows:
        raise SpreadsheetError("too_many_rows", limit=limits.rows, sheet=name)
    if len(row) > limits.columns:
        raise SpreadsheetError("too_many_columns", limit=limits.columns, sheet=name, row=number)
    for index, cell in enumerate(row):
        if len(cell) > limits.cell:
            raise _too_long(name, number, index, limits)


def _too_long(name: str, number: int, column: int, limits: Limits) -> SpreadsheetError:
    place = {"sheet": name, "row": number, "column": column_name(column)}
    return SpreadsheetError("cell_too_long", limit=limits.cell, **place)


class SheetBuilder:
    """Gathers the cells of one sheet in any order.

    A few cells far outside (`Limits.stray`) are named and left out: a slip of the hand. Where
    there are more, a part of the list would be missing, and the file is refused.
    """

    def __init__(self, name: str, limits: Limits, hidden: bool = False) -> None:
        self.name = name
        self.limits = limits
        self.hidden = hidden
        self.rows: dict[int, list[str]] = {}
        self.notes: list[Note] = []
        self.merged: list[list[int]] = []
        self._stray = 0
        self._hidden_rows: list[int] = []
        self._leans: dict[int, int] = {}
        self._open: dict[tuple[int, int], TwoReadings] = {}
        self._settled: list[list[int]] = []

    def put(self, row: int, column: int, text: str) -> None:
        """Fills a cell; `row` and `column` count from 0."""
        if not text.strip():
            return
        if row >= self.limits.rows or column >= self.limits.columns:
            self._leave_out(row, column, text)
            return
        if len(text) > self.limits.cell:
            if not self.limits.stray or len(text) > self.limits.cell * _MOST_CUT:
                raise _too_long(self.name, row + 1, column, self.limits)
            self.note(row, column, "cut", text[self.limits.cell :][:100])
            text = text[: self.limits.cell]
        cells = self.rows.setdefault(row, [])
        if column >= len(cells):
            cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = text

    def put_readings(self, row: int, column: int, found: TwoReadings) -> None:
        """Fills a cell whose font may say in which encoding it is; its row may help to choose."""
        self.put(row, column, found.as_it_stands)
        self._leans[row] = self._leans.get(row, 0) + found.lean
        if found.is_open:
            self._open[row, column] = found
        elif found.lean and may_be_old(found.old):
            self._settled.append([row, column])

    def _choose_readings(self) -> None:
        """Chooses for each cell that can be read in two ways, by the rest of its row or sheet."""
        whole = sum(self._leans.values())
        chosen: dict[tuple[int, int], str] = {}
        for (row, column), found in self._open.items():
            near = self._leans[row]
            text, other = found.chosen(near or whole, is_near=bool(near))
            cells = self.rows.get(row, [])
            if column >= len(cells):
                continue
            cells[column] = chosen[row, column] = text
            self._settled.append([row, column])
            if other:
                self.note(row, column, "encoding_doubtful", other)
        for index, note in enumerate(self.notes):
            place = note.row, note.column
            if place in chosen and note.text == self._open[place].as_it_stands:
                self.notes[index] = replace(note, text=chosen[place])

    def fill(self, row: int, cells: list[str]) -> None:
        """Fills a row from its first column."""
        for column, text in enumerate(cells):
            if text:
                self.put(row, column, text)

    def note(self, row: int, column: int, code: str, text: str = "") -> None:
        self.notes.append(Note(row, column, code, text))

    def hide(self, row: int) -> None:
        self._hidden_rows.append(row)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if top < self.limits.rows and left < self.limits.columns:
            self.merged.append([top, left, bottom, min(right, self.limits.columns - 1)])

    def sheet(self) -> Sheet | None:
        """The sheet, or None where nothing is filled."""
        if not self.rows and self._stray:
            raise SpreadsheetError("too_many_rows", limit=self.limits.rows, sheet=self.name)
        if not self.rows:
            return None
        self._choose_readings()
        rows = [self.rows.get(index, []) for index in range(max(self.rows) + 1)]
        self.notes.extend(
            Note(row, -1, "hidden_row") for row in self._hidden_rows if row in self.rows
        )
        return Sheet(
            self.name, rows, self.merged, notes=one_for_each_row(self.notes, rows),
            hidden=self.hidden, settled=self._settled,
        )  # fmt: skip

    def _leave_out(self, row: int, column: int, text: str) -> None:
        self._stray += 1
        if self._stray > self.limits.stray:
            if row >= self.limits.rows:
                raise SpreadsheetError("too_many_rows", limit=self.limits.rows, sheet=self.name)
            raise SpreadsheetError(
                "too_many_columns", limit=self.limits.columns, sheet=self.name, row=row + 1
            )
        self.note(row, column, "left_out", text[:200])


def one_for_each_row(notes: list[Note], rows: list[list[str]]) -> list[Note]:
    """The notes, a single one for a row of which all filled cells are struck through whole."""
    struck: dict[int, set[int]] = {}
    for note in notes:
        cells = rows[note.row] if note.row < len(rows) else []
        if note.code == "struck" and note.text == (cells[note.column :] or [""])[0]:
            struck.setdefault(note.row, set()).add(note.column)
    whole = {
        row
        for row, columns in struck.items()
        if columns >= {column for column, text in enumerate(rows[row]) if text.strip()}
    }
    kept = [note for note in notes if note.code != "struck" or note.row not in whole]
    return [*kept, *(Note(row, -1, "struck") for row in sorted(whole))]


def bounded(sheets: Iterable[tuple[str, Iterable[list[str]]]], limits: Limits) -> list[Sheet]:
    """The sheets that hold anything, refused as soon as they pass a limit."""
    builders = []
    for name, rows in sheets:
        builders.append(SheetBuilder(name, limits))
        for index, row in enumerate(rows):
            builders[-1].fill(index, row)
    return sheets_of(builders)


def sheets_of(builders: Iterable[SheetBuilder]) -> list[Sheet]:
    """The sheets that hold anything; refused as empty if none of those people can see does."""
    found = [sheet for builder in builders if (sheet := builder.sheet())]
    if all(sheet.hidden for sheet in found):
        raise SpreadsheetError("empty")
    return found
