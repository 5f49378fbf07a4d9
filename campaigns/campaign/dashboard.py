"""The campaigns' panel on the admin's first screen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from news.first_screen.panels import new_page_buttons
from news.languages import default_language

from .cards import first_cards
from .models.campaign import CampaignPage
from .models.index import CampaignIndexPage
from .phases import Phase

SHOWN = 6


class CampaignsPanel(Component):
    """What runs, what comes, what waits for its results.

    A campaign leads to its form if the reader may edit it, else to what the public sees.
    """

    name = "campaigns"
    template_name = "campaigns/admin/campaigns_panel.html"
    order = 95

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        # A campaign once, in the language in which it is written first.
        own = Locale.objects.filter(language_code=default_language())
        open_ones = (
            CampaignPage.objects.live()
            .filter(locale__in=own)
            .with_phase(timezone.localdate())
            .exclude(phase=Phase.CONCLUDED)
            .filter(alias_of=None)
        )
        campaigns = first_cards(open_ones, SHOWN)
        for campaign in campaigns:
            campaign.may_be_edited = campaign.permissions_for_user(user).can_edit()
        return {
            "campaigns": [
                campaign
                for campaign in campaigns
                if campaign.may_be_edited or not campaign.get_view_restrictions().exists()
            ]
        }


def start_buttons(request: HttpRequest) -> list[tuple[str, str]]:
    """“New campaign in …” for each index that campaigns may be added to."""
    indexes = CampaignIndexPage.objects.live().select_related("locale").order_by("path")
    return [
        button
        for index in indexes.specific()
        if index.permissions_for_user(request.user).can_add_subpage()
        for button in new_page_buttons(index, CampaignPage, _("New campaign in “%(index)s”"))
    ]
