"""How awards are spread over years, awards and units. Annulled ones do not count."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext as _

from campaigns.campaign.numbers import number_label
from campaigns.registers.facets import PARAMETERS
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit

from ..models.awards import Award
from ..querysets import AwardQuerySet, public_rolls

if TYPE_CHECKING:
    from ..models.rolls import HonorRollIndexPage

SHOWN = 10
WIDTH = 600


@dataclass(frozen=True)
class Bar:
    """`width` of at most `WIDTH`, the widest of its chart."""

    label: str
    url: str
    number: str
    width: int


@dataclass(frozen=True)
class Chart:
    name: str
    heading: str
    column: str
    bars: list[Bar]


def award_charts(index: "HonorRollIndexPage", request: HttpRequest) -> list[Chart]:
    """Charts over all public awards; one with a single bar says nothing and is left out."""
    awards = Award.objects.public().not_annulled().order_by()
    base = index.get_url(request)
    search = f"{base}{index.reverse_subpage('search')}" if base else ""
    charts = [
        ("year", _("Awards by year"), _("Year"), _years(awards)),
        ("award", _("Most given awards"), _("Award"), _types(awards)),
        ("unit", _("Most honored units"), _("Unit"), _units(awards)),
    ]
    return [
        Chart(PARAMETERS[name], heading, column, _bars(counts, PARAMETERS[name], search))
        for name, heading, column, counts in charts
        if len(counts) > 1
    ]


def _bars(counts: list[tuple[str, Any, int]], parameter: str, search: str) -> list[Bar]:
    highest = max((count for _label, _value, count in counts), default=1)
    return [
        Bar(
            label,
            f"{search}?{urlencode({parameter: value})}" if search else "",
            number_label(count),
            max(2, round(WIDTH * count / highest)),
        )
        for label, value, count in counts
    ]


def _years(awards: AwardQuerySet) -> list[tuple[str, Any, int]]:
    """The newest years, newest first."""
    years = dict(public_rolls().exclude(year=None).values_list("award_list_id", "year"))
    counts: Counter[int] = Counter()
    for list_id, count in awards.values_list("list_id").annotate(count=Count("*")):
        if list_id in years:
            counts[years[list_id]] += count
    return [(str(year), year, counts[year]) for year in sorted(counts, reverse=True)[:SHOWN]]


def _types(awards: AwardQuerySet) -> list[tuple[str, Any, int]]:
    counts = _most(awards, "award_type")
    found = AwardType.objects.in_bulk(counts)
    return [(found[pk].label, pk, count) for pk, count in counts.items() if pk in found]


def _units(awards: AwardQuerySet) -> list[tuple[str, Any, int]]:
    counts = _most(awards, "unit")
    found = Unit.objects.in_bulk(counts)
    return [(found[pk].label, found[pk].slug, count) for pk, count in counts.items() if pk in found]


def _most(awards: AwardQuerySet, field: str) -> dict[int, int]:
    """Key → count of the most frequent; duplicates count as what they were merged into."""
    entry = Coalesce(f"{field}__merged_into_id", f"{field}_id")
    rows = awards.exclude(**{field: None}).annotate(entry=entry).values_list("entry")
    return dict(rows.annotate(count=Count("*")).order_by("-count", "entry")[:SHOWN])
