"""What the newsroom adds to Wagtail's admin."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from .models import ArticlePage, NewsIndexPage
from .rich_text_links import FewQueriesPageLinkHandler
from .scheduling.notices import ScheduleFailuresPanel, failure_text, failures_of
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
    return format_html('<link rel="stylesheet" href="{}">', static("news/admin/news.css"))


@hooks.register("insert_editor_js")
def editor_js() -> str:
    return format_html('<script src="{}"></script>', static("news/admin/counter.js"))


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


@hooks.register("construct_homepage_panels")
def schedule_failures_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ScheduleFailuresPanel(request))


@hooks.register("before_edit_page")
def say_that_a_schedule_failed(request: HttpRequest, page: Page) -> None:
    if request.method == "GET":
        for failure in failures_of(page):
            messages.error(request, failure_text(failure))


@hooks.register("before_bulk_action")
def refuse_to_publish_expired_pages(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """They would be taken down again within the minute."""
    if action_type != "publish" or not all(isinstance(page, Page) for page in objects):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data["include_descendants"]:
        pages += [below for page in objects for below in page.get_descendants().not_live()]
    drafts = (page.get_latest_revision_as_object() for page in pages)
    over = [draft for draft in drafts if draft.expire_at and draft.expire_at <= timezone.now()]
    for draft in over:
        text = _(
            "“%(title)s” expired on %(date)s: readers would not see it. Change or empty its "
            "expiry date first. Nothing was published."
        )
        date = date_format(timezone.localtime(draft.expire_at), "SHORT_DATETIME_FORMAT")
        messages.error(request, text % {"title": draft.get_admin_display_title(), "date": date})
    return redirect(request.get_full_path()) if over else None


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
