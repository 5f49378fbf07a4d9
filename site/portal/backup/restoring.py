"""Makes a site of a backup: all of it or nothing, and what was there before stays aside."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from io import StringIO
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.files import public_folder
from portal import serving_lock
from portal.editions.conf import config as editions_config
from portal.editions.number import number as edition_number

from . import BackupError, loading, versions
from .archive import ABOUT, DATABASE, FORMAT, LACKING, MEDIA, members, reading
from .incoming import Incoming

Say = Callable[[str], object]


@dataclass
class Found:
    """What a backup holds. `migrations`: what to migrate an empty database to."""

    about: dict[str, Any] = field(default_factory=dict)
    migrations: list[tuple[str, str]] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    files: int = 0
    #: Files that rows name, and that were not there when it was made.
    lacking: list[str] = field(default_factory=list)


def check(path: Path, identities: list[Any]) -> Found:
    """Reads all of it and writes nothing. Raises `BackupError` where anything is not as written."""
    found = Found()
    with reading(path, identities) as stream:
        for name, content in members(stream):
            if name == ABOUT:
                found.about = json.loads(content.read())
            elif name.startswith(DATABASE):
                found.tables.add(name.split("/")[1])
            elif name.startswith(MEDIA):
                found.files += 1
            elif name == LACKING:
                found.lacking = json.loads(content.read())
    if found.about.get("format", 0) > FORMAT:
        text = _("The backup is of newer code than this, in a form that it cannot read.")
        raise BackupError(text)
    found.migrations = versions.targets(found.about["migrations"])
    return found


def restore(
    path: Path, identities: list[Any], say: Say, is_over: bool = False, as_it_was: bool = False
) -> None:
    """Raises `BackupError`, `OSError` or `DatabaseError`, and leaves the present site then.

    `as_it_was` leaves the tables in the form of the backup, for the code that made them.
    """
    say(_("Checking the file …"))
    found = check(path, identities)
    with serving_lock.alone() as is_alone:
        if not is_alone:
            raise BackupError(
                _("This site is being served: stop the service first, and start it afterwards.")
            )
        _restore(path, identities, found, say, is_over, as_it_was)


def _restore(
    path: Path, identities: list[Any], found: Found, say: Say, is_over: bool, as_it_was: bool
) -> None:
    place = loading.place(time.strftime("%Y%m%d-%H%M%S"))
    if used := place.is_used():
        text = _("Stop whatever uses the database first: %(who)s.")
        raise BackupError(text % {"who": used})
    if not is_over and place.is_there() and (content := _content()):
        text = _(
            "There is a site here already (%(content)s). --over puts the backup in its place; what "
            "is here now is kept aside."
        )
        raise BackupError(text % {"content": content})
    is_same_kind = found.about["database"] == connection.vendor
    left_out = set() if is_same_kind else loading.SEARCH_TABLES
    media = Incoming(place.stamp)
    media.ask()
    try:
        with place.building():
            say(_("Making the tables …"))
            loading.make_tables(found.migrations)
            say(_("Loading rows and files …"))
            with reading(path, identities) as stream:
                place.load(_parts(members(stream), media, left_out))
            if not as_it_was:
                say(_("Bringing the tables to this version …"))
                loading.migrate_on()
        former = place.put_in_place()
    except BaseException:
        media.forget()
        raise
    _exchange_files(media)
    _tell(say, place, former, media)
    cache.clear()
    if editions_config().enabled:
        edition_number().rise()
    if as_it_was:
        say(_("With the code of then, run manage.py public_files --rebuild."))
        return
    _make_anew(say, is_same_kind)


def _exchange_files(media: Incoming) -> None:
    try:
        media.exchange()
    except BackupError as error:
        text = _(
            "The database is the one of the backup now, but a file is not. %(reason)s Its content "
            "has “.restoring-%(stamp)s” behind its name: give it the name without that, or "
            "restore once more."
        )
        raise BackupError(text % {"reason": error, "stamp": media.stamp}) from error


def _tell(say: Say, place: loading.Place, former: str, media: Incoming) -> None:
    for table in place.unknown:
        say(_("No code here has the table %(name)s: its rows were left out.") % {"name": table})
    if former:
        text = _("The former database is in %(place)s; delete it once you do not want it back.")
        say(text % {"place": former})
    if media.moved:
        text = ngettext(
            "%(count)s file had another content; its former one has “.before-” behind its name.",
            "%(count)s files had another content; their former one has “.before-” behind its name.",
            media.moved,
        )
        say(text % {"count": media.moved})


def _make_anew(say: Say, is_same_kind: bool) -> None:
    """What hangs on the rows. The site is restored already: what fails can be done again alone.

    Raises `BackupError` after the last step, naming the commands that are to be run.
    """
    steps: list[tuple[str, str, Callable[[], object]]] = []
    if not is_same_kind:
        # Databases keep the parts of a block in orders of their own, and so the words of its text.
        rebuild = partial(call_command, "public_index", "--rebuild", stdout=StringIO())
        steps.append((_("Writing the public index …"), "public_index --rebuild", rebuild))
    steps.append((_("Making the folder of public files …"), "public_files --rebuild", _publish))
    backends = settings.WAGTAILSEARCH_BACKENDS.values()
    if not is_same_kind or any(one["BACKEND"] != "news.search_backend" for one in backends):
        update = partial(call_command, "update_index", verbosity=0)
        steps.append((_("Writing the index of the admin's search …"), "update_index", update))
    failed: dict[str, Exception] = {}
    for said, command, work in steps:
        say(said)
        try:
            work()
        except Exception as error:
            failed[f"manage.py {command}"] = error
    if failed:
        text = _(
            "The site is restored, but what hangs on it could not all be made: %(reason)s. Once "
            "that is mended, run: %(commands)s"
        )
        reasons = "; ".join(str(error).strip() for error in failed.values())
        raise BackupError(text % {"reason": reasons, "commands": "; ".join(failed)})


def _publish() -> None:
    public_folder.rebuild()


def _parts(
    found: Iterator[tuple[str, IO[bytes]]], media: Incoming, left_out: set[str]
) -> Iterator[tuple[dict[str, Any], Iterator[list[Any]]]]:
    """The rows for the database; files go into the storage as they come."""
    for name, content in found:
        if name.startswith(MEDIA):
            media.put(name.removeprefix(MEDIA), content)
        elif name.startswith(DATABASE) and name.split("/")[1] not in left_out:
            yield loading.part(content)


def _content() -> str:
    """What people would lose, in a few words; "" for an empty place.

    Wagtail's own migrations make a root and one page of welcome.
    """
    counts = []
    kinds = (("wagtailcore_page", 2, _("pages")), ("auth_user", 0, _("users")))
    for table, own, what in kinds:
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
                (count,) = cursor.fetchone()
        except DatabaseError:  # no such table; or a file that is damaged
            continue
        if count > own:
            counts.append(f"{number_format(count, force_grouping=True)} {what}")
    return ", ".join(counts)
