"""Reads the body of a request as it comes, before a thread is taken for it.

A visitor who sends half of it holds a connection, and nothing that others wait for.
"""

import asyncio
import re
import tempfile
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any

from news.outages.errors import DISK

from .environ import Environ

KB, MB = 1024, 1024 * 1024
#: Longer bodies wait in a file; bytes.
IN_MEMORY = 1 * MB
#: How long what is too large may go on coming while it is dropped; seconds.
DROPPING = 5.0


class TooLarge(Exception):
    """The body is, or says that it will be, larger than its sender may send; what comes of it."""

    def __init__(self, chunks: AsyncIterator[bytes]) -> None:
        super().__init__()
        self.chunks = chunks


class TooSlow(Exception):
    """The body was not there in time."""


class NotStored(Exception):
    """The disk took no more of the body: `error` says why, `chunks` are what still comes of it."""

    def __init__(self, error: OSError, chunks: AsyncIterator[bytes]) -> None:
        super().__init__()
        self.error, self.chunks = error, chunks


class CutOff(Exception):
    """The connection ended before the body did."""


class NoRoom(Exception):
    """The bodies that are read at this moment take all the room that they may take together."""


@dataclass(frozen=True)
class Limits:
    """Bytes and seconds; read from `settings.LIMITS`, explained there."""

    anonymous: int = 64 * KB
    signed_in: int = 40 * MB
    seconds: float = 60.0
    #: What keeps coming at this rate has all the time it needs; bytes a second.
    rate: int = 32 * KB
    #: Of all bodies that one web process reads at a time.
    together: int = 512 * MB
    dropped: int = 1 * MB

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Limits":
        sizes = values.get("BODY_BYTES", {})
        return cls(
            anonymous=sizes.get("anonymous", cls.anonymous),
            signed_in=sizes.get("signed in", cls.signed_in),
            seconds=values.get("BODY_SECONDS", cls.seconds),
            rate=values.get("BODY_BYTES_A_SECOND", cls.rate),
            together=values.get("BODY_BYTES_TOGETHER", cls.together),
            dropped=values.get("BODY_BYTES_DROPPED", cls.dropped),
        )


def has_body(environ: Environ) -> bool:
    return (
        environ.get("CONTENT_LENGTH", "0") not in ("", "0") or "HTTP_TRANSFER_ENCODING" in environ
    )


@dataclass
class BodyReader:
    """Reads bodies for one web process. `session_cookie` makes a visitor one who may send more."""

    limits: Limits
    session_cookie: str
    files: ThreadPoolExecutor
    #: Where long bodies wait, under no name; the system's folder by default.
    folder: str | None = None
    held: int = 0
    _has_session: Any = field(init=False)

    def __post_init__(self) -> None:
        name = re.escape(self.session_cookie)
        self._has_session = re.compile(rf"(?:^|[;,\s]){name}\s*=").search

    def most(self, environ: Environ) -> int:
        cookies = environ.get("HTTP_COOKIE")
        is_known = cookies and self._has_session(cookies)
        return self.limits.signed_in if is_known else self.limits.anonymous

    async def read(self, proto: Any, environ: Environ) -> tuple[IO[bytes], int]:
        """The whole body in a file, and its length. The caller closes the file."""
        most = self.most(environ)
        announced = environ.get("CONTENT_LENGTH")
        length = int(announced) if announced and announced.isdecimal() else None
        chunks = aiter(proto)
        if length is not None and length > most:
            raise TooLarge(chunks)
        body = tempfile.SpooledTemporaryFile(dir=self.folder)  # noqa: SIM115
        size = 0
        try:
            async for chunk in self._in_time(chunks):
                size += len(chunk)
                self.held += len(chunk)
                if size > most:
                    raise TooLarge(chunks)
                if self.held > self.limits.together:
                    raise NoRoom
                await self._keep(body, chunk, size)
            if length is not None and size != length:
                raise CutOff
        except BaseException as error:
            # What the disk did not take, it does not take on closing either.
            with suppress(OSError):
                body.close()
            if isinstance(error, OSError) and error.errno in DISK:
                raise NotStored(error, chunks) from error
            raise
        finally:
            self.held -= size
        body.seek(0)
        return body, size

    async def _keep(self, body: Any, chunk: bytes, size: int) -> None:
        if size <= IN_MEMORY:
            body.write(chunk)
            return
        loop = asyncio.get_running_loop()
        if size - len(chunk) <= IN_MEMORY:
            await loop.run_in_executor(self.files, body.rollover)
        await loop.run_in_executor(self.files, body.write, chunk)

    async def _in_time(self, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """What comes, until the end. Each byte gives its sender a little more time."""
        deadline = time.monotonic() + self.limits.seconds
        empty = 0
        while True:
            try:
                async with asyncio.timeout(max(0.0, deadline - time.monotonic())):
                    chunk = await anext(chunks)
            except StopAsyncIteration:
                break
            except TimeoutError as error:
                raise TooSlow from error
            # granian gives an empty chunk for an error of the connection, and one at the end.
            empty = 0 if chunk else empty + 1
            deadline += len(chunk) / self.limits.rate
            if chunk:
                yield chunk
        if empty > 1:
            raise CutOff

    async def drop(self, chunks: AsyncIterator[bytes], at_most: int = 0) -> None:
        """Takes in what still comes, and forgets it: a browser that still sends shows no answer.

        A little of what is too large; of what was to be read, `at_most` bytes.
        """
        dropped = 0
        with suppress(TimeoutError, StopAsyncIteration):
            async with asyncio.timeout(DROPPING):
                while dropped < (at_most or self.limits.dropped):
                    dropped += len(await anext(chunks))
