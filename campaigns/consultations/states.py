"""Where a consultation stands: computed from its dates, never stored.

The rules stand twice, here for one page (also a draft's preview) and in `querysets.py` as SQL;
`tests/campaigns/test_consultation_states.py` holds the two together.
"""

from datetime import date

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """In the order in which readers want them."""

    OPEN = "open", pgettext_lazy("consultation", "Open for comment")
    UPCOMING = "upcoming", pgettext_lazy("consultation", "Opens soon")
    CLOSED = "closed", pgettext_lazy("consultation", "Closed")


def state_of(opens_on: date | None, closes_on: date | None, today: date) -> State:
    """The state on `today`, the date in the site's time zone; both ends are days of the period.

    A consultation whose dates are not known has not begun, and one without an end never opens:
    nobody stays nominated for ever by a slip.
    """
    if opens_on is None or closes_on is None or today < opens_on:
        return State.UPCOMING
    return State.OPEN if today <= closes_on else State.CLOSED
