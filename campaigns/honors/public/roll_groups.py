"""The order of a roll: by award in precedence, then collectives, households, individuals.

Groups and their sizes are known before any row is read, so that each page of a list of 20,000 rows
reads only its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_

from django.db.models import Case, IntegerField, Q, Value, When

from campaigns.registers.enums import RecipientKind
from campaigns.registers.facets import in_precedence
from campaigns.registers.models.award_types import AwardType

from ..querysets import AwardQuerySet
from .roll_filters import Cell, RollTally, by_name

#: More awards than these that are in no catalogue make one group, each row with its own text.
TEXTS_SHOWN = 30
KINDS = [kind.value for kind in RecipientKind]


@dataclass(frozen=True)
class Group:
    """Rows of one award and one kind. Without `award_type`, those with this `text`, or all that
    are in no catalogue where it is empty.
    """

    award_type: AwardType | None
    text: str
    kind: str
    count: int
    type_ids: tuple[int, ...] = ()

    @property
    def condition(self) -> Q:
        of_kind = Q(kind=self.kind)
        if self.award_type:
            return of_kind & Q(award_type__in=self.type_ids)
        of_text = Q(award_text=self.text) if self.text else Q()
        return of_kind & Q(award_type=None) & of_text

    @property
    def award(self) -> tuple[int | None, str]:
        """What groups of the same award share."""
        return (self.award_type.pk if self.award_type else None, self.text)

    @property
    def label(self) -> str:
        return self.award_type.label if self.award_type else self.text


@dataclass(frozen=True)
class Slice:
    """A part of a group: `count` of its rows, after the first `skipped`."""

    group: Group
    skipped: int
    count: int


def groups_of(tally: RollTally) -> list[Group]:
    """All groups of the rows that the filters leave, in the order of the roll."""
    sizes: Counter[tuple[int, str]] = Counter()
    others = []
    for cell in tally.matching:
        if cell.award_type:
            sizes[tally.types[cell.award_type].resolved.pk, cell.kind] += cell.rows
        else:
            others.append(cell)
    groups = [
        Group(award, "", kind, sizes[award.pk, kind], tuple(tally.ids_of(award)))
        for award in in_precedence(tally.types.values())
        for kind in KINDS
        if sizes[award.pk, kind]
    ]
    return [*groups, *_uncatalogued(others)]


def _uncatalogued(cells: list[Cell]) -> Iterator[Group]:
    """By award as printed, in the order in which the decision first names them."""
    places: dict[str, int] = {}
    sizes: Counter[tuple[str, str]] = Counter()
    for cell in cells:
        places[cell.text] = min(cell.first, places.get(cell.text, cell.first))
    for cell in cells:
        sizes[cell.text if len(places) <= TEXTS_SHOWN else "", cell.kind] += cell.rows
    for text, kind in sorted(
        sizes, key=lambda group: (places.get(group[0], 0), group[0], KINDS.index(group[1]))
    ):
        yield Group(None, text, kind, sizes[text, kind])


def slices(groups: Iterable[Group], first: int, size: int) -> list[Slice]:
    """The parts of the groups that fall on the rows from `first` on, `size` of them at most."""
    rows = list(groups)
    ends = accumulate(group.count for group in rows)
    found = []
    for group, end in zip(rows, ends, strict=True):
        start = end - group.count
        low, high = max(first, start), min(first + size, end)
        if low < high:
            found.append(Slice(group, low - start, high - low))
    return found


def in_order(rows: AwardQuerySet, groups: list[Group], order: str = "") -> AwardQuerySet:
    """`rows` in the order of the groups, in each as the decision prints them or by name."""
    within = ("sort_key", "place", "pk") if order == by_name() else ("place", "pk")
    if len(groups) < 2:
        return rows.order_by(*within)
    ranks = [When(group.condition, then=Value(rank)) for rank, group in enumerate(groups)]
    rank = Case(*ranks, default=Value(len(groups)), output_field=IntegerField())
    return rows.order_by(rank, *within)


def rows_of(rows: AwardQuerySet, parts: list[Slice], order: str = "") -> AwardQuerySet:
    """The rows of consecutive parts, in order; `rows` are those that the filters leave."""
    groups = [part.group for part in parts]
    condition = reduce(or_, (group.condition for group in groups))
    first = parts[0].skipped
    chosen = in_order(rows.filter(condition), groups, order)
    return chosen[first : first + sum(part.count for part in parts)]
