"""What the list of campaigns shows."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from campaigns.registers.facets import FacetLinks
from news.page_context import trail
from news.paging import FoundInPieces, paginate

from .cards import as_cards
from .filters import CampaignFilters, CampaignTally, suggestions
from .models.campaign import CampaignPage
from .phases import Phase

if TYPE_CHECKING:
    from .models.index import CampaignIndexPage


def index_context(page: "CampaignIndexPage", request: HttpRequest) -> dict[str, Any]:
    campaigns = CampaignPage.objects.listed_for(page).descendant_of(page)
    filters = CampaignFilters.read(request.GET)
    tally = CampaignTally(campaigns.with_facts(language_of=page), filters)
    links = FacetLinks(filters, tally, request.path)
    found = tally.found
    cards = FoundInPieces(len(found), lambda first, end: as_cards(found[first:end]))
    pager = paginate(request, cards, kept=filters.parameters)
    return {
        "heading": page.title,
        "groups": [
            {"phase": Phase(phase), "label": Phase(phase).label, "campaigns": list(group)}
            for phase, group in groupby(pager.rows, key=lambda campaign: campaign.phase_now)
        ],
        "total": pager.total,
        "pager": pager,
        "facets": links.all(),
        "chosen": links.chosen(),
        "unknown_filters": filters.unknown,
        "is_filtered": bool(filters),
        "clear_url": request.path,
        "suggestions": suggestions(links, tally.everything) if filters and not found else [],
        "breadcrumbs": trail(page),
    }
