"""What is done once a night, begun by `run_scheduled` in a process of its own: publishing goes on
meanwhile. It is asked for every quarter of an hour, so that a night on which nothing ran is made
good.
"""

import subprocess
import sys
from datetime import datetime, timedelta

from django.conf import settings

from news.scheduling.jobs import register

EVERY = timedelta(minutes=15)
_running: dict[str, subprocess.Popen[bytes]] = {}


def register_nightly(command: str) -> None:
    """Has `manage.py COMMAND --if-due` run again and again."""
    register(command, "--if-due", every=EVERY)


def last_night(now: datetime, hour: int) -> datetime:
    """When the last night's `hour` was. `now` is in local time."""
    night = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    return night if night <= now else night - timedelta(days=1)


def begin(command: str, *options: str) -> None:
    """Starts the command where it is not running already."""
    known = _running.get(command)
    if known is None or known.poll() is not None:
        manage = str(settings.PROJECT_DIR / "manage.py")
        _running[command] = subprocess.Popen([sys.executable, manage, command, *options])  # noqa: S603
