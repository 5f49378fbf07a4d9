"""The honor rolls of a campaign, as its landing page shows them."""

from typing import Any

from campaigns.campaign.models.campaign import CampaignPage
from news.querysets import subject_key

from ..models.parts import RollCampaign
from ..models.rolls import HonorRollPage
from .embeds import award_url, search_url
from .recipients import with_recipients
from .top_awards import top_awards

TOP_AWARDS = 6


def campaign_honors(page: CampaignPage) -> dict[str, Any]:
    """`rolls` that name the campaign, and `honors`, the highest awards they give."""
    rolls = _rolls(page)
    return {"rolls": rolls, "honors": _honors(page, rolls)}


def _rolls(page: CampaignPage) -> list[HonorRollPage]:
    """The rolls that name this campaign, each in this page's language where it exists."""
    naming = dict(
        RollCampaign.objects.filter(campaign__translation_key=subject_key(page))
        .order_by()
        .values_list("roll_id", "roll__translation_key")
    )
    if not naming:
        return []
    rolls = HonorRollPage.objects.readable().filter(translation_key__in=set(naming.values()))
    found = list(rolls.select_related("decision", "locale").defer("body").newest_first())
    # What counts is a page that names the campaign and that readers may open.
    named = {roll.translation_key for roll in found if roll.pk in naming}
    shown: dict[Any, HonorRollPage] = {}
    for roll in found:
        if roll.locale_id == page.locale_id or roll.translation_key not in shown:
            shown[roll.translation_key] = roll
    return with_recipients(roll for key, roll in shown.items() if key in named)


def _honors(page: CampaignPage, rolls: list[HonorRollPage]) -> dict[str, Any] | None:
    """The highest awards that the rolls give, and the address of a search for all of them."""
    by_key = {roll.translation_key: roll for roll in rolls if roll.recipients}
    awards = top_awards(by_key)
    if not awards:
        return None
    shown = awards[:TOP_AWARDS]
    for award in shown:
        for recipient in award.recipients:
            recipient.url = award_url(by_key[recipient.roll], recipient.key)
    own = next((roll for roll in by_key.values() if roll.locale_id == page.locale_id), None)
    return {
        "awards": shown,
        "others": sum(award.count for award in awards[TOP_AWARDS:]),
        "search_url": search_url(own, campaign=page) if own else "",
    }
