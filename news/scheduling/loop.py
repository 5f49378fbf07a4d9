"""What goes on behind the web workers: jobs that are due, and tasks that wait in the database."""

import logging
import os
import signal
import threading
import time
from types import FrameType
from typing import Any

from django.db import close_old_connections

from ..outages.errors import is_outage
from . import lost
from .jobs import run_due, tasks_wait_in_the_database

logger = logging.getLogger(__name__)

BATCH = 50
#: Seconds between two tries while the database is away.
LONGEST_PAUSE = 30.0


class Loop:
    """One loop for one process; several on several machines do no job twice.

    `pass_every` and `poll_every` are seconds: between looks at the jobs, and at the queue.
    `stop()` lets the task at work finish first. With `with_parent` it stops by itself when the
    process that started it is gone.
    """

    def __init__(
        self, pass_every: float = 30.0, poll_every: float = 1.0, with_parent: bool = False
    ) -> None:
        self.pass_every = pass_every
        self.poll_every = poll_every
        self._due_at = 0.0
        self._stop = threading.Event()
        self._worker: Any = None
        self._parent = os.getppid() if with_parent else None

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        outages = 0
        while not self._stop.is_set() and self._parent in (None, os.getppid()):
            try:
                self._go_on()
                outages = 0
            except Exception as error:
                if not is_outage(error):
                    raise
                outages += 1
                pause = min(LONGEST_PAUSE, self.poll_every * 2**outages)
                name = type(error.__cause__ or error).__name__
                logger.warning("The database is away (%s): again in %g s", name, pause)
                close_old_connections()
                self._stop.wait(pause)

    def _go_on(self) -> None:
        """Does what is due, and some of the tasks that wait; or waits a little."""
        close_old_connections()
        if (now := time.monotonic()) >= self._due_at:
            self._due_at = now + self.pass_every
            run_due()
            take_back_lost_tasks()
        self._worker = waiting_tasks(BATCH)
        if self._worker is None:
            self._stop.wait(self.poll_every)
        else:
            self._worker.run()

    def stop(self) -> None:
        self._stop.set()
        if self._worker is not None:
            self._worker.running = False

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
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
