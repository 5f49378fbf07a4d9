"""What may be done to a page that somebody else holds: locked by them, in review, or scheduled.

Wagtail closes the form of such a page and refuses to unpublish it, but lets others delete, move or
publish it, and whatever is below it with it. Every screen, of one page and of many, asks here.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import Page, PagePermissionTester, WorkflowState


class GuardedPageTester(PagePermissionTester):
    def may(self, action: str) -> bool:
        """Whether the right ("publish", "change" …) was granted here, whoever holds the page."""
        user = self.user
        return user.is_active and (user.is_superuser or action in self.permissions)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Also whether it can be moved. What is below it goes along."""
        may_delete = super().can_delete(ignore_bulk)
        return may_delete and not self._is_held(self.page) and not self._others_hold_below()

    def can_move_to(self, destination: Page) -> bool:
        return self.can_move() and super().can_move_to(destination)

    def can_publish(self) -> bool:
        """An alias is published with its source."""
        is_alias = self.page.alias_of_id is not None
        return super().can_publish() and not is_alias and not self._is_held(self.page)

    def can_set_view_restrictions(self) -> bool:
        return super().can_publish() and not self._is_locked_by_another(self.page)

    def can_unschedule(self) -> bool:
        """The lock that a schedule is cannot be a reason to keep the schedule."""
        return super().can_publish() and not self._is_locked_by_another(self.page)

    def can_view_revisions(self) -> bool:
        """As the screens of a page's history ask it themselves: no button leads to a refusal."""
        return super().can_view_revisions() and (self.can_edit() or self.may("publish"))

    def _is_held(self, page: Page) -> bool:
        lock: Any = page.get_lock()
        if isinstance(lock, ScheduledForPublishLock):
            # Whoever may publish it may undo the schedule, too.
            return self._is_locked_by_another(page) or not self.may("publish")
        return bool(lock and lock.for_user(self.user))

    def _is_locked_by_another(self, page: Page) -> bool:
        return page.locked and page.locked_by_id != self.user.pk

    def _others_hold_below(self) -> bool:
        if self.page.is_leaf():
            return False
        below = self.page.get_descendants()
        if below.filter(locked=True).exclude(locked_by=self.user).exists():
            return True
        pages = ContentType.objects.get_for_model(Page)
        states = WorkflowState.objects.filter(base_content_type=pages)
        in_review = states.filter(status=WorkflowState.STATUS_IN_PROGRESS)
        # Keys of any model are kept as text.
        keys = [int(key) for key in in_review.values_list("object_id", flat=True)]
        return any(self._is_held(page) for page in below.filter(pk__in=keys))
