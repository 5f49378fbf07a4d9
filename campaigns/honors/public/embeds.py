"""One roll or one award as other pages show it: in a body, under its story, in a chooser."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Subquery
from django.utils import translation

from campaigns.campaign.models.campaign import CampaignPage
from campaigns.registers.facets import PARAMETERS
from news.languages import active_language
from news.models import OfficialDocument

from ..models.awards import Award
from ..models.marks import AwardMark
from ..models.rolls import HonorRollIndexPage, HonorRollPage
from ..querysets import AwardQuerySet
from .recipients import with_recipients
from .roll import printed_language
from .top_awards import TopAward, top_awards_by_roll

TOP_AWARDS = 4
_NAMED = ("number", "kind", "signed_on")


@dataclass(frozen=True)
class EmbeddedRoll:
    """`roll` has `recipients`, its counts in words, as its own page says them; of these `annulled`
    are struck out there, and counted for no award here.
    """

    roll: HonorRollPage
    awards: list[TopAward]
    has_more: bool
    annulled: int


@dataclass(frozen=True)
class EmbeddedAward:
    """`url` and `roll` are those of the active language where they exist."""

    award: Award
    roll: HonorRollPage
    url: str

    @property
    def image(self) -> Any:
        return self.award.photo

    @property
    def printed_lang(self) -> str:
        """The language of what the decision printed, where that is not the page's."""
        return printed_language()

    @property
    def decision(self) -> OfficialDocument | None:
        """None where the award has its own decision: of that only number and date are known."""
        return None if self.award.decision_number else self.roll.decision

    @property
    def is_annulled(self) -> bool:
        return bool(getattr(self.award, "is_annulled", False))

    @property
    def annulled_by(self) -> OfficialDocument | None:
        """The decision that annulled it, as far as a sentence names it; not saved."""
        named = {name: getattr(self.award, f"annulled_{name}") for name in _NAMED}
        return OfficialDocument(**named) if named["number"] else None


def embedded_rolls(keys: Iterable[UUID]) -> dict[UUID, EmbeddedRoll]:
    """Translation key → the roll, of those that any visitor may read; two queries."""
    rolls = _in_active_language(HonorRollPage.objects.all(), set(keys))
    with_recipients(rolls.values())
    awards = top_awards_by_roll(rolls)
    return {key: _embedded(roll, awards[key]) for key, roll in rolls.items()}


def _embedded(roll: HonorRollPage, awards: list[TopAward]) -> EmbeddedRoll:
    standing = [award for award in awards if award.count]
    annulled = sum(award.annulled for award in awards)
    return EmbeddedRoll(roll, standing[:TOP_AWARDS], len(standing) > TOP_AWARDS, annulled)


def embedded_awards(awards: AwardQuerySet) -> list[EmbeddedAward]:
    """Those of `awards` that any visitor may see, in their order; two queries, one if none."""
    rows = list(_with_annulment(awards.public()).select_related("list", "photo"))
    rolls = _in_active_language(HonorRollPage.objects.all(), {row.list.roll for row in rows})
    found = ((row, rolls.get(row.list.roll)) for row in rows)
    return [EmbeddedAward(row, roll, award_url(roll, row.key)) for row, roll in found if roll]


def awards_by_key(keys: Collection[str]) -> dict[str, EmbeddedAward]:
    """Key → the award, of those that any visitor may see."""
    if not keys:
        return {}
    found = embedded_awards(Award.objects.filter(key__in=keys))
    return {embedded.award.key: embedded for embedded in found}


def award_url(roll: HonorRollPage, key: str) -> str:
    """The award's permalink, below the index above `roll`."""
    return _route_beside(roll, "award", key=key)


def search_url(roll: HonorRollPage, campaign: CampaignPage | None = None) -> str:
    """The address of the search through all awards, or through those of `campaign`."""
    chosen = f"?{urlencode({PARAMETERS['campaign']: campaign.pk})}" if campaign else ""
    return _route_beside(roll, "search") + chosen


def index_url(roll: HonorRollPage) -> str:
    """The address of the index above `roll`, which is not loaded for it."""
    return (roll.url or "").rstrip("/").removesuffix(roll.slug)


def _route_beside(roll: HonorRollPage, name: str, **kwargs: str) -> str:
    with translation.override(roll.locale.language_code):
        return index_url(roll) + HonorRollIndexPage().reverse_subpage(name, kwargs=kwargs)


def _with_annulment(awards: AwardQuerySet) -> AwardQuerySet:
    """Each with `is_annulled`, and with what names the decision that annulled it."""
    marks = AwardMark.objects.annulled().filter(award_key=OuterRef("key")).order_by()
    named = {f"annulled_{name}": Subquery(marks.values(f"document__{name}")[:1]) for name in _NAMED}
    return awards.annotate(is_annulled=Exists(marks), **named)


def _in_active_language(rolls: Any, keys: Collection[UUID]) -> dict[UUID, HonorRollPage]:
    """The readable page of each roll in the active language, or else in another; one query."""
    if not keys:
        return {}
    pages = rolls.readable().filter(translation_key__in=keys, alias_of=None)
    language = active_language()
    found: dict[UUID, HonorRollPage] = {}
    for page in pages.select_related("decision", "locale").defer("body").order_by(F("pk")):
        if page.locale.language_code == language or page.translation_key not in found:
            found[page.translation_key] = page
    return found
