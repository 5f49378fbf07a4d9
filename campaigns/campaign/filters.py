"""What a visitor may narrow the list of campaigns by: plain links, each with its count."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Listed:
    """What tells one campaign apart from others, and sorts it."""

    phase: Phase
    scope: str
    starts: date | None
    ends: date | None
    pk: int

    @property
    def place(self) -> tuple[Any, ...]:
        return place_of(self.phase, self.starts, self.ends, self.pk)


class CampaignTally(Tally):
    """The campaigns that `filters` find, and what each facet counts; one query, and one for units.

    A campaign counts in each year of its period; one without an end in all that follow.
    """

    def __init__(self, campaigns: CampaignQuerySet, filters: CampaignFilters) -> None:
        everything = _all(campaigns)
        self.everything = len(everything)
        cells = _cells(everything)
        known = [year for _phase, _scope, period, *_rest in cells for year in period if year]
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
            cells = _cells(one for one in everything if one.pk in taking_part)
        super().__init__(filters, dimensions, cells)
        are_all = others.total == self.everything
        shown = campaigns.order_by().values("pk") if are_all else [m.pk for m in _members(others)]
        self.by["unit"] = _by_unit(shown)
        self.without["unit"] = others.total

    @property
    def found(self) -> list[int]:
        """Primary keys of the campaigns, in the order of the list."""
        return [one.pk for one in sorted(_members(self), key=attrgetter("place"))]

    def _years(self, period: tuple[int | None, int | None]) -> list[int]:
        first, last = period
        if first is None:
            return []
        years = list(range(first, (last or self.horizon) + 1))
        # Beyond the horizon only campaigns without an end are left.
        return [*years, self.year] if last is None and self.year > self.horizon else years


def _all(campaigns: CampaignQuerySet) -> list[Listed]:
    today = timezone.localdate()
    facts = ("fact_starts_on", "fact_ends_on", "fact_phase_override", "fact_has_roll")
    rows = campaigns.order_by().values_list("pk", "scope", *facts)
    found = []
    for pk, scope, starts, ends, override, has_roll in rows:
        phase = phase_of(starts, ends, has_roll=has_roll, override=override or "", today=today)
        found.append(Listed(phase, scope, starts, ends, pk))
    return found


def _cells(campaigns: Iterable[Listed]) -> list[tuple[Any, ...]]:
    """Phase, scope, first and last year; the campaigns that have these, and their number."""
    cells: dict[tuple[Any, ...], list[Listed]] = defaultdict(list)
    for one in campaigns:
        period = (one.starts and one.starts.year, one.ends and one.ends.year)
        cells[one.phase.value, one.scope, period].append(one)
    return [(*key, members, len(members)) for key, members in cells.items()]


def _members(tally: Tally) -> list[Listed]:
    return [one for *_key, members, _count in tally.matching for one in members]


def suggestions(links: FacetLinks, everything: int) -> list[Link]:
    """Each filter taken away, where others stay on, and all of them."""
    fewer = links.suggestions() if len(links.filters) > 1 else []
    return [*fewer, Link(_g("All campaigns"), links.path, everything)]


def _by_unit(campaigns: Any) -> Counter[Any]:
    """Campaigns of each unit; duplicates count as what they were merged into."""
    rows = (
        CampaignPage.units.through.objects.filter(campaignpage_id__in=campaigns)
        .annotate(whose=Coalesce("unit__merged_into_id", "unit_id"))
        .values_list("whose")
        .annotate(count=Count("campaignpage_id", distinct=True))
    )
    return Counter(dict(rows))
