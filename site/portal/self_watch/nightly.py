"""One walk each night."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from .. import nights
from .models import Walk


def register_job() -> None:
    if settings.SELF_WATCH["ON"]:
        nights.register_nightly("self_watch")


def is_due(now: datetime) -> bool:
    """Whether no walk has begun since the last night's hour. `now` is in local time."""
    night = nights.last_night(now, settings.SELF_WATCH["HOUR"])
    return not Walk.objects.filter(begun_at__gte=night).exists()


def begin() -> None:
    """Starts a walk where one is due and none is running."""
    if is_due(timezone.localtime()):
        nights.begin("self_watch")
