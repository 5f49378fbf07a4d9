"""What is true of a campaign in every language: its period, and what its phase is computed from.

The page in the site's default language holds them, or the oldest page where none is.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from wagtail import hooks
from wagtail.models import Locale, Page

from news.languages import default_language
from news.page_types import table_of
from news.querysets import subject_key

from .partial_dates import PartialDate

if TYPE_CHECKING:
    from .models.campaign import CampaignPage


@dataclass(frozen=True)
class Facts:
    starts: PartialDate | None
    ends: PartialDate | None
    closed_on: date | None
    override: str
    has_roll: bool


#: The columns of a campaign's page that hold its facts, and the days that queries compare.
COLUMNS = ("starts", "ends", "starts_on", "ends_on", "closed_on", "phase_override")
_HOLDER = ("starts", "ends", "closed_on", "phase_override", "translation_key")


def sources(model: type["CampaignPage"]) -> QuerySet:
    """Campaigns, of each translation first the page that holds the facts: the one in the default
    language, else the oldest.
    """
    default = Locale.objects.filter(language_code=default_language()).order_by()
    place = Case(When(locale_id__in=default.values("pk"), then=Value(0)), default=Value(1))
    pages = table_of(model)._base_manager
    return pages.annotate(place=place).order_by("place", "pk")


def source_of(page: "CampaignPage") -> "CampaignPage | None":
    """The page that holds the facts of `page`; None for one that was never saved."""
    if page.pk is None:
        return None
    if is_default_language(page.locale):
        return page
    return sources(type(page)).filter(translation_key=page.translation_key).first()


def is_default_language(locale: Locale) -> bool:
    return locale.language_code == default_language()


def concluded_keys(keys: Collection[UUID] | None = None) -> list[QuerySet]:
    """Translation keys (of `keys`, or all) of the campaigns that public pages conclude.

    Apps and slices above add theirs by the hook `campaign_concluded_keys`.
    """
    return [hook(keys) for hook in hooks.get_hooks("campaign_concluded_keys")]


def facts_of(page: "CampaignPage") -> Facts:
    """The facts that `page` itself states; one query, for the rolls."""
    return _facts(page, any(found.exists() for found in concluded_keys([subject_key(page)])))


def _facts(page: "CampaignPage", has_roll: bool) -> Facts:
    return Facts(page.starts, page.ends, page.closed_on, page.phase_override, has_roll)


def load_facts(pages: Iterable["CampaignPage"]) -> list["CampaignPage"]:
    """The pages, each with its `facts` at hand: one query for the rolls, one for the sources of
    translations, one for those of aliases. Their locales must have been loaded.
    """
    rows = list(pages)
    if not rows:
        return []
    holders = {page.translation_key: page for page in rows if is_default_language(page.locale)}
    if foreign := [page for page in rows if not is_default_language(page.locale)]:
        keys = {page.translation_key for page in foreign}
        found = sources(type(foreign[0])).filter(translation_key__in=keys)
        # Of several pages with one key a dict keeps the last, which is the first of `sources`.
        holders |= {page.translation_key: page for page in reversed(found.only(*_HOLDER))}
    aliased = {page.alias_of_id for page in rows if page.alias_of_id}
    found_keys = Page.objects.filter(pk__in=aliased).values_list("pk", "translation_key")
    keys_of_sources = dict(found_keys) if aliased else {}
    subjects: dict[Any, UUID] = {
        page.pk: keys_of_sources.get(page.alias_of_id) or page.translation_key for page in rows
    }
    concluded = {key for keys in concluded_keys(set(subjects.values())) for key in keys}
    for page in rows:
        page.facts = _facts(holders[page.translation_key], subjects[page.pk] in concluded)
    return rows


def annotated_facts(page: "CampaignPage") -> Facts | None:
    """The facts of a page that came from a queryset's `with_facts()`."""
    if not hasattr(page, "fact_has_roll"):
        return None
    return Facts(
        page.fact_starts,
        page.fact_ends,
        page.fact_closed_on,
        page.fact_phase_override or "",
        page.fact_has_roll,
    )


def fact_columns(pages: QuerySet, *, are_own: bool = False) -> dict[str, Any]:
    """Annotations `fact_…` for `pages` with `subject`, the key by which rolls name each.

    `are_own`: all of `pages` are in the default language, so that each row is its own source.
    """
    # Not EXISTS: this is asked once, not for each row.
    concluded = Q(*(Q(subject__in=keys) for keys in concluded_keys()), _connector=Q.OR)
    has_roll = {"fact_has_roll": ExpressionWrapper(concluded or Value(False), BooleanField())}
    if are_own:
        return {f"fact_{name}": F(name) for name in COLUMNS} | has_roll
    source = sources(pages.model).filter(translation_key=OuterRef("translation_key"))
    return {f"fact_{name}": Subquery(source.values(name)[:1]) for name in COLUMNS} | has_roll
