"""What a visitor may narrow the list of campaigns by: plain links, each with its count."""

from collections import Counter
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.registers.facets import (
    ChoiceFacet,
    FacetLinks,
    FilterForm,
    Filters,
    Link,
    Tally,
    UnitFacet,
    YearFacet,
)

from .enums import Scope
from .models.campaign import CampaignPage
from .phases import Phase, phase_of, place_of
from .querysets import CampaignQuerySet


class CampaignForm(FilterForm):
    phase = ChoiceFacet(Phase, label=_("Phase"))
    year = YearFacet(label=_("Year"))
    scope = ChoiceFacet(Scope, label=pgettext_lazy("campaign", "Scope"))
    unit = UnitFacet(label=_("Unit"))


class CampaignFilters(Filters):
    form = CampaignForm


class Cell(NamedTuple):
    """One campaign; `place` sorts it."""

    phase: str
    scope: str
    period: tuple[int | None, int | None]
    pk: int
    place: tuple[Any, ...]
    rows: int = 1


class CampaignTally(Tally):
    """The campaigns that `filters` find, and what each facet counts; one query, and one for units.

    A campaign counts in each year of its period; one without an end in all that follow.
    """

    def __init__(self, campaigns: CampaignQuerySet, filters: CampaignFilters) -> None:
        cells = _cells(campaigns)
        self.everything = len(cells)
        known = [year for cell in cells for year in cell.period if year]
        self.horizon = max([timezone.localdate().year, *known])
        self.year = filters.get("year") or 0
        dimensions = (
            {"phase": lambda phase: (phase,)},
            {"scope": lambda scope: (scope,)},
            {"year": self._years},
        )
        others = Tally(filters.changed(unit=None), dimensions, cells)
        if unit := filters.get("unit"):
            taking_part = set(campaigns.with_unit(unit).order_by().values_list("pk", flat=True))
            cells = [cell for cell in cells if cell.pk in taking_part]
        super().__init__(filters, dimensions, cells)
        self.by["unit"] = _by_unit([cell.pk for cell in others.matching])
        self.without["unit"] = others.total

    @property
    def found(self) -> list[int]:
        """Primary keys of the campaigns, in the order of the list."""
        return [cell.pk for cell in sorted(self.matching, key=attrgetter("place"))]

    def _years(self, period: tuple[int | None, int | None]) -> list[int]:
        first, last = period
        if first is None:
            return []
        years = list(range(first, (last or self.horizon) + 1))
        # Beyond the horizon only campaigns without an end are left.
        return [*years, self.year] if last is None and self.year > self.horizon else years


def _cells(campaigns: CampaignQuerySet) -> list[Cell]:
    today = timezone.localdate()
    facts = ("fact_starts_on", "fact_ends_on", "fact_phase_override", "fact_has_roll")
    cells = []
    for pk, scope, starts, ends, override, has_roll in campaigns.order_by().values_list(
        "pk", "scope", *facts
    ):
        phase = phase_of(starts, ends, has_roll=has_roll, override=override or "", today=today)
        period = (starts and starts.year, ends and ends.year)
        cells.append(Cell(phase.value, scope, period, pk, place_of(phase, starts, ends, pk)))
    return cells


def suggestions(links: FacetLinks, everything: int) -> list[Link]:
    """Each filter taken away, where others stay on, and all of them."""
    fewer = links.suggestions() if len(links.filters) > 1 else []
    return [*fewer, Link(_g("All campaigns"), links.path, everything)]


def _by_unit(campaigns: list[int]) -> Counter[Any]:
    """Campaigns of each unit; duplicates count as what they were merged into."""
    rows = (
        CampaignPage.units.through.objects.filter(campaignpage_id__in=campaigns)
        .annotate(whose=Coalesce("unit__merged_into_id", "unit_id"))
        .values_list("whose")
        .annotate(count=Count("campaignpage_id", distinct=True))
    )
    return Counter(dict(rows))
