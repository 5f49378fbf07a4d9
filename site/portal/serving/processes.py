"""Keeps the processes of `manage.py serve` running, and stops all of them together.

None of them can end the others: one that cannot live is tried again and again, with growing pauses,
while the rest goes on.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from .states import State, States

#: A process that lived so long has started well; seconds.
QUICK_DEATH = 20.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0
#: How long requests and tasks at work may take to end.
GRACE = 30.0
#: The web server ends its own workers then; this is for what it takes beyond.
MARGIN = 3.0
#: How long `/readyz` says 503 before the port is closed, so that a load balancer may see it.
NOTICE = 1.0
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None

Say = Callable[[str], object]


@dataclass
class Child:
    """A process that should be running, at the head of a group of its own."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    #: Quick deaths in a row, and all times it was started again.
    deaths: int = 0
    restarts: int = 0
    started: float = 0.0
    start_at: float = 0.0
    #: What is wrong with it; "" while it runs.
    trouble: str = ""

    def look(self, say: Say) -> bool:
        """Starts the process where it is due; whether something changed that others should know.

        `say` gets one line for each change: not for each of a hundred deaths of the same kind.
        """
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_at:
                self._start(say)
            return False
        code = self.process.poll()
        if code is not None:
            self.kill_group()
            self._note(f"stopped with code {code}", now, say)
            return True
        if self.trouble and now - self.started >= QUICK_DEATH:
            say(f"{self.name} is running again.")
            self.trouble, self.deaths = "", 0
            return True
        return False

    def _start(self, say: Say) -> None:
        now = self.started = time.monotonic()
        try:
            self.process = subprocess.Popen(  # noqa: S603
                self.command, process_group=0, preexec_fn=_stop_with_parent
            )
        except OSError as error:  # no memory, no more processes
            self._note(f"cannot be started: {error.strerror}", now, say)

    def _note(self, trouble: str, now: float, say: Say) -> None:
        is_quick = now - self.started < QUICK_DEATH
        self.deaths = self.deaths + 1 if is_quick else 1
        self.restarts += 1
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(self.deaths - 1, 10))
        self.start_at = now + pause
        if trouble != self.trouble or not is_quick:
            say(f"{self.name} {trouble}; starting it again in {pause:g} s, then less often.")
        self.trouble = trouble

    def kill_group(self) -> None:
        """Ends the process and whatever it left behind."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        # What it left is ours where we are the first process, as in a container.
        with suppress(ChildProcessError):
            while os.waitpid(-self.process.pid, os.WNOHANG)[0]:
                pass
        self.process = None

    @property
    def state(self) -> State:
        return State(not self.trouble, self.trouble or "running", self.restarts)


@dataclass
class Supervisor:
    """Runs the named commands until it is told to stop. `say` gets one line for each event."""

    commands: Mapping[str, Sequence[str]]
    say: Say
    states: States | None = None
    children: list[Child] = field(init=False)
    received: list[int] = field(default_factory=list)

    def run(self) -> None:
        """Returns when a signal has come and all processes have ended."""
        self.children = [Child(name, command) for name, command in self.commands.items()]
        for number in STOP_SIGNALS:
            signal.signal(number, lambda number, frame: self.received.append(number))
        self._write()
        try:
            while not self.received:
                changed = [child.look(self.say) for child in self.children]
                if any(changed):
                    self._write()
                time.sleep(0.2)
            if self.received[0] == signal.SIGTERM:
                self._write(stopping=True)
                self._wait(NOTICE, lambda: False)
        finally:
            self._stop()

    def _write(self, *, stopping: bool = False) -> None:
        if self.states is not None:
            states = {child.name: child.state for child in self.children}
            self.states.write(states, stopping=stopping)

    def _wait(self, seconds: float, is_over: Callable[[], bool]) -> bool:
        """Until `is_over`, for `seconds` at most, or until a second signal; whether it is over."""
        deadline = time.monotonic() + seconds
        while not is_over():
            if time.monotonic() >= deadline or len(self.received) > 1:
                return False
            time.sleep(0.05)
        return True

    def _stop(self) -> None:
        running = [(child, child.process) for child in self.children if child.process]
        for _child, process in running:
            process.terminate()
        if not self._wait(
            GRACE + MARGIN, lambda: all(p.poll() is not None for _child, p in running)
        ):
            for child, process in running:
                if process.poll() is None:
                    self.say(f"{child.name} has not stopped yet; ending it.")
        for child, _process in running:
            child.kill_group()


def _stop_with_parent() -> None:
    """In the new process, on Linux: it gets SIGTERM when its parent dies, even by SIGKILL."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
