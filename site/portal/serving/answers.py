"""What a WSGI application answers, on its way out: no thread waits for a slow reader."""

import asyncio
import tempfile
import threading
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

Headers = list[tuple[str, str]]

#: What is read of a file, or sent, at once; bytes.
PIECE = 256 * 1024
#: What a long answer may take of the memory before it waits in a file; bytes.
IN_MEMORY = 1024 * 1024


class StartResponse:
    """The callable that WSGI applications say status and headers to."""

    __slots__ = ("headers", "status")

    def __init__(self) -> None:
        self.status = 500
        self.headers: Headers = []

    def __call__(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        self.status, self.headers = int(status[:3]), headers


class FileAnswer:
    """`wsgi.file_wrapper`: a file that is read piece by piece while it is sent."""

    def __init__(self, file: Any, _block_size: int = PIECE) -> None:
        self.file = file

    def __iter__(self) -> Iterable[bytes]:
        return iter(lambda: self.file.read(PIECE), b"")

    def close(self) -> None:
        if hasattr(self.file, "close"):
            self.file.close()

    async def pieces(self, files: ThreadPoolExecutor) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        while piece := await loop.run_in_executor(files, self.file.read, PIECE):
            yield piece


class LongAnswer:
    """An answer in pieces: written by the thread that makes it, read by who sends it.

    A thread that makes it faster than it is read ends, and what it made waits in a file.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._lock = threading.Lock()
        self._more = asyncio.Event()
        self._written = self._read = 0
        self._is_done = self._is_gone = False
        self._error: BaseException | None = None

    def fill(self, body: Iterable[bytes]) -> None:
        """In the thread of the request: to its end, or until nobody reads any more."""
        try:
            for piece in body:
                with self._lock:
                    if self._is_gone:
                        break
                    self._file.seek(self._written)
                    self._written += self._file.write(piece)
                self._loop.call_soon_threadsafe(self._more.set)
        except BaseException as error:
            self._error = error
            raise
        finally:
            self._is_done = True
            self._loop.call_soon_threadsafe(self._more.set)

    async def pieces(self, files: ThreadPoolExecutor) -> AsyncIterator[bytes]:
        """Raises what the application raised in the middle of its answer."""
        loop = asyncio.get_running_loop()
        while True:
            self._more.clear()
            is_done = self._is_done
            if self._read < self._written:
                piece = await loop.run_in_executor(files, self._next)
                self._read += len(piece)
                yield piece
            elif is_done:
                break
            else:
                await self._more.wait()
        if self._error is not None:
            raise self._error

    def _next(self) -> bytes:
        with self._lock:
            self._file.seek(self._read)
            return self._file.read(PIECE)

    def close(self) -> None:
        """The thread stops at its next piece."""
        with self._lock:
            self._is_gone = True
            self._file.close()
