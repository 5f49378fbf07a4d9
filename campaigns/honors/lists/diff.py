"""How one version of a list differs from another: added, removed, changed, matched by key."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, QuerySet

from ..models.award_lists import AwardList
from ..models.awards import Award
from ..row import OFFICERS, PUBLIC, compared

KEPT = 3600


@dataclass
class Difference:
    """Keys in the order of the lists; `changed` has the names of the columns."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    @property
    def keys(self) -> list[str]:
        return [*self.added, *self.removed, *self.changed]


def difference(old: AwardList | None, new: AwardList | None, audience: str = PUBLIC) -> Difference:
    """From `old` to `new`, for `audience`; two queries, whatever the lists' length."""
    columns = compared(audience)
    before, after = _rows(old, columns), _rows(new, columns)
    found = Difference(
        added=[key for key in after if key not in before],
        removed=[key for key in before if key not in after],
    )
    for key, values in after.items():
        if key in before and before[key] != values:
            pairs = zip(columns, before[key], values, strict=True)
            found.changed[key] = [name for name, one, other in pairs if one != other]
    return found


def _rows(award_list: AwardList | None, columns: tuple[str, ...]) -> dict[str, tuple[Any, ...]]:
    if award_list is None:
        return {}
    rows = Award.objects.filter(list=award_list).order_by("place", "pk")
    return {key: tuple(values) for key, *values in rows.values_list("key", *columns)}


@dataclass(frozen=True)
class Counts:
    """How many rows differ; `reordered`: both have the same rows in another order."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.reordered)


def counts(old: AwardList | None, new: AwardList | None) -> Counts:
    """How much `new` differs for an officer, counted by the database: no row is read.

    Cached for an hour: two tokens always name the same states.
    """
    if old is None or new is None:
        return Counts(added=_length(new), removed=_length(old))
    if old.pk == new.pk:
        return Counts()
    name = f"campaigns.award-counts.{old.token}.{new.token}"
    found = cache.get(name)
    if found is None:
        found = _counted(old, new)
        cache.set(name, found, KEPT)
    return found


def _counted(old: AwardList, new: AwardList) -> Counts:
    before, after = Award.objects.filter(list=old).order_by(), Award.objects.filter(list=new)
    kept = after.filter(Exists(before.filter(key=OuterRef("key")))).count()
    rows = Award.objects.filter(list__in=[old, new]).order_by().values_list("list")
    lengths = dict(rows.annotate(length=Count("pk")))
    added, removed = lengths.get(new.pk, 0) - kept, lengths.get(old.pk, 0) - kept
    # Set operations, unlike comparisons, take two empty dates for the same.
    columns = ("key", *compared(OFFICERS))
    unlike = after.order_by().values_list(*columns).difference(before.values_list(*columns))
    is_same_length = not (added or removed)
    return Counts(
        added=added,
        removed=removed,
        changed=unlike.count() - added,
        reordered=is_same_length and _is_reordered(before, after),
    )


def _is_reordered(before: QuerySet, after: QuerySet) -> bool:
    moved_rows = before.filter(key=OuterRef("key")).exclude(place=OuterRef("place"))
    return after.filter(Exists(moved_rows)).exists()


def _length(award_list: AwardList | None) -> int:
    return award_list.awards.count() if award_list else 0


def moved(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The fewest keys, in the order of `new`, that must move to bring `old` into that order.

    Keys that only one of them has do not count.
    """
    places = {key: place for place, key in enumerate(old)}
    common = [key for key in new if key in places]
    unmoved = _longest_increasing([places[key] for key in common])
    return [key for key in common if places[key] not in unmoved]


def _longest_increasing(numbers: Iterable[int]) -> set[int]:
    """The numbers of a longest increasing subsequence; all are different."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    found, last = set(), ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
