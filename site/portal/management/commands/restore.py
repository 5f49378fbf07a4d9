"""`manage.py restore`: makes this site one that a backup holds."""

import sqlite3
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from portal.backup import BackupError
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
        try:
            identities = identities_of(key) if key else []
            if options["check"]:
                found = check(file, identities)
                about = found.about
                self.stdout.write(
                    f"Whole. Made {about['made_at']} by version {about['code']['version']} "
                    f"on {about['database']}: {len(found.tables)} tables, {found.files:,} files."
                )
            else:
                restore(
                    file,
                    identities,
                    self.stdout.write,
                    is_over=over,
                    as_it_was=options["as_it_was"],
                )
                self.stdout.write(
                    "Restored. Everybody has to sign in again. Now start the service."
                )
        except (BackupError, OSError, sqlite3.Error, DatabaseError) as error:
            raise CommandError(str(error)) from error
