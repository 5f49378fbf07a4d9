"""A finished page: its bodies, its validators, and whether an answer may become one."""

import re
from collections.abc import Iterable
from email.utils import formatdate, parsedate_to_datetime
from hashlib import blake2b
from typing import Any

from .compression import BROTLI, GZIP, IDENTITY, compress, decompress, is_compressible
from .conf import Config

Headers = list[tuple[str, str]]

OK, MOVED, MISSING = "200", "301", "404"
#: What is said anew for a kept page.
OUR_HEADERS = frozenset({"content-length", "vary", "etag", "last-modified", "cache-control"})
#: Of a 304, the headers that caches may want to bring up to date.
NOT_MODIFIED_HEADERS = frozenset({"etag", "vary", "cache-control", "last-modified"})
NOT_SHARED = re.compile(r"\b(?:private|no-store|no-cache)\b", re.IGNORECASE)
#: Overhead of a kept page beside its bodies; bytes, a rough guess.
OVERHEAD = 2_000


def value_of(headers: Headers, name: str) -> str:
    """The values of a header, joined; "" if it is not there."""
    return ", ".join(value for key, value in headers if key.lower() == name)


def varies_by(headers: Headers, same_without: Iterable[str]) -> list[str]:
    """The names in Vary, without those that the site says change nothing."""
    names = (name.strip() for name in value_of(headers, "vary").split(","))
    return [name for name in names if name and name.lower() not in same_without]


def may_be_kept(status: str, headers: Headers, response: Any, config: Config) -> bool:
    """Whether every visitor without a session may get this very answer."""
    if status[:3] not in (OK, MOVED, MISSING) or getattr(response, "streaming", True):
        return False
    # Vary: Cookie says that the session was looked at; there was none.
    known = {"cookie", "accept-encoding"}
    return not (
        # A session, or a form's token.
        value_of(headers, "set-cookie")
        or value_of(headers, "content-encoding")
        or NOT_SHARED.search(value_of(headers, "cache-control"))
        or "'nonce-" in value_of(headers, "content-security-policy")
        or any(name.lower() not in known for name in varies_by(headers, config.same_without))
    )


class Variant:
    """The page in one encoding, with all headers ready."""

    __slots__ = ("body", "etag", "headers", "not_modified", "undated")

    def __init__(self, body: bytes, etag: str, headers: Headers, last_modified: str) -> None:
        self.body, self.etag = body, etag
        self.undated = [*headers, ("ETag", etag), ("Content-Length", str(len(body)))]
        self.headers = [*self.undated, ("Last-Modified", last_modified)]
        self.not_modified = [
            (name, value) for name, value in self.headers if name.lower() in NOT_MODIFIED_HEADERS
        ]


class Page:
    """An answer that is kept. `edition` is the one it is of; `size` is in bytes.

    Its date is when this process first saw the edition. Dates have seconds: within the first two
    none is sent, lest it stand for two editions of one second.
    """

    def __init__(
        self, status: str, headers: Headers, body: bytes, edition: Any, config: Config
    ) -> None:
        self.status, self.edition = status, edition
        self.is_ok, self.is_missing = status[:3] == OK, status[:3] == MISSING
        self.etag = blake2b(body, digest_size=12).hexdigest()
        self.started = int(edition.started)
        self.last_modified = formatdate(self.started, usegmt=True)
        self.is_text = is_compressible(value_of(headers, "content-type"), len(body))
        vary = varies_by(headers, config.same_without)
        if self.is_text and not any(name.lower() == "accept-encoding" for name in vary):
            vary.append("Accept-Encoding")
        cache_control = value_of(headers, "cache-control") or config.cache_control
        self.headers = [pair for pair in headers if pair[0].lower() not in OUR_HEADERS]
        self.headers.append(("Cache-Control", cache_control))
        if vary:
            self.headers.append(("Vary", ", ".join(vary)))
        # Text is kept packed: the same memory then holds five times as many pages.
        first = BROTLI if self.is_text else IDENTITY
        self.variants = {first: self._variant(first, compress(body, first))}
        self.size = len(self.variants[first].body) + OVERHEAD

    def has(self, encoding: str) -> bool:
        return not self.is_text or encoding in self.variants

    def body(self) -> bytes:
        """As it was rendered."""
        return decompress(self.variants[BROTLI].body) if self.is_text else self.variants[""].body

    def variant(self, encoding: str) -> Variant:
        """Made when it is first asked for: see `Store.has_grown`."""
        if not self.is_text:
            encoding = IDENTITY
        found = self.variants.get(encoding)
        if found is None:
            body = compress(decompress(self.variants[BROTLI].body), encoding)
            found = self.variants[encoding] = self._variant(encoding, body)
        return found

    def _variant(self, encoding: str, body: bytes) -> Variant:
        headers = [*self.headers, ("Content-Encoding", encoding)] if encoding else self.headers
        ending = {IDENTITY: "", GZIP: "-gz"}.get(encoding, f"-{encoding}")
        return Variant(body, f'"{self.etag}{ending}"', headers, self.last_modified)

    def is_known_to(self, environ: dict[str, Any], variant: Variant) -> bool:
        """Whether the visitor has this page already (RFC 9110, 13.1)."""
        if not self.is_ok:
            return False
        if tags := environ.get("HTTP_IF_NONE_MATCH"):
            return tags.strip() == "*" or variant.etag in re.findall(r'"[^"]*"', tags)
        if since := environ.get("HTTP_IF_MODIFIED_SINCE"):
            try:
                return parsedate_to_datetime(since).timestamp() >= self.started
            except (ValueError, TypeError, OverflowError):
                return False
        return False
