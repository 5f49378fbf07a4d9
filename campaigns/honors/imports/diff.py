"""Importing again: which rows are those that the list has, so that permalinks stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from news.text import fold_words

from ..keys import new_key
from ..lists.diff import PRINTED
from ..lists.former_awards import (
    Marked,
    Question,
    coming_back,
    line,
    paired,
    person_and_award,
    typed_name,
)
from ..models.awards import Award


@dataclass
class Outcome:
    """What saving would do; `rows` is the whole list as it would stand."""

    rows: list[Award] = field(default_factory=list)
    added: list[Award] = field(default_factory=list)
    removed: list[Award] = field(default_factory=list)
    changed: list[tuple[Award, Award, list[str]]] = field(default_factory=list)
    kept: int = 0
    questions: list[Question] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.removed or self.changed)

    @property
    def was_asked(self) -> bool:
        """Whether the officer answered for each row that bears the name of a marked award."""
        return all(question.is_answered for question in self.questions)


def replacing(
    old: list[Award],
    new: list[Award],
    marked: Sequence[Marked] = (),
    answers: Mapping[int, str] | None = None,
) -> Outcome:
    """`new` becomes the list; rows that mean the same award keep its key."""
    matches = _matches(old, new)
    staying = {known.key for known in matches.values()}
    questions = coming_back(_coming(new, matches), marked, staying, answers)
    _take(questions, old, matches)
    return _compared(new, old, matches, questions, removes=True)


def adding(
    old: list[Award],
    new: list[Award],
    marked: Sequence[Marked] = (),
    answers: Mapping[int, str] | None = None,
) -> Outcome:
    """Nothing is taken away: rows that the list has are brought up to date, others come behind."""
    matches = _matches(old, new)
    questions = coming_back(_coming(new, matches), marked, {row.key for row in old}, answers)
    _take(questions, old, matches)
    outcome = _compared(new, old, matches, questions, removes=False)
    by_key = {known.key: row for row in new if (known := matches.get(id(row)))}
    for row in old:
        row.pk = None  # as a row of the new version
    outcome.rows = [by_key.get(row.key, row) for row in old] + outcome.added
    return outcome


def _matches(old: list[Award], new: list[Award]) -> dict[int, Award]:
    """By id() of the new row, the old row that it is; never in doubt."""
    found: dict[int, Award] = {}
    by_key = {row.key: row for row in old}
    for row in new:
        if row.key and (known := by_key.pop(row.key, None)):
            found[id(row)] = known
    left = [row for row in new if id(row) not in found]
    ways = ((line, True), (person_and_award, False), (typed_name, False))
    return found | paired(by_key.values(), left, ways)


def _coming(new: list[Award], matches: dict[int, Award]) -> list[Award]:
    """Rows that the list does not have, or has by another name."""
    return [
        row
        for row in new
        if (known := matches.get(id(row))) is None
        or (known.name != row.name and fold_words(known.name) != fold_words(row.name))
    ]


def _take(questions: list[Question], old: list[Award], matches: dict[int, Award]) -> None:
    """Rows of the list that come in by another name or award are changed, not replaced."""
    listed = {row.key: row for row in old}
    for question in questions:
        if question.chosen is None:
            continue
        matches.pop(id(question.row), None)
        if known := listed.get(question.chosen.award.key):
            matches[id(question.row)] = known


def _compared(
    new: list[Award],
    old: list[Award],
    matches: dict[int, Award],
    questions: list[Question],
    removes: bool,
) -> Outcome:
    outcome = Outcome(rows=new, questions=questions)
    former = {id(one.row): one.chosen.award for one in questions if one.chosen}
    for row in new:
        known = matches.get(id(row))
        if known is None:
            award = former.get(id(row))
            row.key, row.photo_id = (award.key, award.photo_id) if award else (new_key(), None)
            outcome.added.append(row)
            continue
        row.key, row.photo_id = known.key, known.photo_id
        _keep_lines(row, known)
        names = [name for name in PRINTED if getattr(row, name) != getattr(known, name)]
        if names:
            outcome.changed.append((known, row, names))
        else:
            outcome.kept += 1
    if removes:
        staying = {known.key for known in matches.values()}
        outcome.removed = [row for row in old if row.key not in staying]
    return outcome


def _keep_lines(row: Award, known: Award) -> None:
    """A spreadsheet's cell brings back the words of a text, not its lines."""
    if row.achievement.split() == known.achievement.split():
        row.achievement = known.achievement
