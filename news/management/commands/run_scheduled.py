"""`manage.py run_scheduled`: publishing at set times, cleaning, tasks that wait."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...scheduling import starting
from ...scheduling.jobs import run_due
from ...scheduling.loop import Loop, take_back_lost_tasks, waiting_tasks
from ...setup.command import LinesHelpFormatter


class Command(BaseCommand):
    help = """\
Does what has to be done again and again: publishes and takes down pages at their
set times, empties the bin, deletes ended sessions and files that officers sent,
works tasks that wait in the database (django-tasks-db), such as making the
pictures of pages that were published.

Runs until it is stopped, or once, for cron:

  * * * * *  /srv/site/.venv/bin/python /srv/site/manage.py run_scheduled --once

A long task, such as a large import, delays what is due: where that matters, keep two
processes running, one with --no-tasks and one with --only-tasks.

What was done when stands in the database: several of these do nothing twice, and
what is due once a day is done once a day."""

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        return super().create_parser(*args, formatter_class=LinesHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, and end")
        parts = parser.add_mutually_exclusive_group()
        parts.add_argument(
            "--no-tasks", action="store_true", help="leave the queue of tasks to another process"
        )
        parts.add_argument(
            "--only-tasks", action="store_true", help="work the queue of tasks and nothing else"
        )
        parser.add_argument(
            "--publish-every",
            type=float,
            default=30.0,
            metavar="SECONDS",
            help="between looks for what is due (default: %(default)s)",
        )
        parser.add_argument(
            "--poll-every",
            type=float,
            default=1.0,
            metavar="SECONDS",
            help="between looks for tasks (default: %(default)s)",
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="stop when the process above is gone",
        )

    def handle(self, **options: Any) -> None:
        starting.begin()
        parts = {"jobs": not options["only_tasks"], "tasks": not options["no_tasks"]}
        if not options["once"]:
            every = (options["publish_every"], options["poll_every"])
            return Loop(*every, with_parent=options["with_parent"], **parts).run()
        failed = run_due() if parts["jobs"] else []
        if parts["tasks"]:
            take_back_lost_tasks()
            if worker := waiting_tasks():
                worker.run()
        if failed:
            raise CommandError(f"Failed, see the log for the reasons: {', '.join(failed)}")
        return None
