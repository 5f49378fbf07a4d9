"""The buttons under the form, as the state of the page calls for.

Who is to approve gets that first. Who corrects a published page and may publish it gets that
first. Who waits gets no button where "save" was. Who had a page returned has one way to send it
again.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

CANCEL, LOCKED, PUBLISH = "action-cancel-workflow", "action-page-locked", "action-publish"
RESTART = "action-restart-workflow"


class CancelItem(ActionMenuItem):
    """Leads to a screen that asks before the workflow is cancelled."""

    name = CANCEL
    icon_name = "error"

    def __init__(self, page: Page):
        super().__init__()
        self.page = page
        state = page.current_workflow_state
        is_returned = state is not None and state.status == state.STATUS_NEEDS_CHANGES
        self.label = _("Send no more") if is_returned else _("Cancel the review")

    def get_url(self, parent_context: Mapping[str, Any]) -> str:
        return reverse("news_cancel_review", args=[self.page.pk])


def arrange(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """In place, as Wagtail's hook `construct_page_action_menu` wants it."""
    page = context.get("page")
    if context["view"] != "edit" or page is None:
        return
    by_name = {item.name: item for item in items}
    if page.current_workflow_state is None:
        if page.live and PUBLISH in by_name:
            items.sort(key=lambda item: item.name != PUBLISH)
        return
    cancel = [CancelItem(page)] if CANCEL in by_name else []
    approvals = [item for item in items if item.name == "approve"]
    ordered = [item for item in items if item.name not in (CANCEL, RESTART)]
    if approvals:
        # Publishing would do the same and call the workflow cancelled.
        ordered = [item for item in ordered if item.name != PUBLISH and item not in approvals]
        direct = [item for item in approvals if not item.launch_modal]
        asking = [item for item in approvals if item.launch_modal]
        if page.go_live_at and page.go_live_at > timezone.now():
            for item in direct:
                item.label = _("Approve and schedule")
            for item in asking:
                item.label = _("Approve with a remark and schedule")
        returning = [item for item in ordered if item.name == "reject"]
        rest = [item for item in ordered if item.name != "reject"]
        ordered = [*direct, *asking, *returning, *rest]
    elif LOCKED in by_name:
        ordered.sort(key=lambda item: item.name != LOCKED)
    items[:] = [*ordered, *cancel]
