"""Who may bring a page back, or delete it for good: those who could delete it where it was."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .models import BinnedPage
from .tree import is_in_bin

EMPTY = "news.empty_bin"


class BinRights:
    """The rights of one user, asked for many pages."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def _granted(self) -> list[tuple[str, str]]:
        """Paths of pages, and the right that is granted on them and below."""
        policy = policy_registry.get_by_type(Page)
        rights = policy.get_cached_permissions_for_user(self.user)
        return [(right.page.path, right.permission.codename) for right in rights]

    def _at(self, path: str) -> set[str]:
        return {
            codename.rsplit("_", maxsplit=1)[0]
            for granted, codename in self._granted
            if path.startswith(granted)
        }

    def may_restore(self, entry: BinnedPage) -> bool:
        """A page whose place is gone, or is in the bin itself, is for administrators and for the
        user who deleted it.
        """
        if not self.user.is_active:
            return False
        if self.user.is_superuser:
            return True
        mine = entry.deleted_by_id == self.user.pk
        if entry.parent is None or is_in_bin(entry.parent):
            return mine
        rights = self._at(entry.parent.path)
        if mine:
            return bool(rights & {"add", "change"})
        if (entry.was_live or entry.is_scheduled) and "publish" not in rights:
            return False
        if entry.below and "bulk_delete" not in rights:
            return False
        is_own = "add" in rights and entry.page.owner_id == self.user.pk and not entry.below
        return "change" in rights or is_own

    def may_name(self, entry: BinnedPage) -> bool:
        """Whether the page's title is known to those who work at the place that it left."""
        if self.may_restore(entry):
            return True
        if entry.parent is None or is_in_bin(entry.parent):
            return False
        return bool(self._at(entry.parent.path))

    def may_delete_for_good(self, entry: BinnedPage) -> bool:
        return self.user.has_perm(EMPTY) and self.may_restore(entry)

    def may_publish(self, entry: BinnedPage, parent: Page) -> bool:
        """Whether what was public, or scheduled, is so again under `parent`. A schedule that was
        approved there needs no other approval.
        """
        if self.user.is_superuser or "publish" in self._at(parent.path):
            return True
        return entry.parent_id == parent.pk and not entry.was_live

    def may_look(self) -> bool:
        """Whether the bin is in the menu at all."""
        return bool(self.user.is_superuser or self._granted)
