"""What a file notes of its cells (`spreadsheets.Note`): values missing, letters lost."""

from .entries import Table
from .lines import Line
from .results import ERROR, WARNING, Issue, Reading

_LEVELS = {"no_value": ERROR, "letters_lost": ERROR, "cut": WARNING, "encoding_doubtful": WARNING}
_INSTEAD = {"struck": "struck_cell", "deleted": "deleted_in_cell"}
_DROPPED = ("personal", "other", "number")
_FIELDS = ("name", "position", "unit", "award", "achievement", "decision_number", "signed_on")
_LONGEST_QUOTED = 120


def issues_of_notes(line: Line, table: Table | None) -> list[Issue]:
    """The issues at a line that its notes give. Those of whole rows are `honored`'s matter."""
    if line.is_noted("deleted"):
        return []
    columns = {column.index: column.field for column in table.header.columns} if table else {}
    is_deleted = line.is_noted("deleted")
    found = []
    for note in line.notes:
        field = columns.get(note.column, "")
        if note.column < 0 or field in _DROPPED:
            continue
        if note.code == "deleted" and is_deleted:
            continue
        if note.code in _INSTEAD:
            code, level = _INSTEAD[note.code], WARNING
        elif note.code in _LEVELS:
            code, level = note.code, _LEVELS[note.code]
        else:
            continue
        text = (note.text or line.text(note.column))[:_LONGEST_QUOTED]
        field = field if field in _FIELDS else ""
        issue = line.issue(
            level,
            code,
            line.column(note.column),
            field=field,
            proposal={field: note.text} if field and code == "encoding_doubtful" else {},
            text=text,
        )
        if issue not in found:
            found.append(issue)
    return found


def with_deleted(line: Line) -> Line:
    """A line that Word deleted as a whole while changes were tracked, with the cells it had."""
    if line.filled or not line.is_noted("deleted"):
        return line
    cells = [""] * (1 + max(note.column for note in line.notes))
    for note in line.notes:
        if note.code == "deleted" and note.column >= 0:
            cells[note.column] = note.text
    return Line(line.sheet, line.row, cells, notes=line.notes)


def tell_how_to_save_again(reading: Reading) -> None:
    """One issue for the file, however many rows lost letters."""
    rows = {(i.sheet, i.row) for i in reading.issues if i.code == "letters_lost"}
    if rows:
        params = {"n": len(rows)}
        reading.issues.append(Issue(ERROR, "letters_lost_in_file", params=params))
