"""One walk each night, begun by `run_scheduled`, in a process of its own: publishing goes on."""

import subprocess
import sys
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from news.scheduling.jobs import register

from .models import Walk

_running: list[subprocess.Popen[bytes]] = []


def register_job() -> None:
    """Asked every quarter of an hour, so that a night on which nothing ran is made good."""
    if settings.SELF_WATCH["ON"]:
        register("self_watch", "--if-due", every=timedelta(minutes=15))


def is_due(now: datetime) -> bool:
    """Whether no walk has begun since the last night's hour. `now` is in local time."""
    night = now.replace(hour=settings.SELF_WATCH["HOUR"], minute=0, second=0, microsecond=0)
    night = night if night <= now else night - timedelta(days=1)
    return not Walk.objects.filter(begun_at__gte=night).exists()


def begin() -> None:
    """Starts a walk where one is due and none is running."""
    if _running and _running[0].poll() is None:
        return
    _running.clear()
    if is_due(timezone.localtime()):
        manage = str(settings.PROJECT_DIR / "manage.py")
        _running.append(subprocess.Popen([sys.executable, manage, "self_watch"]))  # noqa: S603
