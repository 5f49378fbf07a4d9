"""Figures for Prometheus: counted in each process, given out by `manage.py metrics`.

Off unless METRICS_PORT is set: then nothing is counted or imported. Each process counts in files
of its own in one folder (prometheus_client's multiprocess mode), which the variable
PROMETHEUS_MULTIPROC_DIR names before any of them starts.
"""

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

#: Seconds: from a page out of Django's memory to what a proxy gives up.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


FOLDER = "PROMETHEUS_MULTIPROC_DIR"


def folder() -> Path:
    """Where processes count: as the environment says, else in VAR_DIR."""
    named = os.environ.setdefault(FOLDER, str(Path(settings.VAR_DIR, "serving", "metrics")))
    path = Path(named)
    path.mkdir(parents=True, exist_ok=True)
    return path


def begin() -> None:
    """Before the processes of this machine start: what earlier ones counted is of no use."""
    if getattr(settings, "METRICS_PORT", 0):
        shutil.rmtree(folder(), ignore_errors=True)
        folder()


@cache
def counters() -> dict[str, Any] | None:
    """The counters of this process; None where nothing is counted."""
    if not getattr(settings, "METRICS_PORT", 0):
        return None
    folder()
    from prometheus_client import Counter, Histogram

    return {
        "requests": Counter("site_requests", "Requests that reached Django", ["kind", "status"]),
        "seconds": Histogram("site_request_seconds", "Their duration", ["kind"], buckets=BUCKETS),
        "passes": Counter("site_jobs", "Jobs of run_scheduled", ["job", "outcome"]),
        "tasks": Counter("site_tasks_run", "Tasks that were run", ["outcome"]),
        "editions": Counter("site_editions", "Editions that began: what readers see changed"),
        "sign_ins": Counter("site_sign_ins", "Attempts to sign in", ["outcome"]),
        "database": Counter("site_database_errors", "Requests that the database failed"),
    }


def note_request(path: str, status: int, seconds: float) -> None:
    if (known := counters()) is not None:
        kind = kind_of(path)
        known["requests"].labels(kind, str(status)).inc()
        known["seconds"].labels(kind).observe(seconds)


def note_database_error() -> None:
    if (known := counters()) is not None:
        known["database"].inc()


def note_job(job: str, ok: bool) -> None:
    if (known := counters()) is not None:
        known["passes"].labels(job, "done" if ok else "failed").inc()


def note_edition() -> None:
    """Called with each rise of the edition's number, by the process that made the change."""
    if (known := counters()) is not None:
        known["editions"].inc()


def note_sign_in(outcome: str) -> None:
    """`outcome`: "done", "failed" (password or second factor) or "locked" (after too many)."""
    if (known := counters()) is not None:
        known["sign_ins"].labels(outcome).inc()


def note_task(ok: bool) -> None:
    if (known := counters()) is not None:
        known["tasks"].labels("done" if ok else "failed").inc()


def kind_of(path: str) -> str:
    """The part of the site that a path belongs to: a handful of words, whatever is asked for."""
    for kind, prefix in (
        ("admin", settings.ADMIN_PREFIX),
        ("file", "/documents/"),
        ("file", settings.MEDIA_URL),
        ("static", settings.STATIC_URL),
    ):
        if path.startswith(prefix):
            return kind
    return "page"
