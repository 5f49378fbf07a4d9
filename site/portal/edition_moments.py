"""When the public pages of this site change by themselves, and what else happens when they do."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Min
from django.utils import timezone

from news.models import PublicPage
from news.public_index.articles import start_of
from portal.monitoring import metrics
from portal.purging import purge_pages


def next_moment() -> datetime:
    """When pages next change without anyone writing: at midnight, or as a page expires.

    "Today", phases of campaigns and consultations change at midnight. A page that goes live at a
    set time does so by a write of the background process.
    """
    midnight = start_of(timezone.localdate() + timedelta(days=1))
    ends = PublicPage.objects.filter(visible_until__gt=timezone.now(), visible_until__lt=midnight)
    return ends.aggregate(first=Min("visible_until"))["first"] or midnight


def edition_began() -> None:
    """It is counted, and caches in front of the site are told. Returns at once."""
    metrics.note_edition()
    if getattr(settings, "PURGING", None):
        purge_pages()
