"""The newsroom's front door: the index, its archive, its categories, tags, authors and feeds."""

from datetime import date

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Page
from wagtail.search import index

from ..restrictions import RoutedRestrictionsMixin
from ..slugs import VietnameseSlugInput, VietnameseSlugMixin
from ..text import searchable

#: The first words of this index's routes, in every language; an article's slug may be none of them.
ROUTE_WORDS = frozenset(
    {"rss", "atom", "chuyen-muc", "category", "the", "tag", "tac-gia", "author"}
)


class NewsIndexPage(RoutedRestrictionsMixin, VietnameseSlugMixin, RoutablePageMixin, Page):
    """Lists the articles under it. Its routes' words are translated with the catalogue."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]
    promote_panels = [FieldPanel("slug", widget=VietnameseSlugInput), *Page.promote_panels[1:]]
    subpage_types = ["news.ArticlePage"]
    page_description = _("The list of all articles, with archive, categories and feeds.")
    template = "news/news_index_page.html"
    reserves_years = True

    search_fields = [*Page.search_fields, index.SearchField("search_text")]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def search_text(self) -> str:
        return searchable(self.title, self.introduction)

    def reserved_slugs(self) -> frozenset[str]:
        return ROUTE_WORDS

    def route(self, request: HttpRequest, path_components: list[str]):
        """Asks for an article as an article, with its cover: one query instead of three."""
        from .article import ArticlePage

        if len(path_components) == 1 and path_components[0] not in ROUTE_WORDS:
            children = ArticlePage.objects.child_of(self).select_related("cover").with_closure()
            for hook in hooks.get_hooks("news_article_query"):
                children = hook(children)
            if article := children.filter(slug=path_components[0]).first():
                article._cached_parent_obj = self
                return article.route(request, [])
        return super().route(request, path_components)

    # Addresses

    def url_of(self, route: str, **kwargs: str) -> str:
        """The address of one of this index's routes in the active language."""
        return f"{self.url}{self.reverse_subpage(route, kwargs=kwargs)}"

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
        from .. import index_views

        return index_views.newest(self, request)

    @re_path(r"^(?P<year>[0-9]{4})/$", name="year")
    def year_route(self, request: HttpRequest, year: str) -> HttpResponse:
        from .. import archive_views

        return archive_views.year(self, request, year)

    @re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", name="month")
    def month_route(self, request: HttpRequest, year: str, month: str) -> HttpResponse:
        from .. import archive_views

        return archive_views.month(self, request, year, month)

    @re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/$", name="day")
    def day_route(self, request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
        from .. import archive_views

        return archive_views.day(self, request, year, month, day)

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
        from .. import index_views
        from .registers import Category

        return index_views.in_category(self, request, get_object_or_404(Category, slug=slug))

    @path(_("tag/<slug:slug>/"), name="tag")
    def tag_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        from .. import index_views
        from .registers import Tag

        return index_views.tagged(self, request, get_object_or_404(Tag, slug=slug))

    @path(_("author/<slug:slug>/"), name="author")
    def author_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        from .. import index_views
        from .registers import Author

        authors = Author.objects.select_related("photo")
        return index_views.by_author(self, request, get_object_or_404(authors, slug=slug))

    @path("rss/", name="rss")
    def rss_route(self, request: HttpRequest) -> HttpResponse:
        from .. import feeds

        return feeds.serve(self, request, "rss")

    @path("atom/", name="atom")
    def atom_route(self, request: HttpRequest) -> HttpResponse:
        from .. import feeds

        return feeds.serve(self, request, "atom")

    @path(_("category/<slug:slug>/rss/"), name="category_rss")
    def category_rss_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._category_feed(request, slug, "rss")

    @path(_("category/<slug:slug>/atom/"), name="category_atom")
    def category_atom_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._category_feed(request, slug, "atom")

    def _category_feed(self, request: HttpRequest, slug: str, kind: str) -> HttpResponse:
        from .. import feeds
        from .registers import Category

        return feeds.serve(self, request, kind, get_object_or_404(Category, slug=slug))
