"""The front page, plain pages and the search page."""

from copy import copy
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page

from news.blocks import BodyStreamBlock
from news.body import Body, plain_text
from news.costly import costly, not_now
from news.fields import BodyField
from news.models import BasePage, CoverMixin, IndexPage, SubjectPageMixin
from news.page_context import trail
from news.public_index.memory import kept

from ..blocks import FrontPageBlock

NEWS_ABOUT_COUNT = 6


class HomePage(BasePage):
    """The front page: what editors compose, and the newest news where they compose nothing."""

    body = BodyField(FrontPageBlock(), verbose_name=_("front page"), blank=True)

    content_panels = [TitleFieldPanel("title"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The site's front page, one for each language.")
    template = "home/home_page.html"
    max_count_per_parent = 10

    class Meta:
        verbose_name = _("front page")

    def reserved_slugs(self) -> set[str]:
        """First words of addresses that belong to the site, not to a page."""
        return {code for code, _name in settings.LANGUAGES} | set(settings.RESERVED_ROOT_SLUGS)

    def route(self, request: HttpRequest, path_components: list[str]):
        """The indexes below are kept in memory: most addresses begin with one of them."""
        if path_components:
            indexes = kept(("indexes", self.pk), self._indexes)
            if index := indexes.get(path_components[0]):
                return copy(index).route(request, path_components[1:])
        return super().route(request, path_components)

    def _indexes(self) -> dict[str, IndexPage]:
        """Slug → index right below."""
        found = Page.objects.child_of(self).type(IndexPage).specific()
        for index in found:
            index._cached_parent_obj = self
        return {index.slug: index for index in found}

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        from ..front_page import front_page_sections, style_sheets

        context = super().get_context(request, *args, **kwargs)
        sections = front_page_sections(self)
        return context | {"sections": sections, "style_sheets": style_sheets(sections)}


class ContentPage(CoverMixin, SubjectPageMixin, BasePage):
    """A page without a date: about us, contact, a service. News can be about it."""

    lead = models.TextField(_("lead"), blank=True)
    body = BodyField(BodyStreamBlock, verbose_name=_("body"), blank=True)
    cover_caption = cover_credit = None  # type: ignore[assignment]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("lead"),
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_alt")], heading=_("Cover image")),
        FieldPanel("body"),
    ]
    promote_panels = [*BasePage.promote_panels, FieldPanel("show_in_menus")]
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    page_description = _("A page that stands: about us, contact, a service.")
    template = "home/content_page.html"

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def plain_text(self) -> str:
        return " ".join([self.lead, plain_text(self.body)])

    def public_is_found(self) -> bool:
        return True

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        body = Body(self.body)
        body.prefetch(images=[self.cover])
        return context | {
            "body": body.render({"request": request, "page": self}),
            "breadcrumbs": trail(self),
            "news_about": self.news()[:NEWS_ABOUT_COUNT],
        }


class SearchPage(BasePage):
    """Finds articles and plain pages, whichever marks the reader typed."""

    content_panels = [TitleFieldPanel("title")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("The site's search.")
    template = "home/search_page.html"

    def public_in_sitemap(self) -> bool:
        """No: it asks search engines not to index it."""
        return False

    class Meta:
        verbose_name = _("search page")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        from ..search import search_context

        context = super().get_context(request, *args, **kwargs)
        return context | {"breadcrumbs": trail(self)} | search_context(self, request)

    @costly
    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Says by its status, too, when a search was ended."""
        response = super().serve(request, *args, **kwargs)
        if response.context_data.get("is_too_slow"):
            not_now(response, request=request)
        return response
