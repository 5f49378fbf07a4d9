"""Makes a site of a backup: all of it or nothing, and what was there before stays aside."""

import filecmp
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import SuspiciousOperation
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, connection

from news.files import public_folder
from portal import serving_lock
from portal.editions.conf import config as editions_config
from portal.editions.number import number as edition_number

from . import BackupError, loading, versions
from .archive import ABOUT, DATABASE, FORMAT, MEDIA, members, reading

Say = Callable[[str], object]
_SPOOLED = 8 * 1024 * 1024


@dataclass
class Found:
    """What a backup holds. `migrations`: what to migrate an empty database to."""

    about: dict[str, Any] = field(default_factory=dict)
    migrations: list[tuple[str, str]] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    files: int = 0


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
    if found.about.get("format", 0) > FORMAT:
        raise BackupError("The backup is of newer code than this, in a form that it cannot read.")
    found.migrations = versions.targets(found.about["migrations"])
    return found


def restore(
    path: Path, identities: list[Any], say: Say, is_over: bool = False, as_it_was: bool = False
) -> None:
    """Raises `BackupError`, `OSError` or `DatabaseError`, and leaves the present site then.

    `as_it_was` leaves the tables in the form of the backup, for the code that made them.
    """
    say("Checking the file …")
    found = check(path, identities)
    with serving_lock.alone() as is_alone:
        if not is_alone:
            raise BackupError(
                "This site is being served: stop the service first, and start it afterwards."
            )
        _restore(path, identities, found, say, is_over, as_it_was)


def _restore(
    path: Path, identities: list[Any], found: Found, say: Say, is_over: bool, as_it_was: bool
) -> None:
    place = loading.place(time.strftime("%Y%m%d-%H%M%S"))
    if used := place.is_used():
        raise BackupError(f"Stop whatever uses the database first: {used}.")
    if not is_over and place.is_there() and (content := _content()):
        raise BackupError(
            f"There is a site here already ({content}). --over puts the backup in its place; what "
            "is here now is kept aside."
        )
    is_same_kind = found.about["database"] == connection.vendor
    left_out = set() if is_same_kind else loading.SEARCH_TABLES
    media = _Media(place.stamp)
    with place.building():
        say("Making the tables …")
        loading.make_tables(found.migrations)
        say("Loading rows and files …")
        with reading(path, identities) as stream:
            place.load(_parts(members(stream), media, left_out))
        if not as_it_was:
            say("Bringing the tables to this version …")
            loading.migrate_on()
    former = place.put_in_place()
    for table in place.unknown:
        say(f"No code here has the table {table}: its rows were left out.")
    if former:
        say(f"The former database is in {former}; delete it once you do not want it back.")
    if media.moved:
        say(f"{media.moved} files had another content; their former one has “.before-” behind it.")
    cache.clear()
    if editions_config().enabled:
        edition_number().rise()
    if as_it_was:
        say("With the code of then, run manage.py public_files --rebuild.")
        return
    if not is_same_kind:
        # Databases keep the parts of a block in orders of their own, and so the words of its text.
        say("Writing the public index …")
        call_command("public_index", "--rebuild", stdout=StringIO())
    say(f"Anyone may have {public_folder.rebuild()} pictures.")
    backends = settings.WAGTAILSEARCH_BACKENDS.values()
    if not is_same_kind or any(one["BACKEND"] != "news.search_backend" for one in backends):
        say("Writing the index of the admin's search …")
        call_command("update_index", verbosity=0)


def _parts(
    found: Iterator[tuple[str, IO[bytes]]], media: "_Media", left_out: set[str]
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
    for table, own, what in (("wagtailcore_page", 2, "pages"), ("auth_user", 0, "users")):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
                (count,) = cursor.fetchone()
        except DatabaseError:  # no such table; or a file that is damaged
            continue
        if count > own:
            counts.append(f"{count:,} {what}")
    return ", ".join(counts)


class _Media:
    """Puts files into the default storage, under the names that rows know."""

    def __init__(self, stamp: str) -> None:
        self.stamp = stamp
        self.moved = 0

    def put(self, name: str, content: IO[bytes]) -> None:
        try:
            path = Path(default_storage.path(name))
        except NotImplementedError:
            self._upload(name, content)
        except SuspiciousOperation as error:
            raise BackupError(f"The backup names a file outside of the media folder: {name}") from (
                error
            )
        else:
            self._write(path, content)

    def _write(self, path: Path, content: IO[bytes]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name[:100]}.part")
        try:
            with part.open("wb") as file:
                shutil.copyfileobj(content, file)
            part.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o644)
            if path.exists() and not filecmp.cmp(part, path, shallow=False):
                os.replace(path, path.with_name(f"{path.name}.before-{self.stamp}"))
                self.moved += 1
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)

    def _upload(self, name: str, content: IO[bytes]) -> None:
        with tempfile.SpooledTemporaryFile(_SPOOLED) as file:
            shutil.copyfileobj(content, file)
            file.seek(0)
            if default_storage.exists(name):
                default_storage.delete(name)
            stored = default_storage.save(name, File(file, name))
        if stored != name:
            raise BackupError(f"The storage calls {name} {stored}: it must take names as they are.")
