"""Caches in front of the site: how pages are marked for them, and that they are told of changes."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client, RequestFactory

from news.factories import ArticleFactory
from news.models import ArticlePage
from portal.editions import conf, number
from portal.editions.layer import EditionsLayer
from portal.editions.shared_file import SharedFile
from portal.purging.middleware import CacheTagsMiddleware
from portal.purging.sender import NotPurged, Sender
from tests.fixtures import SiteTree

pytestmark = pytest.mark.any_database


class FakeCache:
    """A server that notes what it is told; `status` is what it answers."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, str]] = []
        self.status = 200
        self.may_answer = Event()
        self.may_answer.set()
        front = self

        class Handler(BaseHTTPRequestHandler):
            def do_BAN(self) -> None:
                front.may_answer.wait(10)
                headers = self.headers
                front.told.append((self.path, headers["X-Purge-Tag"], headers["X-Purge-Secret"]))
                self.send_response(front.status)
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def cache() -> Iterator[FakeCache]:
    made = FakeCache()
    yield made
    made.close()


def until(is_so: Any, seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    return bool(is_so())


def test_a_cache_is_told_at_once_and_again_for_what_was_under_way(cache: FakeCache) -> None:
    Sender([cache.url], "geheim", 60).add("vd")
    assert until(lambda: len(cache.told) >= 3)
    assert set(cache.told) == {("/", "vd", "geheim")}


def test_whoever_made_the_change_does_not_wait_for_a_cache(cache: FakeCache) -> None:
    cache.may_answer.clear()
    sender = Sender([cache.url], "", 60)
    for _ in range(100):
        sender.add("vd")
    assert cache.told == []
    cache.may_answer.set()
    assert until(lambda: cache.told)


def test_many_changes_are_told_together(cache: FakeCache) -> None:
    sender = Sender([cache.url], "", 60)
    for _ in range(500):
        sender.add("vd")
    assert until(lambda: sender.fronts[0].has_been_told(within=5))
    assert len(cache.told) < 50


def test_a_cache_that_refuses_is_told_until_it_takes_it(cache: FakeCache) -> None:
    cache.status = 503
    sender = Sender([cache.url], "", 60)
    with pytest.raises(NotPurged, match="503"):
        sender.fronts[0].send("vd")
    sender.add("vd")
    assert until(lambda: len(cache.told) >= 2)
    assert not sender.fronts[0].has_been_told()
    cache.status = 200
    assert until(sender.fronts[0].has_been_told)


def test_each_cache_is_told_though_another_is_away(cache: FakeCache) -> None:
    Sender(["http://127.0.0.1:9", cache.url], "", 60).add("vd")
    assert until(lambda: cache.told)


@pytest.fixture
def article(site_tree: SiteTree) -> ArticlePage:
    return ArticleFactory(parent=site_tree.news, slug="bai")


@pytest.mark.django_db
def test_pages_are_marked_with_the_site_the_page_and_its_kind(
    article: ArticlePage, settings: Any, client: Client
) -> None:
    settings.MIDDLEWARE = [
        *settings.MIDDLEWARE,
        "portal.purging.middleware.CacheTagsMiddleware",
    ]
    assert client.get("/tin-tuc/bai/")["X-Cache-Tags"] == f"vd page-{article.pk} kind-articlepage"
    assert client.get("/tin-tuc/khong-co/")["X-Cache-Tags"].split()[0] == "vd"
    assert "X-Cache-Tags" not in client.get("/admin/login/")


def test_an_answer_that_has_marks_keeps_them() -> None:
    marked = CacheTagsMiddleware(lambda _: HttpResponse(headers={"X-Cache-Tags": "own"}))
    assert marked(RequestFactory().get("/"))["X-Cache-Tags"] == "own"


NOW: dict[str, Any] = {}


def end_of_edition() -> Any:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(NOW["ends"], UTC)


def headers_of(layer: EditionsLayer, **environ: str) -> dict[str, str]:
    started: list[Any] = []
    asked = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
    }
    list(layer({**asked, **environ}, lambda *start: started.extend(start)))
    return {"status": started[0], **dict(started[1])}


def layer_in(folder: Path, body: Any = b"x", **changes: Any) -> EditionsLayer:
    class Body(list):
        streaming = False

    def application(environ: Any, start_response: Any) -> Any:
        start_response("200 OK", [("Content-Type", "text/html"), ("X-Cache-Tags", "vd")])
        return Body([body() if callable(body) else body])

    settings = conf.read({"ENABLED": True, **changes})
    return EditionsLayer(application, file=SharedFile(folder / "editions.bin"), settings=settings)


def test_caches_may_keep_a_page_for_a_minute_and_no_longer_than_its_edition(
    tmp_path: Path,
) -> None:
    moment = f"{__name__}.end_of_edition"
    layer = layer_in(tmp_path, CACHE_IN_FRONT=60, NEXT_MOMENT=moment)
    NOW["ends"] = time.time() + 1000
    first = headers_of(layer)
    assert first["Surrogate-Control"] == "max-age=60"
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = headers_of(layer, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again["status"][:3], again["Surrogate-Control"]) == ("304", "max-age=60")
    layer.file.rise()
    NOW["ends"] = time.time() + 20.5
    assert headers_of(layer)["Surrogate-Control"] == "max-age=20"


def test_caches_keep_nothing_that_was_made_from_an_older_state(tmp_path: Path) -> None:
    layer = layer_in(tmp_path, lambda: layer.file.rise() or b"x", CACHE_IN_FRONT=60)
    assert headers_of(layer)["Surrogate-Control"] == "max-age=0"


def test_without_caches_in_front_nobody_is_told_to_keep_a_page(tmp_path: Path) -> None:
    assert "Surrogate-Control" not in headers_of(layer_in(tmp_path))


def test_whoever_begins_an_edition_tells_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Told:
        on_rise = staticmethod(lambda: told.append("risen"))

    monkeypatch.setattr(number, "config", Told)
    file = SharedFile(tmp_path / "editions.bin")
    file.begin()
    assert told == []
    file.end()
    assert told == ["risen"]
    Told.on_rise = staticmethod(lambda: 1 / 0)
    file.rise()


def test_the_command_says_what_each_cache_answers(
    cache: FakeCache, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = "portal.purging.management.commands.purge.sender"
    monkeypatch.setattr(command, lambda: Sender([cache.url], "", 60))
    call_command("purge", "page-12")
    assert cache.told == [("/", "page-12", "")]
    assert "page-12 is forgotten" in capsys.readouterr().out
    cache.status = 403
    with pytest.raises(CommandError, match="1 not done"):
        call_command("purge")
    assert "403" in capsys.readouterr().err
    monkeypatch.setattr(command, lambda: Sender([], "", 60))
    with pytest.raises(CommandError, match="PURGE_URLS"):
        call_command("purge")
