"""The WSGI environment of a request that came by granian's own interface (RSGI)."""

import sys
from typing import Any

Environ = dict[str, Any]

FIXED: Environ = {
    "SCRIPT_NAME": "",
    "SERVER_SOFTWARE": "granian",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}
#: Names of headers as the environment has them; filled as they come.
_names: dict[str, str] = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
MOST_NAMES = 500


def make(scope: Any) -> Environ:
    """Without `wsgi.input`. Headers of one name are joined as RFC 9110 says.

    A header with "_" in its name is left out: it would pass for the one with "-" that a proxy sets.
    """
    host, _, port = scope.server.rpartition(":")
    environ = FIXED | {
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": _latin(scope.path),
        "QUERY_STRING": _latin(scope.query_string),
        "SERVER_PROTOCOL": _protocol(scope.http_version),
        "SERVER_NAME": host.strip("[]"),
        "SERVER_PORT": port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.url_scheme": scope.scheme,
    }
    for header, value in scope.headers.items():
        name = _names.get(header) or _name(header)
        if name in environ:
            value = f"{environ[name]}{'; ' if name == 'HTTP_COOKIE' else ','}{value}"
        environ[name] = value
    environ.pop("", None)
    if scope.authority and "HTTP_HOST" not in environ:
        environ["HTTP_HOST"] = scope.authority
    return environ


def _name(header: str) -> str:
    name = "" if "_" in header else f"HTTP_{header.upper().replace('-', '_')}"
    if name and len(_names) < MOST_NAMES:
        _names[header] = name
    return name


def _latin(text: str) -> str:
    """The bytes of an address, as WSGI wants them."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("latin-1")


def _protocol(version: str) -> str:
    return "HTTP/1.0" if version == "1" else f"HTTP/{version}"
