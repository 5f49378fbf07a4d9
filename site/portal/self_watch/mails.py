"""The alarm: a mail to every administrator who has an address, once for each finding."""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from .models import Finding

logger = logging.getLogger(__name__)

#: Findings that one mail names; the report has all.
NAMED = 20


def tell() -> int:
    """Tells of what was found since the last mail; how many findings that were.

    A mail that cannot be sent is tried again with the next walk.
    """
    new = Finding.objects.filter(told_at=None, accepted_at=None).order_by("kind", "place")
    count = new.count()
    if not count:
        return 0
    logger.error("The self-watch found %d things that nothing explains", count)
    url = settings.WAGTAILADMIN_BASE_URL + reverse("self_watch_findings")
    users = get_user_model()._default_manager.filter(is_superuser=True, is_active=True)
    try:
        with override(settings.LANGUAGE_CODE):
            subject = ngettext(
                "The site shows %(count)d thing that nobody here published",
                "The site shows %(count)d things that nobody here published",
                count,
            ) % {"count": count}
            context = {"findings": new[:NAMED], "more": max(0, count - NAMED), "url": url}
            text = render_to_string("self_watch/alarm.txt", context)
            for address in sorted({user.email for user in users if user.email}):
                send_mail(subject, text, None, [address])
    except OSError:
        logger.exception("The alarm of the self-watch could not be sent")
        return count
    Finding.objects.filter(told_at=None).update(told_at=timezone.now())
    return count
