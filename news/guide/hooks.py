"""What the guide adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, json_script
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem

from . import reading
from .views import GuideView, file


@hooks.register("register_admin_urls")
def guide_screens() -> list[URLPattern]:
    return [
        path("guide/", GuideView.as_view(), name="news_guide"),
        path("guide/<path:name>", file, name="news_guide_file"),
    ]


class GuideMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reading.guide() is not None


@hooks.register("register_help_menu_item")
def register_guide() -> MenuItem:
    return GuideMenuItem(
        _("Editors' guide"), reverse("news_guide"), name="guide", icon_name="help", order=100
    )


@hooks.register("construct_help_menu")
def leave_out_wagtails_guide(request: HttpRequest, items: list[Any]) -> None:
    """It is in English, on another website, and about another admin than this one."""
    if reading.guide():
        items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]


@hooks.register("insert_editor_js")
def guide_links() -> str:
    if not (links := reading.links()):
        return ""
    data = {**links, "label": _("See the guide: %s")}
    script = format_html('<script src="{}"></script>', static("news/admin/guide.js"))
    return json_script(data, "news-guide-links") + script
