"""What granian loads in each web worker: the WSGI application, behind a reader of bodies.

One thread of the event loop takes in requests and sends answers for as many visitors as there are
connections. A thread of the site is taken when a request is there to its last byte, and given back
when its answer is made: neither a body that comes slowly nor a reader who is slow keeps others
waiting. Finished pages (`portal.editions`) are answered without such a thread at all.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

from django.db import close_old_connections
from granian.rsgi import ProtocolClosed

from .answers import FileAnswer, Headers, LongAnswer, StartResponse
from .bodies import BodyReader, CutOff, Limits, NoRoom, TooLarge, TooSlow, has_body
from .environ import Environ, make
from .stack import with_room

logger = logging.getLogger(__name__)

#: The environment's name for the number of threads, as `manage.py serve` hands it on.
THREADS = "SERVING_THREADS"
#: Threads that read and write temporary files and downloads.
FILE_THREADS = 2
CLOSE = ("Connection", "close")
PLAIN = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), CLOSE]
REASONS = {
    408: "The request was not there in time. / Yêu cầu không đến kịp.\n",
    413: "The request is too large. / Yêu cầu quá lớn.\n",
    500: "An error of the server. / Máy chủ gặp lỗi.\n",
    503: "Too much at once: try again soon. / Máy chủ đang bận: xin thử lại sau ít phút.\n",
}

AtOnce = Callable[[Environ, Any], Iterable[bytes] | None]


class Entry:
    """An RSGI application around a WSGI application.

    `at_once` answers what needs no thread, or returns None. Paths in `aside` have a thread of their
    own: they are answered when all others wait for something. `too_large` is the name under which
    the application finds that a body was too large; without one the answer is a line of text.
    """

    def __init__(
        self,
        application: Any,
        reader: BodyReader,
        *,
        threads: int,
        at_once: AtOnce | None = None,
        aside: frozenset[str] = frozenset(),
        too_large: str = "",
    ) -> None:
        self.application, self.reader, self.at_once = application, reader, at_once
        self.too_large, self.aside = too_large, aside
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self.other_thread = ThreadPoolExecutor(1, thread_name_prefix="aside")

    async def __call__(self, scope: Any, proto: Any) -> None:
        environ = make(scope)
        if self.at_once is not None:
            start = StartResponse()
            body = self.at_once(environ, start)
            if body is not None:
                proto.response_bytes(start.status, start.headers, b"".join(body))
                return
        try:
            await self._answer(environ, proto)
        except Exception:
            logger.exception("A request failed before or behind the application")
            self._refuse(proto, 500)

    async def _answer(self, environ: Environ, proto: Any) -> None:
        environ["wsgi.input"], environ["wsgi.file_wrapper"] = BytesIO(), FileAnswer
        is_refused = False
        if has_body(environ):
            try:
                environ["wsgi.input"], length = await self.reader.read(proto, environ)
                environ["CONTENT_LENGTH"] = str(length)
                environ.pop("HTTP_TRANSFER_ENCODING", None)
            except TooLarge as error:
                await self.reader.drop(error.chunks)
                if not self.too_large:
                    return self._refuse(proto, 413)
                is_refused = environ[self.too_large] = True
                environ["CONTENT_LENGTH"] = "0"
                environ.pop("HTTP_TRANSFER_ENCODING", None)
            except TooSlow:
                return self._refuse(proto, 408)
            except NoRoom:
                return self._refuse(proto, 503)
            except CutOff:
                # Nobody is there to read it.
                return self._refuse(proto, 408)
        loop = asyncio.get_running_loop()
        head: asyncio.Future[tuple[StartResponse, Any]] = loop.create_future()
        threads = self.other_thread if environ["PATH_INFO"] in self.aside else self.threads
        threads.submit(with_room, self._work, environ, loop, head)
        start, body = await head
        headers = [*start.headers, CLOSE] if is_refused else start.headers
        if isinstance(body, bytes):
            proto.response_bytes(start.status, headers, body)
            return None
        return await self._send(proto, environ, start.status, headers, body)

    def _work(self, environ: Environ, loop: asyncio.AbstractEventLoop, head: Any) -> None:
        """In a thread: runs the application, and hands its answer to the loop."""

        def hand(result: Any) -> None:
            if not head.cancelled():
                head.set_result(result)

        start = StartResponse()
        is_handed = False
        try:
            body = self.application(environ, start)
            if isinstance(body, FileAnswer):
                # It is closed elsewhere, and connections to the database are this thread's.
                close_old_connections()
                loop.call_soon_threadsafe(hand, (start, body))
            elif isinstance(body, list) or not getattr(body, "streaming", True):
                loop.call_soon_threadsafe(hand, (start, _whole(body)))
            else:
                answer = LongAnswer(loop)
                loop.call_soon_threadsafe(hand, (start, answer))
                is_handed = True
                try:
                    answer.fill(body)
                finally:
                    _close(body)
        except BaseException as error:
            if is_handed:
                logger.exception("An answer failed in the middle")
            else:
                loop.call_soon_threadsafe(_fail, head, error)
        finally:
            environ["wsgi.input"].close()

    async def _send(
        self, proto: Any, environ: Environ, status: int, headers: Headers, body: Any
    ) -> None:
        try:
            if environ["REQUEST_METHOD"] == "HEAD":
                proto.response_empty(status, headers)
                return
            transport = proto.response_stream(status, headers)
            async for piece in body.pieces(self.reader.files):
                await transport.send_bytes(piece)
        except ProtocolClosed:
            logger.debug("The reader of an answer has gone")
        finally:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self.reader.files, body.close)

    def _refuse(self, proto: Any, status: int) -> None:
        headers = [*PLAIN, ("Retry-After", "30")] if status == 503 else PLAIN
        try:
            proto.response_str(status, headers, REASONS[status])
        except RuntimeError:  # the answer has begun, or nobody is there any more
            logger.debug("Nobody to answer with %s", status)


def _whole(body: Any) -> bytes:
    try:
        return b"".join(body)
    finally:
        _close(body)


def _close(body: Any) -> None:
    if hasattr(body, "close"):
        body.close()


def _fail(head: Any, error: BaseException) -> None:
    if not head.done():
        head.set_exception(error)


def make_entry() -> Entry:
    """The site's own, with the limits of its settings."""
    from django.conf import settings

    from portal.monitoring.readiness import READYZ
    from portal.wsgi import application

    limits = getattr(settings, "LIMITS", {})
    files = ThreadPoolExecutor(FILE_THREADS, thread_name_prefix="files")
    return Entry(
        application,
        BodyReader(
            Limits.of(limits), settings.SESSION_COOKIE_NAME, files, settings.FILE_UPLOAD_TEMP_DIR
        ),
        threads=int(os.environ.get(THREADS, "4")),
        at_once=application.at_once,
        aside=frozenset({READYZ}),
        too_large=limits.get("TOO_LARGE", ""),
    )


def __getattr__(name: str) -> Any:
    """`application` is made when a server asks for it: commands import this module, too."""
    if name == "application":
        return make_entry()
    raise AttributeError(name)
