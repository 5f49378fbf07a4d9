"""`manage.py editions`: the number of the edition; with --new, every kept page is rendered anew."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ...conf import config
from ...number import moment_of, number


class Command(BaseCommand):
    help = "Show the edition of the public pages, or begin a new one (after changes by hand)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new", action="store_true", help="begin a new edition")

    def handle(self, *, new: bool, **options: Any) -> None:
        if not config().enabled:
            raise CommandError("Editions are not enabled in these settings.")
        if new:
            number().rise()
        current = number().current()
        if current is None:
            raise CommandError("The number of the edition cannot be known just now.")
        moment = timezone.localtime(datetime.fromtimestamp(moment_of(current), UTC))
        self.stdout.write(f"Edition {current}, since {moment:%Y-%m-%d %H:%M:%S}")
