"""`manage.py purge`: tells the caches in front of the site, now, and says what they answer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import SITE_TAG, sender
from ...sender import NotPurged


class Command(BaseCommand):
    help = "Have the caches that PURGE_URLS names forget pages: all, or those with a tag."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "tags",
            nargs="*",
            default=[SITE_TAG],
            metavar="TAG",
            help="such as page-12, kind-articlepage or media (default: everything)",
        )

    def handle(self, *, tags: list[str], **options: Any) -> None:
        fronts = sender().fronts
        if not fronts:
            raise CommandError("No cache is named: set PURGE_URLS.")
        failed = 0
        for front in fronts:
            for tag in tags:
                try:
                    front.send(tag)
                    self.stdout.write(f"{front.url}: {tag} is forgotten.")
                except NotPurged as error:
                    failed += 1
                    self.stderr.write(f"{front.url}: {tag} is not forgotten: {error}")
        if failed:
            raise CommandError(f"{failed} not done.")
