"""`/readyz`: whether this process can answer as it should, for balancers and watchers."""

import hmac
import ipaddress
import json
import threading
import time
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from .probes import NEEDED, Result, ask_all, is_stopping, wished

READYZ = "/readyz"
#: Answers are kept for so long: whoever asks more often costs nothing more.
KEPT_FOR = 1.0
#: Set by proxies: who stands behind one is not known to be on this machine.
FORWARDING = ("HTTP_X_FORWARDED", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")


class Readiness:
    """The answers of all probes, asked for at most once a second."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked_at = float("-inf")
        self._results: tuple[list[Result], list[Result]] = ([], [])

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        status, said = self.look()
        if not may_see_details(environ):
            said.pop("checks", None)
        content = json.dumps(said).encode() + b"\n"
        headers = [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(content))),
            ("Cache-Control", "no-store"),
        ]
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]

    def look(self) -> tuple[str, dict[str, Any]]:
        """The status line, and what is said: "ready", "degraded", "not ready" or "stopping"."""
        if is_stopping():
            return "503 Service Unavailable", {"status": "stopping"}
        with self._lock:
            if time.monotonic() - self._asked_at >= KEPT_FOR:
                needed = list(ask_all(NEEDED))
                # Half of what is wished lives in the database: no use in waiting for it again.
                is_worth_it = all(result.ok for result in needed)
                self._results = needed, list(ask_all(wished())) if is_worth_it else []
                self._asked_at = time.monotonic()
            needed, others = self._results
        checks = {
            result.name: {
                "ok": result.ok,
                "seconds": round(result.seconds, 3),
                "detail": result.detail,
            }
            for result in (*needed, *others)
        }
        if not all(result.ok for result in needed):
            return "503 Service Unavailable", {"status": "not ready", "checks": checks}
        is_well = all(result.ok for result in others)
        return "200 OK", {"status": "ready" if is_well else "degraded", "checks": checks}


def may_see_details(environ: dict[str, Any]) -> bool:
    """Whoever asks on this machine itself, or with METRICS_TOKEN as a bearer's token."""
    token = getattr(settings, "METRICS_TOKEN", "")
    given = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode("latin-1", "replace"), token.encode()):
        return True
    if any(name.startswith(FORWARDING) for name in environ):
        return False
    try:
        return ipaddress.ip_address(environ.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
