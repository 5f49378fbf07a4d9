"""Which public awards a search finds, counted in one pass through all lists.

The one query groups the rows by list, award and kind, in the order of the index that has all the
columns it reads; the units of a group are joined to a text. Every facet, the total and the pages
are sums over its result.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Aggregate, Count, Q, TextField

from campaigns.registers.facets import OTHER, Tally, merged_units, unit_with_doubles
from campaigns.registers.models.award_types import AwardType

from ..models.awards import Award
from ..models.marks import AwardMark
from ..models.parts import RollCampaign
from ..querysets import AwardQuerySet, public_rolls
from .award_filters import SearchFilters


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
    units: str
    all: int
    shown: int


class Found(Tally):
    """The awards that `filters` find: in which lists they are, and what each facet counts."""

    def __init__(self, filters: SearchFilters) -> None:
        self.filters = filters
        #: By list, the newest decision first.
        self.rolls = {roll.award_list: roll for roll in _public_rolls()}
        lists = tuple((roll.award_list, roll.translation_key) for roll in self.rolls.values())
        withheld = AwardMark.objects.withheld().order_by().values_list("award_key", flat=True)
        self.types = _award_types()
        self.merged = merged_units()
        unit = filters.get("unit")
        self.unit_ids = unit_with_doubles(unit, self.merged) if unit else []
        campaigns = _campaigns_of_rolls()
        dimensions = (
            {
                "year": lambda pk: (self.rolls[pk].year,) if self.rolls[pk].year else (),
                "campaign": lambda pk: campaigns.get(self.rolls[pk].page, ()),
            },
            {
                "level": lambda pk: (self.types[pk].level,) if pk in self.types else (),
                "award": lambda pk: (self.types.get(pk, OTHER),),
            },
            {"kind": lambda kind: (kind,)},
        )
        cells = cells_of(lists, frozenset(withheld), filters.words, tuple(self.unit_ids))
        super().__init__(filters, dimensions, cells)
        self.by["unit"] = self._units(cell.units for cell in self.matching)
        self.without["unit"] = sum(cell.all for cell in self.matching)

    @property
    def by_list(self) -> Counter[int]:
        return self.keys[0]

    def awards(self) -> AwardQuerySet:
        """The found awards, without order."""
        lists = [pk for pk in self.rolls if self.by_list[pk]]
        rows = _shown(lists).with_words(self.filters.words)
        award, level = self.filters.get("award"), self.filters.get("level")
        if award == OTHER:
            rows = rows.filter(award_type=None)
        elif award or level:
            wanted = [
                pk
                for pk, entry in self.types.items()
                if award in (None, entry) and level in (None, entry.level)
            ]
            rows = rows.filter(award_type__in=wanted)
        if kind := self.filters.get("kind"):
            rows = rows.filter(kind=kind)
        return rows.filter(unit__in=self.unit_ids) if self.unit_ids else rows

    def all_awards(self) -> AwardQuerySet:
        """All awards, without filters and search words."""
        return _shown(list(self.rolls))

    def _units(self, texts: Iterable[str | None]) -> Counter[Any]:
        counts: Counter[Any] = Counter()
        for unit, count in Counter(",".join(filter(None, texts)).split(",")).items():
            if unit:
                pk = int(unit)
                counts[self.merged.get(pk, pk)] += count
        return counts


@lru_cache(maxsize=16)
def cells_of(
    lists: tuple[tuple[int, UUID], ...],
    withheld: frozenset[str],
    words: str,
    unit_ids: tuple[int, ...],
) -> list[Cell]:
    """The cells of these lists of these rolls.

    Kept for the next pages and filters of a search, and right without being told of changes: rows
    of public lists never change, and all else that they depend on is in the arguments.
    """
    of_unit = Count("unit_id", filter=Q(unit__in=unit_ids)) if unit_ids else Count("*")
    rows = (
        _shown([pk for pk, _roll in lists])
        .with_words(words)
        .values_list("list_id", "award_type_id", "kind")
        .annotate(units=Joined("unit_id"), all=Count("*"), shown=of_unit)
    )
    return [Cell(*row) for row in rows]


def _campaigns_of_rolls() -> dict[int, set[UUID]]:
    """Source page of a roll → the translation keys of the campaigns that it names."""
    named: dict[int, set[UUID]] = {}
    rows = RollCampaign.objects.order_by().values_list("roll", "campaign__translation_key")
    for roll, campaign in rows:
        named.setdefault(roll, set()).add(campaign)
    return named


def _shown(lists: list[int]) -> AwardQuerySet:
    """What readers may see of these lists, which are public."""
    return Award.objects.filter(list_id__in=lists).not_withheld().order_by()


def _public_rolls() -> list[PublicRoll]:
    columns = ("award_list_id", "pk", "translation_key", "year")
    return [PublicRoll(*row) for row in public_rolls().newest_first().values_list(*columns)]


def _award_types() -> dict[int, AwardType]:
    """Every entry of the catalogue → the entry after merging, with what a facet shows."""
    shown = ("name", "translations", "level", "precedence", "merged_into_id")
    types = AwardType.objects.order_by().only(*shown).in_bulk()
    return {pk: types.get(award.merged_into_id, award) for pk, award in types.items()}
