"""How awards are spread over years, awards and units. Annulled ones do not count."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _

from campaigns.campaign.numbers import number_label
from campaigns.registers.facets import PARAMETERS, merged_units
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit

from ..models.awards import Award
from ..models.marks import AwardMark
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


class Totals(NamedTuple):
    """Awards by list, by entry of the catalogue and by unit, as linked."""

    lists: Counter[int]
    types: Counter[int]
    units: Counter[int]


#: Label, value in an address, count.
Counted: TypeAlias = tuple[str, Any, int]


def award_charts(index: "HonorRollIndexPage", request: HttpRequest) -> list[Chart]:
    """Charts over all public awards; one with a single bar says nothing and is left out."""
    base = index.get_url(request)
    search = f"{base}{index.reverse_subpage('search')}" if base else ""
    rolls = public_rolls().order_by("pk").values_list("award_list_id", "translation_key", "year")
    years = {(award_list, roll): year for award_list, roll, year in rolls}
    marks = AwardMark.objects.withheld_or_annulled().order_by()
    totals = _totals(tuple(years), frozenset(marks.values_list("award_key", flat=True)))
    charts = [
        ("year", _("Awards by year"), _("Year"), _years(totals, years)),
        ("award", _("Most given awards"), _("Award"), _types(totals)),
        ("unit", _("Most honored units"), _("Unit"), _units(totals)),
    ]
    return [
        Chart(PARAMETERS[name], heading, column, _bars(counts, PARAMETERS[name], search))
        for name, heading, column, counts in charts
        if len(counts) > 1
    ]


@lru_cache(maxsize=4)
def _totals(lists: tuple[tuple[int, UUID], ...], marked: frozenset[str]) -> Totals:
    """Counts of the awards in these lists of these rolls, without those that are marked.

    Kept, and right without being told of changes: rows of public lists never change, and all else
    that they depend on is in the arguments.
    """
    rows = Award.objects.filter(list_id__in=[pk for pk, _roll in lists]).order_by()
    given = rows.not_withheld().not_annulled()
    return Totals(*(_by(given, name) for name in ("list_id", "award_type_id", "unit_id")))


def _by(awards: AwardQuerySet, column: str) -> Counter[int]:
    found = awards.exclude(**{column: None}).values_list(column)
    return Counter(dict(found.annotate(count=Count("*"))))


def _bars(counts: list[Counted], parameter: str, search: str) -> list[Bar]:
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


def _years(totals: Totals, years: dict[tuple[int, UUID], int | None]) -> list[Counted]:
    """The newest years, newest first."""
    counts: Counter[int] = Counter()
    for (award_list, _roll), year in years.items():
        if year and totals.lists[award_list]:
            counts[year] += totals.lists[award_list]
    return [(str(year), year, counts[year]) for year in sorted(counts, reverse=True)[:SHOWN]]


def _types(totals: Totals) -> list[Counted]:
    merged = AwardType.objects.exclude(merged_into=None).order_by()
    doubles = dict(merged.values_list("pk", "merged_into_id"))
    most = _most(totals.types, doubles, AwardType)
    return [(entry.label, entry.pk, count) for entry, count in most]


def _units(totals: Totals) -> list[Counted]:
    most = _most(totals.units, merged_units(), Unit)
    return [(unit.label, unit.slug, count) for unit, count in most]


def _most(counts: Counter[int], merged: dict[int, int], model: Any) -> list[tuple[Any, int]]:
    """The most frequent entries that still exist, with their counts; duplicates count as what
    they were merged into.
    """
    resolved: Counter[int] = Counter()
    for pk, count in counts.items():
        resolved[merged.get(pk, pk)] += count
    ordered = sorted(resolved.items(), key=lambda item: (-item[1], item[0]))
    most: list[tuple[Any, int]] = []
    for start in range(0, len(ordered), SHOWN):
        some = dict(ordered[start : start + SHOWN])
        entries = model.objects.in_bulk(some)
        most += [(entries[pk], count) for pk, count in some.items() if pk in entries]
        if len(most) >= SHOWN:
            break
    return most[:SHOWN]
