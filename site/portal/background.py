"""What goes on behind the web workers: queued tasks, scheduled publishing, tidying up."""

import logging
import os
import signal
import threading
import time
from types import FrameType

from django.core.management import call_command
from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger("portal.background")

BATCH = 50
DAY = 24 * 60 * 60.0
#: Files of award lists live for 45 minutes, and must be gone after an hour.
FORGET_EVERY = 10 * 60.0


class Background:
    """One loop for one process. `stop()` lets the task at work finish first.

    Stops by itself when the process that started it is gone.
    """

    def __init__(self, publish_every: float = 30.0, poll_every: float = 1.0) -> None:
        self.publish_every = publish_every
        self.poll_every = poll_every
        self._stop = threading.Event()
        self._worker: Worker | None = None
        self._parent = os.getppid()
        self._publish_at = 0.0
        self._tidy_at = 0.0
        self._forget_at = 0.0

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        while not self._stop.is_set() and os.getppid() == self._parent:
            close_old_connections()
            now = time.monotonic()
            if now >= self._publish_at:
                self._publish_at = now + self.publish_every
                self._command("publish_scheduled")
            if now >= self._tidy_at:
                self._tidy_at = now + DAY
                self._command("prune_db_task_results")
                self._command("clearsessions")
                self._command("tidy_award_lists")
            if now >= self._forget_at:
                self._forget_at = now + FORGET_EVERY
                self._command("tidy_award_lists", files=True)
            if not self._work():
                self._stop.wait(self.poll_every)

    def stop(self) -> None:
        self._stop.set()
        if self._worker is not None:
            self._worker.running = False

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stop()

    def _command(self, name: str, **options: bool) -> None:
        """A page that cannot be published must not keep the queue from being worked."""
        try:
            call_command(name, verbosity=0, **options)
        except Exception:
            logger.exception("%s failed", name)

    def _work(self) -> bool:
        """Run some waiting tasks; False when there were none. A glance first: no lock is taken."""
        if not DBTaskResult.objects.ready().exists():
            return False
        self._worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=BATCH,
            worker_id=f"background-{os.getpid()}",
            excluded_queue_names=[],
        )
        self._worker.run()
        return True
