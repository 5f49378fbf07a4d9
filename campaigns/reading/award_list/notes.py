"""What a file notes of its cells (`spreadsheets.Note`): values missing, letters lost."""

from .entries import Table
from .lines import Line
from .results import ERROR, WARNING, Issue, Reading

_LEVELS = {"no_value": ERROR, "letters_lost": ERROR, "cut": WARNING}
_INSTEAD = {"struck": "struck_cell", "deleted": "deleted_in_cell"}
_DROPPED = ("personal", "other", "number")
_FIELDS = ("name", "position", "unit", "award", "achievement", "decision_number", "signed_on")
_LONGEST_QUOTED = 120


def issues_of_notes(line: Line, table: Table | None) -> list[Issue]:
    """The issues at a line that its notes give. Those of whole rows are `honored`'s matter."""
    columns = {column.index: column.field for column in table.header.columns} if table else {}
    found = []
    for note in line.notes:
        field = columns.get(note.column, "")
        if note.column < 0 or field in _DROPPED:
            continue
        if note.code in _INSTEAD:
            code, level = _INSTEAD[note.code], WARNING
        elif note.code in _LEVELS:
            code, level = note.code, _LEVELS[note.code]
        else:
            continue
        text = (note.text or line.text(note.column))[:_LONGEST_QUOTED]
        issue = line.issue(
            level,
            code,
            line.column(note.column),
            field=field if field in _FIELDS else "",
            text=text,
        )
        if issue not in found:
            found.append(issue)
    return found


def tell_how_to_save_again(reading: Reading) -> None:
    """One issue for the file, however many rows lost letters."""
    rows = {(i.sheet, i.row) for i in reading.issues if i.code == "letters_lost"}
    if rows:
        params = {"n": len(rows)}
        reading.issues.append(Issue(ERROR, "letters_lost_in_file", params=params))
