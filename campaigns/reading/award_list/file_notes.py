"""What a file's notes say of rows that were read, beside what `notes` makes of single cells.

Letters that were set right, cells in hidden columns or far outside, rows that may be wrong.
"""

from collections.abc import Iterator

from ..files.sheets import Note, Sheet, column_name
from .column_words import OTHER, PERSONAL
from .results import ERROR, WARNING, Issue, Reading, Row
from .table.meanings import field_of

_OF_ROWS = {"letters_lost": ERROR, "cells_guessed": WARNING}
_STORED = ("name", "position", "unit", "award", "achievement", "decision_number", "signed_on")
_LONGEST_QUOTED = 120


def tell(reading: Reading, sheets: list[Sheet]) -> None:
    """Adds the issues; those of rows only where a row was read."""
    rows: dict[tuple[str, int], list[Row]] = {}
    for row in [*reading.rows, *reading.left_out]:
        rows.setdefault((row.sheet, row.row), []).append(row)
    for sheet in sheets:
        if sheet.hidden:
            continue
        found = _Notes(sheet, rows)
        reading.issues.extend(found.of_file())
        for note in sheet.notes:
            reading.issues.extend(found.of_row(note))


class _Notes:
    def __init__(self, sheet: Sheet, rows: dict[tuple[str, int], list[Row]]) -> None:
        self.sheet = sheet
        self.rows = rows
        self.hidden = _hidden_meanings(sheet)

    def of_file(self) -> Iterator[Issue]:
        """Issues of the sheet as a whole, with a place where they have one."""
        told = [*self.sheet.notes, *self.sheet.above_notes]
        repaired = [note for note in told if note.code == "letters_repaired"]
        if repaired:
            first = repaired[0]
            text = self._text(first)
            params = {"n": len(repaired), "text": first.text[:60], "made": text[:60]}
            yield Issue(WARNING, "letters_repaired", self.sheet.name, params=params)
        for note in self.sheet.notes:
            if note.code == "left_out":
                text = note.text[:_LONGEST_QUOTED]
                yield self._issue(WARNING, "cell_left_out", note, text=text)
        for column, (heading, _field) in self.hidden.items():
            text, letter = heading[:_LONGEST_QUOTED], column_name(column)
            yield Issue(WARNING, "hidden_column", self.sheet.name, 0, letter, {"text": text})

    def of_row(self, note: Note) -> Iterator[Issue]:
        rows = self.rows.get((self.sheet.name, note.row + 1), [])
        if not rows:
            return
        text = note.text[:_LONGEST_QUOTED]
        if note.code in _OF_ROWS and note.column < 0:
            cells = self._text(note)[:_LONGEST_QUOTED]
            yield self._issue(_OF_ROWS[note.code], note.code, note, text=cells)
        elif note.code == "hidden_column" and note.column in self.hidden:
            heading, field = self.hidden[note.column]
            if note.text == heading:
                return
            field = field if field in _STORED else ""
            is_free = bool(field) and not any(getattr(row, field) for row in rows)
            proposal = {field: note.text} if is_free else {}
            yield self._issue(WARNING, "hidden_cell", note, field, proposal, text=text)

    def _text(self, note: Note) -> str:
        """The cell of a note, or the row that it became a part of."""
        rows = self.sheet.rows
        if note in self.sheet.above_notes:
            return self.sheet.above[note.row]
        if not 0 <= note.row < len(rows):
            return ""
        if 0 <= note.column < len(rows[note.row]):
            return rows[note.row][note.column]
        return " | ".join(filter(None, rows[note.row]))

    def _issue(
        self,
        level: str,
        code: str,
        note: Note,
        field: str = "",
        proposal: dict[str, str] | None = None,
        **params: str,
    ) -> Issue:
        letter = column_name(note.column) if note.column >= 0 else ""
        place = self.sheet.name, note.row + 1, letter
        return Issue(level, code, *place, params, field, proposal or {})


def _hidden_meanings(sheet: Sheet) -> dict[int, tuple[str, str]]:
    """The hidden columns that would matter, with heading and meaning."""
    found: dict[int, tuple[str, str]] = {}
    for note in sheet.notes:
        if note.code != "hidden_column" or note.column in found:
            continue
        field = field_of(note.text)[0]
        if field and field not in (PERSONAL, OTHER, "number"):
            found[note.column] = (note.text, field)
    return found
