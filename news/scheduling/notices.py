"""Tells editors of scheduled changes that could not be made: by mail, above the form, on the
admin's first screen.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.admin.ui.components import Component
from wagtail.log_actions import registry
from wagtail.models import Page
from wagtail.users.models import UserProfile

from .models import ScheduleFailure

logger = logging.getLogger(__name__)


def failure_text(failure: ScheduleFailure) -> str:
    """One sentence: when it was to be published, and why it is not."""
    moment = failure.revision.approved_go_live_at or failure.failed_at
    shown = date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
    text = _("Scheduled for %(moment)s, it could not be published: %(reason)s")
    return text % {"moment": shown, "reason": failure.reason}


def failures_of(page: Page) -> list[ScheduleFailure]:
    """Those of this page that still wait."""
    waiting = page.revisions.filter(approved_go_live_at__isnull=False).values("pk")
    return list(ScheduleFailure.objects.filter(revision__in=waiting).select_related("revision"))


def mail_failure(failure: ScheduleFailure) -> None:
    """To who scheduled it; a mail that cannot be sent stops nothing."""
    page = failure.page
    for user in _whom_to_tell(failure):
        profile = UserProfile.get_for_user(user)
        with override(profile.get_preferred_language()):
            context = {
                "title": str(page),
                "text": failure_text(failure),
                "url": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{_edit_url(page)}",
            }
            subject = _("Could not be published at the set time: %(title)s") % context
            message = render_to_string("news/admin/schedule_failure_mail.txt", context)
        try:
            send_mail(" ".join(subject.split()), message, [user.email])
        except Exception:
            logger.exception("The mail about %s could not be sent", page)


def _whom_to_tell(failure: ScheduleFailure) -> Iterable[Any]:
    """Who set the time, as the log says; else who made the revision."""
    revision = failure.revision
    model = registry.get_log_model_for_instance(failure.page)
    logged = model.objects.for_instance(failure.page).filter(
        action="wagtail.publish.schedule", revision=revision, user__isnull=False
    )
    entry = logged.order_by("-timestamp").first()
    user = entry.user if entry else revision.user
    return [user] if user is not None and user.is_active and user.email else []


def _edit_url(instance: Any) -> str:
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


class ScheduleFailuresPanel(Component):
    """On the admin's first screen: what did not go out, for those who may edit it."""

    name = "schedule_failures"
    template_name = "news/admin/schedule_failures_panel.html"
    #: After what waits for whoever signed in.
    order = 12

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = self.request.user
        failures = ScheduleFailure.objects.select_related("revision").order_by("failed_at")
        shown = [
            {"page": page, "url": _edit_url(page), "text": failure_text(failure)}
            for failure in failures
            if isinstance(page := failure.page, Page) and page.permissions_for_user(user).can_edit()
        ]
        return {"failures": shown}
