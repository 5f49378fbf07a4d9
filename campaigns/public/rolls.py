"""What an honor roll and the list of rolls show."""

from typing import Any

from django import forms
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse

from news.body import Body
from news.paging import paginate
from news.trail import trail
from news.validators import FIRST_YEAR, LAST_YEAR

from ..models import CampaignPage, HonorRollIndexPage, HonorRollPage
from .cards import listed_campaigns
from .filters import Link

NEWS_ABOUT_COUNT = 6


class YearForm(forms.Form):
    nam = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)


def roll_index_context(page: HonorRollIndexPage, request: HttpRequest) -> dict[str, Any]:
    rolls = HonorRollPage.objects.readable().in_language_of(page).child_of(page)
    form = YearForm(request.GET)
    year = form.cleaned_data["nam"] if form.is_valid() else None
    shown = rolls.filter(year=year) if year else rolls
    pager = paginate(
        request,
        shown.newest_first().select_related("decision").defer("body"),
        kept={"nam": str(year)} if year else {},
    )
    counts = rolls.order_by().filter(year__isnull=False).values_list("year").annotate(Count("pk"))
    years = [
        Link(
            str(value),
            request.path if value == year else f"{request.path}?nam={value}",
            count,
            value == year,
        )
        for value, count in sorted(counts, reverse=True)
    ]
    return {"rolls": pager.rows, "pager": pager, "years": years, "breadcrumbs": trail(page)}


def roll_context(page: HonorRollPage, request: HttpRequest) -> dict[str, Any]:
    news = list(page.news().with_covers()[:NEWS_ABOUT_COUNT])
    campaigns = _campaigns(page)
    body = Body(page.body)
    body.prefetch(articles=news, images=[shown.cover for shown in (*campaigns, *news)])
    return {
        "decision": page.decision,
        "body": body.render({"request": request, "page": page}),
        "campaigns": campaigns,
        "news_about": news,
        "breadcrumbs": trail(page),
    }


def _campaigns(page: HonorRollPage) -> list[CampaignPage]:
    """The campaigns that it crowns, in its own language where they exist; a draft's, too."""
    keys = [row.campaign.translation_key for row in page.campaigns.select_related("campaign")]
    campaigns = listed_campaigns(page).filter(translation_key__in=keys).with_covers()
    found = {campaign.translation_key: campaign for campaign in campaigns}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def roll_download(page: HonorRollPage, request: HttpRequest, file_format: str) -> HttpResponse:
    raise Http404(file_format)
