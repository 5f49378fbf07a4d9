"""Sends to each cache which tags are out of date, in a thread: whoever made the change never waits.

A cache may be receiving a page of the state before while it is told; so it is told again a little
later. One that does not answer is asked again with growing pauses, until what it keeps is too old
to be given anyway (`SECONDS`).
"""

import atexit
import http.client
import logging
import os
import threading
import time
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

logger = logging.getLogger(__name__)

#: When a cache is told: at once, and again for what was under way. Seconds.
MOMENTS = (0.0, 0.3, 2.0)
#: Changes that follow each other closer than this are told together.
TOGETHER = 0.05
#: Of what is being told: earlier than any moment.
NOW = 0
TIMEOUT = 2.0
PAUSES = (0.1, 0.3, 1.0, 2.0, 5.0)
#: How long a process that ends waits for caches.
LAST_CHANCE = 3.0


class NotPurged(Exception):
    """The cache did not answer, or refused; the message says what it said."""


class Front:
    """One cache, and what it still has to be told."""

    def __init__(self, url: str, secret: str, seconds: float) -> None:
        self.url, self.secret, self.seconds = url, secret, seconds
        #: When something is due, rounded to TOGETHER → the tags.
        self._due: dict[int, set[str]] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        os.register_at_fork(after_in_child=self._after_fork)

    def add(self, tag: str) -> None:
        now = time.monotonic()
        with self._changed:
            for wait in MOMENTS:
                self._due.setdefault(int((now + wait) / TOGETHER), set()).add(tag)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="purging")
                self._thread.start()
            self._changed.notify()

    def send(self, tag: str) -> None:
        """Tells the cache, now. Raises `NotPurged`."""
        place = urlsplit(self.url)
        port = place.port or http.client.HTTP_PORT
        line = http.client.HTTPConnection(str(place.hostname), port, timeout=TIMEOUT)
        try:
            line.request("BAN", "/", headers={"X-Purge-Tag": tag, "X-Purge-Secret": self.secret})
            answer = line.getresponse()
        except (OSError, http.client.HTTPException) as error:
            raise NotPurged(f"{place.netloc}: {error}") from error
        finally:
            line.close()
        if answer.status != 200:
            raise NotPurged(f"{place.netloc}: {answer.status} {answer.reason}")

    def has_been_told(self, within: float = 0.0) -> bool:
        """Whether nothing is due now, nor in the next seconds."""
        end = int((time.monotonic() + within) / TOGETHER)
        with self._changed:
            return all(moment > end for moment in self._due)

    def _run(self) -> None:
        failures, failing_since = 0, 0.0
        while True:
            tags = self._next()
            try:
                for tag in sorted(tags):
                    self.send(tag)
            except NotPurged as error:
                now = time.monotonic()
                failing_since = failing_since or now
                if not failures:
                    logger.warning("A cache could not be told of a change: %s", error)
                if now - failing_since < self.seconds:
                    time.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
                    failures += 1
                    continue
                logger.error("A cache was not told of changes for %d s.", now - failing_since)
            else:
                if failures:
                    logger.warning("%s answers again.", urlsplit(self.url).netloc)
            failures, failing_since = 0, 0.0
            self._done()
            time.sleep(TOGETHER)

    def _next(self) -> set[str]:
        """Waits until something is due; it stays noted until it is done."""
        with self._changed:
            while True:
                now = int(time.monotonic() / TOGETHER)
                due = [moment for moment in self._due if moment <= now]
                if due:
                    tags = set[str]().union(*(self._due.pop(moment) for moment in due))
                    self._due[NOW] = tags
                    return tags
                wait = min(self._due) * TOGETHER - time.monotonic() if self._due else None
                self._changed.wait(None if wait is None else max(wait, 0.001))

    def _done(self) -> None:
        with self._changed:
            self._due.pop(NOW, None)

    def _after_fork(self) -> None:
        """The thread, and what it had to tell, stay with the parent."""
        self._due, self._changed, self._thread = {}, threading.Condition(), None


class Sender:
    def __init__(self, urls: Iterable[str], secret: str, seconds: float) -> None:
        self.fronts = [Front(url, secret, seconds) for url in urls]
        atexit.register(self._wait_before_exit)

    def add(self, tag: str) -> None:
        """Every cache is told soon; returns at once."""
        for front in self.fronts:
            front.add(tag)

    def _wait_before_exit(self) -> None:
        deadline = time.monotonic() + LAST_CHANCE
        while time.monotonic() < deadline:
            if all(front.has_been_told(within=MOMENTS[1]) for front in self.fronts):
                return
            time.sleep(TOGETHER)


@cache
def sender() -> Sender:
    """The caches that the setting PURGING names."""
    wanted: dict[str, Any] = getattr(settings, "PURGING", {})
    return Sender(wanted.get("URLS", ()), wanted.get("SECRET", ""), wanted.get("SECONDS", 60))
