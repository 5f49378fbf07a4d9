"""One page of found awards: only the rows of that page are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Value, When
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from news.forms import page_number
from news.paging import NUMBERED_ROWS, Pager

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


def pager_of(found: Found, request: HttpRequest) -> Pager:
    """The page that the address asks for; by name only the first rows can be paged through.

    Raises `Http404` for a page that does not exist.
    """
    number = page_number(request)
    numbered = min(found.total, NUMBERED_ROWS) if found.filters.is_by_name else found.total
    page_count = max(1, -(-numbered // PAGE_SIZE))
    if number is None or number > page_count:
        raise Http404(_("There is no such page in this list."))
    kept = QueryDict(mutable=True)
    kept.update(found.filters.parameters)
    return Pager(
        rows=[],
        number=number,
        page_count=page_count,
        total=numbered,
        limited=False,
        query=kept,
        path=request.path,
    )


def results(
    found: Found, index: "HonorRollIndexPage", request: HttpRequest, number: int
) -> list[Result]:
    """The awards of page `number`, in the order that was chosen."""
    awards = list(_rows(found, (number - 1) * PAGE_SIZE))
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


def _rows(found: Found, first: int) -> Iterable[Award]:
    if not found.total:
        return []
    rows = found.awards().defer("achievement", "folded", "sort_key")
    if found.filters.is_by_name:
        return rows.order_by(*BY_NAME)[first : min(first + PAGE_SIZE, NUMBERED_ROWS)]
    lists, skipped = _lists_of_page(found, first)
    return _by_decision(rows.filter(list_id__in=lists), lists)[skipped : skipped + PAGE_SIZE]


def _by_decision(rows: AwardQuerySet, lists: list[int]) -> AwardQuerySet:
    """In the order of `lists`, each as its decision prints it."""
    if len(lists) < 2:
        return rows.order_by("place", "pk")
    ranks = [When(list_id=pk, then=Value(rank)) for rank, pk in enumerate(lists)]
    return rows.order_by(Case(*ranks, output_field=IntegerField()), "place", "pk")


def _lists_of_page(found: Found, first: int) -> tuple[list[int], int]:
    """The lists with the awards from `first` on, and how many awards of them come before."""
    counts = [(pk, found.by_list[pk]) for pk in found.rolls if found.by_list[pk]]
    ends = list(accumulate(count for _pk, count in counts))
    lists: list[int] = []
    skipped = 0
    for (pk, count), end in zip(counts, ends, strict=True):
        if end > first and end - count < first + PAGE_SIZE:
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
