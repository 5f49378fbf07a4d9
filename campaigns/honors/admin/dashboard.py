"""What waits for approval, on the admin's first screen."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from ..permissions import ALL
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
