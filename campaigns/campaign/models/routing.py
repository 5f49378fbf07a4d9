"""From an index or a movement to the campaigns under it, with few queries."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models.functions import Substr
from django.http import HttpRequest
from wagtail.models import Page

if TYPE_CHECKING:
    from .campaign import CampaignPage


class RoutesToCampaigns:
    """Asks for a campaign as a campaign, with its cover and facts: one query instead of five.

    A movement and the drive under it come in the same query.
    """

    path: str
    depth: int
    _found: "list[CampaignPage] | None" = None

    def route(self, request: HttpRequest, path_components: list[str]):
        if path_components:
            campaign = self._campaign_at(path_components)
            if campaign is not None:
                campaign._cached_parent_obj = self
                return campaign.specific.route(request, path_components[1:])
        return super().route(request, path_components)

    def _campaign_at(self, slugs: list[str]) -> "CampaignPage | None":
        found = self._found if self._found is not None else self._find(slugs[:2])
        for campaign in found:
            if campaign.slug == slugs[0] and campaign.is_child_of(self):
                campaign._found = found
                return campaign
        return None

    def _find(self, slugs: list[str]) -> "list[CampaignPage]":
        campaigns = apps.get_model("campaigns", "CampaignPage").objects
        children = campaigns.child_of(self).filter(slug=slugs[0]).order_by()
        until_child = Substr("path", 1, len(self.path) + Page.steplen)
        pages = campaigns.annotate(until_child=until_child).filter(
            slug__in=slugs, depth__lte=self.depth + 2, until_child__in=children.values("path")
        )
        return list(pages.select_related("cover", "locale").with_closure())
