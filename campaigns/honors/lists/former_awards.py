"""Finds the former award that a new row of a list is, so that it keeps its key and its marks.

An import compares its rows with the list that the roll has. All new and renamed rows are also
compared with the marked awards of the roll, from whatever version had them last: nobody who is
withheld becomes public, and no annulment is lost, because a row was removed and added again.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from campaigns.registers.matching import award_words
from news.text import comparable_name, fold_words

from ..models.award_lists import AwardList
from ..models.awards import Award
from ..models.marks import AwardMark
from ..row import AnyRow, Row

Known = TypeVar("Known", Row, Award)
Key = Callable[[AnyRow], Hashable]
#: The answer that a row is an award of its own.
NEW = "new"


def line(row: AnyRow) -> Hashable:
    return row.kind, comparable_name(row.name), fold_words(row.unit_text), _award(row)


def person_and_award(row: AnyRow) -> Hashable:
    """The same, in whatever unit and position."""
    return comparable_name(row.name), _award(row)


def typed_name(row: AnyRow) -> Hashable:
    """For a name whose diacritics were corrected."""
    return fold_words(row.name), fold_words(row.unit_text), _award(row)


def _person_and_unit(row: AnyRow) -> Hashable:
    return comparable_name(row.name), fold_words(row.unit_text)


def _own_key(row: AnyRow) -> Hashable:
    """For a file made from a download, in which rows have their address."""
    return row.key


def _award(row: AnyRow) -> Hashable:
    return row.award_type_id or award_words(row.award_text)


def paired(
    old: Iterable[Known], new: Iterable[AnyRow], ways: Iterable[tuple[Key, bool]]
) -> dict[int, Known]:
    """By id() of the new row, the old row that it is, found by the most certain of `ways`.

    A way is a key function and whether several rows with the same key are paired in their order; if
    not, only unique ones are paired.
    """
    found: dict[int, Known] = {}
    free = {row.key: row for row in old}
    left = list(new)
    for key, in_order in ways:
        known = _grouped(free.values(), key)
        for group, rows in _grouped(left, key).items():
            matches = known.get(group, [])
            if in_order or len(rows) == len(matches) == 1:
                for row, match in zip(rows, matches, strict=False):
                    found[id(row)] = free.pop(match.key)
        left = [row for row in left if id(row) not in found]
    return found


def _grouped(rows: Iterable[AnyRow], key: Key) -> dict[Hashable, list[Any]]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


#: How a row is recognised as a marked award.
LIKELY = (
    (_own_key, False),
    (line, True),
    (person_and_award, False),
    (_person_and_unit, False),
    (typed_name, False),
)


@dataclass(frozen=True)
class Marked:
    """An award that is withheld, annulled or proposed to be, as the last list with it has it.

    `names` are all that it ever had, folded.
    """

    award: Award
    marks: tuple[AwardMark, ...]
    names: frozenset[str]

    def __str__(self) -> str:
        recipient = ", ".join(filter(None, (self.award.full_name, self.award.unit_text)))
        return f"{recipient} · {self.award.award_text} ({', '.join(self._states())})"

    def _states(self) -> Iterable[str]:
        if any(mark.is_withheld for mark in self.marks):
            yield _("withheld")
        if any(mark.is_annulled for mark in self.marks):
            yield _("annulled")
        if any(mark.is_waiting for mark in self.marks):
            yield _("waiting for approval")


def marked_awards(roll: UUID) -> list[Marked]:
    marks: dict[str, list[AwardMark]] = defaultdict(list)
    noteworthy = AwardMark.objects.of_roll(roll).noteworthy()
    for mark in noteworthy.only("award_key", "kind", "state", "in_force"):
        marks[mark.award_key].append(mark)
    if not marks:
        return []
    rows = Award.objects.filter(list__roll=roll, key__in=noteworthy.award_keys())
    latest: dict[str, Award] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows.order_by("list__version", "place").iterator(chunk_size=1_000):
        latest[row.key] = row
        names[row.key].add(fold_words(row.name))
    return [Marked(row, tuple(marks[key]), frozenset(names[key])) for key, row in latest.items()]


@dataclass
class Question:
    """A new or renamed row has the name of marked awards: is it one of them?

    `free` are those whose key it can take, `listed` those that are other rows of the list.
    """

    row: AnyRow
    free: list[Marked]
    listed: list[Marked]
    is_answered: bool = False
    chosen: Marked | None = None

    @property
    def field(self) -> str:
        return f"former-{self.row.place}"

    @property
    def choices(self) -> list[tuple[str, str]]:
        same = [(one.award.key, _("The same: %(award)s") % {"award": one}) for one in self.free]
        return [*same, (NEW, _("Another person, or another award: readers will see it"))]

    @property
    def answer(self) -> str:
        return self.chosen.award.key if self.chosen else NEW


def coming_back(
    rows: Sequence[AnyRow],
    marked: Sequence[Marked],
    staying: Collection[str],
    answers: Mapping[int, str] | None = None,
) -> list[Question]:
    """What to ask before `rows` are added to a list, and the former award that each is taken for.

    `staying` are the keys of the other rows, which cannot be taken; `answers`, by the rows' places,
    are a key or `NEW`. Without an answer the row is taken for the most similar marked award: a name
    hidden by mistake can be shown later, but not the other way round.
    """
    questions = _questions(rows, marked, staying)
    open_keys = {one.award.key: one for question in questions for one in question.free}
    for question in questions:
        answer = (answers or {}).get(question.row.place)
        keys = [one.award.key for one in question.free]
        question.is_answered = answer == NEW or answer in keys
        if question.is_answered and answer in open_keys:
            question.chosen = open_keys.pop(answer)
    waiting = {id(question.row): question for question in questions if not question.is_answered}
    awards = [one.award for one in open_keys.values()]
    likely = paired(awards, [question.row for question in waiting.values()], LIKELY)
    for row_id, award in likely.items():
        waiting.pop(row_id).chosen = open_keys.pop(award.key)
    for question in waiting.values():
        question.chosen = next((one for one in question.free if one.award.key in open_keys), None)
        if question.chosen:
            del open_keys[question.chosen.award.key]
    return questions


def _questions(
    rows: Sequence[AnyRow], marked: Sequence[Marked], staying: Collection[str]
) -> list[Question]:
    by_name: dict[str, list[Marked]] = defaultdict(list)
    for one in marked:
        for name in one.names:
            by_name[name].append(one)
    by_key = {one.award.key: one for one in marked}
    questions = []
    for row in rows if marked else ():
        same = list(by_name.get(fold_words(row.name), ()))
        if row.key in staying:  # the row is already in the list
            same = [one for one in same if one.award.key != row.key]
        elif row.key in by_key and by_key[row.key] not in same:
            same.append(by_key[row.key])
        free = [one for one in same if one.award.key not in staying]
        if same:
            questions.append(Question(row, free, [one for one in same if one not in free]))
    return questions


def question_of(
    row: AnyRow, award_list: AwardList | None, roll: UUID, answer: str
) -> Question | None:
    """What to ask before one row is added to `award_list`, or renamed there."""
    marked = marked_awards(roll)
    staying: set[str] = set()
    if award_list is not None and marked:
        keys = [row.key, *(one.award.key for one in marked)]
        rows = award_list.awards.filter(key__in=keys).order_by()
        staying.update(rows.values_list("key", flat=True))
    return next(iter(coming_back([row], marked, staying, {row.place: answer})), None)
