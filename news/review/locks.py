"""Locks that say who can open them."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_latest_str
from wagtail.locks import BaseLock, ScheduledForPublishLock, WorkflowLock
from wagtail.utils.timestamps import render_timestamp

from .people import names, publishers, reviewers


class ScheduleLock(ScheduledForPublishLock):
    """A page that is scheduled: cancelled by who may publish it."""

    def get_message(self, user: Any) -> str:
        what = _("“%(title)s” is scheduled for %(moment)s and locked until then.") % {
            "title": get_latest_str(self.object),
            "moment": render_timestamp(self.object.scheduled_revision.approved_go_live_at),
        }
        return f"{what} {self._way_out(user)}"

    def get_description(self, user: Any) -> str:
        return self._way_out(user)

    def _way_out(self, user: Any) -> str:
        if self.object.permissions_for_user(user).can_unschedule():
            return _("To edit it, cancel the schedule first.")
        return _("To have it edited, ask somebody who can cancel the schedule: %(names)s.") % {
            "names": names(publishers(self.object))
        }


class ReviewLock(WorkflowLock):
    """A page that waits for approval: open to those who approve."""

    def get_message(self, user: Any) -> str | None:
        if not self.for_user(user):
            return None
        said = _("“%(title)s” waits for approval. It can be edited and approved by %(names)s.") % {
            "title": get_latest_str(self.object),
            "names": names(reviewers(self.task)),
        }
        state = self.object.current_workflow_state
        if state and state.user_can_cancel(user):
            said += " " + _(
                "To go on editing, cancel the review (in the menu below) and send again."
            )
        return said


def with_a_way_out(lock: Any) -> BaseLock | None:
    """Ours in the place of Wagtail's own; locks of other apps stay."""
    if type(lock) is ScheduledForPublishLock:
        return ScheduleLock(lock.object)
    if type(lock) is WorkflowLock:
        return ReviewLock(lock.object, lock.task)
    return lock
