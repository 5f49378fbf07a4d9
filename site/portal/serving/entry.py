"""What granian loads in each web worker: the WSGI application, behind a reader of bodies.

One thread of the event loop takes in requests and sends answers for as many visitors as there are
connections. A thread of the site is taken when a request is there to its last byte, and given back
when its answer is made: neither a body that comes slowly nor a reader who is slow keeps others
waiting. Finished pages (`portal.editions`) are answered without such a thread at all.
"""

import asyncio
import logging
import os
import time
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

from django.db import close_old_connections
from granian.rsgi import ProtocolClosed

from .answers import FileAnswer, Headers, LongAnswer, StartResponse
from .bodies import BodyReader, CutOff, Limits, NoRoom, NotStored, TooLarge, TooSlow, has_body
from .environ import Environ, make
from .stack import with_room
from .turns import COSTLY, CostlyPaths, Turns

logger = logging.getLogger(__name__)

#: The environment's name for the number of threads, as `manage.py serve` hands it on.
THREADS = "SERVING_THREADS"
#: Threads that read and write temporary files and downloads.
FILE_THREADS = 2
#: Threads for what costs much, such as searches: pages never wait for one of those.
COSTLY_THREADS = 3
#: How long a request waits for another one that asks for the same page; seconds.
PATIENCE = 30.0
CLOSE = ("Connection", "close")
PLAIN = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), CLOSE]
REASONS = {
    408: "The request was not there in time. / Yêu cầu không đến kịp.\n",
    413: "The request is too large. / Yêu cầu quá lớn.\n",
    500: "An error of the server. / Máy chủ gặp lỗi.\n",
    503: "Too much at once: try again soon. / Máy chủ đang bận: xin thử lại sau ít phút.\n",
}

AtOnce = Callable[[Environ, Any], Iterable[bytes] | None]
PageOf = Callable[[Environ], Hashable | None]


class Entry:
    """An RSGI application around a WSGI application.

    `at_once` answers what needs no thread, or returns None. Of requests for which `page_of` names
    the same page one takes a thread, and the others wait without, to be answered `at_once` then.
    Paths in `aside` have a thread of their own: they are answered when all others wait for
    something. `too_large` and `not_stored` are the names under which the application finds that a
    body was too large, and the error that kept it from being stored; without them the answer is a
    line of text.
    """

    def __init__(
        self,
        application: Any,
        reader: BodyReader,
        *,
        threads: int,
        at_once: AtOnce | None = None,
        page_of: PageOf = lambda environ: None,
        aside: frozenset[str] = frozenset(),
        too_large: str = "",
        not_stored: str = "",
    ) -> None:
        self.application, self.reader, self.at_once = application, reader, at_once
        self.too_large, self.not_stored, self.aside = too_large, not_stored, aside
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self.other_thread = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self.costly_threads = ThreadPoolExecutor(COSTLY_THREADS, thread_name_prefix="costly")
        self.page_of, self.turns, self.costly = page_of, Turns(), CostlyPaths()

    async def __call__(self, scope: Any, proto: Any) -> None:
        environ = make(scope)
        if self._answer_at_once(environ, proto):
            return
        try:
            page = self.page_of(environ)
            deadline = time.monotonic() + PATIENCE
            while self.turns.is_taken(page):
                await self.turns.end_of(page, deadline)
                if self._answer_at_once(environ, proto):
                    return
                page = self.page_of(environ)
            await self._answer(environ, proto, page)
        except TimeoutError:
            self._refuse(proto, 503)
        except Exception:
            logger.exception("A request failed before or behind the application")
            self._refuse(proto, 500)

    def _answer_at_once(self, environ: Environ, proto: Any) -> bool:
        if self.at_once is None:
            return False
        start = StartResponse()
        body = self.at_once(environ, start)
        if body is None:
            return False
        proto.response_bytes(start.status, start.headers, b"".join(body))
        return True

    async def _answer(self, environ: Environ, proto: Any, page: Hashable | None) -> None:
        environ["wsgi.input"], environ["wsgi.file_wrapper"] = BytesIO(), FileAnswer
        environ[COSTLY] = []
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
            except NotStored as error:
                await self.reader.drop(error.chunks, self.reader.most(environ))
                if not self.not_stored:
                    return self._refuse(proto, 503)
                is_refused, environ[self.not_stored] = True, error.error
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
        with self.turns.taken(page):
            self._threads_for(environ["PATH_INFO"]).submit(
                with_room, self._work, environ, loop, head
            )
            start, body = await head
        if environ[COSTLY]:
            self.costly.add(environ["PATH_INFO"])
        headers = [*start.headers, CLOSE] if is_refused else start.headers
        if isinstance(body, bytes):
            proto.response_bytes(start.status, headers, body)
            return None
        return await self._send(proto, environ, start.status, headers, body)

    def _threads_for(self, path: str) -> ThreadPoolExecutor:
        if path in self.aside:
            return self.other_thread
        return self.costly_threads if path in self.costly else self.threads

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

    from news.outages.middleware import BODY_NOT_STORED
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
        page_of=application.page_of,
        aside=frozenset({READYZ}),
        too_large=limits.get("TOO_LARGE", ""),
        not_stored=BODY_NOT_STORED,
    )


def __getattr__(name: str) -> Any:
    """`application` is made when a server asks for it: commands import this module, too."""
    if name == "application":
        return make_entry()
    raise AttributeError(name)
