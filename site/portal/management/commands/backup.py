"""`manage.py backup`: the whole site in one file."""

import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from portal import console
from portal.backup import BackupError, folder, nightly, words
from portal.backup.archive import recipients_of
from portal.backup.making import Made, make

#: A backup was made, but files that rows name were not there.
INCOMPLETE = 2
#: So many names of them are told.
MOST_NAMES = 20


class Command(BaseCommand):
    help = (
        "Write database and files into one file, while the site goes on. Code 1: no backup was "
        "made; 2: one was made, but files that rows name were not there."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            type=Path,
            nargs="?",
            help="a file that is not there yet, or a folder (default: BACKUP_DIR)",
        )
        parser.add_argument(
            "--key",
            action="append",
            default=[],
            help="encrypt for this public key of age or SSH, or those in a file; may be given "
            "several times (default: BACKUP_RECIPIENT)",
        )
        parser.add_argument(
            "--keep", type=int, metavar="N", help="delete all but the newest N in that folder"
        )
        parser.add_argument(
            "--if-due",
            action="store_true",
            help="begin tonight's in a process of its own, unless it is there: for run_scheduled",
        )
        parser.add_argument(
            "--nightly",
            action="store_true",
            help="into BACKUP_DIR, of which BACKUP_KEEP are kept; administrators get a mail if it "
            "fails",
        )

    def handle(
        self, *, file: Path | None, key: list[str], keep: int | None, **options: Any
    ) -> None:
        if options["if_due"]:
            nightly.begin()
            return
        if options["nightly"]:
            keep = settings.BACKUP["KEEP"]
        with override(console.language()):
            try:
                made = self._make(file, key or settings.BACKUP["RECIPIENTS"], keep)
            except (BackupError, OSError, sqlite3.Error, DatabaseError) as error:
                reason = words.reason(error)
                if options["nightly"]:
                    nightly.tell(reason)
                raise CommandError(_("No backup was made. %(reason)s") % {"reason": reason}) from (
                    error
                )
            nightly.note_made()
            lacks = self._tell_what_lacks(made)
            if lacks and options["nightly"]:
                nightly.tell_of_lacking(lacks)
        if lacks:
            sys.exit(INCOMPLETE)

    def _make(self, file: Path | None, keys: list[str], keep: int | None) -> Made:
        if keep is not None and keep < 1:
            raise BackupError(_("--keep is a whole number from 1"))
        if file is None:
            if not settings.BACKUP["DIR"]:
                raise BackupError(_("Name a file or a folder, or set BACKUP_DIR."))
            file = Path(settings.BACKUP["DIR"])
        recipients = recipients_of(keys)
        if file.is_dir():
            file /= folder.new_name(bool(recipients))
        if file.exists():
            raise BackupError(_("%(file)s is there already.") % {"file": file})
        began = time.monotonic()
        made = make(file, recipients, self.stdout.write)
        text = _("%(file)s: %(size)s, %(rows)s rows, %(files)s files, %(seconds)s s")
        values = {
            "file": made.path,
            "size": filesizeformat(made.bytes),
            "rows": number_format(made.rows, force_grouping=True),
            "files": number_format(made.files, force_grouping=True),
            "seconds": number_format(time.monotonic() - began, 1),
        }
        self.stdout.write(text % values + ("" if recipients else _(", not encrypted")))
        if keep is not None:
            for gone in folder.rotate(file.parent, keep):
                self.stdout.write(_("Deleted: %(file)s") % {"file": gone.name})
        return made

    def _tell_what_lacks(self, made: Made) -> str:
        """What is wrong with this backup, which was made; "" for nothing."""
        if not made.lacking:
            return ""
        for name in made.lacking[:MOST_NAMES]:
            self.stderr.write(_("Named by a row, but not there: %(name)s") % {"name": name})
        text = ngettext(
            "The backup was made, but %(count)s file that a row names is not in %(place)s, and so "
            "not in the backup.",
            "The backup was made, but %(count)s files that rows name are not in %(place)s, and so "
            "not in the backup.",
            len(made.lacking),
        )
        said = text % {"count": len(made.lacking), "place": words.where_files_are()}
        if not made.files:
            said += " " + _("None is there: is this the right place of files, and is it mounted?")
        self.stderr.write(said)
        return said
