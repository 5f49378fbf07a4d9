"""What waits for approval, on the admin's first screen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from news.first_screen.panels import new_page_buttons
from news.languages import default_language

from ..models.rolls import HonorRollIndexPage, HonorRollPage
from ..permissions import ALL, EDIT
from .views.proposals import waiting_proposals

SHOWN = 6


class ProposalsPanel(Component):
    """Absent for who neither proposes nor approves; says so where nothing waits."""

    name = "award-proposals"
    template_name = "campaigns/admin/award_list/proposals_panel.html"
    #: Right after the pages that wait for somebody.
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        waiting = waiting_proposals(user)
        may_see = any(user.has_perm(right) for right in ALL)
        return {"proposals": waiting[:SHOWN], "total": len(waiting), "may_see": may_see}


def start_buttons(request: HttpRequest) -> list[tuple[str, str]]:
    """“New honor roll in …” for those who keep lists, in the language that rolls are written in."""
    if not request.user.has_perm(EDIT):
        return []
    indexes = HonorRollIndexPage.objects.live().filter(locale__language_code=default_language())
    return [
        button
        for index in indexes.order_by("path").specific()
        if index.permissions_for_user(request.user).can_add_subpage()
        for button in new_page_buttons(index, HonorRollPage, _("New honor roll in “%(index)s”"))
    ]
