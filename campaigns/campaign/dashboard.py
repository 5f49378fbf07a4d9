"""The campaigns' panel on the admin's first screen."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from .cards import first_cards
from .models.campaign import CampaignPage
from .models.index import CampaignIndexPage
from .phases import Phase
from .shared_facts import DEFAULT_LANGUAGE

SHOWN = 6


class CampaignsPanel(Component):
    """What runs, what comes, what waits for its results; and a way to begin a new campaign."""

    name = "campaigns"
    template_name = "campaigns/admin/campaigns_panel.html"
    order = 95

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        indexes = CampaignIndexPage.objects.live().select_related("locale").order_by("path")
        # A campaign once, in the language in which it is written first.
        own = Locale.objects.filter(language_code=DEFAULT_LANGUAGE)
        open_ones = (
            CampaignPage.objects.live()
            .filter(locale__in=own)
            .with_phase(timezone.localdate())
            .exclude(phase=Phase.CONCLUDED)
            .filter(alias_of=None)
        )
        return {
            "indexes": [i for i in indexes if i.permissions_for_user(user).can_add_subpage()],
            "campaigns": first_cards(open_ones, SHOWN),
        }
