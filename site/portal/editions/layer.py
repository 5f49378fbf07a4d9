"""The layer before Django: answers with kept pages, keeps what Django answers."""

import logging
import re
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from .compression import IDENTITY, best_encoding, compress, is_compressible
from .conf import Config, config
from .flights import Flights
from .number import Number, number, shared_file
from .pages import MISSING, OK, Headers, Page, may_be_kept, value_of, varies_by
from .requests import Environ, PageRequest, RequestReader
from .shared_file import BYTES, HITS, MISSES, PAGES, PASSED, SharedFile
from .store import Edition, Store

logger = logging.getLogger(__name__)

StartResponse = Callable[..., Any]
FOREVER = float("inf")
TOO_MANY = "429"
#: Turns that a request waits for others before it renders for itself.
TURNS = 3
#: Seconds for which rendering is not tried again where something kept can be sent.
FAILING = 1.0
NOT_OF_FORMER = ("cache-control", "etag", "last-modified", "content-length", "content-encoding")
BODY = re.compile(rb"<body\b[^>]*>")


class Answer:
    """What the application answered: `start_response` of its own, and the body."""

    def __init__(self, application: Any, environ: Environ) -> None:
        self.status, self.headers = "", Headers()
        self.body: Any = application(environ, self._start)

    def _start(self, status: str, headers: Headers, *_exc_info: Any) -> None:
        self.status, self.headers = status, list(headers)

    def read(self) -> bytes:
        """The whole body; closes it, which ends the request for Django."""
        try:
            return b"".join(self.body)
        finally:
            self.close()

    def close(self) -> None:
        if hasattr(self.body, "close"):
            self.body.close()


