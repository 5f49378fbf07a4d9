"""What lies on this machine's disk: who may read it, whether it is complete, whether there is a
copy.
"""

import os
import pwd
import stat
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.backup import folder, nightly, words
from portal.monitoring.probes import Wrong

from . import Doubtful

_SQLITE = ("", "-wal", "-shm")


def permissions() -> str:
    """What this system user cannot write, and what others on this machine could read."""
    folder_of_site = Path(settings.VAR_DIR)
    owner = _owner(folder_of_site)
    if owner is not None and owner != os.geteuid():
        text = _(
            "%(folder)s belongs to %(owner)s, and this is %(user)s: run manage.py as the site's "
            "user, else files are left that the site cannot write."
        )
        values = {"folder": folder_of_site, "owner": _name(owner), "user": _name(os.geteuid())}
        raise Doubtful(text % values)
    locked = [str(path) for path in _written() if _is_locked(path)]
    if locked:
        text = _("The site's user may not write: %(paths)s. Run chown -R %(user)s on them.")
        raise Wrong(text % {"paths": ", ".join(locked), "user": _name(os.geteuid())})
    places = [(Path(settings.VAR_DIR) / "private", 0o077)]
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        places += [(path.with_name(f"{path.name}{end}"), 0o077) for end in _SQLITE]
    if settings.BACKUP["DIR"] and Path(settings.BACKUP["DIR"]).is_dir():
        places += [(one.path, 0o077) for one in _backups()]
    places += [(Path(settings.VAR_DIR), 0o002), (Path(settings.MEDIA_ROOT), 0o002)]
    loose = [f"{path} ({_mode(path):o})" for path, mask in places if _mode(path) & mask]
    if loose:
        raise Doubtful(
            _("Others on this machine may read or change: %(paths)s. Run chmod go-rwx.")
            % {"paths": ", ".join(loose)}
        )
    return _("only this system user reads the database, private files and backups")


def _written() -> list[Path]:
    """Folders and files that the site writes."""
    var = Path(settings.VAR_DIR)
    places = [var, var / "private", var / "serving", Path(settings.MEDIA_ROOT)]
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        places += [path.parent, *(path.with_name(f"{path.name}{end}") for end in _SQLITE)]
    if settings.BACKUP["DIR"]:
        places.append(Path(settings.BACKUP["DIR"]))
    return places


def _is_locked(path: Path) -> bool:
    try:
        return path.exists() and not os.access(path, os.W_OK)
    except PermissionError:  # not even the folder above may be looked into
        return True


def _owner(path: Path) -> int | None:
    return path.stat().st_uid if path.exists() else None


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0


def _backups() -> list[folder.Kept]:
    try:
        return folder.kept(Path(settings.BACKUP["DIR"]))
    except OSError as error:
        raise Wrong(
            _("BACKUP_DIR cannot be read. %(reason)s") % {"reason": words.reason(error)}
        ) from error


def backups() -> str:
    """Whether last night's is there, and would survive this machine's disk."""
    if not settings.BACKUP["DIR"]:
        return _backups_elsewhere()
    found = _backups()
    if not found:
        text = _(
            "There is no backup in BACKUP_DIR (%(folder)s) yet: run manage.py backup, and look "
            "what it says."
        )
        raise Wrong(text % {"folder": settings.BACKUP["DIR"]})
    hours = (timezone.now() - found[0].made_at) // timedelta(hours=1)
    if nightly.is_stale(found[0].made_at):
        text = _(
            "The last backup is %(hours)s hours old: run manage.py backup, and look what it says."
        )
        raise Wrong(text % {"hours": hours})
    if not found[0].path.name.endswith(".age"):
        raise Doubtful(_("The backups are not encrypted: set BACKUP_RECIPIENT."))
    if _is_on_disk_of_site(found[0].path):
        raise Doubtful(
            _("The backups lie on the same disk as the site: copy them to another machine.")
        )
    return _("the last one is %(hours)s hours old; %(number)s are kept") % {
        "hours": hours,
        "number": len(found),
    }


def _backups_elsewhere() -> str:
    made = nightly.last_made()
    if made is None:
        raise Doubtful(_("No backups are made: BACKUP_DIR is not set."))
    hours = (timezone.now() - made) // timedelta(hours=1)
    if nightly.is_stale(made):
        text = _(
            "BACKUP_DIR is not set, and the last backup by manage.py backup is %(hours)s hours old."
        )
        raise Doubtful(text % {"hours": hours})
    return _("the last one is %(hours)s hours old") % {"hours": hours}


def _is_on_disk_of_site(path: Path) -> bool:
    return path.stat().st_dev == Path(settings.VAR_DIR).stat().st_dev


def static_files() -> str:
    """Whether `collectstatic` ran."""
    if not isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        return _("taken from the code: right for a developer's machine")
    if not staticfiles_storage.hashed_files:
        raise Wrong(_("The static files were not collected: run manage.py collectstatic."))
    names = (path for finder in get_finders() for path, _storage in finder.list([]))
    lacking = [name for name in names if name not in staticfiles_storage.hashed_files]
    if lacking:
        raise Wrong(
            _("The static files are of another version (%(name)s): run manage.py collectstatic.")
            % {"name": lacking[0]}
        )
    return _("%(number)s were collected") % {"number": len(staticfiles_storage.hashed_files)}


def catalogues() -> str:
    """Whether what the site says in Vietnamese was compiled since it changed."""
    places = [Path(path) for path in settings.LOCALE_PATHS]
    places += [Path(app.path) / "locale" for app in apps.get_app_configs() if _is_ours(app.path)]
    sources = [path for place in places for path in place.glob("*/LC_MESSAGES/*.po")]
    old = [path for path in sources if _is_older(path.with_suffix(".mo"), path)]
    if old:
        raise Wrong(
            _("%(number)s translations are not compiled: run manage.py catalogues compile.")
            % {"number": len(old)}
        )
    return _("%(number)s are compiled") % {"number": len(sources)}


def _is_ours(path: str) -> bool:
    return Path(path).is_relative_to(settings.PROJECT_DIR) and "site-packages" not in path


def _is_older(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime
