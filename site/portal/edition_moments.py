"""When the public pages of this site change by themselves: the clock of editions."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from news.public_index.articles import start_of


def next_moment() -> datetime:
    """When pages next change without anyone writing: at midnight, or as a page expires.

    "Today", phases of campaigns and consultations change at midnight. A page that goes live at a
    set time does so by a write of the background process.
    """
    midnight = start_of(timezone.localdate() + timedelta(days=1))
    expiring = Page.objects.filter(live=True, expire_at__gt=timezone.now()).order_by("expire_at")
    expiry = expiring.values_list("expire_at", flat=True).first()
    return min(midnight, expiry) if expiry else midnight
