"""`manage.py backup`: the whole site in one file."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from portal.backup import BackupError, folder, nightly
from portal.backup.archive import recipients_of
from portal.backup.making import make


class Command(BaseCommand):
    help = "Write database and files into one file, while the site goes on."
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
        try:
            self._make(file, key or settings.BACKUP["RECIPIENTS"], keep)
        except (BackupError, OSError, sqlite3.Error, DatabaseError) as error:
            if options["nightly"]:
                nightly.tell(str(error))
            raise CommandError(f"No backup was made: {error}") from error

    def _make(self, file: Path | None, keys: list[str], keep: int | None) -> None:
        if keep is not None and keep < 1:
            raise BackupError("--keep is a whole number from 1")
        if file is None:
            if not settings.BACKUP["DIR"]:
                raise BackupError("Name a file or a folder, or set BACKUP_DIR.")
            file = Path(settings.BACKUP["DIR"])
        recipients = recipients_of(keys)
        if file.is_dir():
            file /= folder.new_name(bool(recipients))
        if file.exists():
            raise BackupError(f"{file} is there already.")
        began = time.monotonic()
        made = make(file, recipients, self.stdout.write)
        for name in made.lacking[:20]:
            self.stderr.write(f"Named by a row, but not there: {name}")
        if len(made.lacking) > 20:
            self.stderr.write(f"… and {len(made.lacking) - 20} others")
        self.stdout.write(
            f"{made.path}: {made.bytes / 1e6:,.1f} MB, {made.rows:,} rows, {made.files:,} files, "
            f"{time.monotonic() - began:.1f} s{'' if recipients else ', not encrypted'}"
        )
        if keep is not None:
            for gone in folder.rotate(file.parent, keep):
                self.stdout.write(f"Deleted {gone.name}")
