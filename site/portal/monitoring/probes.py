"""Questions to everything the site rests on, each with an answer within two seconds.

`/readyz` and `manage.py doctor` ask the same ones. What went wrong is an answer's `detail`: what,
where (hosts, paths and variables, never passwords or what is stored), and what to do. Programs and
logs are told in English, whoever runs the doctor in the language that was asked for.
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
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from news.files import scanning
from portal.serving import states

from . import places

#: How long any answer is waited for; seconds.
PATIENCE = 2.0
MB = 1024 * 1024
#: Below this an upload or a long transaction may not find its place; bytes.
LEAST_FREE = 100 * MB
#: A pass of `run_scheduled` is written down every five minutes; tasks are taken within seconds.
LATE = timedelta(minutes=15)
#: Between the clocks of machines that share a database.
AHEAD = timedelta(minutes=2)
#: clamd is told of new viruses each day.
OLDEST_SIGNATURES = timedelta(days=7)


@dataclass(frozen=True)
class Result:
    """The answer to one probe. `seconds` is how long it took, `detail` a sentence or more."""

    name: str
    ok: bool
    seconds: float
    detail: str


class Wrong(Exception):
    """What a probe found, in the words of its `detail`."""


Probe = Callable[[], str]


def ask(name: str, probe: Probe, patience: float = PATIENCE, language: str = "en") -> Result:
    """The answer of `probe` as a `Result`; no answer after `patience` seconds is a bad one.

    It never raises. The probe runs in a thread with connections of its own. One that still hangs is
    not asked again.
    """
    started = time.monotonic()
    answers: list[Result] = []

    def answer() -> None:
        try:
            with override(language):
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
            with override(language):
                return Result(name, False, 0.0, _("an earlier question has no answer yet"))
        thread = _asked[name] = threading.Thread(target=answer, name=f"probe-{name}", daemon=True)
        thread.start()
    thread.join(patience)
    if answers:
        return answers[0]
    with override(language):
        text = _("no answer within %(seconds)s s") % {"seconds": f"{patience:g}"}
    return Result(name, False, time.monotonic() - started, text)


_lock = threading.Lock()
_asked: dict[str, threading.Thread] = {}


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {first_line(error)}".removesuffix(": ")


def first_line(error: Exception) -> str:
    """What a library says, without what follows."""
    return (str(error).strip().splitlines() or [""])[0]


# What the site cannot do without


def database() -> str:
    """Reads a row of a table: a locked file or an exhausted server is found, too."""
    place = places.database()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            cursor.fetchone()
    except DatabaseError as error:
        if "django_migrations" in str(error):
            text = _("%(place)s has no tables yet: run manage.py migrate. %(reason)s")
        elif connection.vendor == "sqlite":
            text = _(
                "%(place)s does not answer: %(reason)s. Is the file there, may this system user "
                "read and write it and its folder, and is there room on the disk?"
            )
        else:
            text = _(
                "%(place)s does not answer: %(reason)s. Is the server running, can it be reached "
                "from here, and are name, user and password right?"
            )
        raise Wrong(text % {"place": place, "reason": first_line(error).rstrip(".")}) from error
    return _("%(place)s answers") % {"place": place}


def migrations() -> str:
    """Whether the tables are those that the code relies on; once they are, they stay so."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            text = ngettext(
                "%(count)s migration waits: stop the service, run manage.py migrate, start it.",
                "%(count)s migrations wait: stop the service, run manage.py migrate, start it.",
                len(waiting),
            )
            raise Wrong(text % {"count": len(waiting)})
        _migrated = True
    return _("all are applied")


_migrated = False


def shared_cache() -> str:
    """Writes a value to the default cache and reads it."""
    key, value = "portal.probe", os.urandom(8).hex()
    default = caches["default"]
    default.set(f"{key}.{value}", value, 30)
    if default.get(f"{key}.{value}") != value:
        text = _(
            "%(place)s does not keep what it is given. Is it running, can it be reached from here, "
            "and has it memory left? Until then the site is slower, and limits for visitors are "
            "off."
        )
        raise Wrong(text % {"place": places.cache()})
    default.delete(f"{key}.{value}")
    return _("%(place)s keeps what it is given") % {"place": places.cache()}


