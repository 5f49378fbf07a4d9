"""The pages of a news index: newest, of a category, tag or author, of a day, month or year."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .address_words import WORDS
from .archive import Archive, month_bounds, parse_day
from .feeds import feed_link
from .former_addresses.slugs import at_new_slug
from .forms import DayForm
from .models.registers import Author, Category, Tag
from .page_context import Crumb, trail
from .paging import paginate
from .public_index.articles import Articles
from .public_index.registers import categories

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


def newest(index: "NewsIndexPage", request: HttpRequest) -> HttpResponse:
    """The newest articles; a date leads to the day's page."""
    day_form = DayForm(request.GET if WORDS["date"] in request.GET else None)
    if day_form.is_bound and day_form.is_valid():
        url = index.date_url("day", day_form.cleaned_data["ngay"])
        return HttpResponseRedirect(url, status=301)
    archive = Archive(index)
    years = archive.years()
    context = _page_of(index.articles(), request, years[0].url if years else index.url)
    first = next(iter(context["articles"]), None)
    month = timezone.localdate(first.published_at if first else None)
    context |= {
        "heading": index.title,
        "day_form": day_form,
        "years": years,
        "calendar": archive.calendar(month),
        "category_links": _category_links(index),
        "feeds": _feed_links(index, index.title),
    }
    return _render(index, request, "news/news_index_page.html", context)


def in_category(index: "NewsIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    category = _category(slug)
    if category is None:
        return at_new_slug(index, request, "category", Category, slug)
    context = _page_of(index.articles().in_category(category), request, index.url) | {
        "kind_label": _("Category"),
        "heading": category.label,
        "description": category.description_label,
        "category_links": _category_links(index, category),
        "feeds": _feed_links(index, category.label, "category_", slug=slug),
    }
    return _render_listing(index, request, "category", category, category.label, context)


def tagged(index: "NewsIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        return at_new_slug(index, request, "tag", Tag, slug)
    if tag.merged_into:
        query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
        url = index.url_of("tag", slug=tag.merged_into.slug)
        return HttpResponseRedirect(f"{url}{query}", status=301)
    context = _page_of(index.articles().tagged(tag), request, index.url) | {
        "kind_label": _("Tag"),
        "heading": _("Tagged “%(tag)s”") % {"tag": tag.name},
    }
    return _render_listing(index, request, "tag", tag, tag.name, context)


def by_author(index: "NewsIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    author = Author.objects.select_related("photo").filter(slug=slug).first()
    if author is None:
        return at_new_slug(index, request, "author", Author, slug)
    context = _page_of(index.articles().by_author(author), request, index.url) | {
        "heading": author.name,
        "description": author.bio_label,
    }
    return _render_listing(index, request, "author", author, author.name, context)


def day(
    index: "NewsIndexPage", request: HttpRequest, year: str, month: str, day: str
) -> HttpResponse:
    on = parse_day(year, month, day)
    if on is None:
        return _missing(index, request, year, month)
    archive = Archive(index)
    previous, following = archive.neighbours("day", on, on)
    context = _page_of(index.articles().published_on(on), request) | {
        "previous": previous,
        "next": following,
        "calendar": archive.calendar(on, on),
        "day_form": DayForm(initial={"ngay": on}),
    }
    return _render_period(archive, request, "day", on, context)


def month(index: "NewsIndexPage", request: HttpRequest, year: str, month: str) -> HttpResponse:
    first = parse_day(year, month)
    if first is None:
        return _missing(index, request, year)
    archive = Archive(index)
    calendar = archive.calendar(first)
    articles = index.articles().published_between(*month_bounds(first))
    context = _page_of(articles, request) | {
        "days": [
            archive.period("day", first.replace(day=cell.day), cell.count)
            for week in calendar.weeks
            for cell in week
            if cell and cell.count
        ],
        "previous": calendar.previous,
        "next": calendar.next,
        "calendar": calendar,
    }
    return _render_period(archive, request, "month", first, context)


def year(index: "NewsIndexPage", request: HttpRequest, year: str) -> HttpResponse:
    first = parse_day(year)
    if first is None:
        return _missing(index, request)
    archive = Archive(index)
    months = archive.months_of(first.year)
    previous, following = archive.neighbours("year", first, date(first.year, 12, 31))
    total = sum(month.count or 0 for month in months)
    context = {"months": months, "total": total, "previous": previous, "next": following}
    return _render_period(archive, request, "year", first, context)


def _category(slug: str) -> Category | None:
    return next((category for category in categories() if category.slug == slug), None)


def _missing(
    index: "NewsIndexPage", request: HttpRequest, year: str = "", month: str = ""
) -> HttpResponse:
    """A 404 that says why, and where the nearest news is."""
    archive = Archive(index)
    near = parse_day(year, month or "1") or parse_day(year) or timezone.localdate()
    nearest = archive.nearest_days(near)
    context = {
        "heading": _("There is no such date"),
        "message": _("The calendar has no day at this address. Choose another one."),
        "nearest": nearest,
        "calendar": archive.calendar(nearest[0].date if nearest else near),
    }
    response = _render(index, request, "news/archive_missing.html", context)
    response.status_code = 404
    return response


def _page_of(articles: Articles, request: HttpRequest, archive_url: str = "") -> dict[str, Any]:
    """The numbered page of a list that is asked for."""
    pager = paginate(request, articles, archive_url=archive_url)
    return {"articles": pager.rows, "pager": pager}


def _category_links(index: "NewsIndexPage", current: Category | None = None) -> list[CategoryLink]:
    return [
        CategoryLink(c.label, index.url_of("category", slug=c.slug), c.color, c == current)
        for c in categories()
    ]


def _feed_links(
    index: "NewsIndexPage", name: str, prefix: str = "", **kwargs: str
) -> list[dict[str, str]]:
    """The feeds that hold what a list shows."""
    return [
        feed_link(kind, name, index.url_of(prefix + kind, **kwargs)) for kind in ("rss", "atom")
    ]


def _render_listing(
    index: "NewsIndexPage",
    request: HttpRequest,
    kind: str,
    subject: Category | Tag | Author,
    name: str,
    context: dict[str, Any],
) -> HttpResponse:
    crumb = Crumb(name, index.url_of(kind, slug=subject.slug))
    context |= {"kind": kind, "subject": subject}
    return _render(index, request, "news/listing.html", context, crumb)


def _render_period(
    archive: Archive, request: HttpRequest, kind: str, on: date, context: dict[str, Any]
) -> HttpResponse:
    kinds = list(HEADINGS)
    steps = [archive.period(step, on) for step in kinds[: kinds.index(kind) + 1]]
    context |= {
        kind: on.year if kind == "year" else on,
        "heading": HEADINGS[kind] % {kind: steps[-1].label},
        "is_empty": not context.get("articles") and not context.get("total"),
    }
    crumbs = (Crumb(step.label, step.url) for step in steps)
    return _render(archive.index, request, f"news/archive_{kind}.html", context, *crumbs)


def _render(
    index: "NewsIndexPage",
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *crumbs: Crumb,
) -> HttpResponse:
    shared = {"index": index, "breadcrumbs": trail(index, *crumbs), "day_form": DayForm()}
    return index.render(request, template=template, context_overrides=shared | context)
