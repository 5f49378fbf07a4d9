"""`manage.py uninstall_apps campaigns news`: what must go before apps are taken out of a site."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...setup.command import LinesHelpFormatter
from ...uninstall import Uninstallation, carry_out, look

#: Other apps are named only together with one of these, because they are built on it.
OURS = ("news", "campaigns")


class Command(BaseCommand):
    requires_system_checks = ()
    requires_migrations_checks = True
    help = """\
Deletes what the apps keep in the database, for good: their pages and all that is
below, their tables, permissions, revisions and reviews. Without this, Wagtail's
admin fails once the apps are gone. It shows first what goes, and refuses where
something of yours stands in the way: models built on theirs, a site that begins
at one of their pages, pages of yours below theirs.

Then take the apps out of the settings. Make a copy of the database before."""

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        """The lines of `help` stay lines."""
        return super().create_parser(*args, formatter_class=LinesHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "labels",
            nargs="+",
            metavar="APP",
            help="campaigns, news, and the apps of yours that are built on them",
        )
        parser.add_argument("--dry-run", action="store_true", help="show only what would go")
        parser.add_argument(
            "--no-input", action="store_false", dest="interactive", help="do not ask"
        )

    def handle(
        self, *, labels: list[str], dry_run: bool, interactive: bool, **options: Any
    ) -> None:
        labels = list(dict.fromkeys(labels))
        if unknown := [label for label in labels if label not in apps.app_configs]:
            raise CommandError(f"Not installed here: {', '.join(unknown)}.")
        if not set(OURS) & set(labels):
            raise CommandError("Name campaigns, or campaigns and news.")
        found = look(labels)
        if options["verbosity"]:
            self._show(found)
        if found.obstacles:
            lines = "\n".join(f"- {one}" for one in found.obstacles)
            raise CommandError(f"Nothing was deleted.\n{lines}")
        if dry_run:
            return
        if interactive and input('Type "yes" to delete all this for good: ') != "yes":
            raise CommandError("Nothing was deleted.")
        carry_out(labels)
        if options["verbosity"]:
            names = ", ".join(labels)
            self.stdout.write(f"Deleted. Now take {names} out of the settings, and restart.")

    def _show(self, found: Uninstallation) -> None:
        for heading, counts in (("Pages", found.pages), ("Rows", found.rows)):
            if counts:
                self.stdout.write(self.style.MIGRATE_HEADING(f"{heading} that go"))
                for name, count in counts.items():
                    self.stdout.write(f"  {count:>7,} {name}")
        if found.mentions:
            self.stdout.write(self.style.MIGRATE_HEADING("What stays and names something of it"))
            for line in found.mentions:
                self.stdout.write(f"  {line}")
