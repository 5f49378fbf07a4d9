"""`manage.py catalogues update|check|compile`: the Vietnamese translation's upkeep."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import catalogues


class Command(BaseCommand):
    help = "Collect strings for translation, check that all are translated, or compile them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["update", "check", "compile"])
        parser.add_argument("--force", action="store_true", help="compile unchanged ones too")

    def handle(self, *, action: str, force: bool, **options: Any) -> None:
        project = settings.PROJECT_DIR
        if action == "update":
            for path in catalogues.update(project):
                self.stdout.write(f"updated {path.relative_to(project)}")
        elif action == "compile":
            for path in catalogues.compile_all(project, force=force):
                self.stdout.write(f"compiled {path.relative_to(project)}")
        elif found := catalogues.problems(project):
            raise CommandError("\n".join([*found, f"{len(found)} problems in the catalogues"]))
        else:
            self.stdout.write("Every string is translated.")
