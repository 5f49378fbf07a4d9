"""What a visitor may narrow the list of campaigns by: plain links, each with its count."""

from collections import Counter
from typing import Any

from django.db.models import Count
from django.db.models.functions import Coalesce, ExtractYear
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
from .phases import Phase
from .querysets import CampaignQuerySet


class CampaignForm(FilterForm):
    phase = ChoiceFacet(Phase, label=_("Phase"))
    year = YearFacet(label=_("Year"))
    scope = ChoiceFacet(Scope, label=pgettext_lazy("campaign", "Scope"))
    unit = UnitFacet(label=_("Unit"))


class CampaignFilters(Filters):
    form = CampaignForm

    def apply(self, campaigns: CampaignQuerySet) -> CampaignQuerySet:
        if phase := self.get("phase"):
            campaigns = campaigns.filter(phase=phase)
        if year := self.get("year"):
            campaigns = campaigns.in_year(year)
        if scope := self.get("scope"):
            campaigns = campaigns.filter(scope=scope)
        unit = self.get("unit")
        return campaigns.with_unit(unit) if unit else campaigns


class CampaignTally(Tally):
    """Campaigns by phase, scope and period, in one query; those of each unit in another.

    A campaign counts in each year of its period; one without an end in all that follow.
    """

    def __init__(self, campaigns: CampaignQuerySet, filters: CampaignFilters) -> None:
        of_unit = CampaignFilters({"unit": filters["unit"]} if "unit" in filters else {})
        cells = list(
            of_unit.apply(campaigns)
            .order_by()
            .annotate(first=ExtractYear("fact_starts_on"), last=ExtractYear("fact_ends_on"))
            .values_list("phase", "scope", "first", "last")
            .annotate(count=Count("pk"))
        )
        known = [year for *_others, first, last, _count in cells for year in (first, last) if year]
        self.horizon = max([timezone.localdate().year, *known])
        self.year = filters.get("year") or 0
        dimensions = (
            {"phase": lambda phase: (phase,)},
            {"scope": lambda scope: (scope,)},
            {"year": self._years},
        )
        by_period = ((phase, scope, (first, last), n) for phase, scope, first, last, n in cells)
        super().__init__(filters, dimensions, by_period)
        others = filters.changed(unit=None).apply(campaigns).order_by()
        self.by["unit"] = _by_unit(others)
        self.without["unit"] = others.count() if of_unit else self.total

    def _years(self, period: tuple[int | None, int | None]) -> list[int]:
        first, last = period
        if first is None:
            return []
        years = list(range(first, (last or self.horizon) + 1))
        # Beyond the horizon only campaigns without an end are left.
        return [*years, self.year] if last is None and self.year > self.horizon else years


def suggestions(links: FacetLinks, everything: int) -> list[Link]:
    """Each filter taken away, where others stay on, and all of them."""
    fewer = links.suggestions() if len(links.filters) > 1 else []
    return [*fewer, Link(_g("All campaigns"), links.path, everything)]


def _by_unit(campaigns: CampaignQuerySet) -> Counter[Any]:
    """Campaigns of each unit; duplicates count as what they were merged into."""
    through = CampaignPage.units.through.objects
    rows = (
        through.filter(campaignpage_id__in=campaigns.values("pk"))
        .annotate(whose=Coalesce("unit__merged_into_id", "unit_id"))
        .values_list("whose")
        .annotate(count=Count("campaignpage_id", distinct=True))
    )
    return Counter(dict(rows))
