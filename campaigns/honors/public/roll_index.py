"""What the list of all honor rolls shows: the rolls of a year, and charts over all awards."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Count
from django.http import HttpRequest
from wagtail import hooks

from campaigns.registers.facets import PARAMETERS, FilterForm, Link
from news.page_context import trail
from news.paging import paginate
from news.validators import FIRST_YEAR, LAST_YEAR

from ..querysets import roll_pages
from .award_charts import award_charts
from .recipients import with_recipients

if TYPE_CHECKING:
    from ..models.rolls import HonorRollIndexPage


class YearForm(FilterForm):
    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)


def roll_index_context(page: "HonorRollIndexPage", request: HttpRequest) -> dict[str, Any]:
    rolls = roll_pages().readable().in_language_of(page).child_of(page).once(page)
    form = YearForm(request.GET)
    year = form.cleaned_data["year"] if form.is_valid() else None
    shown = rolls.filter(year=year) if year else rolls
    pager = paginate(
        request,
        shown.newest_first().select_related("decision").defer("body"),
        kept={PARAMETERS["year"]: str(year)} if year else {},
    )
    counts = rolls.order_by().filter(year__isnull=False).values_list("year").annotate(Count("pk"))
    years = [
        Link(
            str(value),
            request.path if value == year else f"{request.path}?{PARAMETERS['year']}={value}",
            count,
            value == year,
        )
        for value, count in sorted(counts, reverse=True)
    ]
    is_start = pager.number == 1 and not year
    context = {
        "rolls": with_recipients(pager.rows),
        "pager": pager,
        "years": years,
        "is_year_asked": bool(request.GET.get(PARAMETERS["year"])),
        "is_filtered": bool(year),
        "search_url": page.url_of("search") if page.url else "",
        "charts": award_charts(page, request) if is_start else [],
        "breadcrumbs": trail(page),
    }
    for hook in hooks.get_hooks("honor_roll_index_context") if is_start else ():
        context |= hook(page)
    return context
