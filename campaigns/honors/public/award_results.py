"""One page of found awards: only the rows of that page are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest
from wagtail.models import Page

from news.paging import NUMBERED_ROWS, FoundInPieces, ListPage, paginate

from ..models.awards import Award
from ..models.marks import AwardMark
from ..querysets import AwardQuerySet, roll_pages
from .award_counts import Found

if TYPE_CHECKING:
    from ..models.rolls import HonorRollIndexPage, HonorRollPage

PAGE_SIZE = 50
#: As an index has them.
BY_NAME = ("sort_key", "list", "key")


@dataclass(frozen=True)
class RollLine:
    """The roll of a result; `url` is empty where it has no page that can be opened."""

    title: str
    url: str
    year: int | None
    number: str
    signed_on: date | None


@dataclass(frozen=True)
class Result:
    award: Award
    url: str
    roll: RollLine
    annulment: AwardMark | None

    @property
    def has_own_decision(self) -> bool:
        return bool(self.award.decision_number or self.award.signed_on)


@dataclass(frozen=True)
class Group:
    """Results of one roll that follow each other; by name all results are one group."""

    roll: RollLine | None
    results: list[Result]


def page_of(found: Found, index: "HonorRollIndexPage", request: HttpRequest) -> ListPage:
    """The page that the address asks for; by name only the first rows can be paged through.

    Raises `Http404` for a page that does not exist.
    """
    numbered = min(found.total, NUMBERED_ROWS) if found.filters.is_by_name else found.total
    rows = FoundInPieces(numbered, lambda first, end: _results(found, index, request, first, end))
    kept = found.filters.parameters
    return paginate(request, rows, page_size=PAGE_SIZE, numbered=None, kept=kept)


def _results(
    found: Found, index: "HonorRollIndexPage", request: HttpRequest, first: int, end: int
) -> list[Result]:
    """The awards from place `first` to `end`, in the order that was chosen."""
    awards = list(_rows(found, first, end))
    annulments = _annulments(awards)
    lines = _roll_lines(found, awards, index, request)
    address_of = index.permalinks(request)
    return [
        Result(award, address_of(award.key), lines[award.list_id], annulments.get(award.key))
        for award in awards
    ]


def groups_of(found: Found, rows: list[Result]) -> list[Group]:
    if found.filters.is_by_name:
        return [Group(None, rows)] if rows else []
    return [Group(roll, list(some)) for roll, some in groupby(rows, key=lambda row: row.roll)]


def in_order(found: Found, rows: AwardQuerySet) -> AwardQuerySet:
    """Awards in the order that was chosen, however many."""
    if found.filters.is_by_name:
        return rows.order_by(*BY_NAME)
    return _by_decision(rows, [pk for pk in found.rolls if found.by_list[pk]])


def _rows(found: Found, first: int, end: int) -> Iterable[Award]:
    if first == end:
        return []
    rows = found.awards().defer("achievement", "folded", "sort_key")
    if found.filters.is_by_name:
        return rows.order_by(*BY_NAME)[first:end]
    lists, skipped = _lists_between(found, first, end)
    return _by_decision(rows.filter(list_id__in=lists), lists)[skipped : skipped + end - first]


def _by_decision(rows: AwardQuerySet, lists: list[int]) -> AwardQuerySet:
    """In the order of `lists`, each as its decision prints it."""
    if len(lists) < 2:
        return rows.order_by("place", "pk")
    ranks = [When(list_id=pk, then=Value(rank)) for rank, pk in enumerate(lists)]
    return rows.order_by(Case(*ranks, output_field=IntegerField()), "place", "pk")


def _lists_between(found: Found, first: int, last: int) -> tuple[list[int], int]:
    """The lists with the awards from `first` to `last`, and how many awards of them come before."""
    counts = [(pk, found.by_list[pk]) for pk in found.rolls if found.by_list[pk]]
    ends = list(accumulate(count for _pk, count in counts))
    lists: list[int] = []
    skipped = 0
    for (pk, count), end in zip(counts, ends, strict=True):
        if end > first and end - count < last:
            if not lists:
                skipped = first - (end - count)
            lists.append(pk)
    return lists, skipped


def _annulments(awards: Iterable[Award]) -> dict[str, AwardMark]:
    """Key → the mark of an annulment that is in force, with its decision."""
    marks = AwardMark.objects.annulled().filter(award_key__in=[award.key for award in awards])
    return {mark.award_key: mark for mark in marks.select_related("document").order_by()}


def _roll_lines(
    found: Found, awards: Iterable[Award], page: Page, request: HttpRequest
) -> dict[int, RollLine]:
    """List → its roll, in the language of `page` where there is such a page, else its source."""
    shown = {pk: found.rolls[pk] for pk in {award.list_id for award in awards}}
    if not shown:
        return {}
    keys = [roll.translation_key for roll in shown.values()]
    pages = roll_pages().readable().filter(translation_key__in=keys).order_by("-pk")
    rolls = list(pages.select_related("decision").defer("body", "lead"))
    # Of several pages with one key a dict keeps the last, which is the oldest.
    own = {roll.translation_key: roll for roll in rolls if roll.locale_id == page.locale_id}
    sources = {roll.pk: roll for roll in rolls}
    return {
        pk: _line(own.get(roll.translation_key) or sources[roll.page], request)
        for pk, roll in shown.items()
    }


def _line(roll: "HonorRollPage", request: HttpRequest) -> RollLine:
    decision = roll.decision
    return RollLine(
        title=roll.title,
        url=roll.get_url(request) or "",
        year=roll.year,
        number=decision.number if decision else "",
        signed_on=decision.signed_on if decision else None,
    )
