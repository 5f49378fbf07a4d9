"""Campaigns as lists show them."""

from collections.abc import Iterable

from .models.campaign import CampaignPage
from .querysets import CampaignQuerySet
from .shared_facts import load_facts


def first_cards(campaigns: CampaignQuerySet, number: int) -> list[CampaignPage]:
    """The first of a query `with_phase()`, by phase: only those are read as a whole."""
    return as_cards(campaigns.by_phase().values_list("pk", flat=True)[:number])


def as_cards(keys: Iterable[int]) -> list[CampaignPage]:
    """The campaigns with these primary keys, in their order, with all that a card shows."""
    ordered = list(keys)
    found = CampaignPage.objects.order_by().for_cards().in_bulk(ordered) if ordered else {}
    return with_movements(load_facts(found[pk] for pk in ordered))


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
