"""What waits for approval, on the admin's first screen."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from .views.proposals import waiting_proposals

SHOWN = 6


class ProposalsPanel(Component):
    """Absent where nothing waits that the user may see."""

    name = "award-proposals"
    template_name = "campaigns/admin/award_list/proposals_panel.html"
    #: Right after the pages that wait for somebody.
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        waiting = waiting_proposals(parent_context["request"].user)
        return {"proposals": waiting[:SHOWN], "total": len(waiting)}