class EditionsLayer:
    """A WSGI application around another. `file` and `settings` default to the site's own."""

    def __init__(
        self,
        application: Any,
        *,
        file: SharedFile | None = None,
        settings: Config | None = None,
    ) -> None:
        self.application = application
        self.config = settings or config()
        self.number: Number = file or number()
        self.requests = RequestReader(self.config)
        self.flights = Flights(self.config.wait)
        self.store = Store(
            self.config.max_bytes,
            self.config.missing_pages,
            former=self.config.last_when_failing,
        )
        #: Until then nobody waits for the next try, who can have what was kept before.
        self._failing_until = 0.0
        #: Whether the number was known at the last request that asked for it here.
        self._keeps = True
        self.file = file or shared_file()
        self.file.start_counting()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        request = self.requests.read(environ)
        if request is None:
            return self._pass(environ, start_response)
        current = self.number.current()
        self._keeps = current is not None
        if current is None:
            self.store.empty()
            return self._pass(environ, start_response)
        edition = self.store.edition_of(current)
        page = self.store.get(request.key, edition)
        # What is left out of a query may lead elsewhere, by a redirect of an old address.
        if page is not None and (request.is_exact or page.is_ok):
            self.file.row[HITS] += 1
            return self._send(page, request.key, environ, start_response)
        if time.monotonic() < self._failing_until and (page := self._stand_in(request)):
            return self._send_former(page, environ, start_response)
        for _turn in range(TURNS):
            if self.store.is_passed(request.key):
                return self._pass(environ, start_response)
            with self.flights.turn(request.key) as is_mine:
                page = self._kept_now(request)
                if page is not None:
                    return self._send(page, request.key, environ, start_response)
                if is_mine:
                    return self._render(request, environ, start_response)
        return self._render(request, environ, start_response)

    def at_once(self, environ: Environ, start_response: StartResponse) -> list[bytes] | None:
        """The answer where it is there already; else None, and nothing has been done.

        For a server that asks in its event loop: nothing is rendered, packed or waited for.
        """
        if self.config.url or (request := self.requests.read(environ)) is None:
            return None
        current = self.number.current()
        if current is None:
            return None
        page = self.store.get(request.key, self.store.edition_of(current))
        if page is None or not (request.is_exact or page.is_ok):
            return None
        if not page.has(best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))):
            return None
        self.file.row[HITS] += 1
        return self._send(page, request.key, environ, start_response)

    def page_of(self, environ: Environ) -> tuple[str, ...] | None:
        """What the page is kept under that this request would have made; None where it is not for
        this request to make it: one that is not kept, or that may be there already.

        For a server that lets one request at a time have it made, in its event loop.
        """
        request = self.requests.read(environ)
        if request is None or not self._keeps or self.store.is_passed(request.key):
            return None
        if self.config.url and self.store.has(request.key):
            return None
        return request.key

    def _kept_now(self, request: PageRequest) -> Page | None:
        """What another thread has rendered meanwhile, if it still holds."""
        current = self.number.current()
        if current is None:
            return None
        page = self.store.get(request.key, self.store.edition_of(current))
        return page if page is not None and (request.is_exact or page.is_ok) else None

    # Answers

    def _send(
        self, page: Page, key: tuple[str, ...], environ: Environ, start_response: StartResponse
    ) -> list[bytes]:
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        is_new = not page.has(encoding)
        variant = page.variant(encoding)
        if is_new:
            self.store.has_grown(key, page, len(variant.body))
        if page.is_known_to(environ, variant):
            start_response("304 Not Modified", [*variant.not_modified, *self._for_caches(page)])
            return []
        is_dated = time.time() >= page.started + 2
        headers = variant.headers if is_dated else variant.undated
        start_response(page.status, [*headers, *self._for_caches(page)])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [variant.body]

    def _for_caches(self, page: Page) -> Headers:
        """How long a cache in front of the site may give the page; it is told of new editions."""
        if not self.config.cache_in_front:
            return []
        left = (page.edition.ends or 0.0) - time.time()
        seconds = int(max(0.0, min(left, self.config.cache_in_front)))
        return [("Surrogate-Control", f"max-age={seconds}")]

    def _render(
        self, request: PageRequest, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        self.file.row[MISSES] += 1
        edition = self._dated_edition()
        answer = Answer(self.application, self.requests.canonical(environ, request))
        if not may_be_kept(answer.status, answer.headers, answer.body, self.config):
            return self._send_unkept(request, answer, environ, start_response)
        body = answer.read()
        # The number is read again: what was rendered from an older state is not kept.
        is_new = edition is not None and self.number.current() == edition.number
        page_edition = edition if edition and is_new else Edition(0, time.time(), 0.0)
        page = Page(answer.status, answer.headers, body, page_edition, self.config)
        if is_new:
            self.store.put(request.key, page)
            self._count_store()
        if page.is_ok or request.is_exact:
            return self._send(page, request.key, environ, start_response)
        return self._pass(environ, start_response)

    def _dated_edition(self) -> Edition | None:
        """The edition of now with its end; None if that cannot be known: then nothing is kept."""
        current = self.number.current()
        if current is None:
            return None
        edition = self.store.edition_of(current)
        if edition.ends is not None:
            return edition
        try:
            moment = self.config.next_moment()
        except Exception:
            logger.exception("When this edition ends is not known; pages are not kept.")
            return None
        return self.store.ends_at(edition, moment.timestamp() if moment else FOREVER)

    def _send_unkept(
        self,
        request: PageRequest,
        answer: Answer,
        environ: Environ,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        if answer.status[:3] == TOO_MANY or getattr(answer.body, "is_of_this_request", False):
            # About this visitor or this moment, not about the page, and no fault of the site.
            return self._forward(answer, environ, start_response)
        if answer.status[0] == "5":
            self._failing_until = time.monotonic() + FAILING
            if former := self._stand_in(request):
                answer.close()
                return self._send_former(former, environ, start_response)
        else:
            self.store.remove(request.key)
            self.store.note_passed(request.key)
        if not request.is_exact:
            # It may be about what was left out, such as where to go after logging in.
            answer.close()
            return self._pass(environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            start_response(answer.status, answer.headers)
            answer.close()
            return []
        return self._forward(answer, environ, start_response)

    def _send_former(
        self, page: Page, environ: Environ, start_response: StartResponse
    ) -> list[bytes]:
        """The page of an earlier edition, marked as such, where EDITIONS allows it."""
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")) if page.is_text else ""
        body = page.body()
        if value_of(page.headers, "content-type").startswith("text/html"):
            kept_at = datetime.fromtimestamp(page.edition.started, UTC)
            note = self.config.note(kept_at, environ.get("PATH_INFO", ""))
            body = BODY.sub(lambda found: found[0] + note.encode(), body, count=1)
        packed = compress(body, encoding)
        headers = [pair for pair in page.headers if pair[0].lower() not in NOT_OF_FORMER]
        headers += [("Cache-Control", "no-store"), ("Warning", '110 - "Response is Stale"')]
        headers += [("X-Robots-Tag", "noindex"), ("Content-Length", str(len(packed)))]
        if encoding != IDENTITY:
            headers.append(("Content-Encoding", encoding))
        start_response(page.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [packed]

    def _stand_in(self, request: PageRequest) -> Page | None:
        """A page that was kept before and holds nothing that was taken away since."""
        page = self.store.get_former(request.key)
        if page is None or not page.is_ok or not self.config.last_when_failing:
            return None
        floor, ends = self.number.floor(), page.edition.ends
        is_over = ends is not None and time.time() >= ends
        return page if floor is not None and page.edition.number >= floor and not is_over else None

    def _pass(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The request reaches the application as it is."""
        self.file.row[PASSED] += 1
        if self.requests.is_left_alone(environ):
            return self.application(environ, start_response)
        return self._forward(Answer(self.application, environ), environ, start_response)

    def _forward(
        self, answer: Answer, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """An answer that is not kept: caches are told so, and it is compressed where that is safe.

        Not for visitors with a session or a form's token: the length of compressed text can betray
        a secret in it (BREACH).
        """
        headers = answer.headers
        content_type = value_of(headers, "content-type")
        vary = varies_by(headers, self.config.same_without)
        headers = [pair for pair in headers if pair[0].lower() != "vary"]
        if content_type.startswith("text/html") and not value_of(headers, "cache-control"):
            headers.append(("Cache-Control", "private, no-cache"))
        body: Iterable[bytes] = answer.body
        if self._may_be_compressed(environ, answer, content_type):
            vary.append("Accept-Encoding")
            encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
            if encoding != IDENTITY:
                packed = compress(answer.read(), encoding)
                ours = ("content-length", "etag")
                headers = [pair for pair in headers if pair[0].lower() not in ours]
                headers.append(("Content-Encoding", encoding))
                headers.append(("Content-Length", str(len(packed))))
                body = [packed]
        if vary:
            headers.append(("Vary", ", ".join(vary)))
        start_response(answer.status, headers)
        return body

    def _may_be_compressed(self, environ: Environ, answer: Answer, content_type: str) -> bool:
        return (
            answer.status[:3] in (OK, MISSING)
            and environ["REQUEST_METHOD"] == "GET"
            and not getattr(answer.body, "streaming", True)
            and not self.requests.has_secret(environ)
            and not value_of(answer.headers, "set-cookie")
            and not value_of(answer.headers, "content-encoding")
            and is_compressible(content_type, int(value_of(answer.headers, "content-length") or 0))
        )

    def _count_store(self) -> None:
        self.file.row[PAGES], self.file.row[BYTES] = len(self.store), self.store.size
