"""Pages for a day, a month and a year of news."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from .archive import Archive, Period, month_bounds, parse_day
from .forms import DayForm
from .models import NewsIndexPage
from .paging import paginate
from .querysets import articles_of
from .trail import Crumb, trail


def day(
    index: NewsIndexPage, request: HttpRequest, year: str, month: str, day: str
) -> HttpResponse:
    on = parse_day(year, month, day)
    if on is None:
        return _missing(index, request, year, month)
    articles = articles_of(index)
    archive = Archive(articles, index.date_url)
    pager = paginate(request, articles.published_on(on).newest_first().for_cards())
    previous, following = archive.neighbours("day", on, on)
    context = {
        "day": on,
        "articles": pager.rows,
        "pager": pager,
        "previous": previous,
        "next": following,
        "calendar": archive.calendar(on, on),
        "day_form": DayForm(initial={"ngay": on}),
    }
    return _render(index, request, "day", on, context)


def month(index: NewsIndexPage, request: HttpRequest, year: str, month: str) -> HttpResponse:
    first = parse_day(year, month)
    if first is None:
        return _missing(index, request, year, "")
    first, last = month_bounds(first)
    articles = articles_of(index)
    archive = Archive(articles, index.date_url)
    calendar = archive.calendar(first)
    pager = paginate(request, articles.published_between(first, last).newest_first().for_cards())
    context = {
        "month": first,
        "days": [
            archive.period("day", first.replace(day=cell.day), cell.count)
            for week in calendar.weeks
            for cell in week
            if cell and cell.count
        ],
        "articles": pager.rows,
        "pager": pager,
        "previous": calendar.previous,
        "next": calendar.next,
        "calendar": calendar,
    }
    return _render(index, request, "month", first, context)


def year(index: NewsIndexPage, request: HttpRequest, year: str) -> HttpResponse:
    first = parse_day(year)
    if first is None:
        return _missing(index, request, "", "")
    archive = Archive(articles_of(index), index.date_url)
    months = archive.months_of(first.year)
    previous, following = archive.neighbours("year", first, date(first.year, 12, 31))
    context = {
        "year": first.year,
        "months": months,
        "total": sum(month.count or 0 for month in months),
        "previous": previous,
        "next": following,
    }
    return _render(index, request, "year", first, context)


def _render(
    index: NewsIndexPage, request: HttpRequest, kind: str, on: date, context: dict[str, Any]
) -> HttpResponse:
    archive = Archive(articles_of(index).none(), index.date_url)
    kinds = ("year", "month", "day")
    steps: list[Period] = [archive.period(step, on) for step in kinds[: kinds.index(kind) + 1]]
    context |= {
        "heading": _heading(kind, steps[-1].label),
        "breadcrumbs": trail(index, *(Crumb(step.label, step.url) for step in steps)),
        "index": index,
        "is_empty": not context.get("articles") and not context.get("total"),
    }
    context.setdefault("day_form", DayForm())
    return index.render(request, template=f"news/archive_{kind}.html", context_overrides=context)


def _heading(kind: str, label: str) -> str:
    if kind == "day":
        return _("News of %(day)s") % {"day": label}
    if kind == "month":
        return _("News of %(month)s") % {"month": label}
    return _("News of the year %(year)s") % {"year": label}


def _missing(index: NewsIndexPage, request: HttpRequest, year: str, month: str) -> HttpResponse:
    """A 404 that says why, and where the nearest news is."""
    archive = Archive(articles_of(index), index.date_url)
    near = parse_day(year, month or "1") or parse_day(year) or timezone.localdate()
    nearest = archive.nearest_days(near)
    context = {
        "heading": _("There is no such date"),
        "message": _("The calendar has no day at this address. Choose another one."),
        "nearest": nearest,
        "calendar": archive.calendar(nearest[0].date if nearest else near),
        "day_form": DayForm(),
        "breadcrumbs": trail(index),
        "index": index,
    }
    response = index.render(
        request, template="news/archive_missing.html", context_overrides=context
    )
    response.status_code = 404
    return response
