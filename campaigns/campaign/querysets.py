"""What can be asked of campaigns and honor rolls. Views and templates build no filters."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    IntegerField,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page, PageManager

from news.querysets import ReadableQuerySet

from .phases import RANK, Phase
from .shared_facts import fact_columns, is_default_language


class CampaignQuerySet(ReadableQuerySet):
    def listed_for(self, page: Page) -> "CampaignQuerySet":
        """What a visitor may meet in a list in the language of `page`."""
        return self.readable().once().in_language_of(page)

    def with_facts(self, language_of: Page | None = None) -> "CampaignQuerySet":
        """Each with its facts (see `shared_facts.py`) at hand: no query a row for phase and period.

        `language_of` is a page in whose language all rows are, where a caller knows one.
        """
        are_own = language_of is not None and is_default_language(language_of.locale)
        # Rolls name the source of an alias.
        key = Coalesce(F("alias_of__translation_key"), F("translation_key"))
        return self.alias(subject=key).annotate(**fact_columns(self, are_own=are_own))

    def with_phase(
        self, today: date | None = None, language_of: Page | None = None
    ) -> "CampaignQuerySet":
        """Each with its facts and `phase` on `today`; the rules are those of `phases.phase_of`."""
        today = today or timezone.localdate()
        phase = Case(
            When(~Q(fact_phase_override=""), then=F("fact_phase_override")),
            When(fact_has_roll=True, then=Value(Phase.CONCLUDED)),
            When(fact_starts_on__isnull=True, then=Value(Phase.UPCOMING)),
            When(fact_starts_on__gt=today, then=Value(Phase.UPCOMING)),
            When(fact_ends_on__isnull=True, then=Value(Phase.RUNNING)),
            When(fact_ends_on__gte=today, then=Value(Phase.RUNNING)),
            default=Value(Phase.UNDER_REVIEW),
            output_field=CharField(),
        )
        return self.with_facts(language_of).annotate(phase=phase)

    def with_unit(self, unit: Any) -> "CampaignQuerySet":
        """Campaigns in which `unit`, or a duplicate that was merged into it, takes part."""
        through = self.model.units.through.objects
        taking_part = through.filter(Q(unit=unit) | Q(unit__merged_into=unit))
        campaign = self.model.units.field.m2m_field_name()
        return self.filter(pk__in=taking_part.values(f"{campaign}_id"))

    def by_phase(self) -> "CampaignQuerySet":
        """Running, upcoming, under review, concluded; what comes next first, then the newest.

        Needs `with_phase()`.
        """
        rank = Case(
            *(When(phase=phase, then=Value(place)) for phase, place in RANK.items()),
            output_field=IntegerField(),
        )
        coming = Case(
            When(phase=Phase.RUNNING, then=F("fact_ends_on")),
            When(phase=Phase.UPCOMING, then=F("fact_starts_on")),
            output_field=DateField(),
        )
        return self.annotate(rank=rank, coming=coming).order_by(
            "rank",
            F("coming").asc(nulls_last=True),
            F("fact_ends_on").desc(nulls_last=True),
            "-pk",
        )

    def for_cards(self) -> "CampaignQuerySet":
        """With what a card shows, in two queries."""
        return self.with_covers().prefetch_related("cover__renditions")

    def with_covers(self) -> "CampaignQuerySet":
        """As `for_cards`, in one query: renditions come with `Body.prefetch`."""
        texts = ("body", "aims", "audience", "award_rules", "organisation", "results_summary")
        return self.defer(*texts).select_related("locale", "cover")


class CampaignManager(PageManager.from_queryset(CampaignQuerySet)):
    """Campaigns as `Page.objects` gives them."""
