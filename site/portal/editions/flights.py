"""One thread renders a page, the others that want it wait."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager


class Flights:
    """`wait`: how long a thread waits for another before it renders for itself; seconds."""

    def __init__(self, wait: float) -> None:
        self.wait = wait
        self._lock = threading.Lock()
        self._under_way: dict[Hashable, threading.Event] = {}

    @contextmanager
    def turn(self, key: Hashable) -> Iterator[bool]:
        """True for whoever is to render; False, once that is done, for who came meanwhile."""
        with self._lock:
            done = self._under_way.get(key)
            if is_first := done is None:
                done = self._under_way[key] = threading.Event()
        if not is_first:
            done.wait(self.wait)
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                del self._under_way[key]
            done.set()
