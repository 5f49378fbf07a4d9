from django.core.management.base import BaseCommand, CommandError, CommandParser

from news.public_index import check, writer


class Command(BaseCommand):
    help = "Compare the public index with the pages, or write it anew."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--check", action="store_true", help="name every difference")
        what.add_argument("--rebuild", action="store_true", help="write all rows anew")

    def handle(self, **options: object) -> None:
        if options["check"]:
            self._check()
        else:
            self.stdout.write(f"The public index holds {writer.rebuild()} pages.")

    def _check(self) -> None:
        found = 0
        for line in check.differences():
            self.stdout.write(line)
            found += 1
        if found:
            raise CommandError(
                f"{found} differences. `manage.py public_index --rebuild` mends them."
            )
        self.stdout.write("The public index says what the pages say.")
