"""A backup each night."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from news.scheduling.models import ScheduledRun

from .. import nights
from . import folder

logger = logging.getLogger(__name__)

#: The rows that say of which night administrators were told.
TOLD = "backup: failure told"
TOLD_OF_LACKING = "backup: lacking told"
#: The row that says when one was last finished, whichever machine it lies on.
MADE = "backup: made"
#: A night was missed.
OLDEST = timedelta(hours=26)


def register_job() -> None:
    if settings.BACKUP["DIR"]:
        nights.register_nightly("backup")


def last_night(now: datetime) -> datetime:
    """The hour of backups that was last. `now` is in local time."""
    return nights.last_night(now, settings.BACKUP["HOUR"])


def is_due(now: datetime) -> bool:
    """Whether the last night has no backup yet."""
    made = _newest_file()
    return made is None or made < last_night(now)


def last_made() -> datetime | None:
    """When a backup was last finished, on any machine of the site: for those who watch it."""
    row = ScheduledRun.objects.filter(name=MADE).first()
    known = [row.begun_at if row else None, _newest_file()]
    return max(filter(None, known), default=None)


def is_stale(made: datetime | None) -> bool:
    """Whether the night after `made` went by without a backup."""
    return made is None or timezone.now() - made > OLDEST


def note_made() -> None:
    """Writes down that one was made just now. The backup is there though this fails."""
    try:
        ScheduledRun.objects.update_or_create(name=MADE, defaults={"begun_at": timezone.now()})
    except DatabaseError:
        logger.exception("It could not be noted that a backup was made")


def _newest_file() -> datetime | None:
    """When the newest backup in BACKUP_DIR was finished."""
    if not settings.BACKUP["DIR"]:
        return None
    try:
        found = folder.kept(Path(settings.BACKUP["DIR"]))
    except OSError:
        return None
    return found[0].made_at if found else None


def begin() -> None:
    """Starts a backup where one is due and none is running."""
    if is_due(timezone.localtime()):
        nights.begin("backup", "--nightly")


def tell(reason: str) -> None:
    """Mails every administrator who has an address, once a night. Raises nothing."""
    logger.error("The nightly backup failed: %s", reason)
    with override(settings.LANGUAGE_CODE):
        subject = _("The nightly backup failed")
        text = _("No backup of the site was made last night. The reason:\n\n%(reason)s\n")
        _mail(TOLD, subject, text % {"reason": reason})


def tell_of_lacking(reason: str) -> None:
    """The same where a backup was made, but files were not there."""
    logger.error("The nightly backup is incomplete: %s", reason)
    with override(settings.LANGUAGE_CODE):
        subject = _("The nightly backup lacks files")
        text = _("%(reason)s\n\n“manage.py restore --check FILE” lists their names.\n")
        _mail(TOLD_OF_LACKING, subject, text % {"reason": reason})


def _mail(row: str, subject: str, text: str) -> None:
    try:
        night = last_night(timezone.localtime())
        _row, is_new = ScheduledRun.objects.get_or_create(name=row, defaults={"begun_at": night})
        if not is_new and not _is_first_of(row, night):
            return
        users = get_user_model()._default_manager.filter(is_superuser=True, is_active=True)
        for address in {user.email for user in users if user.email}:
            send_mail(subject, text, None, [address])
    except (DatabaseError, OSError):  # what made the backup fail may keep the mail away, too
        logger.exception("Administrators could not be told of the backup")


def _is_first_of(row: str, night: datetime) -> bool:
    earlier = ScheduledRun.objects.filter(name=row, begun_at__lt=night)
    return bool(earlier.update(begun_at=night))
