"""A process in which one site runs, and which does what it is asked, line by line.

    python -m bench.child bench.ours

The module named has `fill`, `refresh`, `addresses`, `newest` and `publish`. Requests and answers
are JSON, one a line; what the site itself prints goes to standard error. See `children.py` for
the other end.
"""

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

PROJECT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
#: Work shorter than this, in seconds, is timed many times over.
SHORT, TIMES_SHORT = 0.001, 50

Application = Callable[..., Iterable[bytes]]


class Client:
    """Calls a WSGI application as a server does for an anonymous visitor."""

    def __init__(self, application: Application, port: int) -> None:
        self.application, self.port = application, port

    def environ(self, path: str) -> dict[str, Any]:
        address = urlsplit(path)
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(address.path).encode().decode("latin-1"),
            "QUERY_STRING": address.query,
            "HTTP_HOST": f"{HOST}:{self.port}",
            "SERVER_NAME": HOST,
            "SERVER_PORT": str(self.port),
            "REMOTE_ADDR": HOST,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_ACCEPT": "text/html",
        }
        setup_testing_defaults(environ)
        return environ

    def get(self, path: str) -> tuple[str, bytes]:
        """Status and body."""
        told: list[str] = []
        answer = self.application(self.environ(path), lambda status, *_more: told.append(status))
        try:
            return told[0] if told else "", b"".join(answer)
        finally:
            if close := getattr(answer, "close", None):
                close()

    def cost(self, path: str, times: int = 1) -> float:
        """CPU seconds of this process for one request, the environ made beforehand."""
        environs = [self.environ(path) for _ in range(times)]
        started = time.process_time()
        for environ in environs:
            answer = self.application(environ, lambda *_told: None)
            for _part in answer:
                pass
            if close := getattr(answer, "close", None):
                close()
        return (time.process_time() - started) / times


def applications() -> dict[str, Callable[[], Application]]:
    """Django alone, and the application that a server loads, with what lies before Django."""
    from django.core.servers.basehttp import get_internal_wsgi_application
    from django.core.wsgi import get_wsgi_application

    return {"django": get_wsgi_application, "server": get_internal_wsgi_application}


def cost(client: Client, paths: list[str], rounds: int, budget: float) -> dict[str, Any]:
    """The median CPU of a request, in milliseconds; several `paths` are visited in turn.

    Rounds end when they have used `budget` seconds.
    """
    _status, body = client.get(paths[0])
    first = client.cost(paths[-1])
    if len(paths) > 1:
        for path in paths:  # so that what is kept is kept
            if (first := client.cost(path)) * len(paths) > budget:
                break
    times = TIMES_SHORT if first < SHORT and len(paths) == 1 else 1
    found: list[float] = []
    started = time.process_time()
    while len(found) < rounds * len(paths):
        found.append(client.cost(paths[len(found) % len(paths)], times))
        if time.process_time() - started > budget and len(found) >= 3:
            break
    return {
        "ms": 1000 * statistics.median(found),
        "bytes": len(body),
        "queries": queries(client, paths[0]),
    }


def queries(client: Client, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def save(client: Client, paths: list[str], folder: Path) -> int:
    """The bodies of `paths` as files that nginx finds; returns how many bytes they have."""
    size = 0
    for path in paths:
        _status, body = client.get(path)
        file = folder / path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
        size += len(body)
    return size


class Worker:
    def __init__(self, site: Any) -> None:
        self.site = site
        self.clients: dict[tuple[str, int], Client] = {}

    def client(self, application: str, port: int) -> Client:
        key = (application, port)
        if key not in self.clients:
            self.clients[key] = Client(applications()[application](), port)
        return self.clients[key]

    def do(self, do: str, **wanted: Any) -> Any:
        if do == "get":
            return self.client(wanted["application"], wanted["port"]).get(wanted["path"])[0]
        if do == "cost":
            client = self.client(wanted["application"], wanted["port"])
            return cost(client, wanted["paths"], wanted["rounds"], wanted["budget"])
        if do == "save":
            client = self.client(wanted["application"], wanted["port"])
            return save(client, wanted["paths"], Path(wanted["folder"]))
        if do == "publish":
            started = time.monotonic()
            self.site.publish(wanted["title"])
            return {"started": started, "done": time.monotonic()}
        return getattr(self.site, do)(**wanted)


def main() -> None:
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]
    told, sys.stdout = sys.stdout, sys.stderr
    import django

    django.setup()
    worker = Worker(importlib.import_module(sys.argv[1]))
    for line in sys.stdin:
        answer = worker.do(**json.loads(line))
        told.write(json.dumps(answer) + "\n")
        told.flush()


if __name__ == "__main__":
    main()
