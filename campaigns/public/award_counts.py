"""Which public awards a search finds, counted in one pass through all lists.

The one query groups the rows by list, award and kind, in the order of the index that holds all
that it reads; the units of a group come along as text. Every facet, the total and the pages are
sums over its answer, so that nothing is kept that could grow stale.
"""

from collections import Counter
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Aggregate, Count, Q, TextField

from ..models import Award, AwardType, RollCampaign, Unit
from ..models.award_querysets import AwardQuerySet, public_rolls
from .award_filters import NAMES, SearchFilters
from .roll_filters import OTHER


class Joined(Aggregate):
    """The numbers of a group as text, with commas between; those that are null are left out."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "STRING_AGG(%(expressions)s::text, ',')"
        return super().as_sql(compiler, connection, template=template, **context)


class PublicRoll(NamedTuple):
    """A roll whose list readers may see; `page` is its source page."""

    award_list: int
    page: int
    translation_key: UUID
    year: int | None


class Cell(NamedTuple):
    """Awards of one list, award and kind. `shown` are those of the chosen unit, `all` of any."""

    award_list: int
    values: tuple[Any, ...]
    shown: int
    all: int
    units: str


#: The facets whose values are the same for all awards of a cell; the unit's are not.
OF_CELLS = tuple(name for name in NAMES if name != "don_vi")


class Found:
    """The awards that `filters` find: in which lists they are, and what each facet counts."""

    def __init__(self, filters: SearchFilters) -> None:
        self.filters = filters
        #: By list, the newest decision first.
        self.rolls = {roll.award_list: roll for roll in _public_rolls()}
        self.types = _award_types()
        self.doubles = dict(
            Unit.objects.exclude(merged_into=None).order_by().values_list("pk", "merged_into_id")
        )
        self.campaigns = self._campaigns_of_rolls()
        #: Parameter → value → count, with the other filters as they are.
        self.by: dict[str, Counter[Any]] = {name: Counter() for name in NAMES}
        #: Parameter → how many there would be without this filter.
        self.without: Counter[str] = Counter()
        self.by_list: Counter[int] = Counter()
        self._tally()

    @property
    def total(self) -> int:
        return self.by_list.total()

    def awards(self) -> AwardQuerySet:
        """The found awards, without order."""
        filters = self.filters
        rows = self._searched().filter(list_id__in=[pk for pk in self.rolls if self.by_list[pk]])
        if filters.danh_hieu == OTHER:
            rows = rows.filter(award_type=None)
        elif filters.danh_hieu or filters.cap:
            rows = rows.filter(award_type__in=self._wanted_types())
        if filters.loai:
            rows = rows.filter(kind=filters.loai)
        return rows.filter(unit__in=self._wanted_units()) if filters.don_vi else rows

    def _searched(self) -> AwardQuerySet:
        """Of which the public ones are those in the lists of `rolls`."""
        return Award.objects.order_by().shown().with_words(self.filters.words)

    def _campaigns_of_rolls(self) -> dict[int, frozenset[UUID]]:
        """Source page of a roll → the translation keys of the campaigns that it names."""
        named: dict[int, set[UUID]] = {}
        rows = RollCampaign.objects.order_by().values_list("roll", "campaign__translation_key")
        for roll, campaign in rows:
            named.setdefault(roll, set()).add(campaign)
        return {roll: frozenset(campaigns) for roll, campaigns in named.items()}

    def _wanted_types(self) -> list[int]:
        chosen, level = self.filters.danh_hieu, self.filters.cap
        return [
            pk
            for pk, award in self.types.items()
            if (not chosen or award.pk == chosen.pk) and (not level or award.level == level)
        ]

    def _wanted_units(self) -> list[int]:
        unit = self.filters.don_vi
        if unit is None:
            return []
        return [unit.pk, *(pk for pk, into in self.doubles.items() if into == unit.pk)]

    def _cells(self) -> list[Cell]:
        units = self._wanted_units()
        rows = (
            self._searched()
            .filter(list_id__in=list(self.rolls))
            .values_list("list_id", "award_type_id", "kind")
            .annotate(
                all=Count("*"),
                units=Joined("unit_id"),
                **({"of_unit": Count("unit_id", filter=Q(unit__in=units))} if units else {}),
            )
        )
        return [
            Cell(row[0], self._values(*row[:3]), row[5] if units else row[3], row[3], row[4] or "")
            for row in rows
        ]

    def _values(self, award_list: int, award_type: int | None, kind: str) -> tuple[Any, ...]:
        """In the order of `OF_CELLS`; campaigns are a set."""
        roll = self.rolls[award_list]
        award = self.types.get(award_type or 0)
        level, entry = (award.level, award.pk) if award else ("", OTHER)
        return (roll.year, level, entry, kind, self.campaigns.get(roll.page, frozenset()))

    def _wanted(self) -> tuple[Any, ...]:
        filters = self.filters
        return (
            filters.nam,
            filters.cap or None,
            getattr(filters.danh_hieu, "pk", filters.danh_hieu),
            filters.loai or None,
            filters.phong_trao.translation_key if filters.phong_trao else None,
        )

    def _tally(self) -> None:
        """A cell that fails no filter counts in all facets; one that fails one, in that one."""
        wanted = self._wanted()
        units: list[str] = []
        for cell in self._cells():
            failed = [
                name
                for name, want, has in zip(OF_CELLS, wanted, cell.values, strict=True)
                if want is not None and not _fits(want, has)
            ]
            if not failed:
                self.by_list[cell.award_list] += cell.shown
                self.without["don_vi"] += cell.all
                units.append(cell.units)
            if len(failed) < 2:
                self._count(cell, failed[0] if failed else "")
        self._count_units(units)
        for name in OF_CELLS:
            self.without[name] += self.total

    def _count(self, cell: Cell, failed: str) -> None:
        if not cell.shown:
            return
        if failed:
            self.without[failed] += cell.shown
        for name, has in zip(OF_CELLS, cell.values, strict=True):
            if failed and name != failed:
                continue
            for value in has if isinstance(has, frozenset) else (has,):
                self.by[name][value] += cell.shown

    def _count_units(self, units: list[str]) -> None:
        counts = Counter(",".join(filter(None, units)).split(","))
        for text, count in counts.items():
            if text:
                unit = int(text)
                self.by["don_vi"][self.doubles.get(unit, unit)] += count


def _fits(want: Any, has: Any) -> bool:
    return want in has if isinstance(has, frozenset) else want == has


def _public_rolls() -> list[PublicRoll]:
    rolls: Any = public_rolls()
    columns = ("award_list_id", "pk", "translation_key", "year")
    return [PublicRoll(*row) for row in rolls.newest_first().values_list(*columns)]


def _award_types() -> dict[int, AwardType]:
    """Every entry of the catalogue → the entry that it stands for."""
    types = AwardType.objects.order_by().select_related("merged_into")
    return {award.pk: award.resolved for award in types}
