"""What a list is checked for as a whole: its own counts, the same person twice, who is left out."""

from news.text import comparable_name, fold_words

from . import doubts, honored, notes, personal
from .results import ERROR, WARNING, Issue, Reading, Row
from .tally import Tally, compare_counts


def finish(reading: Reading, tally: Tally) -> None:
    """Adds the issues of the list as a whole, and puts all issues in order."""
    honored.take_back_if_alone(reading)
    compare_counts(reading, tally)
    order = {row.sheet: index for index, row in reversed(list(enumerate(reading.rows)))}
    reading.left_out = [row for row in reading.rows if row.left_out]
    reading.rows = [row for row in reading.rows if not row.left_out]
    personal.take_out(reading)
    _find_duplicates(reading, tally)
    _find_missing(reading)
    doubts.look(reading)
    notes.tell_how_to_save_again(reading)
    reading.issues.sort(
        key=lambda issue: (
            issue.code != "proposal",  # before anything else
            order.get(issue.sheet, -1) if issue.sheet else -1,
            issue.row,
        )
    )


def _find_missing(reading: Reading) -> None:
    if not reading.tables:
        reading.issues.append(Issue(ERROR, "no_list"))
    elif not reading.rows and not any(i.code == "names_unclear" for i in reading.issues):
        code = "no_rows" if not reading.left_out else "all_left_out"
        reading.issues.append(Issue(ERROR, code, reading.tables[0].sheet))


def _find_duplicates(reading: Reading, tally: Tally) -> None:
    """The same name in the same unit twice: perhaps one person, perhaps not."""
    first: dict[tuple[str, ...], Row] = {}
    for row in reading.rows:
        if not row.name:
            continue
        key = (row.kind, comparable_name(row.name), fold_words(row.unit))
        known = first.setdefault(key, row)
        place = (row.sheet, row.row)
        if known is row or (known.sheet, known.row) == place or place in tally.more_awards:
            continue
        code = "same_twice" if fold_words(known.award) == fold_words(row.award) else "same_again"
        params = {"name": row.name, "sheet": known.sheet, "row": known.row}
        reading.issues.append(Issue(WARNING, code, row.sheet, row.row, "", params))
