"""Campaigns, their parts, units and rolls by the thousand."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from news.bulk import bulk_pages

from ..campaign.partial_dates import PartialDate
from ..models import (
    CampaignIndexPage,
    CampaignMilestone,
    CampaignPage,
    Cluster,
    HonorRollIndexPage,
    HonorRollPage,
    RollCampaign,
    Unit,
)


def bulk_campaigns(
    parent: CampaignIndexPage | CampaignPage,
    count: int,
    units: Iterable[Unit] = (),
    fields_of: Callable[[int], dict[str, Any]] | None = None,
    **fields: Any,
) -> list[CampaignPage]:
    """Live campaigns under `parent` that run today; `units` take part in all of them.

    `fields` are set on all of them, `fields_of(number)` on each.
    """
    today = timezone.localdate()
    period = {
        "starts": PartialDate.of(today - timedelta(days=10)),
        "ends": PartialDate.of(today + timedelta(days=20)),
    }

    def make(number: int, page: dict[str, Any]) -> CampaignPage:
        texts = {"title": f"Đợt {number}", "lead": f"Tóm tắt {number}"}
        own = fields_of(number) if fields_of else {}
        return CampaignPage(**page | texts | period | own | fields)

    campaigns = bulk_pages(parent, count, "dot", make)
    through = CampaignPage.units.through
    through.objects.bulk_create(
        through(campaignpage_id=campaign.pk, unit_id=unit.pk)
        for campaign in campaigns
        for unit in units
    )
    return campaigns


def bulk_milestones(campaign: CampaignPage, count: int) -> None:
    """Milestones of `campaign`, one a day from its first day on."""
    first = campaign.starts.first_day
    CampaignMilestone.objects.bulk_create(
        CampaignMilestone(
            campaign=campaign,
            date=first + timedelta(days=number),
            title=f"Mốc {number}",
            sort_order=number,
        )
        for number in range(count)
    )


def bulk_units(count: int, clusters: Iterable[Cluster] = ()) -> list[Unit]:
    """Units, spread over `clusters`."""
    start = Unit.objects.count()
    of: list[Cluster | None] = [*clusters] or [None]
    return Unit.objects.bulk_create(
        Unit(name=f"Đơn vị {number}", slug=f"don-vi-so-{number}", cluster=of[number % len(of)])
        for number in range(start, start + count)
    )


def bulk_rolls(
    index: HonorRollIndexPage,
    count: int,
    campaigns: Iterable[CampaignPage] = (),
    fields_of: Callable[[int], dict[str, Any]] | None = None,
    **fields: Any,
) -> list[HonorRollPage]:
    """Live honor rolls under `index`, each naming all of `campaigns`.

    `fields` are set on all of them, `fields_of(number)` on each.
    """

    def make(number: int, page: dict[str, Any]) -> HonorRollPage:
        own = fields_of(number) if fields_of else {}
        return HonorRollPage(**page | {"title": f"Bảng {number}"} | own | fields)

    rolls = bulk_pages(index, count, "bang", make)
    RollCampaign.objects.bulk_create(
        RollCampaign(roll=roll, campaign=campaign, sort_order=place)
        for roll in rolls
        for place, campaign in enumerate(campaigns)
    )
    return rolls
