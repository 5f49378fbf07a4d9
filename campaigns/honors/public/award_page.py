"""The page of one award, at its permalink."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from campaigns.campaign.models.campaign import CampaignPage
from campaigns.registers.facets import PARAMETERS
from news.address_words import WORDS
from news.models import ArticlePage
from news.page_context import Crumb, trail

from ..models.awards import Award
from ..models.marks import AwardMark, AwardStory
from ..querysets import public_rolls, readable_sources, roll_pages
from .roll import PAGE_SIZE, printed_language
from .roll_filters import RollFilters, RollTally
from .roll_groups import Group, groups_of
from .roll_list import ShownList
from .structured_data import award_record

if TYPE_CHECKING:
    from ..models.rolls import HonorRollIndexPage, HonorRollPage

SHOWN_WITH = ("list", "unit__merged_into", "photo", "award_type__emblem")


def award_page(index: "HonorRollIndexPage", request: HttpRequest, key: str) -> HttpResponse:
    """The award in the language of `index`; 410 for one that is no longer public."""
    awards = Award.objects.public().filter(key=key)
    award = awards.select_related(*SHOWN_WITH, "award_type__merged_into__emblem").first()
    if award is None:
        return _gone(index, request, key)
    context = _context(index, request, award)
    return index.render(request, template="campaigns/award_page.html", context_overrides=context)


def _gone(index: "HonorRollIndexPage", request: HttpRequest, key: str) -> HttpResponse:
    """410 without saying whose award it was; 404 if it never was public."""
    open_rolls = readable_sources().values("translation_key")
    was_public = Q(list__publications__isnull=False, list__roll__in=open_rolls)
    is_public = Q(list_id__in=public_rolls().values("award_list_id"))
    if not Award.objects.filter(was_public | is_public, key=key).exists():
        raise Http404(gettext("There is no such award."))
    context = {
        "search_url": index.url_of("search"),
        "breadcrumbs": trail(index, Crumb(gettext("No longer published"), request.path)),
    }
    response = index.render(
        request, template="campaigns/award_gone.html", context_overrides=context
    )
    response.status_code = 410
    response["X-Robots-Tag"] = "noindex"
    return response


def _context(index: "HonorRollIndexPage", request: HttpRequest, award: Award) -> dict[str, Any]:
    roll = _roll_of(award, index)
    decision = roll.decision if roll else None
    award_type = award.award_type.resolved if award.award_type else None
    mark = _last_annulment(award)
    is_annulled = mark is not None and mark.is_annulled
    over = _index_over(roll, index)
    story = _story(award, index)
    images = (award.photo, award_type and award_type.emblem, story and story.cover)
    prefetch_related_objects([image for image in images if image], "renditions")
    address = over.permalinks(request, full=True)(award.key)
    title = gettext("%(name)s – %(award)s") % {"name": award.full_name, "award": award.award_text}
    return {
        "award": award,
        "award_type": award_type,
        "roll": roll,
        "roll_url": _place_in_roll(award, roll, request) if roll else "",
        "decision": decision,
        "unit_url": _unit_url(award, index),
        "campaigns": _campaigns(roll) if roll else [],
        "story": story,
        "mark": mark,
        "is_annulled": is_annulled,
        "award_title": title,
        "canonical_url": address,
        "printed_lang": printed_language(),
        "search_url": index.url_of("search"),
        "structured_data": award_record(award, address, decision, is_annulled),
        "breadcrumbs": trail(
            index, *([Crumb(roll.title, roll.url or "")] if roll else []), Crumb(title, address)
        ),
    }


def _roll_of(award: Award, index: "HonorRollIndexPage") -> "HonorRollPage | None":
    """The page of its roll in the language of `index`, or else the page that holds the list."""
    rolls = roll_pages().readable().filter(translation_key=award.list.roll)
    found = list(rolls.select_related("decision__file", "locale").defer("body").order_by("pk"))
    own = (roll for roll in found if roll.locale_id == index.locale_id)
    source = next((roll for roll in found if roll.award_list_id == award.list_id), None)
    return next(own, source)


def _index_over(roll: "HonorRollPage | None", index: "HonorRollIndexPage") -> "HonorRollIndexPage":
    """The index whose address is canonical: the parent of its roll in this language."""
    if roll is None or roll.locale_id != index.locale_id or roll.is_child_of(index):
        return index
    return roll.get_parent().specific


def _place_in_roll(award: Award, roll: "HonorRollPage", request: HttpRequest) -> str:
    """The address of its row in the roll: the page of the list, and its anchor."""
    base = roll.get_url(request)
    if not base:
        return ""
    rows = ShownList(award.list.roll, award.list_id).rows
    tally = RollTally(rows, RollFilters())
    before = 0
    for group in groups_of(tally):  # pragma: no branch, it is in one of them
        if _holds(group, award):
            earlier = Q(place__lt=award.place) | Q(place=award.place, pk__lt=award.pk)
            before += rows.filter(group.condition).filter(earlier).count()
            break
        before += group.count
    number = before // PAGE_SIZE + 1
    query = f"?{WORDS['page']}={number}" if number > 1 else ""
    return f"{base}{query}#{award.key}"


def _holds(group: Group, award: Award) -> bool:
    if group.kind != award.kind:
        return False
    if award.award_type_id:
        return award.award_type_id in group.type_ids
    return group.award_type is None and group.text in ("", award.award_text)


def _last_annulment(award: Award) -> AwardMark | None:
    """The annulment or restoration that is in force."""
    marks = AwardMark.objects.of_roll(award.list.roll).annulled_or_restored()
    return marks.filter(award_key=award.key).select_related("document__file").first()


def _story(award: Award, page: "HonorRollIndexPage") -> ArticlePage | None:
    """The article about the recipient in the language of `page`, where a visitor may read it."""
    stories = AwardStory.objects.filter(award_key=award.key).values("article__translation_key")
    articles = ArticlePage.objects.readable().in_language_of(page)
    found = articles.filter(translation_key__in=stories).select_related("cover", "locale")
    return found.defer("body").order_by("pk").first()


def _unit_url(award: Award, index: "HonorRollIndexPage") -> str:
    if award.unit is None:
        return ""
    return f"{index.url_of('search')}?{urlencode({PARAMETERS['unit']: award.unit.resolved.slug})}"


def _campaigns(roll: "HonorRollPage") -> list[CampaignPage]:
    """The campaigns that its roll names, in the language of the roll's page."""
    keys = roll.campaigns.values("campaign__translation_key")
    campaigns = CampaignPage.objects.readable().filter(translation_key__in=keys)
    return list(campaigns.in_language_of(roll).select_related("locale").defer("body"))
