"""What a visitor may narrow the list of campaigns by: plain links, each with its count."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Count
from django.db.models.functions import Coalesce, ExtractYear
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.registers.models.units import Unit
from news.validators import FIRST_YEAR, LAST_YEAR

from .enums import Scope
from .models.campaign import CampaignPage
from .phases import Phase
from .querysets import CampaignQuerySet

UNITS_SHOWN = 60
#: Filter → its parameter in an address, in the order of the facets.
PARAMETERS = {"phase": "giai_doan", "year": "nam", "scope": "pham_vi", "unit": "don_vi"}
LABELS = {
    "phase": _("Phase"),
    "year": _("Year"),
    "scope": pgettext_lazy("campaign", "Scope"),
    "unit": _("Unit"),
}


class FilterForm(forms.Form):
    phase = forms.ChoiceField(choices=Phase, required=False)
    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)
    scope = forms.ChoiceField(choices=Scope, required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.select_related("merged_into"), to_field_name="slug", required=False
    )

    def clean_unit(self) -> Unit | None:
        unit = self.cleaned_data["unit"]
        return unit.resolved if unit else None


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    count: int
    is_current: bool = False


@dataclass(frozen=True)
class Filters:
    """What was chosen; None or "" where nothing was. `unknown` names what could not be read."""

    phase: str = ""
    year: int | None = None
    scope: str = ""
    unit: Unit | None = None
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Any) -> "Filters":
        form = FilterForm({name: data.get(key) for name, key in PARAMETERS.items()})
        form.is_valid()
        chosen: dict[str, Any] = {name: form.cleaned_data.get(name) or None for name in PARAMETERS}
        return cls(
            **chosen,
            unknown=tuple(str(LABELS[name]) for name in form.errors),
        )

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in PARAMETERS)

    @property
    def parameters(self) -> dict[str, str]:
        """As an address carries them."""
        values = {name: getattr(self, name) for name in PARAMETERS}
        values["unit"] = self.unit.slug if self.unit else None
        return {PARAMETERS[name]: str(value) for name, value in values.items() if value}

    def url(self, path: str, **change: Any) -> str:
        """The address of this choice with `change`; None takes a filter away."""
        query = urlencode(replace(self, **change).parameters)
        return f"{path}?{query}" if query else path

    def without(self, name: str) -> "Filters":
        nothing: dict[str, Any] = {name: None}
        return replace(self, **nothing)

    def apply(self, campaigns: CampaignQuerySet) -> CampaignQuerySet:
        if self.phase:
            campaigns = campaigns.filter(phase=self.phase)
        if self.year:
            campaigns = campaigns.in_year(self.year)
        if self.scope:
            campaigns = campaigns.filter(scope=self.scope)
        return campaigns.with_unit(self.unit) if self.unit else campaigns

    def label_of(self, name: str) -> str:
        value = getattr(self, name)
        if name == "phase":
            return str(Phase(value).label)
        if name == "scope":
            return str(Scope(value).label)
        return str(value.label if name == "unit" else value)


class Facets:
    """The links of every filter: what each would show, with the other filters as they are."""

    def __init__(self, campaigns: CampaignQuerySet, filters: Filters, path: str) -> None:
        self.campaigns, self.filters, self.path = campaigns, filters, path
        self._counted: dict[str, dict[Any, int]] = {}

    def all(self) -> list[dict[str, Any]]:
        """Each filter that tells campaigns apart, with its links."""
        facets: list[dict[str, Any]] = [
            {"name": name, "label": LABELS[name], "links": list(self._links(name, rows))}
            for name, rows in (
                ("phase", self._phases()),
                ("year", self._years()),
                ("scope", self._scopes()),
                ("unit", self._units()),
            )
        ]
        return [facet for facet in facets if len(facet["links"]) > 1 or self._is_chosen(facet)]

    def chosen(self) -> list[dict[str, str]]:
        """The filters that are on, each with the address of the list without it."""
        return [
            {
                "label": f"{LABELS[name]}: {self.filters.label_of(name)}",
                "remove_url": self.filters.url(self.path, **{name: None}),
            }
            for name in PARAMETERS
            if getattr(self.filters, name)
        ]

    def suggestions(self) -> list[Link]:
        """What to try where nothing was found: each filter taken away, then all of them."""
        found = [self._without(name) for name in PARAMETERS if getattr(self.filters, name)]
        everything = self.campaigns.order_by().count()
        wider_ones = [link for link in found if link.count]
        return [*wider_ones, Link(_g("All campaigns"), self.path, everything)]

    def _without(self, name: str) -> Link:
        """The list without one filter; the only one of all is "All campaigns"."""
        wider = self.filters.without(name)
        label = _g("Without “%(filter)s: %(value)s”") % {
            "filter": LABELS[name],
            "value": self.filters.label_of(name),
        }
        return Link(label, wider.url(self.path), self._total_without(name) if wider else 0)

    def _total_without(self, name: str) -> int:
        """A campaign has one phase and one scope: their links have counted all there are."""
        if name in ("phase", "scope"):
            return sum(self._counts(name).values())
        return self._others(name).count()

    def _is_chosen(self, facet: dict[str, Any]) -> bool:
        return bool(getattr(self.filters, facet["name"]))

    def _links(self, name: str, rows: Iterable[tuple[Any, str, int]]) -> Iterator[Link]:
        chosen = getattr(self.filters, name)
        for value, label, count in rows:
            is_current = value == chosen
            url = self.filters.url(self.path, **{name: None if is_current else value})
            yield Link(label, url, count, is_current)

    def _others(self, name: str) -> CampaignQuerySet:
        return self.filters.without(name).apply(self.campaigns).order_by()

    def _counts(self, column: str) -> dict[Any, int]:
        if column not in self._counted:
            rows = self._others(column).values_list(column).annotate(count=Count("pk"))
            self._counted[column] = dict(rows)
        return self._counted[column]

    def _phases(self) -> Iterator[tuple[Any, str, int]]:
        counts = self._counts("phase")
        for phase in Phase:
            if counts.get(phase) or self.filters.phase == phase:
                yield phase.value, str(phase.label), counts.get(phase, 0)

    def _scopes(self) -> Iterator[tuple[Any, str, int]]:
        counts = self._counts("scope")
        for scope in Scope:
            if counts.get(scope) or self.filters.scope == scope:
                yield scope.value, str(scope.label), counts.get(scope, 0)

    def _years(self) -> Iterator[tuple[Any, str, int]]:
        """A campaign counts in each year of its period; one without an end in all that follow."""
        spans = list(
            self._others("year")
            .annotate(first=ExtractYear("fact_starts_on"), last=ExtractYear("fact_ends_on"))
            .values_list("first", "last")
            .annotate(count=Count("pk"))
            .exclude(first=None)
        )
        known = [year for first, last, _count in spans for year in (first, last) if year]
        horizon = max([timezone.localdate().year, *known])
        counts: Counter[int] = Counter()
        for first, last, count in spans:
            for year in range(first, (last or horizon) + 1):
                counts[year] += count
        if chosen := self.filters.year:
            # Beyond the horizon only campaigns without an end are left.
            open_ones = sum(count for first, last, count in spans if last is None)
            counts.setdefault(chosen, open_ones if chosen > horizon else 0)
        for year in sorted(counts, reverse=True):
            yield year, str(year), counts[year]

    def _units(self) -> Iterator[tuple[Any, str, int]]:
        """The units that take part in most; duplicates count as what they were merged into."""
        through = CampaignPage.units.through.objects
        rows = (
            through.filter(campaignpage_id__in=self._others("unit").values("pk"))
            .annotate(whose=Coalesce("unit__merged_into_id", "unit_id"))
            .values_list("whose")
            .annotate(count=Count("campaignpage_id", distinct=True))
            .order_by("-count", "whose")[:UNITS_SHOWN]
        )
        counts = dict(rows)
        chosen = self.filters.unit
        if chosen:
            counts.setdefault(chosen.pk, 0)
        for unit in Unit.objects.filter(pk__in=counts).order_by("name", "pk"):
            yield unit, unit.label, counts[unit.pk]
