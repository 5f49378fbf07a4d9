"""What the page of an honor roll shows, and its list as a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext, pgettext

from campaigns.anchors import anchor
from campaigns.campaign.models.campaign import CampaignPage
from campaigns.campaign.shared_facts import load_facts
from campaigns.registers.facets import PARAMETERS, FacetLinks, Link
from news.body import Body
from news.languages import active_language, default_language
from news.models import ArticlePage
from news.page_context import trail
from news.paging import FoundInPieces, ListPage, paginate

from ..models.marks import AwardStory
from ..models.parts import RollCampaign
from .corrections import corrections_of
from .downloads import FORMATS, WRITERS, download_response
from .recipients import counted
from .roll_filters import RollFilters, RollTally, by_name
from .roll_groups import groups_of, in_order, rows_of, slices
from .roll_list import ShownList, shown_list
from .roll_tables import RowDetails, sections_of
from .structured_data import award_roll

if TYPE_CHECKING:
    from ..models.rolls import HonorRollPage

NEWS_ABOUT_COUNT = 6
PAGE_SIZE, PRINTED_PAGE_SIZE = 100, 1_000


def roll_context(page: "HonorRollPage", request: HttpRequest) -> dict[str, Any]:
    shown = shown_list(page, request)
    context: dict[str, Any] = {"is_start": True, "sections": []}
    if shown.list_id:
        context |= _list_context(page, request, shown)
    emblems = [section.emblem for section in context["sections"] if section.emblem]
    if context["is_start"]:
        context |= _around_the_list(page, request, emblems)
    else:
        prefetch_related_objects(emblems, "renditions")
    return context | {
        "decision": page.decision,
        "breadcrumbs": trail(page),
    }


def _around_the_list(
    page: "HonorRollPage", request: HttpRequest, images: list[Any]
) -> dict[str, Any]:
    """Body, campaigns and news; their renditions are loaded with those of `images`."""
    campaigns = _campaigns(page, request)
    body = Body(page.body)
    body.prefetch(images=[*(campaign.cover for campaign in campaigns), *images])
    return {
        "body": body.render({"request": request, "page": page}),
        "campaigns": campaigns,
        "news_about": page.news()[:NEWS_ABOUT_COUNT],
    }


def _list_context(page: "HonorRollPage", request: HttpRequest, shown: ShownList) -> dict[str, Any]:
    filters = RollFilters.read(request.GET)
    tally = RollTally(shown.rows, filters)
    groups = groups_of(tally)
    total = sum(group.count for group in groups)
    page_size = PRINTED_PAGE_SIZE if "print_version" in filters else PAGE_SIZE
    # All pages of the list are numbered, however long it is.
    pager = paginate(
        request,
        FoundInPieces(total, lambda first, end: slices(groups, first, end - first)),
        page_size=page_size,
        numbered=None,
        anchor=anchor("award_list"),
        kept=filters.parameters,
    )
    parts = pager.rows
    chosen = tally.apply(shown.rows)
    rows = list(rows_of(chosen, parts, filters.get("order", ""))) if parts else []
    told = _stories(page, shown)
    for row in rows:
        row.has_story = row.key in told
    address_of, marks = _permalinks(page, request, shown), shown.marks()
    # What surrounds the list is shown once, on its first page.
    is_start = pager.number == 1 and not filters.is_narrowed
    links = FacetLinks(filters, tally, request.path, anchor("award_list"))
    chosen_filters, kinds = _chosen(links), tally.kinds
    return {
        "has_list": bool(kinds),
        "kinds": counted(kinds),
        "withheld": marks.withheld_count,
        "annulled": len(marks.annulled),
        "total": total,
        "pager": pager,
        "is_start": is_start,
        "sections": sections_of(parts, groups, rows, RowDetails(address_of, marks.annulled)),
        "filters": filters,
        "is_filtered": filters.is_narrowed,
        "kind_links": links.as_tabs("kind", gettext("All recipients")),
        "facets": links.all("kind"),
        "chosen": chosen_filters,
        "excerpt": _excerpt(page, filters, pager, chosen_filters),
        "suggestions": links.suggestions() if filters.is_narrowed and not total else [],
        "unknown_filters": filters.unknown,
        "kept": {name: text for name, text in filters.parameters.items() if name != "q"},
        "clear_url": f"{request.path}#{anchor('award_list')}",
        "orders": _orders(filters, request.path),
        "print_link": _print_link(filters, request.path, pager),
        "downloads": _downloads(page, request, filters),
        "printed_lang": printed_language(),
        "corrections": corrections_of(shown, marks.withheld, address_of) if is_start else None,
        "structured_data": award_roll(page, request, sum(kinds.values())),
    }


def _chosen(links: FacetLinks) -> list[dict[str, str]]:
    """The active filters, search words first, each with the address of the list without it."""
    words = links.filters.get("q")
    first = [{"label": f"“{words}”", "remove_url": links.url(q="")}] if words else []
    return [*first, *links.chosen()]


def _excerpt(
    page: "HonorRollPage", filters: RollFilters, pager: ListPage, chosen: list[dict[str, Any]]
) -> str:
    """On paper, which part of the list this is, and where all of it is; "" if it is all of it."""
    if not (filters.is_narrowed or pager.has_other_pages()):
        return ""
    parts = []
    if pager.has_other_pages():
        pages = {"page_num": pager.number, "total_pages": pager.paginator.num_pages}
        parts.append(gettext("Page %(page_num)s of %(total_pages)s") % pages + ".")
    if chosen:
        labels = " ".join(f"{item['label']}." for item in chosen)
        parts.append(f"{gettext('Filters')}: {labels}")
    if page.full_url:
        parts.append(
            f"{gettext('The whole list')}: {page.full_url}?{PARAMETERS['print_version']}=1"
        )
    return " ".join(parts)


def roll_download(
    page: "HonorRollPage", request: HttpRequest, file_format: str
) -> HttpResponseBase:
    """All pages of the list under the filters of the address, in its order."""
    shown = shown_list(page, request)
    if file_format not in WRITERS or shown.list_id is None:
        raise Http404(gettext("There is no download in this format."))
    filters = RollFilters.read(request.GET)
    tally = RollTally(shown.rows, filters)
    groups = groups_of(tally)
    excerpt = pgettext("part of a list", "excerpt")
    name = f"{page.title} {excerpt}" if filters.is_narrowed else page.title
    about = {
        "title": page.title,
        "url": page.get_full_url(request),
        "filters": {**filters.parameters},
        "awards_not_published": shown.marks().withheld_count,
    }
    return download_response(
        in_order(tally.apply(shown.rows), groups, filters.get("order", "")),
        file_format,
        name,
        index=page.get_parent().specific,
        request=request,
        about=about,
    )


def _permalinks(
    page: "HonorRollPage", request: HttpRequest, shown: ShownList
) -> Callable[[str], str]:
    if not shown.has_permalinks:
        return lambda key: ""
    return page.get_parent().specific.permalinks(request)


def _stories(page: "HonorRollPage", shown: ShownList) -> set[str]:
    """Keys of the awards whose story a visitor may read in the language of `page`."""
    stories = AwardStory.objects.filter(roll=shown.roll).order_by()
    articles = dict(stories.values_list("award_key", "article__translation_key"))
    if not articles:
        return set()
    readable = ArticlePage.objects.readable().in_language_of(page).order_by()
    found = readable.filter(translation_key__in=set(articles.values()))
    keys = set(found.values_list("translation_key", flat=True))
    return {award for award, article in articles.items() if article in keys}


def _orders(filters: RollFilters, path: str) -> list[Link]:
    is_by_name, place = "order" in filters, anchor("award_list")
    return [
        Link(gettext("As in the decision"), filters.url(path, place, order=""), 0, not is_by_name),
        Link(gettext("By name"), filters.url(path, place, order=by_name()), 0, is_by_name),
    ]


def _print_link(filters: RollFilters, path: str, pager: ListPage) -> Link | None:
    """From short pages to pages long enough for paper, and back."""
    if "print_version" in filters:
        shorter = filters.url(path, anchor("award_list"), print_version="")
        return Link(gettext("Shorter pages"), shorter, 0)
    if pager.has_other_pages():
        return Link(gettext("Print version"), filters.url(path, print_version="1"), 0)
    return None


def _downloads(page: "HonorRollPage", request: HttpRequest, filters: RollFilters) -> list[Link]:
    """The files of what is shown; a preview has no addresses below its own."""
    base = page.get_url(request)
    if not base or getattr(request, "is_preview", False):
        return []
    return [
        Link(
            label,
            filters.url(base + page.reverse_subpage("download", [file_format]), print_version=""),
        )
        for file_format, label in FORMATS.items()
    ]


def printed_language() -> str:
    """The language of names and awards as printed, where the page around them has another."""
    printed = default_language()
    return "" if active_language() == printed else printed


def _campaigns(page: "HonorRollPage", request: HttpRequest) -> list[CampaignPage]:
    """The campaigns that it names, in its own language; in a preview, those of the draft."""
    if getattr(request, "is_preview", False):
        keys = [row.campaign.translation_key for row in page.campaigns.select_related("campaign")]
    else:
        named = RollCampaign.objects.filter(roll=page.pk).order_by("sort_order")
        keys = list(named.values_list("campaign__translation_key", flat=True))
    if not keys:
        return []
    campaigns = CampaignPage.objects.listed_for(page).with_covers().order_by()
    found = {c.translation_key: c for c in campaigns.filter(translation_key__in=keys)}
    return load_facts(found[key] for key in dict.fromkeys(keys) if key in found)
