"""The watch in Wagtail's admin: two reports, and a line on the first screen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from .models import Finding
from .views import BrokenLinksView, FindingsView, accept


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("reports/self-watch/", FindingsView.as_view(), name="self_watch_findings"),
        path("reports/self-watch/<int:key>/known/", accept, name="self_watch_accept"),
        path("reports/broken-links/", BrokenLinksView.as_view(), name="self_watch_broken_links"),
    ]


class _AdministratorsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.is_superuser


@hooks.register("register_reports_menu_item")
def findings_item() -> MenuItem:
    label = gettext_lazy("Self-watch")
    url = reverse("self_watch_findings")
    return _AdministratorsItem(label, url, icon_name="view", name="self-watch", order=1100)


@hooks.register("register_reports_menu_item")
def broken_links_item() -> MenuItem:
    label = gettext_lazy("Broken links")
    url = reverse("self_watch_broken_links")
    return MenuItem(label, url, icon_name="link", name="broken-links", order=1060)


class FindingsPanel(Component):
    """On the first screen of administrators, only while something waits to be looked at."""

    name = "self_watch"
    template_name = "self_watch/panel.html"
    order = 8

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        count = Finding.objects.filter(accepted_at=None).count()
        text = ngettext(
            "The site shows %(count)d thing that nobody here published.",
            "The site shows %(count)d things that nobody here published.",
            count,
        )
        return {"text": text % {"count": count}, "url": reverse("self_watch_findings")}


@hooks.register("construct_homepage_panels")
def findings_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.is_superuser and Finding.objects.filter(accepted_at=None).exists():
        panels.append(FindingsPanel())
