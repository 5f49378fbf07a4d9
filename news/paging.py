"""Numbered pages of a long list, for its newest 2,000 rows; the archive leads to older ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

from .forms import page_number

PAGE_SIZE = 20
NUMBERED_ROWS = 2_000
NEIGHBOURS = 2


@dataclass(frozen=True)
class PageLink:
    number: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class Pager:
    """One page of a list. `total` counts `NUMBERED_ROWS` at most; `limited`: there are more."""

    rows: list
    number: int
    page_count: int
    total: int
    limited: bool
    query: QueryDict
    path: str = ""
    archive_url: str = field(default="")
    anchor: str = ""

    def url_of(self, number: int) -> str:
        query = self.query.copy()
        query.pop("trang", None)
        if number > 1:
            query["trang"] = str(number)
        address = f"{self.path}?{query.urlencode()}" if query else self.path
        return f"{address}#{self.anchor}" if self.anchor else address

    @property
    def previous_url(self) -> str:
        return self.url_of(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.url_of(self.number + 1) if self.number < self.page_count else ""

    @property
    def title_suffix(self) -> str:
        """What the title of a further page says after the list's name."""
        return f" – {_('Page')} {self.number}" if self.number > 1 else ""

    @property
    def is_needed(self) -> bool:
        return self.page_count > 1

    @property
    def pages(self) -> Iterator[PageLink | None]:
        """First, last and neighbouring pages; None stands for a gap."""
        near = range(self.number - NEIGHBOURS, self.number + NEIGHBOURS + 1)
        shown = sorted({1, self.page_count, *(n for n in near if 1 <= n <= self.page_count)})
        last = 0
        for number in shown:
            if number - last > 1:
                yield None
            yield PageLink(number, self.url_of(number), number == self.number)
            last = number


def paginate(
    request: HttpRequest,
    queryset: QuerySet | Any,
    *,
    page_size: int = PAGE_SIZE,
    archive_url: str = "",
    anchor: str = "",
    kept: dict[str, str] | None = None,
) -> Pager:
    """The page of `queryset` (or of a search's results) that the address asks for.

    `anchor` is the id of the list on a page that holds more than the list. `kept` are the
    parameters that the links to other pages carry on; without it, the search words.
    Two queries: a count that stops at `NUMBERED_ROWS + 1`, and the rows. Raises `Http404` for
    a page that is not there.
    """
    number = page_number(request)
    counted = _count(queryset)
    total = min(counted, NUMBERED_ROWS)
    page_count = max(1, -(-total // page_size))
    if number is None or number > page_count:
        raise Http404(_("There is no such page in this list."))
    first = (number - 1) * page_size
    return Pager(
        rows=list(queryset[first : min(first + page_size, NUMBERED_ROWS)]),
        number=number,
        page_count=page_count,
        total=total,
        limited=counted > NUMBERED_ROWS,
        query=_known_parameters(request, kept),
        path=request.path,
        archive_url=archive_url,
        anchor=anchor,
    )


def _count(rows: QuerySet | Any) -> int:
    if isinstance(rows, QuerySet):
        return rows.order_by().values("pk")[: NUMBERED_ROWS + 1].count()
    return rows.count()


def _known_parameters(request: HttpRequest, kept: dict[str, str] | None) -> QueryDict:
    """What the links of a pager carry on: nothing that a visitor made up."""
    known = QueryDict(mutable=True)
    if kept is not None:
        known.update(kept)
    elif "q" in request.GET:
        known["q"] = request.GET["q"]
    return known
