"""Search through all public award lists."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from campaigns.registers.facets import Link
from news.costly import not_now
from news.page_context import Crumb, trail
from news.public_index.budget import TooSlow, statement_budget
from news.text import nfc

from .award_counts import Found
from .award_filters import SearchFilters, SearchForm, SearchLinks
from .award_results import groups_of, in_order, page_of
from .downloads import FORMATS, WRITERS, download_response
from .roll import printed_language
from .roll_filters import by_name

if TYPE_CHECKING:
    from ..models.rolls import HonorRollIndexPage


def search_page(index: "HonorRollIndexPage", request: HttpRequest) -> HttpResponse:
    try:
        with statement_budget():
            return _found_page(index, request)
    except TooSlow:
        return _too_slow_page(index, request)


def _too_slow_page(index: "HonorRollIndexPage", request: HttpRequest) -> HttpResponse:
    heading = _("Award search")
    context = {
        "heading": heading,
        "form": SearchForm(initial={"q": nfc(request.GET.get("q", ""))}),
        "clear_url": request.path,
        "breadcrumbs": trail(index, Crumb(heading, request.path)),
    }
    template = "campaigns/award_search_too_slow.html"
    response = index.render(request, template=template, context_overrides=context)
    return not_now(response, request=request)


def _found_page(index: "HonorRollIndexPage", request: HttpRequest) -> HttpResponse:
    filters = SearchFilters.read(request.GET)
    found = Found(filters)
    pager = page_of(found, index, request)
    links = SearchLinks(filters, found, request.path)
    links.page = index
    heading = _("Award search")
    context = {
        "heading": heading,
        "form": SearchForm(initial={"q": filters.get("q", "")}),
        "kept": [(name, text) for name, text in filters.parameters.items() if name != "q"],
        "filters": filters,
        "groups": groups_of(found, pager.rows),
        "total": found.total,
        "roll_count": sum(1 for count in found.by_list.values() if count),
        "pager": pager,
        "is_cut": pager.total < found.total,
        "kind_links": links.as_tabs("kind", _("All recipients")),
        "facets": links.all("kind"),
        "chosen": links.chosen(),
        "suggestions": [] if found.total else _suggestions(links, found),
        "unknown_filters": filters.unknown,
        "is_filtered": filters.is_narrowed,
        "clear_url": request.path,
        "orders": _orders(filters, request.path),
        "downloads": _downloads(filters, index) if found.total else [],
        "printed_lang": printed_language(),
        "breadcrumbs": trail(index, Crumb(heading, request.path)),
    }
    template = "campaigns/award_search.html"
    return index.render(request, template=template, context_overrides=context)


def search_download(
    index: "HonorRollIndexPage", request: HttpRequest, file_format: str
) -> HttpResponseBase:
    """All pages of what the address finds, in its order."""
    if file_format not in WRITERS:
        raise Http404(_("There is no download in this format."))
    filters = SearchFilters.read(request.GET)
    try:
        with statement_budget():
            found = Found(filters)
    except TooSlow:
        return _too_slow_page(index, request)
    title = _("Award search")
    about = {
        "title": title,
        "url": filters.url(request.build_absolute_uri(index.url_of("search"))),
        "filters": {**filters.parameters},
    }
    return download_response(
        in_order(found, found.awards()),
        file_format,
        f"{title} {filters.get('q', '')}".strip(),
        index=index,
        request=request,
        about=about,
    )


def _orders(filters: SearchFilters, path: str) -> list[Link]:
    is_by_name = filters.is_by_name
    return [
        Link(_("Newest decision first"), filters.url(path, order=""), 0, not is_by_name),
        Link(_("By name"), filters.url(path, order=by_name()), 0, is_by_name),
    ]


def _downloads(filters: SearchFilters, index: "HonorRollIndexPage") -> list[Link]:
    return [
        Link(label, filters.url(index.url_of("search_download", file_format=file_format)), 0)
        for file_format, label in FORMATS.items()
    ]


def _suggestions(links: SearchLinks, found: Found) -> list[Link]:
    """The search with one filter less, and finally all awards."""
    everything = found.all_awards().count() if links.filters.is_narrowed else 0
    all_awards = [Link(_("All awards"), links.path, everything)] if everything else []
    return [*links.suggestions(), *all_awards]
