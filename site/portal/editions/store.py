"""The pages of one process: those asked for last, up to a number of bytes."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from .pages import Page

Key = tuple[str, ...]

#: Addresses that were not kept, remembered so that visitors do not wait for each other there.
MOST_PASSED = 2_000


@dataclass(frozen=True)
class Edition:
    """A number, until the next known moment. Moments are seconds since 1970.

    `started`: when this process first saw it. `ends` is None until someone has asked for it.
    """

    number: int
    started: float
    ends: float | None = None


class Store:
    """`former`: pages of earlier editions stay until they are replaced, for when all else fails."""

    def __init__(self, max_bytes: int, missing_pages: int, *, former: bool = False) -> None:
        self.max_bytes, self.missing_pages, self.former = max_bytes, missing_pages, former
        self.edition = Edition(0, 0.0)
        self.size = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._missing: OrderedDict[Key, None] = OrderedDict()
        self._passed: OrderedDict[Key, None] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def edition_of(self, number: int) -> Edition:
        """The edition of now; all pages go if it is another than that of the call before."""
        edition = self.edition
        ends = edition.ends
        if number == edition.number and (ends is None or time.time() < ends):
            return edition
        with self._lock:
            if self.edition is edition:
                self.edition = Edition(number, time.time())
                self._passed.clear()
                if not self.former:
                    self._empty()
            return self.edition

    def ends_at(self, edition: Edition, ends: float) -> Edition:
        """Notes when the edition ends; returns it with that, or as it was if it is over."""
        with self._lock:
            now = self.edition
            if (now.number, now.started) != (edition.number, edition.started):
                return edition
            if now.ends is None:
                self.edition = Edition(edition.number, edition.started, ends)
            return self.edition

    def get(self, key: Key, edition: Edition) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.edition is not edition:
                return None
            self._pages.move_to_end(key)
            return page

    def has(self, key: Key) -> bool:
        """Whether a page is kept there, of whatever edition."""
        return key in self._pages

    def get_former(self, key: Key) -> Page | None:
        """The page as any edition had it."""
        return self._pages.get(key)

    def put(self, key: Key, page: Page) -> bool:
        """False if its edition is over or it is too large."""
        with self._lock:
            ends = page.edition.ends
            if page.edition is not self.edition or ends is None or time.time() >= ends:
                return False
            self._remove(key)
            if page.size > self.max_bytes // 8:
                return False
            self._pages[key] = page
            self.size += page.size
            if page.is_missing:
                self._missing[key] = None
                if len(self._missing) > self.missing_pages:
                    self._remove(next(iter(self._missing)))
            self._shrink()
            return True

    def has_grown(self, key: Key, page: Page, by: int) -> None:
        """The page got another variant of `by` bytes."""
        with self._lock:
            if self._pages.get(key) is page:
                page.size += by
                self.size += by
                self._shrink()

    def remove(self, key: Key) -> None:
        with self._lock:
            self._remove(key)

    def empty(self) -> None:
        with self._lock:
            self.edition = Edition(0, 0.0)
            self._passed.clear()
            self._empty()

    def note_passed(self, key: Key) -> None:
        """This edition's answer to `key` is not kept."""
        with self._lock:
            self._passed[key] = None
            if len(self._passed) > MOST_PASSED:
                self._passed.popitem(last=False)

    def is_passed(self, key: Key) -> bool:
        return key in self._passed

    def _empty(self) -> None:
        self._pages.clear()
        self._missing.clear()
        self.size = 0

    def _shrink(self) -> None:
        while self.size > self.max_bytes:
            self._remove(next(iter(self._pages)))

    def _remove(self, key: Key) -> None:
        if (page := self._pages.pop(key, None)) is not None:
            self.size -= page.size
            self._missing.pop(key, None)