def disk() -> str:
    """Whether there is room where the site writes."""
    folders = {_existing(Path(path)) for path in (settings.VAR_DIR, settings.MEDIA_ROOT)}
    folders.add(Path(tempfile.gettempdir()))
    free = {str(folder): shutil.disk_usage(folder).free for folder in folders}
    short = [
        _("%(size)s free in %(folder)s") % {"size": filesizeformat(free[name]), "folder": name}
        for name in free
        if free[name] < LEAST_FREE
    ]
    if short:
        text = _(
            "The disk is almost full: %(places)s. Make room (old backups, logs, other programs' "
            "files): nothing can be saved soon."
        )
        raise Wrong(text % {"places": "; ".join(short)})
    return _("at least %(size)s are free") % {"size": filesizeformat(min(free.values()))}


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
        return _("kept pages are off (EDITIONS)")
    if number().current() is None:
        text = _(
            "The number of the edition cannot be had from %(place)s: every page is made anew for "
            "each visitor, which is slower. It mends itself once that answers."
        )
        raise Wrong(text % {"place": places.editions()})
    return _("kept pages are served")


def background() -> str:
    """When scheduled publishing last ran, and whether tasks wait too long."""
    from news.scheduling.jobs import PASS, tasks_wait_in_the_database

    age = pass_age(PASS.name)
    if age is None:
        text = _(
            "manage.py run_scheduled never ran: nothing is published at its time. Start "
            "manage.py serve, or the unit vinh-danh-background."
        )
        raise Wrong(text)
    if age > LATE:
        text = _(
            "manage.py run_scheduled last ran %(minutes)s minutes ago: nothing is published at its "
            "time. Look whether manage.py serve, or the unit vinh-danh-background, is running, and "
            "into its log."
        )
        raise Wrong(text % {"minutes": _minutes(age)})
    if age < -AHEAD:
        text = _(
            "manage.py run_scheduled last ran %(minutes)s minutes in the future: the clock of this "
            "machine was set back, or is wrong (timedatectl)."
        )
        raise Wrong(text % {"minutes": _minutes(-age)})
    if tasks_wait_in_the_database() and (waited := oldest_task_age()) > LATE:
        text = _(
            "The oldest task has waited for %(minutes)s minutes: imports, pictures and mails stand "
            "still. Look whether the process of tasks is running, and into its log."
        )
        raise Wrong(text % {"minutes": _minutes(waited)})
    return _("last pass %(minutes)s minutes ago") % {"minutes": _minutes(age)}


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


def _minutes(time_: timedelta) -> int:
    return time_ // timedelta(minutes=1)


def processes() -> str:
    """What `manage.py serve` says of the processes it keeps running on this machine."""
    kept = process_states()
    failing = [f"{name}: {state['says']}" for name, state in kept.items() if not state["ok"]]
    if failing:
        text = _(
            "Not all that manage.py serve keeps running does run: %(names)s. Look into its log."
        )
        raise Wrong(text % {"names": "; ".join(failing)})
    if not kept:
        return _("kept running by others")
    return _("%(number)s kept running") % {"number": len(kept)}


def backups() -> str:
    """Whether last night's backup was made, where they are to be made each night."""
    from portal.backup import nightly

    made = nightly.last_made()
    if made is None:
        raise Wrong(_("No backup was made yet: run manage.py backup, and look what it says."))
    hours = (timezone.now() - made) // timedelta(hours=1)
    if nightly.is_stale(made):
        text = _(
            "The last backup is %(hours)s hours old: run manage.py backup, and look what it says."
        )
        raise Wrong(text % {"hours": hours})
    return _("the last one is %(hours)s hours old") % {"hours": hours}


def scanner() -> str:
    """Whether the virus scanner answers, and how old what it knows is."""
    try:
        version = scanning.ping()
    except scanning.Unreachable as error:
        fate = (
            _("files that people send are refused until it does (CLAMD_REQUIRED)")
            if settings.CLAMD_REQUIRED
            else _("files that people send are taken without a scan (CLAMD_REQUIRED=off)")
        )
        text = _("clamd at %(place)s (CLAMD) does not answer: %(reason)s; %(fate)s. Start it.")
        raise Wrong(
            text
            % {
                "place": settings.CLAMD,
                "reason": places.said(error.__cause__ or error),
                "fate": fate,
            }
        ) from error
    known = scanning.signatures_of(version)
    if known is not None and timezone.now() - known > OLDEST_SIGNATURES:
        text = _(
            "clamd answers, but what it knows of viruses is of %(date)s: look whether freshclam "
            "runs and may fetch."
        )
        raise Wrong(text % {"date": f"{known:%d/%m/%Y}"})
    return version


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


def wished() -> dict[str, Probe]:
    """`WISHED`, and what this site's settings ask for."""
    asked = dict(WISHED)
    if settings.BACKUP["DIR"]:
        asked["backups"] = backups
    if scanning.is_on():
        asked["scanner"] = scanner
    return asked


def ask_all(probes: dict[str, Probe]) -> Iterator[Result]:
    """The answers one after the other."""
    for name, probe in probes.items():
        yield ask(name, probe)
