"""What `setup_news` and `setup_campaigns` have in common: their options, and what they report."""

from abc import ABC, abstractmethod
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter
from django.db import transaction
from wagtail.models import Page

from .pages import front_pages, site_named, untranslated


class LinesHelpFormatter(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """A command's own options first, as Django has it, and its description line by line."""


class SetupCommand(ABC, BaseCommand):
    """Subclasses say in `set_up` what they make, and give a line to `tell` for each thing."""

    requires_migrations_checks = True

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        """The lines of `help` stay lines."""
        return super().create_parser(*args, formatter_class=LinesHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--no-pages", action="store_true", help="groups, rights and the like alone"
        )
        parser.add_argument(
            "--site", default="", metavar="HOSTNAME", help="a site other than the default one"
        )
        for role in ("editors", "moderators"):
            parser.add_argument(
                f"--{role}",
                default="",
                metavar="NAME",
                help=f"what the group of {role} is called, in place of its usual name",
            )

    @transaction.atomic
    def handle(self, *, site: str, **options: Any) -> None:
        self.lines: list[str] = []
        self.fronts = front_pages(site_named(site))
        self.set_up(options)
        if not options["verbosity"]:
            return
        self.lines += [
            f"no page in {name}: translate the front page first, then run this again"
            for name in untranslated(self.fronts)
            if not options["no_pages"]
        ]
        for line in self.lines or ["everything is there already"]:
            self.stdout.write(f"{self.style.SUCCESS('·')} {line}")

    @abstractmethod
    def set_up(self, options: dict[str, Any]) -> None: ...

    def tell(self, line: str) -> None:
        self.lines.append(line)

    def tell_pages(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self.tell(f'page "{page.title}" ({page.locale}): {page.full_url}')

    def tell_rights(self, group: Group) -> None:
        self.tell(f'rights for the group "{group.name}"')
