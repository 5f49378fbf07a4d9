"""What is true of a campaign in every language: its period, and what its phase is computed from.

The page in the site's default language holds them, or the oldest page where none is.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from wagtail import hooks
from wagtail.models import Locale

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


DEFAULT_LANGUAGE = settings.LANGUAGE_CODE.split("-")[0]
#: The columns of a campaign's page that hold its facts, and the days that queries compare.
COLUMNS = ("starts", "ends", "starts_on", "ends_on", "closed_on", "phase_override")


def sources(model: type["CampaignPage"]) -> QuerySet:
    """Campaigns, of each translation first the page that holds the facts: the one in the default
    language, else the oldest.
    """
    default = Locale.objects.filter(language_code=DEFAULT_LANGUAGE).order_by()
    place = Case(When(locale_id__in=default.values("pk"), then=Value(0)), default=Value(1))
    return model._base_manager.annotate(place=place).order_by("place", "pk")


def source_of(page: "CampaignPage") -> "CampaignPage | None":
    """The page that holds the facts of `page`; None for one that was never saved."""
    if page.pk is None:
        return None
    if is_default_language(page.locale):
        return page
    return sources(type(page)).filter(translation_key=page.translation_key).first()


def is_default_language(locale: Locale) -> bool:
    return locale.language_code == DEFAULT_LANGUAGE


def concluding_pages(translation_key: Any) -> list[QuerySet]:
    """Public pages by which the campaign with this key (or expression) counts as concluded.

    Apps and slices above add theirs by the hook `campaign_concluding_pages`.
    """
    return [hook(translation_key) for hook in hooks.get_hooks("campaign_concluding_pages")]


def facts_of(page: "CampaignPage") -> Facts:
    """The facts that `page` itself states; one query, for the rolls."""
    return Facts(
        page.starts,
        page.ends,
        page.closed_on,
        page.phase_override,
        any(pages.exists() for pages in concluding_pages(subject_key(page))),
    )


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
    """Annotations `fact_…` for `pages`, and whether a roll names each.

    `are_own`: all of `pages` are in the default language, so that each row is its own source.
    """
    # Rolls name the source of an alias.
    key = Coalesce(
        OuterRef(OuterRef("alias_of__translation_key")), OuterRef(OuterRef("translation_key"))
    )
    pages_by_hook = concluding_pages(key)
    concluded = Q(*map(Exists, pages_by_hook), _connector=Q.OR) if pages_by_hook else Value(False)
    has_roll = {"fact_has_roll": ExpressionWrapper(concluded, BooleanField())}
    if are_own:
        return {f"fact_{name}": F(name) for name in COLUMNS} | has_roll
    source = sources(pages.model).filter(translation_key=OuterRef("translation_key"))
    return {f"fact_{name}": Subquery(source.values(name)[:1]) for name in COLUMNS} | has_roll
