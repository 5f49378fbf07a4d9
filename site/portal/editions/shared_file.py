"""A small file that all processes of one machine have mapped into memory.

It holds the edition number, which processes are in the middle of a commit, and what each process
counts. A process keeps a lock on one byte as long as it lives; the kernel gives it up when the
process dies, however it dies. So a commit whose process is gone is known at once.
"""

import fcntl
import mmap
import os
import threading
import time
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from .number import new_number, tell_of_rise

WORD = 8
LAYOUT = 2
PLACES = 64
#: Words of the file: its layout, the number, the open commits of each place, its counts, the floor.
NUMBER, OPEN = 1, 2
COUNTS = OPEN + PLACES
PID, STARTED, HITS, MISSES, PASSED, PAGES, BYTES = range(7)
COUNT = 7
FLOOR = COUNTS + PLACES * COUNT
SIZE = WORD * (FLOOR + 1)
OPEN_BYTES = slice(WORD * OPEN, WORD * COUNTS)
NONE_OPEN = bytes(WORD * PLACES)

Counts: TypeAlias = "memoryview[int] | array[int]"


@dataclass(frozen=True)
class ProcessCounts:
    """What one web process has done since it started; `size` is in bytes."""

    pid: int
    started: float
    hits: int
    misses: int
    passed: int
    pages: int
    size: int


class SharedFile:
    """The number of one machine. Made once for each process and never closed.

    (A process that closes a file loses its locks on it.)
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._place: int | None = None
        #: What is counted, to be counted up without a lock.
        self.row: Counts = array("Q", [0] * COUNT)
        self._open()
        os.register_at_fork(after_in_child=self._after_fork)

    # The number, as the layer and the watch of writes use it

    def current(self) -> int | None:
        """The number; it rises first where a process died in the middle of a commit."""
        if not os.fstat(self._file).st_nlink:
            self._reopen()
        if self._map[OPEN_BYTES] != NONE_OPEN:
            self._settle()
        return self._words[NUMBER]

    def floor(self) -> int:
        return self._words[FLOOR]

    def rise(self, is_addition: bool = False) -> None:
        if not os.fstat(self._file).st_nlink:
            self._reopen()
        self._rise(is_addition)
        tell_of_rise()

    def _rise(self, is_addition: bool = False) -> None:
        number = new_number()
        if not is_addition:
            self._words[FLOOR] = number
        self._words[NUMBER] = number

    def begin(self) -> None:
        """Before a commit: should this process die before `end`, others will raise the number."""
        if not os.fstat(self._file).st_nlink:
            self._reopen()
        with self._lock:
            if (place := self._claim()) is not None:
                self._words[OPEN + place] += 1

    def end(self, is_addition: bool = False) -> None:
        """After the commit."""
        self.rise(is_addition)
        with self._lock:
            if self._place is not None and self._words[OPEN + self._place]:
                self._words[OPEN + self._place] -= 1

    # Counts

    def start_counting(self) -> None:
        """From here on `row` is this process's own, and it is listed among the web processes."""
        with self._lock:
            place = self._claim()
            if place is not None:
                start = COUNTS + place * COUNT
                self.row = self._words[start : start + COUNT]
            self.row[PID], self.row[STARTED] = os.getpid(), int(time.time())

    def processes(self) -> Iterator[ProcessCounts]:
        """The web processes that are alive."""
        for place in range(PLACES):
            start = COUNTS + place * COUNT
            row = self._words[start : start + COUNT].tolist()
            # A process that serves pages has written down when it started.
            if row[STARTED] and (place == self._place or not self._is_free(place)):
                yield ProcessCounts(*row)

    # The file

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if os.fstat(self._file).st_size != SIZE:
            # Written, not made longer: a full disk must fail here and not at a later access.
            os.pwrite(self._file, bytes(SIZE), 0)
            os.ftruncate(self._file, SIZE)
        self._map = mmap.mmap(self._file, SIZE)
        self._words = memoryview(self._map).cast("Q")
        if self._words[0] != LAYOUT or not self._words[NUMBER]:
            self._rise()
            self._words[0] = LAYOUT

    def _reopen(self) -> None:
        """Someone removed or replaced the file: the others will use the new one."""
        with self._lock:
            if not os.fstat(self._file).st_nlink:
                self._place = None
                self._open()
                if self.row[STARTED]:
                    counted = self.row.tolist()
                    self.start_counting()
                    self.row[STARTED:] = array("Q", counted[STARTED:])

    def _after_fork(self) -> None:
        """Locks stay with the parent."""
        self._lock = threading.RLock()
        self._place = None
        self.row = array("Q", [0] * COUNT)

    # Places

    def _claim(self) -> int | None:
        """This process's place; None where all are taken: then no death is noticed."""
        if self._place is None:
            for place in range(PLACES):
                if self._try_lock(place):
                    self._clean(place)
                    self._place = place
                    break
        return self._place

    def _settle(self) -> None:
        """Raises the number for each commit whose process is gone."""
        with self._lock:
            for place in range(PLACES):
                if self._words[OPEN + place]:
                    self._is_free(place)

    def _is_free(self, place: int) -> bool:
        """Whether no living process has the place; what a dead one left is put in order."""
        with self._lock:
            if place == self._place or not self._try_lock(place):
                return False
            self._clean(place)
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, place)
            return True

    def _try_lock(self, place: int) -> bool:
        with suppress(OSError):
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
            return True
        return False

    def _clean(self, place: int) -> None:
        """Empties a place whose lock this process has."""
        if self._words[OPEN + place]:
            self._rise()
            self._words[OPEN + place] = 0
            tell_of_rise()
        start = COUNTS + place * COUNT
        self._words[start : start + COUNT] = memoryview(bytes(WORD * COUNT)).cast("Q")
