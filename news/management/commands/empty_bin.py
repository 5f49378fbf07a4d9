"""`manage.py empty_bin`: deletes for good what was in the bin for 30 days (`NEWS_BIN_DAYS`)."""

from typing import Any

from django.core.management.base import BaseCommand

from ...bin.actions import empty_bin


class Command(BaseCommand):
    help = "Delete the pages for good that were deleted 30 days ago. To be run every day."

    def handle(self, *args: Any, **options: Any) -> None:
        count = empty_bin()
        if options["verbosity"]:
            self.stdout.write(f"Deleted for good: {count} pages.")
