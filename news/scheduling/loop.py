"""What goes on behind the web workers: jobs that are due, and tasks that wait in the database."""

import logging
import os
import signal
import threading
import time
from types import FrameType
from typing import Any

from django.db import ProgrammingError, close_old_connections, connections

from ..outages.errors import is_outage
from . import lost
from .jobs import note_tasks_pass, run_due, tasks_wait_in_the_database

logger = logging.getLogger(__name__)

BATCH = 50
#: While the database is away it is asked after 1, 2, 4 … seconds, and then as often as this.
LONGEST_PAUSE = 30.0


class Loop:
    """One loop for one process; several on several machines do no job twice.

    `pass_every` and `poll_every` are seconds: between looks at the jobs, and at the queue. A
    process may do one of both alone: `jobs=False` or `tasks=False`. A database that is away, or
    without its tables, is waited for. `stop()` lets the task at work finish first; a second signal
    ends the process at once, and the task is begun again later. With `with_parent` it stops by
    itself when the process that started it is gone.
    """

    def __init__(
        self,
        pass_every: float = 30.0,
        poll_every: float = 1.0,
        with_parent: bool = False,
        *,
        jobs: bool = True,
        tasks: bool = True,
    ) -> None:
        self.pass_every = pass_every
        self.poll_every = poll_every
        self.jobs, self.tasks = jobs, tasks
        self._due_at = 0.0
        self._failures = 0
        self._stop = threading.Event()
        self._worker: Any = None
        self._parent = os.getppid() if with_parent else None

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        while not self._stop.is_set() and self._parent in (None, os.getppid()):
            close_old_connections()
            try:
                self._turn()
            except Exception as error:
                # No outage, but as good as one: the tables are not made yet.
                if not (isinstance(error, ProgrammingError) or is_outage(error)):
                    raise
                self._wait_for_the_database(error)
            else:
                self._say_that_it_is_back()

    def _turn(self) -> None:
        if (now := time.monotonic()) >= self._due_at:
            if self.jobs:
                run_due()
            if self.tasks and tasks_wait_in_the_database():
                take_back_lost_tasks()
                note_tasks_pass()
            self._due_at = now + self.pass_every
        self._worker = waiting_tasks(BATCH) if self.tasks else None
        if self._worker is None:
            self._stop.wait(self.poll_every)
        elif not self._stop.is_set():
            self._worker.run()

    def _wait_for_the_database(self, error: Exception) -> None:
        """Says so once, not with every try."""
        if not self._failures:
            name = type(error.__cause__ or error).__name__
            logger.warning("The database is away (%s): waiting for it", name)
        connections.close_all()
        self._stop.wait(min(LONGEST_PAUSE, 2.0**self._failures))
        self._failures = min(self._failures + 1, 10)

    def _say_that_it_is_back(self) -> None:
        if self._failures:
            logger.warning("The database answers again")
            self._failures = 0

    def stop(self) -> None:
        self._stop.set()
        if self._worker is not None:
            self._worker.running = False

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self._stop.is_set():
            os._exit(1)
        self.stop()


def take_back_lost_tasks() -> None:
    """Those of workers that were killed, where the database has the queue."""
    if tasks_wait_in_the_database():
        lost.take_back_lost()


def waiting_tasks(most: int | None = None) -> Any:
    """A worker for `most` of the tasks that wait in the database; None where none waits.

    A glance first: no lock is taken.
    """
    if not tasks_wait_in_the_database():
        return None
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult

    if not DBTaskResult.objects.ready().exists():
        return None
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=most,
        worker_id=lost.worker_name(),
        excluded_queue_names=[],
    )
