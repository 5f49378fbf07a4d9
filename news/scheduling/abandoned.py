"""Tasks whose worker was killed while it ran them go back into the queue."""

import logging
import os
import socket
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

logger = logging.getLogger(__name__)

#: As the queue writes them, under Django 5.2 and later.
READY, RUNNING, FAILED = "READY", "RUNNING", "FAILED"

#: A task that its workers did not survive so often is given up: it would take the next one along.
MOST_ATTEMPTS = 3
#: A worker of another machine, or of a container that is gone, is believed dead after this time.
LONGEST = timedelta(days=1)
GIVEN_UP = "The process that ran it ended {} times before it was done."


def worker_id() -> str:
    """This process, told apart from all others of all machines; at most 64 characters."""
    return f"{_host()}:{os.getpid()}:{_start_of(os.getpid())}"


def put_back() -> None:
    """Asks for the tasks that run, and queues again those that nobody works any more."""
    from django_tasks_db.models import DBTaskResult

    for task in DBTaskResult.objects.filter(status=RUNNING):
        if not _is_abandoned(task):
            continue
        mine = DBTaskResult.objects.filter(pk=task.pk, status=RUNNING, started_at=task.started_at)
        if len(task.worker_ids) < MOST_ATTEMPTS:
            if mine.update(status=READY, started_at=None):
                logger.warning("%s was cut off and is begun again", task.task_path)
        elif mine.update(
            status=FAILED,
            finished_at=timezone.now(),
            traceback=GIVEN_UP.format(MOST_ATTEMPTS),
        ):
            logger.error("%s was cut off %d times and is given up", task.task_path, MOST_ATTEMPTS)


def _is_abandoned(task: Any) -> bool:
    if not task.worker_ids or not task.started_at:
        return False
    host, _, process = task.worker_ids[-1].partition(":")
    pid, _, start = process.partition(":")
    if host == _host() and pid.isdecimal():
        return _start_of(int(pid)) != start
    return task.started_at < timezone.now() - LONGEST


def _host() -> str:
    return socket.gethostname().replace(":", "-")[:30]


def _start_of(pid: int) -> str:
    """When a process began, as its system tells; "" where there is none of that number."""
    try:
        # After the name, which may hold blanks: the 22nd field, in ticks since the start.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        pass
    try:
        os.kill(pid, 0)
    except OSError:
        return ""
    return "0"
