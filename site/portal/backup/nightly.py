"""A backup each night, begun by `run_scheduled`, in a process of its own: publishing goes on."""

import logging
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from news.scheduling.jobs import register
from news.scheduling.models import ScheduledRun

from . import folder

logger = logging.getLogger(__name__)

#: The row that says of which night's failure administrators were told.
TOLD = "backup: failure told"
_running: list[subprocess.Popen[bytes]] = []


def register_job() -> None:
    """Asked every quarter of an hour, so that a night on which nothing ran is made good."""
    if settings.BACKUP["DIR"]:
        register("backup", "--if-due", every=timedelta(minutes=15))


def last_night(now: datetime) -> datetime:
    """The hour of backups that was last. `now` is in local time."""
    night = now.replace(hour=settings.BACKUP["HOUR"], minute=0, second=0, microsecond=0)
    return night if night <= now else night - timedelta(days=1)


def is_due(now: datetime) -> bool:
    """Whether the last night has no backup yet."""
    made = last_made()
    return made is None or made < last_night(now)


def last_made() -> datetime | None:
    """When the newest backup in BACKUP_DIR was finished."""
    try:
        found = folder.kept(Path(settings.BACKUP["DIR"]))
    except OSError:
        return None
    return found[0].made_at if found else None


def begin() -> None:
    """Starts a backup where one is due and none is running."""
    if _running and _running[0].poll() is None:
        return
    _running.clear()
    if is_due(timezone.localtime()):
        manage = str(settings.PROJECT_DIR / "manage.py")
        command = [sys.executable, manage, "backup", "--nightly"]
        _running.append(subprocess.Popen(command))  # noqa: S603


def tell(reason: str) -> None:
    """Mails every administrator who has an address, once a night."""
    logger.error("The nightly backup failed: %s", reason)
    night = last_night(timezone.localtime())
    _row, is_new = ScheduledRun.objects.get_or_create(name=TOLD, defaults={"begun_at": night})
    if not is_new and not _is_first_of(night):
        return
    users = get_user_model()._default_manager.filter(is_superuser=True, is_active=True)
    with override(settings.LANGUAGE_CODE):
        subject = _("The nightly backup failed")
        text = _("No backup of the site was made last night. The reason:\n\n%(reason)s\n")
        for address in {user.email for user in users if user.email}:
            send_mail(subject, text % {"reason": reason}, None, [address])


def _is_first_of(night: datetime) -> bool:
    earlier = ScheduledRun.objects.filter(name=TOLD, begun_at__lt=night)
    return bool(earlier.update(begun_at=night))
