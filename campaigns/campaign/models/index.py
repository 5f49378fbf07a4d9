"""The list of all campaigns."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from news.models.base import IndexPage

from .routing import RoutesToCampaigns


class AbstractCampaignIndexPage(RoutesToCampaigns, IndexPage):
    """Lists the campaigns under it, at any depth, by phase."""

    subpage_types = ["campaigns.AbstractCampaignPage"]
    page_description = _("The list of all campaigns, by phase, with filters.")
    template = "campaigns/campaign_index_page.html"

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        from ..index_context import index_context

        return super().get_context(request, *args, **kwargs) | index_context(self, request)


class CampaignIndexPage(AbstractCampaignIndexPage):
    """A list of campaigns."""

    class Meta:
        verbose_name = _("campaign index")
        verbose_name_plural = _("campaign indexes")
