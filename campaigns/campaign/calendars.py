"""A campaign's period and milestones as an iCalendar file (RFC 5545)."""

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from news.address_words import slug_or
from news.extras import is_installed
from news.text import nfc

from .enums import MilestoneState

if TYPE_CHECKING:
    from icalendar import Event

    from .models.campaign import CampaignPage
    from .models.parts import CampaignMilestone

PRODUCT = "-//Vinh Danh//Campaigns//VI"
ONE_DAY = timedelta(days=1)


def serve_calendar(
    page: "CampaignPage", request: HttpRequest, number: int | None = None
) -> HttpResponse:
    """The whole campaign, or its milestone at place `number` (from 1) alone.

    Days are whole days, so that no client shifts them by its time zone. 404 where there is
    nothing to put into a calendar, and on sites without the package that writes them.
    """
    if not has_calendars():
        raise Http404
    from icalendar import Calendar, vText  # which sites may do without

    url = page.get_full_url(request) or ""
    milestones = dated_milestones(page)
    if number is not None:
        if not 1 <= number <= len(milestones):
            raise Http404
        events = [_milestone(page, milestones[number - 1], url)]
    else:
        events = [*_period(page, url), *(_milestone(page, m, url) for m in milestones)]
    if not events:
        raise Http404
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(" ".join(nfc(page.title).split())))
    for event in events:
        calendar.add_component(event)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    name = slug_or(page.title, "calendar", 60)
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def has_calendars() -> bool:
    """Whether calendars can be offered."""
    return is_installed("icalendar")


def dated_milestones(page: "CampaignPage") -> "list[CampaignMilestone]":
    """The milestones in the order of their dates; a month comes after its days."""
    dated = [milestone for milestone in page.milestones.all() if milestone.date]
    return sorted(dated, key=lambda m: (m.date.last_day, m.date.is_month, m.sort_order or 0))


def _period(page: "CampaignPage", url: str) -> "list[Event]":
    facts = page.facts
    if facts.starts is None:
        return []
    last = facts.ends.last_day if facts.ends else facts.starts.last_day
    return [_event(page, "period", page.title, facts.starts.first_day, last, url, page.lead)]


def _milestone(page: "CampaignPage", milestone: "CampaignMilestone", url: str) -> "Event":
    event = _event(
        page,
        str(milestone.uuid),
        gettext("%(milestone)s: %(campaign)s")
        % {"milestone": milestone.title, "campaign": page.title},
        milestone.date.first_day,
        milestone.date.last_day,
        milestone.link_url or url,
        milestone.text,
    )
    if milestone.state == MilestoneState.CANCELLED:
        event.add("status", "CANCELLED")
    return event


def _event(
    page: "CampaignPage", key: str, title: str, first: date, last: date, url: str, text: str
) -> "Event":
    from icalendar import Event  # as above

    event = Event()
    changed = page.last_published_at or page.latest_revision_created_at or timezone.now()
    event.add("uid", f"{uuid5(UUID(str(page.translation_key)), key)}")
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("sequence", int(changed.timestamp()) % 2**31)
    event.add("dtstart", first)
    event.add("dtend", last + ONE_DAY)
    language = get_language() or settings.LANGUAGE_CODE
    event.add("summary", nfc(title), parameters={"language": language})
    if text:
        event.add("description", nfc(text))
    if url:
        event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
