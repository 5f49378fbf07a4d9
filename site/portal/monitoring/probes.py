"""Questions to everything the site rests on, each with an answer within two seconds.

`/readyz` and `manage.py doctor` ask the same ones. A probe never raises: what went wrong is its
`detail`. Details name hosts and paths, never passwords or what is stored.
"""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from portal.serving import states

#: How long any answer is waited for; seconds.
PATIENCE = 2.0
MB = 1024 * 1024
#: Below this an upload or a long transaction may not find its place; bytes.
LEAST_FREE = 100 * MB
#: A pass of `run_scheduled` is written down every five minutes; tasks are taken within seconds.
LATE = timedelta(minutes=15)


@dataclass(frozen=True)
class Result:
    """The answer to one probe. `seconds` is how long it took, `detail` a sentence in English."""

    name: str
    ok: bool
    seconds: float
    detail: str


class Wrong(Exception):
    """What a probe found, in the words of its `detail`."""


Probe = Callable[[], str]


def ask(name: str, probe: Probe, patience: float = PATIENCE) -> Result:
    """The answer of `probe` as a `Result`; no answer after `patience` seconds is a bad one.

    It runs in a thread with connections of its own. One that still hangs is not asked again.
    """
    started = time.monotonic()
    answers: list[Result] = []

    def answer() -> None:
        try:
            ok, detail = True, probe()
        except Wrong as error:
            ok, detail = False, str(error)
        except Exception as error:
            ok, detail = False, _first_line(error)
        finally:
            connections.close_all()
        answers.append(Result(name, ok, time.monotonic() - started, detail))

    with _lock:
        hanging = _asked.get(name)
        if hanging is not None and hanging.is_alive():
            return Result(name, False, 0.0, "an earlier question has no answer yet")
        thread = _asked[name] = threading.Thread(target=answer, name=f"probe-{name}", daemon=True)
        thread.start()
    thread.join(patience)
    if answers:
        return answers[0]
    return Result(name, False, time.monotonic() - started, f"no answer within {patience:g} s")


_lock = threading.Lock()
_asked: dict[str, threading.Thread] = {}


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


# What the site cannot do without


def database() -> str:
    """Reads a row of a table: a locked file or an exhausted server is found, too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        cursor.fetchone()
    return f"{connection.vendor} answers"


def migrations() -> str:
    """Whether the tables are those that the code relies on; once they are, they stay so."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            raise Wrong(f"{len(waiting)} migrations wait: run manage.py migrate")
        _migrated = True
    return "all are applied"


_migrated = False


def shared_cache() -> str:
    """Writes a value to the default cache and reads it."""
    key, value = "portal.probe", os.urandom(8).hex()
    default = caches["default"]
    default.set(f"{key}.{value}", value, 30)
    if default.get(f"{key}.{value}") != value:
        raise Wrong("the cache does not keep what it is given")
    default.delete(f"{key}.{value}")
    return f"{type(default).__name__} keeps what it is given"


def disk() -> str:
    """Whether there is room where the site writes."""
    folders = {_existing(Path(path)) for path in (settings.VAR_DIR, settings.MEDIA_ROOT)}
    folders.add(Path(tempfile.gettempdir()))
    free = {str(folder): shutil.disk_usage(folder).free for folder in folders}
    short = [f"{free[name] // MB} MB free in {name}" for name in free if free[name] < LEAST_FREE]
    if short:
        raise Wrong("; ".join(short))
    return f"at least {min(free.values()) // MB} MB free"


def _existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path


# What the site can do without for a while


def editions() -> str:
    """Whether the number of the edition is known, without which no page is kept."""
    from portal.editions.conf import config
    from portal.editions.number import number

    if not config().enabled:
        return "kept pages are off"
    if number().current() is None:
        raise Wrong("the number of the edition is not known: every page is rendered")
    return "kept pages are served"


def background() -> str:
    """When scheduled publishing last ran, and whether tasks wait too long."""
    from news.scheduling.jobs import PASS, tasks_wait_in_the_database

    age = pass_age(PASS.name)
    if age is None:
        raise Wrong("manage.py run_scheduled never ran")
    if age > LATE:
        raise Wrong(f"manage.py run_scheduled last ran {_minutes(age)} ago")
    if tasks_wait_in_the_database() and (waited := oldest_task_age()) > LATE:
        raise Wrong(f"the oldest task has waited for {_minutes(waited)}")
    return f"last pass {_minutes(age)} ago"


def pass_age(name: str) -> timedelta | None:
    """How long ago a process of `run_scheduled` last looked for what is due; None if never."""
    from news.scheduling.models import ScheduledRun

    run = ScheduledRun.objects.filter(name=name).first()
    return None if run is None else timezone.now() - run.begun_at


def oldest_task_age() -> timedelta:
    """How long the task that has waited longest could have been run; 0 where none waits."""
    from django_tasks_db.models import DBTaskResult

    oldest = DBTaskResult.objects.ready().order_by("enqueued_at").first()
    if oldest is None:
        return timedelta()
    since = max(filter(None, (oldest.enqueued_at, oldest.run_after)))
    return max(timezone.now() - since, timedelta())


def _minutes(time_: timedelta) -> str:
    return f"{time_ // timedelta(minutes=1)} minutes"


def processes() -> str:
    """What `manage.py serve` says of the processes it keeps running on this machine."""
    kept = process_states()
    failing = [f"{name}: {state['says']}" for name, state in kept.items() if not state["ok"]]
    if failing:
        raise Wrong("; ".join(failing))
    return f"{len(kept)} kept running" if kept else "kept running by others"


def process_states() -> dict[str, dict[str, Any]]:
    """Each process's name with `ok`, `says`, `restarts`; empty where another program runs them."""
    return states.read().get("processes", {})


def is_stopping() -> bool:
    """Whether `manage.py serve` has been told to stop."""
    return states.read().get("stopping", False)


#: Without these the site cannot answer as it should: 503.
NEEDED: dict[str, Probe] = {
    "database": database,
    "migrations": migrations,
    "cache": shared_cache,
    "disk": disk,
}
#: Without these it goes on, but somebody should look.
WISHED: dict[str, Probe] = {
    "editions": editions,
    "background": background,
    "processes": processes,
}


def ask_all(probes: dict[str, Probe]) -> Iterator[Result]:
    """The answers one after the other."""
    for name, probe in probes.items():
        yield ask(name, probe)
