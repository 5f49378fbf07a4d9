"""Wagtail's rules about pages, blind to what is in the bin: its explorer, listings, search and
reports ask them, whoever looks.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import AbstractPage, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from .tree import is_in_bin, not_in_bin


class BinAwarePagePermissionPolicy(PagePermissionPolicy):
    def get_all_permissions_for_user(self, user: Any) -> QuerySet:
        return super().get_all_permissions_for_user(user).filter(not_in_bin("page__path"))

    def _base_queryset_for_user(self, user: Any) -> QuerySet | None:
        pages = super()._base_queryset_for_user(user)
        return pages if pages is None else pages.filter(not_in_bin())

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Page) -> bool:
        if is_in_bin(instance):
            return False
        return super().user_has_any_permission_for_instance(user, actions, instance)

    def instances_with_direct_explore_permission(self, user: Any) -> Any:
        pages = super().instances_with_direct_explore_permission(user)
        return [page for page in pages if not is_in_bin(page)]


def connect() -> None:
    """Called once, when all apps are ready."""
    register_permission_policy(AbstractPage, BinAwarePagePermissionPolicy(Page))
