"""Keeps a few child processes running: restarts the dead, stops all of them cleanly."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

QUICK_DEATH = 20.0
LONGEST_PAUSE = 30.0
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A type for `add_argument`; a default given as a string is checked in the same way."""

    def read(text: str) -> int:
        if text.isdecimal() and least <= int(text) <= most:
            return int(text)
        raise ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")

    return read


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def taken(port: int) -> str:
    """What to tell whoever wanted a port that is not free."""
    return (
        f"Port {port} is in use by another program, perhaps an earlier run of this site. "
        "Stop it, or choose another port: "
        f"make run PORT={port + 1}, or manage.py serve --port {port + 1}"
    )


def _end_with(parent: int) -> Callable[[], None]:
    """Linux only: the child is told to stop when its parent dies, even by SIGKILL."""

    def prepare() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)  # type: ignore[union-attr]
        if os.getppid() != parent:
            os._exit(1)

    return prepare


@dataclass
class Child:
    """A process that should be running, at the head of a group of its own."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    started: float = 0.0
    start_at: float = 0.0

    def start(self, environment: Mapping[str, str]) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603
            self.command,
            env=dict(environment),
            process_group=0,
            preexec_fn=_end_with(os.getpid()) if LIBC else None,
        )

    def signal(self, number: int) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


@dataclass
class Supervisor:
    """Runs `children` until it is told to stop by a signal, or one of them dies again and again.

    `say` gets one line for each event. A child that lived longer than QUICK_DEATH is started
    again at once; each quick death in a row doubles the pause.
    """

    children: list[Child]
    say: Callable[[str], object]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    patience: int = 6
    grace: float = 15.0
    on_start: Callable[[], object] | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> bool:
        """True after a stop by signal, False when a child could not be kept alive."""
        handlers = self._listen()
        try:
            for child in self.children:
                child.start(self.environment)
            if self.on_start:
                threading.Thread(target=self.on_start, daemon=True).start()
            while not self._stop.wait(0.2):
                for child in self.children:
                    if not self._look_after(child):
                        return False
            return True
        finally:
            self._stop_all()
            for number, handler in handlers.items():
                signal.signal(number, handler)

    def stop(self) -> None:
        self._stop.set()

    def _listen(self) -> dict[signal.Signals, Any]:
        if threading.current_thread() is not threading.main_thread():
            return {}
        return {number: signal.signal(number, self._on_signal) for number in STOP_SIGNALS}

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stop()

    def _look_after(self, child: Child) -> bool:
        now = time.monotonic()
        if child.process is None:
            if now >= child.start_at:
                child.start(self.environment)
            return True
        code = child.process.poll()
        if code is None:
            return True
        child.signal(signal.SIGKILL)  # whatever it left behind
        child.process = None
        child.deaths = child.deaths + 1 if now - child.started < QUICK_DEATH else 1
        if child.deaths >= self.patience:
            self.say(f"{child.name} stopped with code {code}, {child.deaths} times in a row.")
            return False
        pause = min(LONGEST_PAUSE, 2.0 ** (child.deaths - 1) / 2)
        child.start_at = now + pause
        self.say(f"{child.name} stopped with code {code}; starting it again in {pause:g} s.")
        return True

    def _stop_all(self) -> None:
        running = [child for child in self.children if child.process is not None]
        for child in running:
            child.process.send_signal(signal.SIGTERM)  # type: ignore[union-attr]
        deadline = time.monotonic() + self.grace
        for child in running:
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))  # type: ignore[union-attr]
            except subprocess.TimeoutExpired:
                self.say(f"{child.name} did not stop in {self.grace:g} s; ending it.")
            child.signal(signal.SIGKILL)
