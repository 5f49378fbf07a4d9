"""What happened to a page, in one sentence with a link to it."""

from typing import Any, cast

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page
from wagtail.utils.timestamps import render_timestamp

from .people import may_approve


def announce(request: HttpRequest, page: Page, action: str, requested_by: Any) -> None:
    """Says what approving or returning a page (`action`) has led to."""
    page = Page.objects.get(pk=page.pk).specific
    buttons = [edit_button(page)]
    if page.live and page.url:
        buttons.insert(0, messages.button(page.url, _("View it"), new_window=True))
    messages.success(request, _sentence(page, action, requested_by), buttons=buttons)


def edit_button(page: Page) -> Any:
    return messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))


def _sentence(page: Page, action: str, requested_by: Any) -> str:
    facts = {"title": page.get_admin_display_title()}
    if action == "reject":
        if requested_by is None:
            return _("“%(title)s” was returned.") % facts
        facts["name"] = get_user_display_name(requested_by)
        return _("“%(title)s” was returned to %(name)s.") % facts
    if page.workflow_in_progress:
        facts["step"] = page.current_workflow_task.name
        return _("“%(title)s” was approved and goes on to the step “%(step)s”.") % facts
    if scheduled := page.scheduled_revision:
        facts["moment"] = render_timestamp(scheduled.approved_go_live_at)
        return _("“%(title)s” was approved and scheduled for %(moment)s.") % facts
    if page.live and not page.has_unpublished_changes:
        return _("“%(title)s” was approved and published.") % facts
    return _("“%(title)s” was approved.") % facts


def tell_what_waits(request: HttpRequest, page: Page) -> None:
    """On the form: who sent it and what changed, or why it was returned."""
    state = page.current_workflow_state
    if state is None or state.current_task_state is None:
        return
    task_state = state.current_task_state
    if state.status == state.STATUS_NEEDS_CHANGES:
        remark = task_state.specific.get_comment()
        who = task_state.finished_by
        said = _("Returned by %(name)s:") % {"name": get_user_display_name(who) if who else "–"}
        text = format_html("<b>{}</b> {}", said, linebreaksbr(remark or _("no remark.")))
        messages.warning(request, text)
    elif may_approve(page, cast(AbstractUser, request.user)):
        facts = {
            "name": get_user_display_name(state.requested_by) if state.requested_by else "–",
            "moment": render_timestamp(task_state.started_at),
        }
        if page.live:
            said = _("%(name)s sent changes to this published page, %(moment)s.") % facts
            buttons = [messages.button(compare_url(page), _("Compare with the published version"))]
        else:
            said, buttons = _("%(name)s sent this new page, %(moment)s.") % facts, []
        messages.info(request, said, buttons=buttons)


def compare_url(page: Page) -> str:
    """What the latest draft changes in the published version."""
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
