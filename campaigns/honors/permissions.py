"""Who may do what with award lists: a granted right, and the roll's page itself."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from news.page_rights import GuardedPageTester

from .lists.edit import source_of
from .models.award_lists import AwardList
from .models.rolls import HonorRollPage

EDIT = "campaigns.edit_award_lists"
WITHHOLD = "campaigns.withhold_awards"
ANNUL = "campaigns.annul_awards"
APPROVE = "campaigns.approve_annulments"
ALL = (EDIT, WITHHOLD, ANNUL, APPROVE)


class RollTester(GuardedPageTester):
    """For rolls and their index."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """With the page that holds a list go its rows, its versions and its marks.

        `ignore_bulk` is how Wagtail asks whether the page can be moved: its list stays.
        """
        may_delete = super().can_delete(ignore_bulk)
        if not may_delete or ignore_bulk or self.user.has_perm(EDIT):
            return may_delete
        same = HonorRollPage.objects.filter(translation_key=OuterRef("translation_key"))
        older = same.filter(alias_of=None, pk__lt=OuterRef("pk"))
        below = HonorRollPage.objects.descendant_of(self.page, inclusive=True)
        sources = below.filter(~Exists(older), alias_of=None)
        lists = AwardList.objects.filter(roll__in=sources.values("translation_key"))
        return not lists.exists()


def may(user: Any, right: str, roll: HonorRollPage) -> bool:
    """Whether `user` was granted `right` and may change the page of `roll` at all.

    A lock or a running workflow does not count here: see `why_locked`.
    """
    return may_on(user, right, source_of(roll))


def may_on(user: Any, right: str, page: HonorRollPage) -> bool:
    """As `may`, of a page that is known to be the source."""
    tester = page.permissions_for_user(user)
    may_change = tester.can_edit() or tester.may("publish")
    return user.is_active and user.has_perm(right) and may_change


def require(user: Any, right: str, roll: HonorRollPage) -> None:
    """Raises `PermissionDenied` unless `may()`."""
    if not may(user, right, roll):
        raise PermissionDenied


def may_any(user: Any, roll: HonorRollPage) -> bool:
    """Whether `user` may look at the officers' list, withheld names and all."""
    page = source_of(roll)
    return any(may_on(user, right, page) for right in ALL)


def why_locked(user: Any, roll: HonorRollPage) -> str:
    """Why the list cannot be edited just now, in a sentence; "" where it can."""
    return why_page_locked(user, source_of(roll))


def why_page_locked(user: Any, page: HonorRollPage) -> str:
    """As `why_locked`, of a page that is known to be the source."""
    lock = page.get_lock()
    if lock is None or not lock.for_user(user):
        return ""
    message = lock.get_message(user)
    return str(message or _("The page is locked."))
