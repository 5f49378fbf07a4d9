"""What the newsroom adds to Wagtail's admin."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from .models import ArticlePage, NewsIndexPage
from .rich_text_links import FewQueriesPageLinkHandler
from .slugs import check_slug_is_free
from .viewsets import NewsIndexViewSet, NewsroomGroup

SHOWN_ON_DASHBOARD = 5

register_snippet(NewsroomGroup)


@hooks.register("register_admin_viewset")
def register_news_index() -> NewsIndexViewSet:
    return NewsIndexViewSet()


@hooks.register("register_rich_text_features", order=1000)
def link_pages_in_few_queries(features: FeatureRegistry) -> None:
    features.register_link_type(FewQueriesPageLinkHandler)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    sheets = ["news/admin/news.css", "news/admin/screens.css"]
    link = '<link rel="stylesheet" href="{}">'
    return format_html_join("", link, ([static(sheet)] for sheet in sheets))


@hooks.register("insert_editor_js")
def editor_js() -> str:
    scripts = ["news/admin/counter.js", "news/admin/picture_texts.js"]
    return format_html_join("", '<script src="{}"></script>', ([static(s)] for s in scripts))


class NewsroomPanel(Component):
    """On the admin's first screen: write an article, what goes out next, what readers see now."""

    name = "newsroom"
    template_name = "news/admin/newsroom_panel.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        articles = ArticlePage.objects.for_lines()
        indexes = NewsIndexPage.objects.live().select_related("locale").order_by("path")
        return {
            "indexes": [i for i in indexes if i.permissions_for_user(user).can_add_subpage()],
            "scheduled": articles.scheduled().order_by("go_live_at")[:SHOWN_ON_DASHBOARD],
            "published": articles.listed().newest_first()[:SHOWN_ON_DASHBOARD],
        }


@hooks.register("construct_homepage_panels")
def newsroom_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NewsroomPanel())


@hooks.register("before_copy_page")
def refuse_a_route_as_copied_slug(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail's copy form does not check for routes: the copy would fail halfway."""
    if request.method != "POST":
        return None
    chosen = request.POST.get("new_parent_page") or ""
    parent = Page.objects.filter(pk=chosen).first() if chosen.isdecimal() else page.get_parent()
    return _refused(request, parent, request.POST.get("new_slug", ""))


@hooks.register("before_move_page")
def refuse_a_route_as_moved_slug(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    return _refused(request, destination, page.slug) if request.method == "POST" else None


def _refused(request: HttpRequest, parent: Page | None, slug: str) -> HttpResponse | None:
    if parent is None:
        return None
    try:
        check_slug_is_free(parent.specific, slug)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(request.get_full_path())
    return None
