"""The lists of a news index: newest, of a category, of a tag, of an author."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from .archive import Archive
from .feeds import feed_link
from .forms import DayForm
from .models import ArticlePage, Author, Category, NewsIndexPage, Tag
from .paging import paginate
from .querysets import ArticleQuerySet, articles_of
from .trail import Crumb, trail


@dataclass(frozen=True)
class CategoryLink:
    label: str
    url: str
    color: str
    is_current: bool


def feed_links(index: NewsIndexPage, category: Category | None = None) -> list[dict[str, str]]:
    """The feeds that hold what a list shows."""
    kwargs = {"slug": category.slug} if category else {}
    prefix = "category_" if category else ""
    name = category.label if category else index.title
    return [
        feed_link(kind, name, index.url_of(prefix + kind, **kwargs)) for kind in ("rss", "atom")
    ]


def category_links(index: NewsIndexPage, current: Category | None = None) -> list[CategoryLink]:
    return [
        CategoryLink(c.label, index.url_of("category", slug=c.slug), c.color, c == current)
        for c in Category.objects.all()
    ]


def newest(index: NewsIndexPage, request: HttpRequest) -> HttpResponse:
    """The newest articles; `?ngay=` leads to the day's page."""
    day_form = DayForm(request.GET if "ngay" in request.GET else None)
    if day_form.is_bound and day_form.is_valid():
        url = index.date_url("day", day_form.cleaned_data["ngay"])
        return HttpResponseRedirect(url, status=301)
    articles = articles_of(index)
    archive = Archive(articles, index.date_url)
    years = archive.years()
    return _render_list(
        index,
        request,
        articles,
        template="news/news_index_page.html",
        heading=index.title,
        archive_url=years[0].url if years else "",
        day_form=day_form,
        years=years,
        category_links=category_links(index),
        feeds=feed_links(index),
    )


def in_category(index: NewsIndexPage, request: HttpRequest, category: Category) -> HttpResponse:
    return _render_list(
        index,
        request,
        articles_of(index).in_category(category),
        kind="category",
        subject=category,
        heading=category.label,
        description=category.description_label,
        category_links=category_links(index, category),
        feeds=feed_links(index, category),
        crumb=Crumb(category.label, index.url_of("category", slug=category.slug)),
    )


def tagged(index: NewsIndexPage, request: HttpRequest, tag: Tag) -> HttpResponse:
    return _render_list(
        index,
        request,
        articles_of(index).tagged(tag),
        kind="tag",
        subject=tag,
        heading=_("Tagged “%(tag)s”") % {"tag": tag.name},
        crumb=Crumb(tag.name, index.url_of("tag", slug=tag.slug)),
    )


def by_author(index: NewsIndexPage, request: HttpRequest, author: Author) -> HttpResponse:
    return _render_list(
        index,
        request,
        articles_of(index).by_author(author),
        kind="author",
        subject=author,
        heading=author.name,
        description=author.bio_label,
        crumb=Crumb(author.name, index.url_of("author", slug=author.slug)),
    )


def _render_list(
    index: NewsIndexPage,
    request: HttpRequest,
    articles: ArticleQuerySet,
    *,
    template: str = "news/listing.html",
    archive_url: str = "",
    crumb: Crumb | None = None,
    **context: Any,
) -> HttpResponse:
    pager = paginate(
        request,
        articles.newest_first().for_cards(),
        archive_url=archive_url or index.url,
    )
    month = _month_of(pager.rows)
    context |= {
        "articles": pager.rows,
        "pager": pager,
        "calendar": Archive(articles, index.date_url).calendar(month)
        if template.endswith("index_page.html")
        else None,
        "breadcrumbs": trail(index, *([crumb] if crumb else [])),
        "day_form": context.get("day_form") or DayForm(),
        "index": index,
    }
    return index.render(request, template=template, context_overrides=context)


def _month_of(rows: list[ArticlePage]) -> date:
    """The month that the calendar beside a list opens at: that of its first article."""
    return timezone.localdate(rows[0].published_at) if rows else timezone.localdate()
