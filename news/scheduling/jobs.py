"""Commands that are run again and again: what is due is known to all processes of the site.

Apps register theirs in `AppConfig.ready`:

    from news.scheduling.jobs import register

    register("clear_drafts", "--older-than=30", every=timedelta(days=1))
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.dispatch import Signal
from django.utils import timezone

from .models import ScheduledRun

logger = logging.getLogger(__name__)

#: Sent after each job, with its `name` and whether it was `ok`.
job_done = Signal()

DAY = timedelta(days=1)
#: What failed is tried again after this time, or after its own where that is shorter.
RETRY = timedelta(minutes=10)
#: So much before its time a job is due: a cron may come a second early.
EARLY = timedelta(minutes=1)


@dataclass(frozen=True)
class Job:
    """A command with its options. `every` is None for one that each pass runs."""

    command: str
    options: tuple[str, ...] = ()
    every: timedelta | None = None

    @property
    def name(self) -> str:
        return " ".join((self.command, *self.options))


#: Written down with each pass, but not more often: `manage.py check` asks when the last one was.
PASS = Job("run_scheduled", every=timedelta(minutes=5))
#: The same for the process that works the queue of tasks, where it is another one.
TASKS_PASS = Job("run_scheduled", ("--only-tasks",), every=timedelta(minutes=5))
_jobs: dict[str, Job] = {}


def register(command: str, *options: str, every: timedelta | None = None) -> None:
    """Has `command` run by `manage.py run_scheduled`; a second time changes how often."""
    job = Job(command, options, every)
    _jobs[job.name] = job


def tasks_wait_in_the_database() -> bool:
    """Whether django-tasks-db has the queue. Others have workers of their own."""
    backend = getattr(settings, "TASKS", {}).get("default", {}).get("BACKEND", "")
    return apps.is_installed("django_tasks_db") and backend.startswith("django_tasks_db.")


def register_own() -> None:
    """What every site with news needs done."""
    register("publish_scheduled")
    register("public_files", "--catch-up")
    register("public_files", "--sweep", every=DAY)
    register("empty_bin", every=DAY)
    if apps.is_installed("django.contrib.sessions"):
        register("clearsessions", every=DAY)
    if tasks_wait_in_the_database():
        register("prune_db_task_results", every=DAY)


def run_due() -> list[str]:
    """Runs what is due; the names of the jobs that failed, whose reasons stand in the log."""
    _claim(PASS)
    return [job.name for job in list(_jobs.values()) if _claim(job) and not _ran(job)]


def note_tasks_pass() -> None:
    """Writes down that the queue of tasks is worked."""
    _claim(TASKS_PASS)


def _claim(job: Job) -> bool:
    """Whether `job` is due now, and no other process has taken it."""
    if job.every is None:
        return True
    now = timezone.now()
    run, is_new = ScheduledRun.objects.get_or_create(name=job.name, defaults={"begun_at": now})
    if is_new:
        return True
    latest = now - job.every + EARLY
    if run.begun_at > latest:
        return False
    due = ScheduledRun.objects.filter(name=job.name, begun_at__lte=latest)
    return bool(due.update(begun_at=now))


def _ran(job: Job) -> bool:
    """A command that fails keeps neither others nor the queue of tasks from being worked."""
    try:
        call_command(job.command, *job.options, verbosity=0)
    except Exception:
        logger.exception("%s failed", job.name)
        job_done.send(job, name=job.name, ok=False)
        if job.every is not None and job.every > RETRY:
            again = timezone.now() - job.every + RETRY
            ScheduledRun.objects.filter(name=job.name).update(begun_at=again)
        return False
    job_done.send(job, name=job.name, ok=True)
    return True
