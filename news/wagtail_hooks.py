"""What the newsroom adds to Wagtail's admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.snippets.models import register_snippet

from . import page_finding  # noqa: F401 - registers its hooks
from .bin import hooks as bin_hooks  # noqa: F401
from .editing import hooks as editing_hooks  # noqa: F401
from .files import damaged
from .files.forms import AvatarForm
from .first_screen import hooks as first_screen_hooks  # noqa: F401
from .guide import hooks as guide_hooks  # noqa: F401
from .personal_data import hooks as personal_data_hooks  # noqa: F401
from .review import hooks as review_hooks  # noqa: F401
from .rich_text_links import FewQueriesPageLinkHandler
from .scheduling import hooks as scheduling_hooks  # noqa: F401
from .slugs import check_slug_is_free
from .tags import suggestions
from .viewsets import NewsIndexViewSet, NewsroomGroup
from .word import hooks as word_hooks  # noqa: F401 - registers the paste

register_snippet(NewsroomGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("news/tags/<str:model>/", suggestions, name="news_tag_suggestions")]


@hooks.register("register_admin_viewset")
def register_news_index() -> NewsIndexViewSet:
    return NewsIndexViewSet()


@hooks.register("register_admin_urls")
def file_urls() -> list[URLPattern]:
    view = damaged.DamagedImagesView.as_view()
    return [path("reports/damaged-images/", view, name=damaged.URL_NAME)]


AvatarSettingsPanel.form_class = AvatarForm


@hooks.register("register_reports_menu_item")
def damaged_images_item() -> MenuItem:
    return damaged.menu_item()


@hooks.register("register_rich_text_features", order=1000)
def link_pages_in_few_queries(features: FeatureRegistry) -> None:
    """In place of Wagtail's own; a handler of the site's stays."""
    if features.link_types.get(PageLinkHandler.identifier) is PageLinkHandler:
        features.register_link_type(FewQueriesPageLinkHandler)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    sheets = ["news/admin/news.css", "news/admin/screens.css", "news/admin/work.css"]
    link = '<link rel="stylesheet" href="{}">'
    return format_html_join("", link, ([static(sheet)] for sheet in sheets))


@hooks.register("insert_editor_js")
def editor_js() -> str:
    scripts = ["news/admin/counter.js", "news/admin/picture_texts.js"]
    return format_html_join("", '<script src="{}"></script>', ([static(s)] for s in scripts))


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


@hooks.register("before_bulk_action")
def refuse_routes_as_slugs_of_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Before the first of them is moved."""
    if action_type != "move" or not all(isinstance(page, Page) for page in objects):
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    answers = (_refused(request, destination, page.slug) for page in objects)
    return next((answer for answer in answers if answer), None)


def _refused(request: HttpRequest, parent: Page | None, slug: str) -> HttpResponse | None:
    if parent is None:
        return None
    try:
        check_slug_is_free(parent.specific, slug)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(request.get_full_path())
    return None
