"""The phase of a campaign: computed from its dates and from whether a roll exists, never stored.

The rules are written twice: here for one page (also a draft's preview), in `querysets.py` as SQL
for lists. `tests/campaigns/campaign/test_phases.py` compares the two.
"""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from .partial_dates import PartialDate


class Phase(models.TextChoices):
    """In the order in which readers want them."""

    RUNNING = "running", pgettext_lazy("campaign", "Running")
    UPCOMING = "upcoming", pgettext_lazy("campaign", "Upcoming")
    UNDER_REVIEW = "under_review", pgettext_lazy("campaign", "Under review")
    CONCLUDED = "concluded", pgettext_lazy("campaign", "Concluded")


#: Phase → its place in lists.
RANK = {phase: place for place, phase in enumerate(Phase)}


def phase_of(
    starts: date | None, ends: date | None, *, has_roll: bool, override: str, today: date
) -> Phase:
    """The phase on `today`, the date in the site's time zone.

    `starts` is the first day of the period, `ends` its last; a campaign without a start is not
    announced yet, one without an end runs until a roll names it or an editor says otherwise.
    """
    if override:
        return Phase(override)
    if has_roll:
        return Phase.CONCLUDED
    if starts is None or today < starts:
        return Phase.UPCOMING
    return Phase.RUNNING if ends is None or today <= ends else Phase.UNDER_REVIEW


def place_of(
    phase: Phase, starts: date | None, ends: date | None, pk: int
) -> tuple[int, date, int, int]:
    """Sorts campaigns by phase; what comes next first, then the newest.

    In SQL: `CampaignQuerySet.by_phase`.
    """
    coming = {Phase.RUNNING: ends, Phase.UPCOMING: starts}.get(phase)
    return (RANK[phase], coming or date.max, -ends.toordinal() if ends else 0, -pk)


@dataclass(frozen=True)
class Progress:
    """How far a campaign is: `percent` (0 to 100; None without an end) and the same in words."""

    percent: int | None
    text: str


def progress_of(
    phase: Phase, starts: PartialDate | None, ends: PartialDate | None, today: date
) -> Progress | None:
    """None where there is nothing to count: no date, or the campaign is over."""
    if phase == Phase.UPCOMING and starts and today < starts.first_day:
        days = (starts.first_day - today).days
        return Progress(
            0,
            ngettext("starts in %(count)d day", "starts in %(count)d days", days) % {"count": days},
        )
    if phase != Phase.RUNNING or starts is None or today < starts.first_day:
        return None
    begun = (today - starts.first_day).days
    if ends is None:
        text = ngettext("day %(count)d", "day %(count)d", begun + 1) % {"count": begun + 1}
        return Progress(None, text)
    left = (ends.last_day - today).days
    if left < 0:
        return None
    total = (ends.last_day - starts.first_day).days + 1
    if left == 0:
        return Progress(100 * (begun + 1) // total, _("last day today"))
    text = ngettext("%(count)d day left", "%(count)d days left", left) % {"count": left}
    return Progress(100 * (begun + 1) // total, text)
