"""Campaigns as lists show them."""

from collections.abc import Iterable

from .models.campaign import CampaignPage


def with_movements(campaigns: Iterable[CampaignPage]) -> list[CampaignPage]:
    """The campaigns, each with `movement_title`: that of the movement above it, or "".

    One query, or none where all of the movements are among the rows.
    """
    rows = list(campaigns)
    titles = {campaign.path: campaign.title for campaign in rows}
    above = {campaign.path[: -CampaignPage.steplen] for campaign in rows}
    missing = above - titles.keys()
    if missing:
        found = CampaignPage.objects.live().filter(path__in=missing)
        titles |= dict(found.order_by().values_list("path", "title"))
    for campaign in rows:
        campaign.movement_title = titles.get(campaign.path[: -CampaignPage.steplen], "")
    return rows
