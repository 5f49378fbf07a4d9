"""What this website adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks

from .backup.first_screen import stale_backup_panels
from .views import TranslatePageView


# Found before Wagtail's own view of this address: this app stands first in INSTALLED_APPS.
@hooks.register("register_admin_urls", order=-1)
def translate_page() -> list[URLPattern]:
    return [path("translation/submit/page/<int:page_id>/", TranslatePageView.as_view())]


@hooks.register("construct_homepage_panels")
def say_that_backups_fail(request: HttpRequest, panels: list[Any]) -> None:
    panels += stale_backup_panels(request)
