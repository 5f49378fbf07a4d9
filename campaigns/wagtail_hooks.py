"""What campaigns add to Wagtail's admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .dashboard import CampaignsPanel
from .editing.advice import advice_on
from .editing.copies import prepare_copy
from .editing.forms import check_stands_well
from .listings import CampaignsGroup, CampaignTreeViewSet
from .models import CampaignPage

register_snippet(CampaignsGroup)


@hooks.register("register_admin_viewset")
def register_campaign_tree() -> CampaignTreeViewSet:
    return CampaignTreeViewSet()


@hooks.register("register_icons")
def icons(icons: list[str]) -> list[str]:
    return [*icons, "campaigns/icons/vd-flag.svg", "campaigns/icons/vd-medal.svg"]


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("campaigns/admin/campaigns.css"))


@hooks.register("construct_homepage_panels")
def campaigns_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(CampaignsPanel())


@hooks.register("after_copy_page")
def give_the_copy_a_fresh_start(request: HttpRequest, page: Page, new_page: Page) -> None:
    source = page.specific
    if isinstance(source, CampaignPage):
        prepare_copy(source, new_page.specific)
        messages.warning(
            request, _("Dates were copied as they are. The form lists what must be checked.")
        )


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def say_what_to_look_at_again(request: HttpRequest, page: Page) -> None:
    """After a save by hand; an autosave answers in JSON and shows no messages."""
    asks_for_json = "application/json" in request.headers.get("Accept", "")
    if isinstance(page, CampaignPage) and not asks_for_json:
        for sentence in advice_on(page):
            messages.warning(request, sentence)


@hooks.register("before_move_page")
def refuse_a_place_that_cannot_be(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    moved = page.specific
    if request.method != "POST" or not isinstance(moved, CampaignPage):
        return None
    try:
        check_stands_well(destination, moved.kind)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(request.get_full_path())
    return None
