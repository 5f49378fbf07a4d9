"""A campaign as structured data that other systems read (schema.org)."""

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from news.page_context import linked_data

if TYPE_CHECKING:
    from .models.campaign import CampaignPage


def campaign_event(page: "CampaignPage", url: str, movement: "CampaignPage | None") -> SafeString:
    """An `Event` as JSON-LD text; a month is written `2021-06`."""
    facts = page.facts
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": page.title,
        "alternateName": page.slogan,
        "description": page.search_description or page.lead,
        "inLanguage": get_language(),
        "url": url,
        "startDate": facts.starts.isoformat if facts.starts else None,
        "endDate": facts.ends.isoformat if facts.ends else None,
        "organizer": organization(page.launched_by),
        "contributor": organization(page.joined_by),
        "superEvent": {"@type": "Event", "name": movement.title} if movement else None,
    }
    return linked_data(data)


def organization(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None
