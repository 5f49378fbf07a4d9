"""`manage.py self_watch`: reads the site as visitors do, and tells of what nobody published."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from ... import mails, nightly
from ...walk import Limits, walk


class Command(BaseCommand):
    help = (
        "Read the site as a visitor and as a search engine would, compare it with what editors "
        "published, and mail administrators what nothing explains. Broken links become a report."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        chosen = settings.SELF_WATCH
        parser.add_argument("--url", default=chosen["URL"], help="the site (%(default)s)")
        parser.add_argument("--pages", type=int, default=chosen["PAGES"])
        parser.add_argument("--links", type=int, default=chosen["LINKS"])
        parser.add_argument("--seconds", type=float, default=1800.0)
        parser.add_argument(
            "--if-due",
            action="store_true",
            help="begin last night's walk behind this command, if there was none",
        )

    def handle(self, *, url: str, pages: int, links: int, seconds: float, **options: Any) -> None:
        if options["if_due"]:
            nightly.begin()
            return
        run = walk(url, Limits(pages=pages, links=links, seconds=seconds))
        count = mails.tell()
        if options["verbosity"]:
            self.stdout.write(
                f"{run.pages} pages read, {run.left} left for another night; {count} new findings."
            )
