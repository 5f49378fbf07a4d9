"""“Kept pages” under Reports, for administrators."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import URL_NAME, ReportView, may_see


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request)


@hooks.register("register_admin_urls")
def report_url() -> list[URLPattern]:
    return [path("reports/kept-pages/", ReportView.as_view(), name=URL_NAME)]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return ReportMenuItem(
        _("Kept pages"), reverse(URL_NAME), icon_name="history", name=URL_NAME, order=1100
    )
