"""What the bin adds to Wagtail's admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from . import urls
from .actions import BINNED, RESTORED
from .deleting import (
    BinBulkAction,
    delete_into_bin,
    refuse_the_bin_as_place,
    refuse_to_act_in_the_bin,
    tell_of_the_bin,
)
from .models import BinnedPage
from .permissions import BinRights
from .tree import not_in_bin

#: After every guard: what they let through goes into the bin.
LAST = 10_000

hooks.register("before_delete_page", delete_into_bin, order=LAST)
# After Wagtail's own action of the same name, which it replaces.
hooks.register("register_bulk_action", BinBulkAction, order=LAST)
for name in (
    "before_edit_page",
    "before_delete_page",
    "before_copy_page",
    "before_unpublish_page",
    "before_create_page",
    "before_convert_alias_page",
):
    hooks.register(name, tell_of_the_bin, order=-1)
hooks.register("before_move_page", tell_of_the_bin, order=-1)
hooks.register("before_move_page", refuse_the_bin_as_place, order=-1)
hooks.register("before_bulk_action", refuse_to_act_in_the_bin, order=-1)


class BinMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return BinRights(request.user).may_look()


@hooks.register("register_admin_menu_item")
def bin_menu_item() -> MenuItem:
    return BinMenuItem(_("Bin"), reverse("news_bin:list"), name="bin", icon_name="bin", order=950)


@hooks.register("register_admin_urls")
def bin_screens() -> list[Any]:
    return [path("bin/", include(urls))]


@hooks.register("register_permissions")
def bin_rights() -> QuerySet:
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(
        content_type__app_label="news",
        content_type__model=BinnedPage._meta.model_name,
        codename="empty_bin",
    )


@hooks.register("register_log_actions")
def bin_acts(actions: LogActionRegistry) -> None:
    actions.register_action(BINNED, _("Delete"), _("Moved to the bin"))
    actions.register_action(RESTORED, _("Restore"), _("Restored from the bin"))


@hooks.register("construct_page_chooser_queryset")
def choose_outside_the_bin(pages: QuerySet, request: HttpRequest) -> QuerySet:
    return pages.filter(not_in_bin())
