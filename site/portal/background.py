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
TIDY_FILES_EVERY = 10 * 60.0


class Background:
    """One loop for one process. `stop()` lets the task at work finish first.

    Stops by itself when the process that started it is gone.
    """

    def __init__(self, publish_every: float = 30.0, poll_every: float = 1.0) -> None:
        self.poll_every = poll_every
        self._commands: list[tuple[float, list[str]]] = [
            (publish_every, ["publish_scheduled"]),
            (DAY, ["prune_db_task_results"]),
            (DAY, ["clearsessions"]),
            (DAY, ["empty_bin"]),
            (DAY, ["tidy_award_lists"]),
            (TIDY_FILES_EVERY, ["tidy_award_lists", "--files"]),
        ]
        self._due_at = [0.0] * len(self._commands)
        self._stop = threading.Event()
        self._worker: Worker | None = None
        self._parent = os.getppid()

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        while not self._stop.is_set() and os.getppid() == self._parent:
            close_old_connections()
            self._run_due_commands()
            if not self._work():
                self._stop.wait(self.poll_every)

    def stop(self) -> None:
        self._stop.set()
        if self._worker is not None:
            self._worker.running = False

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stop()

    def _run_due_commands(self) -> None:
        """A command that fails must not keep the queue from being worked."""
        for place, (seconds, command) in enumerate(self._commands):
            if (now := time.monotonic()) >= self._due_at[place]:
                self._due_at[place] = now + seconds
                try:
                    call_command(*command, verbosity=0)
                except Exception:
                    logger.exception("%s failed", command[0])

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
