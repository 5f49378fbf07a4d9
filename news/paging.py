"""Numbered pages of a long list, for its newest 2,000 rows; the archive leads to older ones."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .address_words import WORDS

PAGE_SIZE = 20
NUMBERED_ROWS = 2_000
NEIGHBOURS = 2


class ListPaginator(Paginator):
    """Django's, for the first `numbered` rows of a list; for all of them if it is None."""

    def __init__(self, rows: Any, page_size: int, numbered: int | None) -> None:
        super().__init__(rows, page_size)
        self.rows, self.numbered = rows, numbered

    @cached_property
    def _counted(self) -> int:
        """Counts no further than one row beyond those that are numbered."""
        if self.numbered is not None and isinstance(self.rows, QuerySet):
            return self.rows.order_by().values("pk")[: self.numbered + 1].count()
        return self.rows.count()

    @cached_property
    def count(self) -> int:
        return self._counted if self.numbered is None else min(self._counted, self.numbered)

    @property
    def is_limited(self) -> bool:
        """There are more rows than are numbered."""
        return self._counted > self.count

    def _get_page(self, *args: Any, **kwargs: Any) -> "ListPage":
        return ListPage(*args, **kwargs)


class FoundInPieces:
    """A list of known length of which only a piece is ever read: `find(first, end)`."""

    def __init__(self, total: int, find: Callable[[int, int], list[Any]]) -> None:
        self.total, self.find = total, find

    def count(self) -> int:
        return self.total

    def __getitem__(self, piece: slice) -> list[Any]:
        return self.find(piece.start, piece.stop)


class ListPage(Page):
    """One page of a list, with what its links carry: see `includes/pager.html`."""

    paginator: ListPaginator
    #: Where the links lead: `path?query#anchor`.
    path = ""
    query = QueryDict()
    anchor = ""
    archive_url = ""

    @cached_property
    def rows(self) -> list[Any]:
        return list(self.object_list)

    @property
    def total(self) -> int:
        """How many rows are numbered."""
        return self.paginator.count

    @property
    def parameter(self) -> str:
        """The parameter that asks for a page."""
        return WORDS["page"]

    def url(self, number: int) -> str:
        """Where another page is; the first has no parameter."""
        query = self.query.copy()
        if number > 1:
            query[self.parameter] = str(number)
        address = f"{self.path}?{query.urlencode()}" if query else self.path
        return f"{address}#{self.anchor}" if self.anchor else address

    @property
    def title_suffix(self) -> str:
        """What the title of a further page says after the list's name."""
        return f" – {_('Page')} {self.number}" if self.number > 1 else ""

    def numbers(self) -> Iterable[int | str]:
        """First, last and neighbouring pages; an ellipsis stands for a gap."""
        return self.paginator.get_elided_page_range(self.number, on_each_side=NEIGHBOURS, on_ends=1)


def paginate(
    request: HttpRequest,
    rows: Any,
    *,
    page_size: int = PAGE_SIZE,
    numbered: int | None = NUMBERED_ROWS,
    archive_url: str = "",
    anchor: str = "",
    kept: dict[str, str] | None = None,
) -> ListPage:
    """The page of `rows` that the address asks for: a query set, or whatever has `count()` and can
    be sliced.

    `anchor` is the id of the list on a page that holds more than the list. `kept` are the
    parameters that the links to other pages carry on; without it, the search words.
    Two queries: a count that stops one row beyond `numbered`, and the rows. Raises `Http404` for
    a page that is not there.
    """
    paginator = ListPaginator(rows, page_size, numbered)
    try:
        page: Any = paginator.page(request.GET.get(WORDS["page"], "").strip() or 1)
    except InvalidPage as error:
        raise Http404(_("There is no such page in this list.")) from error
    page.path, page.query = request.path, _known_parameters(request, kept)
    page.archive_url, page.anchor = archive_url, anchor
    return page


def _known_parameters(request: HttpRequest, kept: dict[str, str] | None) -> QueryDict:
    """What the links of a pager carry on: nothing that a visitor made up."""
    known = QueryDict(mutable=True)
    if kept is not None:
        known.update(kept)
    elif "q" in request.GET:
        known["q"] = request.GET["q"]
    return known
