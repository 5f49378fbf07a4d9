"""`manage.py tidy_award_lists [--files]`: what award lists leave behind."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from ...honors.lists.cleanup import collect_lists
from ...imports import files
from ...models import AwardImport, UnitImport


class Command(BaseCommand):
    help = "Delete lists that nothing names, imports nobody went on with, and files sent for them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--files", action="store_true", help="only the files, of which none lives for an hour"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count = files.forget_old()
        if options["files"]:
            return
        imports = 0
        for model in (AwardImport, UnitImport):
            expired = model.objects.expired()
            for staged in expired.only("pk", "token"):
                files.forget(staged.token)
            _total, deleted = expired.delete()
            imports += deleted.get(model._meta.label, 0)
        lists = collect_lists()
        if options["verbosity"]:
            self.stdout.write(f"Deleted: {count} files, {imports} imports, {lists} lists.")
