"""What lies on this machine's disk: who may read it, whether it is complete, whether there is a
copy.
"""

import stat
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.backup import folder
from portal.monitoring.probes import Wrong

from . import Doubtful

#: A night was missed.
OLDEST_BACKUP = timedelta(hours=26)


def permissions() -> str:
    """What others on this machine could read."""
    places = [(Path(settings.VAR_DIR) / "private", 0o077)]
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        places += [(path.with_name(f"{path.name}{end}"), 0o077) for end in ("", "-wal", "-shm")]
    if settings.BACKUP["DIR"]:
        places += [(one.path, 0o077) for one in _backups()]
    places += [(Path(settings.VAR_DIR), 0o002), (Path(settings.MEDIA_ROOT), 0o002)]
    loose = [f"{path} ({_mode(path):o})" for path, mask in places if _mode(path) & mask]
    if loose:
        raise Doubtful(
            _("Others on this machine may read or change: %(paths)s. Run chmod go-rwx.")
            % {"paths": ", ".join(loose)}
        )
    return _("only this system user reads the database, private files and backups")


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
            _("BACKUP_DIR cannot be read: %(reason)s") % {"reason": error.strerror}
        ) from error


def backups() -> str:
    """Whether last night's is there, and would survive this machine's disk."""
    if not settings.BACKUP["DIR"]:
        raise Doubtful(_("No backups are made: BACKUP_DIR is not set."))
    found = _backups()
    if not found:
        raise Wrong(_("There is no backup in BACKUP_DIR yet."))
    age = timezone.now() - found[0].made_at
    hours = age // timedelta(hours=1)
    if age > OLDEST_BACKUP:
        raise Wrong(_("The last backup is %(hours)s hours old.") % {"hours": hours})
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


def _is_on_disk_of_site(path: Path) -> bool:
    return path.stat().st_dev == Path(settings.VAR_DIR).stat().st_dev


def static_files() -> str:
    """Whether `collectstatic` ran."""
    if not isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        return _("taken from the code: right for a developer's machine")
    if not staticfiles_storage.hashed_files:
        raise Wrong(_("The static files were not collected: run manage.py collectstatic."))
    names = ("portal/site.css", "news/news.css")
    lacking = [name for name in names if staticfiles_storage.hashed_files.get(name) is None]
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
