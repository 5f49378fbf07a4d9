"""Puts the layer of kept pages before Django in the tests' client: `EDITIONS=on pytest …`.

The tests' transactions never end, so here the number rises with each statement that changes what
a page says, and when a transaction or a savepoint is undone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpResponse, HttpResponseBase
from django.test import client
from django.test.client import ClientHandler
from django.test.signals import template_rendered

from portal.editions.conf import UNREAD_TABLES, Config, read
from portal.editions.layer import EditionsLayer
from portal.editions.shared_file import SharedFile
from portal.editions.statements import is_public_change

HANDLER = "tests.handler"
COUNTING = {"queries_of", "django_assert_num_queries", "django_assert_max_num_queries"}


def config(**changes: Any) -> Config:
    """The site's settings of editions, with changes."""
    return read({**settings.EDITIONS, "ENABLED": True, **changes})


def _application(environ: dict[str, Any], start_response: Callable[..., Any]) -> HttpResponseBase:
    """The client's own handler, as a WSGI application."""
    response = ClientHandler.__call__(environ[HANDLER], environ)
    if not response.streaming:
        # The client has closed it, without closing the connection of the test's transaction.
        response.close = lambda: None
    headers = [*response.items()]
    headers += [("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values()]
    start_response(f"{response.status_code} {response.reason_phrase}", headers)
    return response


class EditionsHandler(ClientHandler):
    """The client's handler behind the layer. `layer` is the one of all clients, None for none."""

    layer: EditionsLayer | None = None
    #: Body → the templates it was made of, for the tests that look into a response's context.
    rendered: dict[bytes, list[dict[str, Any]]] = {}

    def __call__(self, environ: dict[str, Any]) -> HttpResponseBase:
        if self.layer is None:
            return super().__call__(environ)
        with _templates() as templates:
            response = self._answer(self.layer, environ)
        if not response.streaming:
            if templates:
                self.rendered[response.content] = templates
            for signal in () if templates else self.rendered.get(response.content, ()):
                template_rendered.send(**signal)
        return response

    def _answer(self, layer: EditionsLayer, environ: dict[str, Any]) -> HttpResponseBase:
        environ = {"HTTP_HOST": environ["SERVER_NAME"], HANDLER: self, **environ}
        started: list[Any] = []
        answer = layer(environ, lambda *start: started.extend(start))
        status, headers = started
        if isinstance(answer, HttpResponseBase):
            for name in ("Vary", "Cache-Control"):
                answer.headers.pop(name, None)
            for name, value in headers:
                if name != "Set-Cookie":
                    answer.headers[name] = value
            return answer
        response = HttpResponse(b"".join(answer), status=int(status[:3]))
        for name, value in headers:
            response.headers[name] = value
        response.wsgi_request = WSGIRequest(environ)
        return response


@contextmanager
def _templates() -> Iterator[list[dict[str, Any]]]:
    """The signals of all templates that are rendered in here."""
    signals: list[dict[str, Any]] = []

    def note(sender: Any, template: Any, context: Any, **kwargs: Any) -> None:
        signals.append({"sender": sender, "template": template, "context": copy(context)})

    template_rendered.connect(note)
    try:
        yield signals
    finally:
        template_rendered.disconnect(note)


@contextmanager
def kept_pages(folder: Path) -> Iterator[EditionsLayer]:
    """Every client made in here is answered with kept pages."""
    number = SharedFile(folder / "editions.bin")
    layer = EditionsLayer(_application, file=number, settings=config())
    unread = UNREAD_TABLES | {*settings.EDITIONS["UNREAD_TABLES"]}

    def raise_at_once(execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        result = execute(sql, *rest)
        if is_public_change(sql, unread) or str(sql).startswith("ROLLBACK"):
            number.rise()
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "ClientHandler", EditionsHandler)
        with connection.execute_wrapper(raise_at_once):
            yield layer


@pytest.fixture(scope="session")
def kept_pages_layer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditionsLayer]:
    with kept_pages(tmp_path_factory.mktemp("editions")) as layer:
        yield layer


@pytest.fixture(autouse=True)
def _new_edition(kept_pages_layer: EditionsLayer, request: pytest.FixtureRequest) -> None:
    """What the test before has undone may still be in memory; queries are counted without it."""
    counted = COUNTING & {*request.fixturenames}
    EditionsHandler.layer = None if counted else kept_pages_layer
    EditionsHandler.rendered.clear()
    kept_pages_layer.number.rise()
