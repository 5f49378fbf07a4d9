"""Tasks of workers that were killed: they wait again, instead of running for ever.

A worker says by its name which process it is. Of this machine a process is known to live or not;
of another one a task is believed to be lost once it has run for longer than any does. What killed
its worker several times is given up, and so fails in the log.

So a task may run twice: all of ours either write the same again (pictures, sizes, search, reading a
list), or are letters, which had better come twice than never.
"""

import logging
import os
import socket
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

logger = logging.getLogger(__name__)

#: After this time a task of another machine is lost.
LONGEST = timedelta(minutes=30)
#: How often a task may be begun.
MOST = 3
#: What failed for these reasons may succeed later.
PASSING = ("django.db.utils.OperationalError", "django.db.utils.InterfaceError")
#: So long after such a failure it is tried again.
PAUSE = timedelta(minutes=1)


def worker_name() -> str:
    """Of this process, and of no later one with the same number; up to 64 characters."""
    return f"{_machine()}:{os.getpid()}:{_begun(os.getpid())}"


def take_back_lost() -> int:
    """Has tasks that nobody works on any more wait again; how many they were."""
    from django_tasks_db.models import DBTaskResult

    count = 0
    for task in DBTaskResult.objects.running():
        worker = task.worker_ids[-1] if task.worker_ids else ""
        if _is_lost(worker, task.started_at):
            count += _take_back(task, "its worker is gone")
    failed = DBTaskResult.objects.failed().filter(exception_class_path__in=PASSING)
    for task in failed.filter(finished_at__lt=timezone.now() - PAUSE):
        if len(task.worker_ids) < MOST:
            count += _take_back(task, task.exception_class_path)
    return count


def _take_back(task: Any, reason: str) -> int:
    """Unless somebody else was quicker."""
    same = type(task).objects.filter(
        pk=task.pk, status=task.status, started_at=task.started_at, finished_at=task.finished_at
    )
    if len(task.worker_ids) >= MOST:
        logger.error("Task %s (%s) is given up: %s", task.pk, task.task_path, reason)
        error = {"exception_class_path": "builtins.RuntimeError", "traceback": reason}
        same.update(status="FAILED", finished_at=timezone.now(), **error)
        return 0
    logger.warning("Task %s (%s) waits again: %s", task.pk, task.task_path, reason)
    return same.update(status="READY", started_at=None, finished_at=None)


def _is_lost(worker: str, started: Any) -> bool:
    machine, _, process = worker.partition(":")
    number, _, begun = process.partition(":")
    if machine == _machine() and number.isdecimal():
        return _begun(int(number)) != begun
    return started is None or timezone.now() - started > LONGEST


def _machine() -> str:
    return socket.gethostname().replace(":", "-")[:30]


def _begun(process: int) -> str:
    """When a process began, as the kernel counts; "" for one that is not there."""
    with suppress(OSError, IndexError):
        # After the name, which stands in brackets and may hold anything.
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]
    if Path("/proc/self/stat").exists():
        return ""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return "alive"
