"""What `manage.py serve` writes down for its web workers: how its processes are, and that it stops.

A small file for each port, named to all of them by an environment variable.
"""

import fcntl
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

VARIABLE = "SERVING_STATES"


@dataclass(frozen=True)
class State:
    """One process: whether it runs as it should, in words, and how often it was started again."""

    ok: bool
    says: str
    restarts: int


class States:
    """Written by one process, whose death makes what is written void."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, processes: dict[str, State], *, stopping: bool = False) -> None:
        """A disk that is full costs this knowledge and nothing else."""
        content = {
            "pid": os.getpid(),
            "stopping": stopping,
            "processes": {name: asdict(state) for name, state in processes.items()},
        }
        made = self.path.with_suffix(".new")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            made.write_text(json.dumps(content))
            made.replace(self.path)


def read() -> dict[str, Any]:
    """What stands there; empty where no `manage.py serve` keeps this process running."""
    named = os.environ.get(VARIABLE)
    if not named:
        return {}
    try:
        content = json.loads(Path(named).read_text())
    except (OSError, ValueError):
        return {}
    try:
        os.kill(content["pid"], 0)
    except ProcessLookupError:  # it was killed, and this process is told to stop by the kernel
        return {"stopping": True, "processes": {}}
    return content


def take_port(folder: Path, port: int) -> int | None:
    """A lock that this process keeps as long as it lives; None where another one has it.

    Servers that listen with SO_REUSEPORT may share a port without noticing: pages of two sites, or
    of two versions, would come in turns. An `OSError` says that there is no place for a lock.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder / f"{port}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock
