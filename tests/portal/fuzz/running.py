"""Sends requests by chance through the site's WSGI application, and tells what fails."""

import io
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.signals import got_request_exception, request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client

from news.files.wsgi import PublicFilesLayer
from portal.editions.layer import EditionsLayer
from tests.editions import config
from tests.portal.rights.objects import World
from tests.portal.rights.roles import ANONYMOUS

from .requests import Request, Requests

CSRF = "a" * 32
LINES = 16
READING = ("GET", "HEAD", "OPTIONS")


@dataclass
class Answer:
    seed: int
    number: int
    status: int
    request: Request
    error: str

    def __str__(self) -> str:
        return (
            f"{self.status} — repeat it with --seed {self.seed} --only {self.number}\n"
            f"{self.request}\n{self.error}"
        )


class Site:
    """The application with kept pages before it, as a server calls it, and people signed in."""

    def __init__(self, world: World) -> None:
        self.application = PublicFilesLayer(
            EditionsLayer(get_wsgi_application(), settings=config())
        )
        self.cookies = {ANONYMOUS: f"csrftoken={CSRF}"}
        for role, user in world.people.items():
            client = Client()
            client.force_login(user)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            self.cookies[role] = f"csrftoken={CSRF}; sessionid={session}"
        self.error = ""

    def get(self, role: str, path: str) -> str:
        path, _mark, query = path.partition("?")
        return self.send(Request(role, "GET", path, query))[1]

    def send(self, request: Request) -> tuple[int, str]:
        """The status and the text. What a form changes is undone, so that the site stays."""
        if request.method in READING:
            return self._call(request)
        with transaction.atomic():
            answer = self._call(request)
            transaction.set_rollback(True)
        if answer[0] >= 500 and "TransactionManagementError" in self.error:
            # What the database refused ended the transaction: the site itself has none here.
            answer = self._call(request)
        return answer

    def _call(self, request: Request) -> tuple[int, str]:
        self.error = ""
        started: list[str] = []
        got_request_exception.connect(self._note)
        try:
            environ = _environ(request, self.cookies[request.role])
            body = self.application(environ, lambda status, *_more: started.append(status))
            text = b"".join(body)
            if hasattr(body, "close"):
                body.close()
        except Exception:
            self._note()
            return 599, ""
        finally:
            got_request_exception.disconnect(self._note)
        return int(started[-1].split()[0]), text.decode("utf-8", "replace")

    def _note(self, **_given: Any) -> None:
        lines = traceback.format_exc().splitlines()
        self.error = "\n".join(lines[-60:])


def _environ(request: Request, cookies: str) -> dict[str, Any]:
    path = unquote_to_bytes(request.path).decode("latin-1")
    environ = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": request.query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": request.content_type,
        "CONTENT_LENGTH": str(len(request.body)),
        "HTTP_HOST": "testserver",
        "HTTP_COOKIE": cookies,
        "HTTP_X_CSRFTOKEN": CSRF,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, text in request.headers.items():
        environ[name] = f"{cookies}; {text}" if name == "HTTP_COOKIE" else text
    return environ


def answers(world: World, seed: int, numbers: range) -> Iterator[Answer]:
    """What the requests of these numbers got."""
    site = Site(world)
    with one_connection():
        requests = Requests(world, site.get)
        for number in numbers:
            request = requests.number(seed, number)
            status, _text = site.send(request)
            yield Answer(seed, number, status, request, site.error)


@contextmanager
def one_connection() -> Iterator[None]:
    """A request would close the connection of the transaction that it is sent in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
