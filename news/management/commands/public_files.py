from django.core.management.base import BaseCommand, CommandError, CommandParser

from news.files import folder, public_folder
from news.public_index import check, writer


class Command(BaseCommand):
    help = "Compare the files that anyone may have with what public pages show, or mend them."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--check", action="store_true", help="name every difference")
        what.add_argument(
            "--catch-up", action="store_true", help="do what a process that was killed left undone"
        )
        what.add_argument("--rebuild", action="store_true", help="make both anew")
        what.add_argument(
            "--sweep", action="store_true", help="delete what killed processes left half-written"
        )

    def handle(self, **options: object) -> None:
        if options["check"]:
            found = [*check.differences_of_files(), *public_folder.differences()]
            for line in found:
                self.stdout.write(line)
            if found:
                raise CommandError(
                    f"{len(found)} differences. `manage.py public_files --rebuild` mends them."
                )
            self.stdout.write("Anyone may have the files that public pages show, and no others.")
        elif options["catch_up"]:
            public_folder.catch_up()
        elif options["sweep"]:
            count = folder.sweep({*folder.folders(), public_folder.root()})
            self.stdout.write(f"Deleted {count} half-written files.")
        else:
            writer.rebuild_files()
            self.stdout.write(f"Anyone may have {public_folder.rebuild()} pictures.")
