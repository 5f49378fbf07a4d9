"""Asks for an address over the network, as a browser or a search engine would; bounded."""

import time
from dataclasses import dataclass
from typing import Any

import requests

VISITOR = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0 Safari/537.36"
)
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
#: Hijacked pages show themselves to who comes from a search.
FROM_SEARCH = {"Referer": "https://www.google.com/"}
SECONDS = 15
MOST_BYTES = 3 * 1024 * 1024


@dataclass(frozen=True)
class Answer:
    """`status` is 0 where nothing answered; `reason` then says why. `location` is absolute."""

    status: int
    reason: str = ""
    location: str = ""
    html: str = ""


class Reader:
    """One visitor. `pause` seconds between two questions, so that readers do not notice."""

    def __init__(self, agent: str, headers: dict[str, str] | None = None, pause: float = 0.05):
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.update({"User-Agent": agent, **(headers or {})})
        self._pause = pause

    def read(self, address: str) -> Answer:
        """The page at `address`; of what is no HTML only the head is read."""
        return self._ask("GET", address, kind="html")

    def text(self, address: str) -> str:
        """What stands at `address`, of whatever type; "" where nothing does."""
        answer = self._ask("GET", address, kind="")
        return answer.html if answer.status == 200 else ""

    def exists(self, address: str) -> Answer:
        """Whether something is there: by HEAD, and by GET where a server does not know that."""
        answer = self._ask("HEAD", address)
        return self._ask("GET", address) if answer.status in (0, 403, 405, 501) else answer

    def _ask(self, method: str, address: str, kind: str | None = None) -> Answer:
        time.sleep(self._pause)
        try:
            with self._session.request(
                method, address, allow_redirects=False, stream=True, timeout=SECONDS
            ) as response:
                location = response.headers.get("Location", "")
                target = requests.compat.urljoin(address, location) if location else ""
                html = "" if kind is None else _text(response, kind)
                return Answer(response.status_code, response.reason or "", target, html)
        except (requests.RequestException, UnicodeError, ValueError) as error:
            return Answer(0, type(error).__name__)


def _text(response: Any, kind: str) -> str:
    if kind not in response.headers.get("Content-Type", ""):
        return ""
    deadline = time.monotonic() + SECONDS
    parts, size = [], 0
    for part in response.iter_content(65536):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES or time.monotonic() > deadline:
            break
    return b"".join(parts).decode("utf-8", "replace")
