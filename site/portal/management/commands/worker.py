"""`manage.py worker`: the background process alone, for a machine of its own."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.background import Background


class Command(BaseCommand):
    help = "Work the task queue and publish what is due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--publish-every", type=float, default=30.0, metavar="SECONDS")
        parser.add_argument("--poll-every", type=float, default=1.0, metavar="SECONDS")

    def handle(self, *, publish_every: float, poll_every: float, **options: Any) -> None:
        Background(publish_every, poll_every).run()
