"""Who takes a thread, and which: kept in the event loop of a web worker, so without locks.

Nobody waits in a thread for a page that another thread makes, and pages do not wait behind what
costs much.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

#: The environment's name for a list: what the application puts into it says that this path costs
#: much. `news.costly` does.
COSTLY = "news.costly"
#: Paths that are remembered; a path may be as long as an address.
MOST_PATHS = 500


class Turns:
    """Of all that ask for one page, one has it made."""

    def __init__(self) -> None:
        self._taken: dict[Hashable, asyncio.Event] = {}

    def is_taken(self, page: Hashable | None) -> bool:
        return page is not None and page in self._taken

    async def end_of(self, page: Hashable, deadline: float) -> None:
        """Until whoever has the turn has an answer. Raises `TimeoutError` after `deadline`, a
        moment of `time.monotonic`.
        """
        async with asyncio.timeout(deadline - time.monotonic()):
            await self._taken[page].wait()

    @contextmanager
    def taken(self, page: Hashable | None) -> Iterator[None]:
        """Takes the turn; None is no page, and takes nothing."""
        if page is None:
            yield
            return
        ended = self._taken[page] = asyncio.Event()
        try:
            yield
        finally:
            del self._taken[page]
            ended.set()


class CostlyPaths:
    """Paths whose answers were said to cost much, those asked for last."""

    def __init__(self) -> None:
        self._paths: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, path: str) -> bool:
        return path in self._paths

    def add(self, path: str) -> None:
        self._paths[path] = None
        self._paths.move_to_end(path)
        if len(self._paths) > MOST_PATHS:
            self._paths.popitem(last=False)
