"""Keeps the processes of `manage.py serve` running, and stops all of them together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

QUICK_DEATH = 20.0
LONGEST_PAUSE = 30.0
GRACE = 15.0
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None

Say = Callable[[str], object]


def keep_running(commands: Mapping[str, Sequence[str]], say: Say, patience: int = 6) -> bool:
    """Runs the named commands; True after a stop by signal, False if one cannot be kept alive.

    `say` gets one line for each event. A process that died is started again; each quick death in
    a row doubles the pause before that, and after `patience` of them all processes are stopped.
    """
    children = [Child(name, command) for name, command in commands.items()]
    received: list[int] = []
    for number in STOP_SIGNALS:
        signal.signal(number, lambda number, frame: received.append(number))
    try:
        while not received:
            if not all(child.is_kept_alive(say, patience) for child in children):
                return False
            time.sleep(0.2)
        return True
    finally:
        _stop(children, say)


@dataclass
class Child:
    """A process that should be running, at the head of a group of its own."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    started: float = 0.0
    start_at: float = 0.0

    def is_kept_alive(self, say: Say, patience: int) -> bool:
        """Starts the process where it is due; False when it died too often."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_at:
                self.started = now
                self.process = subprocess.Popen(  # noqa: S603
                    self.command, process_group=0, preexec_fn=_stop_with_parent
                )
            return True
        code = self.process.poll()
        if code is None:
            return True
        self.kill_group()
        self.deaths = self.deaths + 1 if now - self.started < QUICK_DEATH else 1
        if self.deaths >= patience:
            say(f"{self.name} stopped with code {code}, {self.deaths} times in a row.")
            return False
        pause = min(LONGEST_PAUSE, 2.0 ** (self.deaths - 1) / 2)
        self.start_at = now + pause
        say(f"{self.name} stopped with code {code}; starting it again in {pause:g} s.")
        return True

    def kill_group(self) -> None:
        """Ends the process and whatever it left behind."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process = None


def _stop_with_parent() -> None:
    """In the new process, on Linux: it gets SIGTERM when its parent dies, even by SIGKILL."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _stop(children: Sequence[Child], say: Say) -> None:
    running = [(child, child.process) for child in children if child.process]
    for _child, process in running:
        process.terminate()
    deadline = time.monotonic() + GRACE
    for child, process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            say(f"{child.name} did not stop in {GRACE:g} s; ending it.")
        child.kill_group()
