"""The outermost layer: says whether the site is well, and writes down what is asked of it.

Kept pages pass it by: nothing is noted for them but a count (`portal.editions.shared_file`).
"""

import logging
import re
import secrets
import time
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from structlog.contextvars import bind_contextvars, clear_contextvars

from . import metrics
from .personal import network
from .readiness import READYZ, Readiness

logger = logging.getLogger("portal.access")

Environ = dict[str, Any]

HEALTHZ = "/healthz"
#: Where Django and other layers find the request's id; where they note what the log may say.
ID, FACTS = "portal.request_id", "portal.facts"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}").fullmatch
HEADERS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", "3"),
    ("Cache-Control", "no-store"),
]


class MonitoringLayer:
    """A WSGI application around another. `kept` answers from memory, or returns None; `page_of`
    names the page that a request would have made and kept, or returns None.
    """

    def __init__(
        self,
        application: Any,
        kept: Callable[[Environ, Any], Iterable[bytes] | None] | None = None,
        page_of: Callable[[Environ], Hashable | None] | None = None,
    ) -> None:
        self.application, self.kept = application, kept
        self.page_of = page_of or (lambda environ: None)
        self.readiness = Readiness()

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        answer = self.at_once(environ, start_response)
        if answer is not None:
            return answer
        if environ.get("PATH_INFO") == READYZ:
            return self.readiness.answer(environ, start_response)
        return self._noted(environ, start_response)

    def at_once(self, environ: Environ, start_response: Any) -> Iterable[bytes] | None:
        """What needs neither Django nor a database; None for all else."""
        if environ.get("PATH_INFO") == HEALTHZ:
            start_response("200 OK", HEADERS)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [b"ok\n"]
        return None if self.kept is None else self.kept(environ, start_response)

    def _noted(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        request_id = given if WELL_FORMED(given) else secrets.token_hex(8)
        environ[ID] = request_id
        facts = environ[FACTS] = {}
        clear_contextvars()
        bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        said: dict[str, Any] = {"status": 500, "bytes": None}

        def start(status: str, headers: list[tuple[str, str]], *exc_info: Any) -> Any:
            said["status"] = int(status[:3])
            sizes = [value for name, value in headers if name.lower() == "content-length"]
            said["bytes"] = int(sizes[0]) if sizes else None
            return start_response(status, [*headers, ("X-Request-ID", request_id)], *exc_info)

        try:
            return self.application(environ, start)
        finally:
            seconds = time.perf_counter() - started
            path = (
                environ.get("PATH_INFO", "").encode("latin-1", "replace").decode(errors="replace")
            )
            metrics.note_request(path, said["status"], seconds)
            logger.info(
                "request",
                extra={
                    "method": environ["REQUEST_METHOD"],
                    "path": path[:300],
                    "ms": round(seconds * 1_000, 1),
                    "network": network(environ.get("REMOTE_ADDR", "")),
                    **said,
                    **facts,
                },
            )
