"""Where the admin speaks of scheduled changes that failed, and of pages that have expired."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from .notices import ScheduleFailuresPanel, failure_text, failures_of


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
