"""Asks a site's own process for something, and does not wait for ever."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from types import TracebackType
from typing import Any, Self

PROJECT = Path(__file__).resolve().parents[1]


class NoAnswer(Exception):
    """The process took longer than it was given, and is gone."""


class Child:
    """A process of `child.py`; started when it is first asked, and anew after a `NoAnswer`."""

    def __init__(self, site: str, environment: dict[str, str]) -> None:
        self.command = [sys.executable, "-m", "bench.child", site]
        self.environment = {**os.environ, **environment}
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def is_running(self) -> bool:
        return self.process is not None

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def ask(self, do: str, seconds: float = 3600, **wanted: Any) -> Any:
        """Raises `NoAnswer` when `seconds` are over, `RuntimeError` when the process died."""
        if self.process is None:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=PROJECT,
                env=self.environment,
            )
        sent, received = self.process.stdin, self.process.stdout
        assert sent
        assert received
        with suppress(BrokenPipeError):
            sent.write(json.dumps({"do": do, **wanted}) + "\n")
            sent.flush()
        with DefaultSelector() as selector:
            selector.register(received, EVENT_READ)
            if not selector.select(seconds):
                self.stop()
                raise NoAnswer(do)
        line = received.readline()
        if not line:
            self.stop()
            raise RuntimeError(f"{self.command[-1]} ended while it was asked to {do}.")
        return json.loads(line)
