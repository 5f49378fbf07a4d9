"""How the database is set up, and whether it is in time."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from news.scheduling.models import ScheduledRun
from portal.monitoring.probes import MB, Wrong

from . import Doubtful

#: Older ones get no corrections any more.
OLDEST_POSTGRESQL = 140000
#: Between the clocks of the database and of this machine.
MOST_APART = timedelta(seconds=5)
#: Of moments that were written down: jobs of the background process.
MOST_AHEAD = timedelta(minutes=5)


def settings_of_database() -> str:
    """Kind, version, size; that what was written stays written; room to grow."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return _sqlite(cursor)
        if connection.vendor == "postgresql":
            return _postgresql(cursor)
    return connection.vendor


def _one(cursor: Any, sql: str) -> Any:
    cursor.execute(sql)
    return cursor.fetchone()[0]


def _sqlite(cursor: Any) -> str:
    path = Path(connection.settings_dict["NAME"])
    mode = _one(cursor, "PRAGMA journal_mode")
    if mode != "wal":
        raise Doubtful(
            _("SQLite's journal is “%(mode)s”, not WAL: readers wait for writers.") % {"mode": mode}
        )
    if _one(cursor, "PRAGMA synchronous") == 0:
        raise Doubtful(_("SQLite does not wait for the disk: a power cut can damage the database."))
    size = path.stat().st_size
    log = path.with_name(f"{path.name}-wal")
    waiting = log.stat().st_size if log.exists() else 0
    if waiting > max(size, 200 * MB):
        raise Doubtful(
            _("%(size)s of changes wait beside the database: something reads without end.")
            % {"size": filesizeformat(waiting)}
        )
    free = shutil.disk_usage(path.parent).free
    if free < 2 * size:
        raise Doubtful(
            _("%(free)s are free where the database of %(size)s lies: no room for a copy.")
            % {"free": filesizeformat(free), "size": filesizeformat(size)}
        )
    version = _one(cursor, "SELECT sqlite_version()")
    return _("SQLite %(version)s, %(size)s, WAL; %(free)s free") % {
        "version": version,
        "size": filesizeformat(size),
        "free": filesizeformat(free),
    }


def _postgresql(cursor: Any) -> str:
    version = connection.pg_version  # type: ignore[attr-defined]
    if version < OLDEST_POSTGRESQL:
        raise Doubtful(_("PostgreSQL %(version)s is too old.") % {"version": version // 10000})
    for name in ("fsync", "full_page_writes"):
        if _one(cursor, f"SHOW {name}") != "on":
            raise Doubtful(
                _("PostgreSQL runs with %(name)s = off: a power cut can damage the database.")
                % {"name": name}
            )
    most = int(_one(cursor, "SHOW max_connections"))
    used = _one(
        cursor, "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    )
    if used > most * 0.8:
        raise Doubtful(
            _("%(used)s of %(most)s connections of PostgreSQL are used.")
            % {"used": used, "most": most}
        )
    size = _one(cursor, "SELECT pg_database_size(current_database())")
    return _("PostgreSQL %(version)s, %(size)s, %(used)s of %(most)s connections used") % {
        "version": f"{version // 10000}.{version % 10000}",
        "size": filesizeformat(size),
        "used": used,
        "most": most,
    }


def clock() -> str:
    """Scheduled publishing goes by these clocks."""
    now = timezone.localtime()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            there: datetime = _one(cursor, "SELECT clock_timestamp()")
        apart = abs(there - timezone.now())
        if apart > MOST_APART:
            raise Wrong(
                _(
                    "The clocks of this machine and of the database are %(seconds)s s apart. Turn "
                    "the synchronization on (timedatectl set-ntp true) on both."
                )
                % {"seconds": round(apart.total_seconds())}
            )
    written = max(
        filter(None, (run.begun_at for run in ScheduledRun.objects.all())), default=timezone.now()
    )
    if written - timezone.now() > MOST_AHEAD:
        text = _(
            "This machine thinks it is %(now)s, but something was written at %(then)s already: its "
            "clock was set back, or went wrong. Turn its synchronization on (timedatectl set-ntp "
            "true)."
        )
        then = timezone.localtime(written)
        raise Wrong(text % {"now": f"{now:%d/%m/%Y %H:%M}", "then": f"{then:%d/%m/%Y %H:%M}"})
    if now.year < 2026:
        text = _(
            "This machine thinks it is the year %(year)s: set its clock, and turn its "
            "synchronization on (timedatectl set-ntp true)."
        )
        raise Wrong(text % {"year": now.year})
    return f"{now:%d/%m/%Y %H:%M:%S} {timezone.get_current_timezone_name()}"
