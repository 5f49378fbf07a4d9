"""Which public awards a search finds, counted in one pass through all lists.

The one query groups the rows by list, award and kind, in the order of the index that has all the
columns it reads; the units of a group are joined to a text. Every facet, the total and the pages
are sums over its result, so that no count needs a cache.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from django.db.models import Aggregate, Count, Q, TextField

from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit

from ..models.awards import Award
from ..models.parts import RollCampaign
from ..querysets import AwardQuerySet, public_rolls
from .award_filters import LABELS, SearchFilters
from .roll_filters import OTHER

#: Filters of `LABELS`.
Names: TypeAlias = tuple[str, ...]


class Joined(Aggregate):
    """The numbers of a group as text, separated by commas, without nulls."""

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
    award_type: int | None
    kind: str
    shown: int
    all: int
    units: str


class Tally:
    """Counts by list, award and kind, from which the facets are made."""

    def __init__(self) -> None:
        self.lists: Counter[int] = Counter()
        self.types: Counter[int | None] = Counter()
        self.kinds: Counter[str] = Counter()

    def add(self, cell: Cell) -> None:
        self.lists[cell.award_list] += cell.shown
        self.types[cell.award_type] += cell.shown
        self.kinds[cell.kind] += cell.shown


class Found:
    """The awards that `filters` find: in which lists they are, and what each facet counts."""

    def __init__(self, filters: SearchFilters) -> None:
        self.filters = filters
        #: By list, the newest decision first.
        self.rolls = {roll.award_list: roll for roll in _public_rolls()}
        self.types = _award_types()
        self.merged_units = dict(
            Unit.objects.exclude(merged_into=None).order_by().values_list("pk", "merged_into_id")
        )
        self.campaigns = self._campaigns_of_rolls()
        #: Filter → value → count, with the other filters as they are.
        self.by: dict[str, Counter[Any]] = {name: Counter() for name in LABELS}
        #: Filter → how many there would be without this filter.
        self.without: Counter[str] = Counter()
        self.by_list: Counter[int] = Counter()
        self._tally()

    @property
    def total(self) -> int:
        return self.by_list.total()

    def awards(self) -> AwardQuerySet:
        """The found awards, without order."""
        filters = self.filters
        lists = [pk for pk in self.rolls if self.by_list[pk]]
        rows = _shown(lists).with_words(filters.words)
        if filters.award == OTHER:
            rows = rows.filter(award_type=None)
        elif filters.award or filters.level:
            rows = rows.filter(award_type__in=self._wanted_types())
        if filters.kind:
            rows = rows.filter(kind=filters.kind)
        return rows.filter(unit__in=self._wanted_units()) if filters.unit else rows

    def all_awards(self) -> AwardQuerySet:
        """All awards, without filters and search words."""
        return _shown(list(self.rolls))

    def _campaigns_of_rolls(self) -> dict[int, frozenset[UUID]]:
        """Source page of a roll → the translation keys of the campaigns that it names."""
        named: dict[int, set[UUID]] = {}
        rows = RollCampaign.objects.order_by().values_list("roll", "campaign__translation_key")
        for roll, campaign in rows:
            named.setdefault(roll, set()).add(campaign)
        return {roll: frozenset(campaigns) for roll, campaigns in named.items()}

    def _wanted_types(self) -> list[int]:
        chosen, level = self.filters.award, self.filters.level
        return [
            pk
            for pk, award in self.types.items()
            if (not chosen or award.pk == chosen.pk) and (not level or award.level == level)
        ]

    def _wanted_units(self) -> list[int]:
        unit = self.filters.unit
        if unit is None:
            return []
        return [unit.pk, *(pk for pk, into in self.merged_units.items() if into == unit.pk)]

    def _cells(self) -> list[Cell]:
        units = self._wanted_units()
        of_unit = {"of_unit": Count("unit_id", filter=Q(unit__in=units))} if units else {}
        rows = (
            self.all_awards()
            .with_words(self.filters.words)
            .values_list("list_id", "award_type_id", "kind")
            .annotate(all=Count("*"), units=Joined("unit_id"), **of_unit)
        )
        return [
            Cell(pk, award, kind, shown[0] if shown else all_, all_, text or "")
            for pk, award, kind, all_, text, *shown in rows
        ]

    def _tally(self) -> None:
        """A cell that fails no filter counts in all facets; one that fails one, in its facet."""
        lists, types, kinds = self._failed()
        tallies = {name: Tally() for name in ("", *LABELS)}
        units: list[str] = []
        for cell in self._cells():
            failed = lists[cell.award_list] + types.get(cell.award_type, ()) + kinds[cell.kind]
            if len(failed) < 2:
                tallies[failed[0] if failed else ""].add(cell)
            if not failed:
                units.append(cell.units)
                self.without["unit"] += cell.all
        self.by_list = tallies[""].lists
        self._count_facets(tallies)
        self._count_units(units)

    def _failed(self) -> tuple[dict[int, Names], dict[int | None, Names], dict[str, Names]]:
        """Which filters the lists, the catalogue's entries and the kinds fail."""
        filters = self.filters
        chosen, campaign = filters.award, filters.campaign
        award = getattr(chosen, "pk", chosen)
        lists = {
            pk: _names(
                year=filters.year and roll.year != filters.year,
                campaign=campaign
                and campaign.translation_key not in self.campaigns.get(roll.page, ()),
            )
            for pk, roll in self.rolls.items()
        }
        types: dict[int | None, Names] = {
            pk: _names(
                level=filters.level and self._level(pk) != filters.level,
                award=award and self._entry(pk) != award,
            )
            for pk in (*self.types, None)
        }
        kinds: dict[str, Names] = {
            kind.value: _names(kind=filters.kind and kind != filters.kind) for kind in RecipientKind
        }
        return lists, types, kinds

    def _level(self, award_type: int | None) -> str:
        award = self.types.get(award_type or 0)
        return award.level if award else ""

    def _entry(self, award_type: int | None) -> int | str:
        """The entry after merging, by its number; `OTHER` for what is in no catalogue."""
        award = self.types.get(award_type or 0)
        return award.pk if award else OTHER

    def _count_facets(self, tallies: dict[str, Tally]) -> None:
        for name in LABELS:
            self.without[name] += tallies[name].lists.total()
            if name != "unit":
                self.without[name] += self.total
            for tally in (tallies[""], tallies[name]):
                for value, count in self._counted(name, tally):
                    self.by[name][value] += count

    def _counted(self, name: str, tally: Tally) -> Iterator[tuple[Any, int]]:
        """Values of a facet with their counts; a value may come more than once."""
        if name == "kind":
            yield from tally.kinds.items()
        elif name in ("level", "award"):
            value_of = self._level if name == "level" else self._entry
            yield from ((value_of(award), count) for award, count in tally.types.items())
        elif name == "year":
            yield from ((self.rolls[pk].year, count) for pk, count in tally.lists.items())
        elif name == "campaign":
            for pk, count in tally.lists.items():
                for campaign in self.campaigns.get(self.rolls[pk].page, ()):
                    yield campaign, count

    def _count_units(self, units: list[str]) -> None:
        counts = Counter(",".join(filter(None, units)).split(","))
        for text, count in counts.items():
            if text:
                unit = int(text)
                self.by["unit"][self.merged_units.get(unit, unit)] += count


def _shown(lists: list[int]) -> AwardQuerySet:
    """What readers may see of these lists, which are public."""
    return Award.objects.filter(list_id__in=lists).not_withheld().order_by()


def _names(**failed: Any) -> Names:
    return tuple(name for name, has_failed in failed.items() if has_failed)


def _public_rolls() -> list[PublicRoll]:
    columns = ("award_list_id", "pk", "translation_key", "year")
    return [PublicRoll(*row) for row in public_rolls().newest_first().values_list(*columns)]


def _award_types() -> dict[int, AwardType]:
    """Every entry of the catalogue → the entry after merging, with what a facet shows."""
    shown = ("name", "name_en", "level", "precedence", "merged_into_id")
    types = AwardType.objects.order_by().only(*shown).in_bulk()
    return {pk: types.get(award.merged_into_id, award) for pk, award in types.items()}
