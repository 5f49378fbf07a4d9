"""What the newsroom adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .dashboard import NewsroomPanel
from .listings import NewsIndexViewSet, NewsroomGroup

register_snippet(NewsroomGroup)


@hooks.register("register_admin_viewset")
def register_news_index() -> NewsIndexViewSet:
    return NewsIndexViewSet()


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("news/admin/news.css"))


@hooks.register("insert_editor_js")
def editor_js() -> str:
    return format_html('<script src="{}"></script>', static("news/admin/counter.js"))


@hooks.register("construct_homepage_panels")
def newsroom_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NewsroomPanel())
