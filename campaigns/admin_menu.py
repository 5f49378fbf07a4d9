"""The menu "Campaigns" of the admin, over all slices."""

from django.utils.translation import pgettext_lazy
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .campaign.viewsets import CampaignListingViewSet
from .consultations.viewsets import ConsultationListingViewSet
from .honors.admin.viewsets import RollListingViewSet
from .registers.viewsets.award_types import AwardTypeViewSet
from .registers.viewsets.learned import LearnedViewSet
from .registers.viewsets.units import ClusterViewSet, UnitViewSet


class CampaignsGroup(SnippetViewSetGroup):
    menu_label = pgettext_lazy("menu", "Campaigns")
    menu_icon = "vd-flag"
    menu_order = 160
    items = (
        CampaignListingViewSet,
        RollListingViewSet,
        ConsultationListingViewSet,
        UnitViewSet,
        ClusterViewSet,
        AwardTypeViewSet,
        LearnedViewSet,
    )
