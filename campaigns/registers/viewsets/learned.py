"""Remembered spellings in the admin: who may edit a register looks at them, and deletes them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, UserColumn
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from ..learning import REGISTERS
from ..models.learned import LearnedValue


class LearnedPolicy(ModelPermissionPolicy):
    """Nobody adds or changes one by hand: imports do."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        may_edit = any(user.has_perm(right) for right in set(REGISTERS.values()))
        return action in ("delete", "view") and user.is_active and may_edit

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(LearnedValue, LearnedPolicy(LearnedValue))


class LearnedIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[LearnedValue]:
        return super().get_base_queryset().select_related("award_type", "unit", "user")


class LearnedViewSet(SnippetViewSet):
    model = LearnedValue
    icon = "history"
    menu_label = _("Remembered spellings")
    index_view_class = LearnedIndexView
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False
    list_filter = ["field", "is_for_all"]
    list_display = [
        Column("text", label=_("As lists write it"), sort_key="text"),
        Column("get_field_display", label=_("What it is")),
        Column("meaning", label=_("What it means")),
        BooleanColumn("is_for_all", label=_("For everybody")),
        UserColumn("user", label=_("Who said so")),
        DateColumn("learned_at", label=_("When"), sort_key="learned_at"),
    ]
    search_fields = ["text", "new_text"]
    search_backend_name = None

    def register_chooser_viewset(self) -> None:
        """None: no page or form names a remembered spelling."""
