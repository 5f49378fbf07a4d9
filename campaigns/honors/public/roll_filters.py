"""The filters of a roll's list: search words, and links with their counts."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.db.models import CharField, Count, F, Min, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from campaigns.registers.enums import RecipientKind
from campaigns.registers.facets import (
    OTHER,
    VALUES,
    AwardFacet,
    ChoiceFacet,
    FilterForm,
    Filters,
    Tally,
    UnitFacet,
    merged_units,
    unit_with_doubles,
)
from campaigns.registers.models.award_types import AwardType

from ..querysets import AwardQuerySet


def by_name() -> str:
    """The value of `order` for rows by name."""
    return VALUES["by_name"]


class RollForm(FilterForm):
    q = forms.CharField(label=_("Search words"), max_length=200, required=False)
    award = AwardFacet(label=_("Award"))
    kind = ChoiceFacet(RecipientKind, label=_("Recipient"))
    unit = UnitFacet(label=_("Unit"))
    order = forms.ChoiceField(label=_("Order"), choices=lambda: [(by_name(), "")], required=False)
    print_version = forms.ChoiceField(label=_("Print version"), choices=[("1", "")], required=False)


class RollFilters(Filters):
    form = RollForm


class Cell(NamedTuple):
    """`rows` of one award (as linked), kind and unit. Of awards in no catalogue also their
    `text` and its `first` place.
    """

    award_type: int | None
    kind: str
    unit: int | None
    text: str
    first: int
    rows: int


class RollTally(Tally):
    """How many rows of a list there are of each award, kind and unit, after the search words.

    One query groups them; every facet is a sum over its result.
    """

    def __init__(self, rows: AwardQuerySet, filters: RollFilters) -> None:
        self.filters, self._rows = filters, rows
        unordered = rows.with_words(filters.words).order_by()
        found = unordered.values_list("award_type_id", "kind", "unit_id")
        # The first reads only an index, which does not have the awards' texts.
        catalogued = found.exclude(award_type=None).annotate(
            text=Value("", CharField()), first=Value(0), rows=Count("*")
        )
        others = found.filter(award_type=None).annotate(
            text=F("award_text"), first=Min("place"), rows=Count("*")
        )
        self.cells = [Cell(*row) for row in catalogued.union(others, all=True).order_by()]
        self.types = _award_types({cell.award_type for cell in self.cells if cell.award_type})
        self.merged = merged_units()
        dimensions = (
            {"award": lambda pk: (self.types[pk].resolved if pk else OTHER,)},
            {"kind": lambda kind: (kind,)},
            {"unit": lambda pk: (self.merged.get(pk, pk),) if pk else ()},
        )
        super().__init__(filters, dimensions, self.cells)

    @cached_property
    def kinds(self) -> dict[str, int]:
        """Counts by kind of the whole list, whatever is searched for."""
        if self.filters.words:
            return dict(self._rows.values_list("kind").annotate(count=Count("*")))
        kinds: Counter[str] = Counter()
        for cell in self.cells:
            kinds[cell.kind] += cell.rows
        return kinds

    def ids_of(self, award_type: AwardType) -> list[int]:
        """The entry and its duplicates that rows of this list name."""
        of_it = [pk for pk, found in self.types.items() if found.resolved == award_type]
        return of_it or [award_type.pk]

    def apply(self, rows: AwardQuerySet) -> AwardQuerySet:
        """`rows` under all filters."""
        rows = rows.with_words(self.filters.words)
        award = self.filters.get("award")
        if award == OTHER:
            rows = rows.filter(award_type=None)
        elif award:
            rows = rows.filter(award_type__in=self.ids_of(award))
        if kind := self.filters.get("kind"):
            rows = rows.filter(kind=kind)
        if unit := self.filters.get("unit"):
            rows = rows.filter(unit__in=unit_with_doubles(unit, self.merged))
        return rows


def _award_types(ids: Iterable[int]) -> dict[int, Any]:
    types = AwardType.objects.select_related("emblem", "merged_into__emblem").order_by()
    return types.in_bulk(set(ids)) if ids else {}
