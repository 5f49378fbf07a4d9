"""`manage.py restore`: makes this site one that a backup holds."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal import console
from portal.backup import BackupError, words
from portal.backup.archive import identities_of
from portal.backup.restoring import check, restore


class Command(BaseCommand):
    help = "Make this site what a backup holds; the former database is kept aside."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--key", type=Path, metavar="FILE", help="the private key of an encrypted backup"
        )
        parser.add_argument("--check", action="store_true", help="read all of it, write nothing")
        parser.add_argument(
            "--over", action="store_true", help="even where there is a site with content"
        )
        parser.add_argument(
            "--as-it-was",
            action="store_true",
            help="leave the tables in the form of the backup, to go back to the code of then",
        )

    def handle(self, *, file: Path, key: Path | None, over: bool, **options: Any) -> None:
        with override(console.language()):
            try:
                identities = identities_of(key) if key else []
                if options["check"]:
                    self._check(file, identities)
                    return
                as_it_was = options["as_it_was"]
                restore(file, identities, self.stdout.write, is_over=over, as_it_was=as_it_was)
            except (BackupError, OSError, sqlite3.Error, DatabaseError) as error:
                raise CommandError(words.reason(error)) from error
            self.stdout.write(_("Restored. Everybody has to sign in again. Now start the service."))

    def _check(self, file: Path, identities: list[Any]) -> None:
        found = check(file, identities)
        text = _(
            "Whole. Made %(moment)s by version %(version)s on %(database)s: %(tables)s tables, "
            "%(files)s files."
        )
        made = timezone.localtime(datetime.fromisoformat(found.about["made_at"]))
        values = {
            "moment": f"{made:%d/%m/%Y %H:%M:%S}",
            "version": found.about["code"]["version"],
            "database": found.about["database"],
            "tables": len(found.tables),
            "files": number_format(found.files, force_grouping=True),
        }
        self.stdout.write(text % values)
        if found.lacking:
            text = _("%(number)s files that rows name were not there when it was made:")
            self.stdout.write(text % {"number": len(found.lacking)})
            for name in found.lacking:
                self.stdout.write(f"  {name}")
