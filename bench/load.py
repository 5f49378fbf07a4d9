"""Asks a server for pages over and over again and says how many answers came, and how soon.

    python -m bench.load PORT CONNECTIONS SECONDS ANSWERS < paths

Connections stay open; each asks for the next path as soon as it has its answer. One process
without threads: it needs some 20 µs of its own for an answer, so beside the quickest servers the
CPU that the server used says more than the number of answers.
"""

import json
import select
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
LARGEST = 1 << 18
MANY = 10**9
PATIENCE = 60.0


class Connection:
    """One request at a time; `left` is what is still to come of its answer."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.left, self.sent, self.failed = 0, 0.0, False

    def send(self, request: bytes) -> None:
        self.left, self.sent = -1, time.perf_counter()
        self.socket.sendall(request)

    def receive(self, buffer: memoryview) -> bool:
        """Reads what came; True when the answer is whole."""
        count = self.socket.recv_into(buffer)
        if not count:
            raise ConnectionError("The server closed a connection.")
        if self.left < 0:
            begun = bytes(buffer[:count])
            head, blank, _body = begun.partition(b"\r\n\r\n")
            if not blank:
                raise ConnectionError("The head of an answer came in pieces.")
            self.failed = not head.startswith(b"HTTP/1.1 200")
            at = head.lower().find(b"content-length:")
            if at < 0:
                raise ConnectionError("An answer does not say how long it is.")
            length = int(head[at + 15 :].partition(b"\r\n")[0])
            self.left = len(head) + 4 + length
        self.left -= count
        return self.left == 0


def load(
    port: int, connections: int, paths: Sequence[str], seconds: float, answers: int
) -> dict[str, Any]:
    """Asks until `seconds` are over, or until so many `answers` came; waits for the last ones."""
    requests = [request(port, path) for path in paths]
    poll = select.epoll()
    opened: dict[int, Connection] = {}
    for number in range(connections):
        made = Connection(port)
        opened[made.socket.fileno()] = made
        poll.register(made.socket.fileno(), select.EPOLLIN)
        made.send(requests[number % len(requests)])
    asked, failed, times = connections, 0, []
    buffer = memoryview(bytearray(LARGEST))
    started = now = time.perf_counter()
    while now < started + seconds and len(times) < answers:
        for number, _event in poll.poll(PATIENCE):
            connection = opened[number]
            if connection.receive(buffer):
                now = time.perf_counter()
                times.append(now - connection.sent)
                failed += connection.failed
                connection.send(requests[asked % len(requests)])
                asked += 1
        now = time.perf_counter()
    # What the server still works on counts, too: else its CPU would be shared by too few.
    waiting = set(opened)
    while waiting and (events := poll.poll(PATIENCE)):
        for number, _event in events:
            if opened[number].receive(buffer):
                now = time.perf_counter()
                times.append(now - opened[number].sent)
                waiting.discard(number)
    for connection in opened.values():
        connection.socket.close()
    return {"answers": len(times), "failed": failed, "seconds": now - started} | shares(times)


def shares(times: list[float]) -> dict[str, float]:
    """Milliseconds within which half of the answers came, and 99 of a hundred."""
    ordered = sorted(times) or [float("inf")]
    return {
        "p50": 1000 * ordered[len(ordered) // 2],
        "p99": 1000 * ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)],
    }


def request(port: int, path: str) -> bytes:
    head = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\n"
    return f"{head}Accept: text/html\r\nUser-Agent: bench\r\n\r\n".encode()


def in_own_process(
    port: int, paths: Sequence[str], seconds: float, answers: int = MANY, connections: int = 16
) -> dict[str, Any]:
    """So that the client has a processor to itself, where there are two."""
    numbers = [str(number) for number in (port, connections, seconds, answers)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", *numbers],
        input="\n".join(paths).encode(),
        stdout=subprocess.PIPE,
        check=True,
        cwd=Path(__file__).resolve().parents[1],
    )
    return json.loads(done.stdout)


def main() -> None:
    port, connections, seconds, answers = sys.argv[1:]
    paths = sys.stdin.read().split("\n")
    print(json.dumps(load(int(port), int(connections), paths, float(seconds), int(answers))))


if __name__ == "__main__":
    main()
