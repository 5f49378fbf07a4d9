"""Rolls and awards as structured data (schema.org)."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from campaigns.campaign.structured_data import organization
from campaigns.registers.enums import RecipientKind
from news.models import OfficialDocument
from news.page_context import linked_data, publisher, shared_image

from ..models.awards import Award

if TYPE_CHECKING:
    from ..models.rolls import HonorRollPage


def award_roll(page: "HonorRollPage", request: HttpRequest, count: int) -> SafeString:
    """A `CollectionPage` as JSON-LD text: the decision and how many it honors, but no names."""
    decision = page.decision
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": page.title,
        "description": page.search_description or page.lead,
        "inLanguage": get_language(),
        "url": page.get_full_url(request) or "",
        "image": shared_image(page, {}, request),
        "publisher": publisher(request),
        "datePublished": page.first_published_at,
        "dateModified": page.last_published_at,
        "isBasedOn": _document(decision) if decision else None,
        "mainEntity": {"@type": "ItemList", "numberOfItems": count} if count else None,
    }
    return linked_data(data)


def award_record(award: Award, url: str, decision: Any, is_annulled: bool) -> SafeString:
    """One award as JSON-LD text; who lost it is not said to hold it."""
    is_person = award.kind == RecipientKind.INDIVIDUAL
    unit = organization(award.unit_text)
    recipient = {
        "@type": "Person" if is_person else "Organization",
        "name": award.name,
        "affiliation": unit if is_person else None,
        "award": None if is_annulled else award.award_text,
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": f"{award.full_name} – {award.award_text}",
        "inLanguage": get_language(),
        "url": url,
        "isBasedOn": _document(decision) if decision else None,
        "about": {name: value for name, value in recipient.items() if value},
    }
    return linked_data(data)


def _document(document: OfficialDocument) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        "name": f"{document.get_kind_display()} {document.number}",
        "identifier": document.number,
        "dateCreated": document.signed_on,
        "author": organization(document.issuing_body_label),
    }
