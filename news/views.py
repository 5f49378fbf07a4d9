"""The pages of a news index: newest, of a category, tag or author, of a day, month or year."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .archive import Archive, month_bounds, parse_day
from .feeds import feed_link
from .forms import DayForm
from .models.registers import Author, Category, Tag
from .page_context import Crumb, trail
from .paging import paginate
from .querysets import ArticleQuerySet

if TYPE_CHECKING:
    from .models import NewsIndexPage

HEADINGS = {
    "year": gettext_lazy("News of the year %(year)s"),
    "month": gettext_lazy("News of %(month)s"),
    "day": gettext_lazy("News of %(day)s"),
}


@dataclass(frozen=True)
class CategoryLink:
    label: str
    url: str
    color: str
    is_current: bool


# Lists


def newest(index: "NewsIndexPage", request: HttpRequest) -> HttpResponse:
    """The newest articles; `?ngay=` leads to the day's page."""
    day_form = DayForm(request.GET if "ngay" in request.GET else None)
    if day_form.is_bound and day_form.is_valid():
        url = index.date_url("day", day_form.cleaned_data["ngay"])
        return HttpResponseRedirect(url, status=301)
    articles = index.articles()
    archive = Archive(index)
    years = archive.years()
    context = _listed(request, articles, archive_url=years[0].url if years else index.url)
    # The calendar opens at the month of the first article that is shown.
    shown = context["articles"]
    month = timezone.localdate(shown[0].published_at) if shown else timezone.localdate()
    return _render(
        index,
        request,
        "news/news_index_page.html",
        **context,
        heading=index.title,
        day_form=day_form,
        years=years,
        calendar=archive.calendar(month),
        category_links=_category_links(index),
        feeds=_feed_links(index),
    )


def in_category(index: "NewsIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(Category, slug=slug)
    return _render(
        index,
        request,
        "news/listing.html",
        Crumb(category.label, index.url_of("category", slug=slug)),
        **_listed(request, index.articles().in_category(category), index.url),
        kind="category",
        kind_label=_("Category"),
        subject=category,
        heading=category.label,
        description=category.description_label,
        category_links=_category_links(index, category),
        feeds=_feed_links(index, category),
    )


def tagged(index: "NewsIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    tag = get_object_or_404(Tag, slug=slug)
    return _render(
        index,
        request,
        "news/listing.html",
        Crumb(tag.name, index.url_of("tag", slug=slug)),
        **_listed(request, index.articles().tagged(tag), index.url),
        kind="tag",
        kind_label=_("Tag"),
        subject=tag,
        heading=_("Tagged “%(tag)s”") % {"tag": tag.name},
    )


def by_author(index: "NewsIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    author = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    return _render(
        index,
        request,
        "news/listing.html",
        Crumb(author.name, index.url_of("author", slug=slug)),
        **_listed(request, index.articles().by_author(author), index.url),
        kind="author",
        subject=author,
        heading=author.name,
        description=author.bio_label,
    )


def _category_links(index: "NewsIndexPage", current: Category | None = None) -> list[CategoryLink]:
    return [
        CategoryLink(c.label, index.url_of("category", slug=c.slug), c.color, c == current)
        for c in Category.objects.all()
    ]


def _feed_links(index: "NewsIndexPage", category: Category | None = None) -> list[dict[str, str]]:
    """The feeds that hold what a list shows."""
    if category:
        return [
            feed_link(kind, category.label, index.url_of(f"category_{kind}", slug=category.slug))
            for kind in ("rss", "atom")
        ]
    return [feed_link(kind, index.title, index.url_of(kind)) for kind in ("rss", "atom")]


# Archive


def day(
    index: "NewsIndexPage", request: HttpRequest, year: str, month: str, day: str
) -> HttpResponse:
    on = parse_day(year, month, day)
    if on is None:
        return _missing(index, request, year, month)
    archive = Archive(index)
    previous, following = archive.neighbours("day", on, on)
    return _render_period(
        archive,
        request,
        "day",
        on,
        **_listed(request, index.articles().published_on(on)),
        day=on,
        previous=previous,
        next=following,
        calendar=archive.calendar(on, on),
        day_form=DayForm(initial={"ngay": on}),
    )


def month(index: "NewsIndexPage", request: HttpRequest, year: str, month: str) -> HttpResponse:
    first = parse_day(year, month)
    if first is None:
        return _missing(index, request, year)
    archive = Archive(index)
    calendar = archive.calendar(first)
    return _render_period(
        archive,
        request,
        "month",
        first,
        **_listed(request, index.articles().published_between(*month_bounds(first))),
        month=first,
        days=[
            archive.period("day", first.replace(day=cell.day), cell.count)
            for week in calendar.weeks
            for cell in week
            if cell and cell.count
        ],
        previous=calendar.previous,
        next=calendar.next,
        calendar=calendar,
    )


def year(index: "NewsIndexPage", request: HttpRequest, year: str) -> HttpResponse:
    first = parse_day(year)
    if first is None:
        return _missing(index, request)
    archive = Archive(index)
    months = archive.months_of(first.year)
    previous, following = archive.neighbours("year", first, date(first.year, 12, 31))
    return _render_period(
        archive,
        request,
        "year",
        first,
        year=first.year,
        months=months,
        total=sum(month.count or 0 for month in months),
        previous=previous,
        next=following,
    )


def _render_period(
    archive: Archive, request: HttpRequest, kind: str, on: date, **context: Any
) -> HttpResponse:
    kinds = list(HEADINGS)
    steps = [archive.period(step, on) for step in kinds[: kinds.index(kind) + 1]]
    return _render(
        archive.index,
        request,
        f"news/archive_{kind}.html",
        *(Crumb(step.label, step.url) for step in steps),
        **context,
        heading=HEADINGS[kind] % {kind: steps[-1].label},
        is_empty=not context.get("articles") and not context.get("total"),
    )


def _missing(
    index: "NewsIndexPage", request: HttpRequest, year: str = "", month: str = ""
) -> HttpResponse:
    """A 404 that says why, and where the nearest news is."""
    archive = Archive(index)
    near = parse_day(year, month or "1") or parse_day(year) or timezone.localdate()
    nearest = archive.nearest_days(near)
    response = _render(
        index,
        request,
        "news/archive_missing.html",
        heading=_("There is no such date"),
        message=_("The calendar has no day at this address. Choose another one."),
        nearest=nearest,
        calendar=archive.calendar(nearest[0].date if nearest else near),
    )
    response.status_code = 404
    return response


# Both


def _listed(
    request: HttpRequest, articles: ArticleQuerySet, archive_url: str = ""
) -> dict[str, Any]:
    """The numbered page of `articles` that is asked for."""
    cards = articles.newest_first().for_cards()
    pager = paginate(request, cards, archive_url=archive_url)
    return {"articles": pager.rows, "pager": pager}


def _render(
    index: "NewsIndexPage", request: HttpRequest, template: str, *crumbs: Crumb, **context: Any
) -> HttpResponse:
    shared = {"index": index, "breadcrumbs": trail(index, *crumbs), "day_form": DayForm()}
    return index.render(request, template=template, context_overrides=shared | context)
