"""What a server gives under load, at rest, and after something was published."""

import socket
import time
from collections.abc import Sequence
from typing import Any

from .children import Child
from .load import HOST, in_own_process, request
from .servers import Server
from .sites import PORT

#: A server rests when it uses less than that share of a processor; it is waited for so long.
AT_REST, SETTLE = 0.02, 60.0
#: Each pass over the pages leads half of them to a worker that has not made them yet.
PASSES = 6
#: A change is seen when that many visitors in a row, each on a new connection, were given it.
SEEN_BY = 8
#: With fewer answers a second, a server is measured longer.
SLOW, LONGER = 200, 2
#: As long is waited for a change, in seconds.
PATIENCE = 30.0


def at_rest(server: Server) -> dict[str, float]:
    """Memory when nothing is done any more, and the share of a processor that is used then."""
    deadline, share = time.monotonic() + SETTLE, 1.0
    while share > AT_REST and time.monotonic() < deadline:
        before = server.cpu()
        time.sleep(2)
        share = (server.cpu() - before) / 2
    return {**server.memory(), "idle": share}


def under_load(
    server: Server, paths: Sequence[str], seconds: float, warm_up: float
) -> dict[str, float]:
    """Answers a second, their times in milliseconds, and the server's CPU for one."""
    first = in_own_process(PORT, paths, warm_up, PASSES * max(len(paths), 20))
    if first["answers"] < SLOW * first["seconds"]:
        seconds *= LONGER
    before = server.cpu()
    found = in_own_process(PORT, paths, seconds)
    if found["failed"]:
        raise RuntimeError(f"{found['failed']} answers were no pages, such as {paths[0]}.")
    if not found["answers"]:
        return {"rate": 0.0}
    return {
        "rate": found["answers"] / found["seconds"],
        "p50": found["p50"],
        "p99": found["p99"],
        "cpu": 1000 * (server.cpu() - before) / found["answers"],
    }


def page(path: str) -> str:
    """A page as a new visitor gets it."""
    with socket.create_connection((HOST, PORT), timeout=PATIENCE) as connection:
        connection.sendall(
            request(PORT, path).replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
        )
        parts = iter(lambda: connection.recv(1 << 16), b"")
        return b"".join(parts).decode(errors="replace")


def visible(child: Child, times: int) -> dict[str, Any]:
    """Seconds from the end of publishing, and from its beginning, until nobody gets the old page.

    The page itself and the list are watched. Each list has one number for each publication.
    """
    watched = child.ask("newest")
    found: dict[str, Any] = {"from the end": [], "from the beginning": []}
    for number in range(times):
        title = f"Bản tin kiểm tra số {number} lúc {time.monotonic_ns()}"
        for path in watched.values():
            for _visitor in range(SEEN_BY):
                page(path)
        told = child.ask("publish", title=title)
        last_old = max(_last_old(path, title) for path in watched.values())
        found["from the end"].append(max(0.0, last_old - told["done"]))
        found["from the beginning"].append(max(told["done"], last_old) - told["started"])
    return found


def _last_old(path: str, title: str) -> float:
    """When the old page was last given away, by the clock of all processes; 0: never."""
    last, seen, deadline = 0.0, 0, time.monotonic() + PATIENCE
    while seen < SEEN_BY:
        if title in page(path):
            seen += 1
            continue
        last, seen = time.monotonic(), 0
        if last > deadline:
            return last
    return last
