"""Which requests may be answered with a kept page, under which key, and how it is rendered.

A page is rendered for nobody in particular: what the key does not hold, the rendering does not see.
So nothing that one visitor sends can end up on the page of another.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from django.conf import settings

from .conf import Config

Environ = dict[str, Any]

LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class PageRequest:
    """`query` is what is known of the query string; `is_exact`: nothing had to be left out."""

    key: tuple[str, ...]
    query: str
    is_exact: bool


class RequestReader:
    def __init__(self, config: Config) -> None:
        self._parameters = config.parameters
        self._passed_paths = config.passed_paths
        names = "|".join(re.escape(name) for name in config.passed_cookies)
        self._has_passed_cookie = re.compile(rf"(?:^|[;,\s])(?:{names})\s*=").search
        #: What Django reads of the address beside path and query.
        self._origin = ["wsgi.url_scheme", "HTTP_HOST", *_forwarding_headers()]

    def read(self, environ: Environ) -> PageRequest | None:
        """None for a request that has to reach the application as it is."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or self.has_secret(environ):
            return None
        path = environ.get("PATH_INFO", "")
        query = environ.get("QUERY_STRING", "")
        if (
            path.startswith(self._passed_paths)
            or len(path) + len(query) > LONGEST_ADDRESS
            or "HTTP_HOST" not in environ
            or environ.get("CONTENT_LENGTH", "0") not in ("", "0")
        ):
            return None
        known, is_exact = self.known(query) if query else ("", True)
        origin = [environ.get(name, "") for name in self._origin]
        key = (*origin, environ.get("SCRIPT_NAME", ""), path, known)
        return PageRequest(key, known, is_exact)

    def has_secret(self, environ: Environ) -> bool:
        """Whether the visitor is logged in, or may be."""
        cookies = environ.get("HTTP_COOKIE")
        return "HTTP_AUTHORIZATION" in environ or bool(cookies and self._has_passed_cookie(cookies))

    def is_left_alone(self, environ: Environ) -> bool:
        return environ.get("PATH_INFO", "").startswith(self._passed_paths)

    def known(self, query: str) -> tuple[str, bool]:
        """The known parameters sorted by name, each name's values in their order; as written."""
        pieces = [(_name(piece), piece) for piece in query.split("&") if piece]
        kept = [pair for pair in pieces if pair[0] in self._parameters]
        kept.sort(key=lambda pair: pair[0])
        return "&".join(piece for _, piece in kept), len(kept) == len(pieces)

    def canonical(self, environ: Environ, request: PageRequest) -> Environ:
        """The environment that the page is rendered in: a GET without the visitor's headers."""
        made = {
            name: value
            for name, value in environ.items()
            if not name.startswith("HTTP_") or name in self._origin
        }
        return made | {"REQUEST_METHOD": "GET", "QUERY_STRING": request.query}


def _name(piece: str) -> str:
    return unquote_plus(piece.partition("=")[0])


def _forwarding_headers() -> list[str]:
    """What a proxy says of the address that the visitor asked for, where the settings trust it."""
    headers = []
    if settings.SECURE_PROXY_SSL_HEADER:
        headers.append(settings.SECURE_PROXY_SSL_HEADER[0])
    if settings.USE_X_FORWARDED_HOST:
        headers.append("HTTP_X_FORWARDED_HOST")
    if settings.USE_X_FORWARDED_PORT:
        headers.append("HTTP_X_FORWARDED_PORT")
    return headers
