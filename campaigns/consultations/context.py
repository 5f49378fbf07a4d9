"""What readers see of consultations: the notice, and nominees only while it is open."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from campaigns.campaign.rich_texts import RichTexts
from campaigns.honors.models.rolls import HonorRollPage
from campaigns.honors.public.recipients import Counted, counted
from campaigns.honors.public.roll import printed_language
from campaigns.registers.enums import RecipientKind
from news.body import Body
from news.page_context import trail

from .models import ConsultationPage, ConsultationSettings, Nominee
from .querysets import State, state_of

NEWS_ABOUT_COUNT = 6
CLOSED_SHOWN = 3


@dataclass(frozen=True)
class NomineeGroup:
    """Nominees of one kind, in the officer's order."""

    kind: str
    heading: str
    nominees: list[Nominee]


@dataclass(frozen=True)
class ListedConsultation:
    title: str
    url: str
    state: State
    opens_on: date | None
    closes_on: date | None
    time_left: str


def consultation_context(page: ConsultationPage, request: HttpRequest) -> dict[str, Any]:
    source, today = page.source, timezone.localdate()
    state = state_of(source.opens_on, source.closes_on, today)
    named = _nominees(page, state, request)
    body = Body(page.body)
    body.prefetch()
    return {
        "state": state,
        "opens_on": source.opens_on,
        "closes_on": source.closes_on,
        "time_left": time_left(state, source.opens_on, source.closes_on, today),
        "how_to_comment": RichTexts(page.how_to_comment)[page.how_to_comment],
        "groups": _groups(named),
        "counts": _counts(named),
        "proposal": page.proposal,
        "body": body.render({"request": request, "page": page}),
        "roll": _roll(source, page) if state == State.CLOSED else None,
        "news_about": page.news()[:NEWS_ABOUT_COUNT],
        "printed_lang": printed_language(),
        "breadcrumbs": trail(page),
    }


def listed_consultations(page: Page) -> list[ListedConsultation]:
    """Those under `page` that are open or to come, and what closed last; one query."""
    today = timezone.localdate()
    rows = ConsultationPage.objects.readable().child_of(page).in_language_of(page)
    rows = rows.once(page)
    rows = rows.defer("body", "how_to_comment").with_state(today, language_of=page)
    listed = [
        ListedConsultation(
            row.title,
            row.url or "",
            State(row.state_today),
            row.first_day,
            row.last_day,
            time_left(State(row.state_today), row.first_day, row.last_day, today),
        )
        for row in rows.open_first()[:50]
    ]
    closed = [row for row in listed if row.state == State.CLOSED]
    return [row for row in listed if row not in closed[CLOSED_SHOWN:]]


def time_left(state: State, opens_on: date | None, closes_on: date | None, today: date) -> str:
    """How long it is until the state changes, in words; "" where it does not."""
    if state == State.OPEN and closes_on:
        days = (closes_on - today).days
        if days == 0:
            return _("last day today")
        return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
    if state == State.UPCOMING and opens_on and closes_on:
        days = (opens_on - today).days
        return ngettext("opens in %(count)d day", "opens in %(count)d days", days) % {"count": days}
    return ""


def _nominees(page: ConsultationPage, state: State, request: HttpRequest) -> list[Nominee]:
    """Those of the page that holds them, while it is open and any visitor may read that page.

    A preview shows them whatever the state: an officer checks them there before the first day.
    """
    source = page.source
    is_preview = page.is_own_source and getattr(request, "is_preview", False)
    if not is_preview:
        if state == State.UPCOMING:
            return []
        if state == State.CLOSED and not ConsultationSettings.load().shows_closed:
            return []
        readable = ConsultationPage.objects.readable()
        if not page.is_own_source and not readable.filter(pk=source.pk).exists():
            return []
    return list(source.nominees.all())


def _groups(nominees: list[Nominee]) -> list[NomineeGroup]:
    headings = {
        RecipientKind.COLLECTIVE: _("Nominated collectives"),
        RecipientKind.HOUSEHOLD: _("Nominated households"),
        RecipientKind.INDIVIDUAL: _("Nominated individuals"),
    }
    order = list(RecipientKind.values)
    rows = sorted(nominees, key=lambda nominee: order.index(nominee.kind))
    return [
        NomineeGroup(kind, headings[RecipientKind(kind)], list(group))
        for kind, group in groupby(rows, key=lambda nominee: nominee.kind)
    ]


def _counts(nominees: list[Nominee]) -> list[Counted]:
    kinds = [nominee.kind for nominee in nominees]
    return counted({kind: kinds.count(kind) for kind in RecipientKind})


def _roll(source: ConsultationPage, page: ConsultationPage) -> HonorRollPage | None:
    """The roll that it became, in the language of `page` if there is one; None if not public."""
    if source.became_id is None:
        return None
    same = HonorRollPage.objects.filter(pk=source.became_id).values("translation_key")
    rolls = HonorRollPage.objects.readable().filter(translation_key__in=same, alias_of=None)
    rolls = list(rolls.select_related("locale").defer("body"))
    own = [roll for roll in rolls if roll.locale_id == page.locale_id]
    return next(iter([*own, *rolls]), None)
