"""Importing again: which rows of the list the new rows are, so that their permalinks stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from news.text import fold_words

from ..keys import new_key
from ..lists.former_awards import (
    Marked,
    Question,
    coming_back,
    line,
    paired,
    person_and_award,
    typed_name,
)
from ..row import Row, compared

#: By places of the import's rows, what the officer said of those that bear a marked award's name.
Answers = Mapping[int, str]


@dataclass
class Outcome:
    """What saving would do; `rows` would be the whole list."""

    rows: list[Row] = field(default_factory=list)
    added: list[Row] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row, list[str]]] = field(default_factory=list)
    kept: int = 0
    questions: list[Question] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Whether the officer answered for each row that bears the name of a marked award."""
        return all(question.is_answered for question in self.questions)


def replacing(
    old: list[Row],
    new: list[Row],
    marked: Sequence[Marked] = (),
    answers: Answers | None = None,
) -> Outcome:
    """`new` becomes the list; rows that mean the same award keep its key."""
    matches = _matches(old, new)
    staying = {known.key for known in matches.values()}
    outcome = _compared(old, new, matches, marked, staying, answers)
    staying = {known.key for known in matches.values()}
    outcome.removed = [row for row in old if row.key not in staying]
    return outcome


def adding(
    old: list[Row],
    new: list[Row],
    marked: Sequence[Marked] = (),
    answers: Answers | None = None,
) -> Outcome:
    """Nothing is taken away: rows that the list has are brought up to date, others come behind."""
    matches = _matches(old, new)
    outcome = _compared(old, new, matches, marked, {row.key for row in old}, answers)
    by_key = {known.key: row for row in new if (known := matches.get(id(row)))}
    outcome.rows = [by_key.get(row.key, row) for row in old] + outcome.added
    return outcome


def _matches(old: list[Row], new: list[Row]) -> dict[int, Row]:
    """By id() of the new row, the old row that it is; never in doubt."""
    found: dict[int, Row] = {}
    by_key = {row.key: row for row in old}
    for row in new:
        if row.key and (known := by_key.pop(row.key, None)):
            found[id(row)] = known
    left = [row for row in new if id(row) not in found]
    ways = ((line, True), (person_and_award, False), (typed_name, False))
    return found | paired(by_key.values(), left, ways)


def _compared(
    old: list[Row],
    new: list[Row],
    matches: dict[int, Row],
    marked: Sequence[Marked],
    staying: set[str],
    answers: Answers | None,
) -> Outcome:
    """Asks about marked awards, and gives each new row its key; `matches` follows the answers."""
    unknown = [row for row in new if _is_unknown(row, matches.get(id(row)))]
    questions = coming_back(unknown, marked, staying, answers)
    listed = {row.key: row for row in old}
    former = {id(one.row): one.chosen.award for one in questions if one.chosen}
    for row_id, award in former.items():
        # A row of the list that comes in by another name or award is changed, not replaced.
        matches.pop(row_id, None)
        if known := listed.get(award.key):
            matches[row_id] = known
    outcome = Outcome(rows=new, questions=questions)
    for row in new:
        if known := matches.get(id(row)):
            row.key, row.photo_id = known.key, known.photo_id
            _keep_lines(row, known)
            names = [name for name in compared() if getattr(row, name) != getattr(known, name)]
            if names:
                outcome.changed.append((known, row, names))
            else:
                outcome.kept += 1
        else:
            was = former.get(id(row))
            row.key, row.photo_id = (was.key, was.photo_id) if was else (new_key(), None)
            outcome.added.append(row)
    return outcome


def _is_unknown(row: Row, known: Row | None) -> bool:
    """Whether the list does not have the row, or has it by another name."""
    return known is None or (
        known.name != row.name and fold_words(known.name) != fold_words(row.name)
    )


def _keep_lines(row: Row, known: Row) -> None:
    """A spreadsheet's cell brings back the words of a text, not its lines."""
    if row.achievement.split() == known.achievement.split():
        row.achievement = known.achievement
