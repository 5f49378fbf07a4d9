"""Talks to a server as clients do that are slow, hasty or gone, and runs it for that."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(check: Callable[[], object], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if check():
            return True
        time.sleep(0.05)
    return False


class Server:
    """granian with the small site, or with whatever `target` names."""

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        self.folder, self.port = folder, free_port()
        (folder / "limits.json").write_text(json.dumps(limits))
        command = [sys.executable, "-m", "granian", "--interface", "rsgi", "--no-ws"]
        command += ["--http", "1", "--http1-header-read-timeout", "2000", "--port", str(self.port)]
        command += ["--log-level", "warning", "--workers-kill-timeout", "10", "small_site:entry"]
        here = str(Path(__file__).parent)
        environment = {
            **os.environ,
            "SMALL_SITE": str(folder),
            "PYTHONPATH": os.pathsep.join([str(PROJECT / "site"), str(PROJECT), here]),
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        self.process = subprocess.Popen(command, env=environment)
        assert until(self.answers)

    def answers(self) -> bool:
        try:
            return self.ask("GET /kept").endswith(b"kept")
        except OSError:
            return False

    def send(self, data: bytes) -> socket.socket:
        """A connection on which `data` was sent; it stays open."""
        made = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        made.sendall(data)
        return made

    def ask(self, line: str, headers: str = "", body: bytes = b"") -> bytes:
        """The whole answer, by a connection of its own."""
        with self.send(request(line, f"Connection: close\r\n{headers}", body)) as connection:
            return rest(connection)

    def noted(self) -> list[str]:
        file = self.folder / "noted"
        return file.read_text().splitlines() if file.exists() else []

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(30)


def request(line: str, headers: str = "", body: bytes = b"") -> bytes:
    return f"{line} HTTP/1.1\r\nHost: a.example\r\n{headers}\r\n".encode() + body


def rest(connection: socket.socket) -> bytes:
    """What comes until the server closes the connection."""
    received = []
    while piece := connection.recv(65_536):
        received.append(piece)
    return b"".join(received)


def status(answer: bytes) -> int:
    return int(answer.split(None, 2)[1])


def content(answer: bytes) -> Any:
    return json.loads(answer.partition(b"\r\n\r\n")[2])
