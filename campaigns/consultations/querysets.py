"""The state of consultations, for one page and in SQL. No query here reaches a nominee's name.

A state is computed from the dates, never stored; `tests/campaigns/consultations` proves that both
ways of computing it agree.
"""

from datetime import date

from django.db.models import (
    Case,
    CharField,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextChoices,
    Value,
    When,
)  # fmt: skip
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, PageManager

from campaigns.campaign.shared_facts import is_default_language, sources
from news.querysets import ReadableQuerySet


class State(TextChoices):
    """In the order in which readers want them."""

    OPEN = "open", pgettext_lazy("consultation", "Open for comment")
    UPCOMING = "upcoming", pgettext_lazy("consultation", "Opens soon")
    CLOSED = "closed", pgettext_lazy("consultation", "Closed")


def state_of(opens_on: date | None, closes_on: date | None, today: date) -> State:
    """The state on `today`, the date in the site's time zone; both dates are days of the period.

    Without its dates a consultation has not opened, so that nobody stays nominated by mistake.
    """
    if opens_on is None or closes_on is None or today < opens_on:
        return State.UPCOMING
    return State.OPEN if today <= closes_on else State.CLOSED


class ConsultationQuerySet(ReadableQuerySet):
    def with_dates(self, language_of: Page | None = None) -> "ConsultationQuerySet":
        """Each with `first_day` and `last_day`: those of the page that holds them.

        `language_of` is a page in whose language all rows are, where a caller knows one.
        """
        if language_of is not None and is_default_language(language_of.locale):
            return self.annotate(first_day=F("opens_on"), last_day=F("closes_on"))
        source = sources(self.model).filter(translation_key=OuterRef("translation_key"))
        return self.annotate(
            first_day=Subquery(source.values("opens_on")[:1]),
            last_day=Subquery(source.values("closes_on")[:1]),
        )

    def with_state(
        self, today: date | None = None, language_of: Page | None = None
    ) -> "ConsultationQuerySet":
        """Each with its dates and `state_today`, by the rules of `state_of`."""
        today = today or timezone.localdate()
        unknown = Q(first_day=None) | Q(last_day=None)
        state = Case(
            When(unknown | Q(first_day__gt=today), then=Value(State.UPCOMING)),
            When(last_day__gte=today, then=Value(State.OPEN)),
            default=Value(State.CLOSED),
            output_field=CharField(),
        )
        return self.with_dates(language_of).annotate(state_today=state)

    def open_first(self) -> "ConsultationQuerySet":
        """Open, upcoming, closed; what ends or opens next first, then what closed last.

        Needs `with_state()`.
        """
        rank = Case(
            *(When(state_today=state, then=Value(place)) for place, state in enumerate(State)),
            output_field=IntegerField(),
        )
        coming = Case(
            When(state_today=State.OPEN, then=F("last_day")),
            When(state_today=State.UPCOMING, then=F("first_day")),
        )
        return self.annotate(rank=rank, coming=coming).order_by(
            "rank", F("coming").asc(nulls_last=True), F("last_day").desc(nulls_last=True), "-pk"
        )


class ConsultationManager(PageManager.from_queryset(ConsultationQuerySet)):
    """Consultations as `Page.objects` gives them."""
