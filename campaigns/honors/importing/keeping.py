"""Importing again: which rows are those that the list has, so that permalinks stay."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from news.text import fold_words

from ...models import Award
from ..award_matching import award_words
from ..differences import PRINTED
from ..keys import new_key
from .comparing import heard

Key = Callable[[Award], Hashable]


@dataclass
class Outcome:
    """What saving would do; `rows` is the whole list as it would stand."""

    rows: list[Award] = field(default_factory=list)
    added: list[Award] = field(default_factory=list)
    removed: list[Award] = field(default_factory=list)
    changed: list[tuple[Award, Award, list[str]]] = field(default_factory=list)
    kept: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.removed or self.changed)


def replacing(old: list[Award], new: list[Award]) -> Outcome:
    """`new` becomes the list; rows that mean the same award keep its key."""
    return _compared(new, old, _matches(old, new), removes=True)


def adding(old: list[Award], new: list[Award]) -> Outcome:
    """Nothing is taken away: rows that the list has are brought up to date, others come behind."""
    matches = _matches(old, new)
    outcome = _compared(new, old, matches, removes=False)
    by_key = {known.key: row for row in new if (known := matches.get(id(row)))}
    for row in old:
        row.pk = None  # as a row of the new version
    outcome.rows = [by_key.get(row.key, row) for row in old] + outcome.added
    return outcome


def _compared(
    new: list[Award], old: list[Award], matches: dict[int, Award], removes: bool
) -> Outcome:
    outcome = Outcome(rows=new)
    for row in new:
        known = matches.get(id(row))
        if known is None:
            row.key = new_key()
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


def _matches(old: list[Award], new: list[Award]) -> dict[int, Award]:
    """By id() of the new row, the old row that it is: the surest way first, never in doubt."""
    found: dict[int, Award] = {}
    by_key = {row.key: row for row in old}
    for row in new:
        if row.key and (known := by_key.pop(row.key, None)):
            found[id(row)] = known
    for key, is_exact in ((_line, True), (_person_and_award, False), (_typed_name, False)):
        if not by_key:
            break
        left = [row for row in new if id(row) not in found]
        _pair(_grouped(by_key.values(), key), _grouped(left, key), found, by_key, is_exact)
    return found


def _pair(
    old: dict[Hashable, list[Award]],
    new: dict[Hashable, list[Award]],
    found: dict[int, Award],
    free: dict[str, Award],
    is_exact: bool,
) -> None:
    for key, rows in new.items():
        known = old.get(key, [])
        if is_exact or len(rows) == len(known) == 1:
            for row, match in zip(rows, known, strict=False):
                found[id(row)] = match
                free.pop(match.key)


def _grouped(rows: Iterable[Award], key: Key) -> dict[Hashable, list[Award]]:
    groups: dict[Hashable, list[Award]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _line(row: Award) -> Hashable:
    return row.kind, heard(row.name), fold_words(row.unit_text), _award(row)


def _person_and_award(row: Award) -> Hashable:
    """The same, in whatever unit and position."""
    return heard(row.name), _award(row)


def _typed_name(row: Award) -> Hashable:
    """A name whose marks alone were put right."""
    return fold_words(row.name), fold_words(row.unit_text), _award(row)


def _award(row: Award) -> Hashable:
    return row.award_type_id or award_words(row.award_text)
