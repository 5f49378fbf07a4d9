"""What the list of campaigns shows."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from campaigns.registers.facets import FacetLinks
from news.page_context import trail
from news.paging import paginate

from .cards import with_movements
from .filters import CampaignFilters, CampaignTally, suggestions
from .models.campaign import CampaignPage
from .phases import Phase

if TYPE_CHECKING:
    from .models.index import CampaignIndexPage


def index_context(page: "CampaignIndexPage", request: HttpRequest) -> dict[str, Any]:
    campaigns = CampaignPage.objects.listed_for(page).descendant_of(page)
    filters = CampaignFilters.read(request.GET)
    links = FacetLinks(filters, CampaignTally(campaigns, filters), request.path)
    rows = filters.apply(campaigns).by_phase().for_cards()
    pager = paginate(request, rows, kept=filters.parameters)
    shown = with_movements(pager.rows)
    return {
        "heading": page.title,
        "groups": [
            {"phase": Phase(phase), "label": Phase(phase).label, "campaigns": list(group)}
            for phase, group in groupby(shown, key=lambda campaign: campaign.phase)
        ],
        "total": pager.total,
        "pager": pager,
        "facets": links.all(),
        "chosen": links.chosen(),
        "unknown_filters": filters.unknown,
        "is_filtered": bool(filters),
        "clear_url": request.path,
        "suggestions": suggestions(links, campaigns.order_by().count())
        if filters and not shown
        else [],
        "breadcrumbs": trail(page),
    }
