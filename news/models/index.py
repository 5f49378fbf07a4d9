"""The newsroom's front door: the index, its archive, its categories, tags, authors and feeds."""

from datetime import date
from functools import cache, partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.contrib.routable_page.models import path, re_path

from ..compiled import ByPrimaryKey
from ..page_types import types_made_from
from ..public_index.articles import Articles
from ..public_index.pages import child_by_slug
from ..public_index.scopes import part_of_index
from ..querysets import ArticleQuerySet
from ..routes import RouteWords
from .article import AbstractArticlePage
from .base import IndexPage


def _articles(model: type[AbstractArticlePage]) -> ArticleQuerySet:
    articles = model._default_manager.all()
    for hook in hooks.get_hooks("news_article_query"):
        articles = hook(articles)
    return articles


@cache
def _articles_of_kind(kind: str) -> ByPrimaryKey[AbstractArticlePage] | None:
    """The articles whose rows in the public index are of this kind; None where two apps have a
    type of this name, or no article is of it.
    """
    models = [m for m in types_made_from(AbstractArticlePage) if m._meta.model_name == kind]
    return ByPrimaryKey(partial(_articles, models[0])) if len(models) == 1 else None


class AbstractNewsIndexPage(IndexPage):
    """Lists the articles under it. Its routes' words are translated with the catalogue."""

    subpage_types = ["news.AbstractArticlePage"]
    page_description = _("The list of all articles, with archive, categories and feeds.")
    template = "news/news_index_page.html"
    route_words = RouteWords()
    reserves_years = True

    class Meta:
        abstract = True

    def articles(self) -> Articles:
        """What its lists show: the listed articles below it."""
        return Articles(self.locale_id, part_of_index(self))

    def route(self, request: HttpRequest, path_components: list[str]):
        """Finds an article by its row in the public index; any other page as Wagtail does."""
        if len(path_components) == 1 and path_components[0] not in self.route_words:
            row = child_by_slug(self.path, path_components[0])
            articles = _articles_of_kind(row.kind) if row is not None else None
            if row is not None and articles is not None:
                article = articles.get(row.page_id)
                if article is not None:
                    article._cached_parent_obj = self
                    article.public_row, article.is_closed = row, False
                    return article.route(request, [])
        return super().route(request, path_components)

    def date_url(self, kind: str, day: date) -> str:
        """The address of the "day", "month" or "year" of `day`."""
        parts = {"year": f"{day.year:04d}"}
        if kind != "year":
            parts["month"] = f"{day.month:02d}"
        if kind == "day":
            parts["day"] = f"{day.day:02d}"
        return self.url_of(kind, **parts)

    # Routes

    @path("")
    def index_route(self, request: HttpRequest) -> HttpResponse:
        from .. import views

        return views.newest(self, request)

    @re_path(r"^(?P<year>[0-9]{4})/$", name="year")
    def year_route(self, request: HttpRequest, year: str) -> HttpResponse:
        from .. import views

        return views.year(self, request, year)

    @re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", name="month")
    def month_route(self, request: HttpRequest, year: str, month: str) -> HttpResponse:
        from .. import views

        return views.month(self, request, year, month)

    @re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/$", name="day")
    def day_route(self, request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
        from .. import views

        return views.day(self, request, year, month, day)

    @re_path(
        r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/(?:(?P<day>[0-9]{1,2})/)?$", name="loose_date"
    )
    def loose_date_route(
        self, request: HttpRequest, year: str, month: str, day: str | None = None
    ) -> HttpResponse:
        """`2021/8/4/` is a way of writing `2021/08/04/`."""
        parts = [year, month.zfill(2), *([day.zfill(2)] if day else [])]
        return HttpResponseRedirect(f"{self.url}{'/'.join(parts)}/", status=301)

    @path(_("category/<slug:slug>/"), name="category")
    def category_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        from .. import views

        return views.in_category(self, request, slug)

    @path(_("tag/<slug:slug>/"), name="tag")
    def tag_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        from .. import views

        return views.tagged(self, request, slug)

    @path(_("author/<slug:slug>/"), name="author")
    def author_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        from .. import views

        return views.by_author(self, request, slug)

    @path("rss/", name="rss")
    def rss_route(self, request: HttpRequest) -> HttpResponse:
        return self._feed(request, "rss")

    @path("atom/", name="atom")
    def atom_route(self, request: HttpRequest) -> HttpResponse:
        return self._feed(request, "atom")

    @path(_("category/<slug:slug>/rss/"), name="category_rss")
    def category_rss_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._feed(request, "rss", slug)

    @path(_("category/<slug:slug>/atom/"), name="category_atom")
    def category_atom_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._feed(request, "atom", slug)

    def _feed(self, request: HttpRequest, kind: str, category: str = "") -> HttpResponse:
        from ..feeds import serve_index_feed

        return serve_index_feed(self, request, kind, category)


class NewsIndexPage(AbstractNewsIndexPage):
    """A news index."""

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")
