"""`manage.py resume_imports`: goes on with readings of files that were cut off."""

from typing import Any

from django.core.management.base import BaseCommand

from campaigns.imports.resuming import resume


class Command(BaseCommand):
    help = "Go on with reading officers' files where a process that read one was killed."

    def handle(self, **options: Any) -> None:
        if count := resume():
            self.stdout.write(f"{count} readings go on.")
