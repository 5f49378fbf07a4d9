"""The award search, ended with a clear page where it takes too long."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from news.page_context import Crumb, trail
from news.public_index.budget import TooSlow, statement_budget
from news.text import nfc

from .award_filters import SearchForm
from .award_search import search_page

if TYPE_CHECKING:
    from ..models.rolls import HonorRollIndexPage


def search_within_budget(index: "HonorRollIndexPage", request: HttpRequest) -> HttpResponse:
    try:
        with statement_budget():
            return search_page(index, request)
    except TooSlow:
        return _too_slow(index, request)


def _too_slow(index: "HonorRollIndexPage", request: HttpRequest) -> HttpResponse:
    heading = _("Award search")
    context = {
        "heading": heading,
        "form": SearchForm(initial={"q": nfc(request.GET.get("q", ""))}),
        "clear_url": request.path,
        "breadcrumbs": trail(index, Crumb(heading, request.path)),
    }
    template = "campaigns/award_search_too_slow.html"
    response = index.render(request, template=template, context_overrides=context)
    response.status_code = 503
    return response
