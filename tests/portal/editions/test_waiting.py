"""One thread renders a page, the others wait for it; an application by hand shows when."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse

from portal.editions.layer import EditionsLayer
from portal.editions.shared_file import SharedFile
from tests.editions import config
from tests.portal.editions.test_requests import environ

THREADS = 6


class Slow:
    """Answers when `go` is set, and counts how often it was asked."""

    def __init__(self, **headers: str) -> None:
        self.headers = headers
        self.asked = 0
        self.go, self.began = threading.Event(), threading.Event()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> HttpResponse:
        self.asked += 1
        self.began.set()
        assert self.go.wait(10)
        response = HttpResponse(f"{self.asked} {environ['PATH_INFO']}", headers=self.headers)
        start_response("200 OK", list(response.items()))
        return response


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(THREADS) as made:
        yield made


def layer_around(application: Slow, path: Path) -> EditionsLayer:
    return EditionsLayer(
        application, file=SharedFile(path / "number"), settings=config(NEXT_MOMENT=None)
    )


def get(layer: EditionsLayer, path: str = "/") -> bytes:
    return b"".join(layer(environ(path), lambda *start: None))


def test_many_that_want_a_page_get_it_from_one_rendering(
    tmp_path: Path, pool: ThreadPoolExecutor
) -> None:
    application = Slow()
    layer = layer_around(application, tmp_path)
    answers = [pool.submit(get, layer) for _ in range(THREADS)]
    application.began.wait(10)
    application.go.set()
    assert {answer.result(10) for answer in answers} == {b"1 /"}
    assert application.asked == 1


def test_who_comes_after_a_change_does_not_get_what_was_rendered_before(
    tmp_path: Path, pool: ThreadPoolExecutor
) -> None:
    application = Slow()
    layer = layer_around(application, tmp_path)
    before = pool.submit(get, layer)
    application.began.wait(10)
    layer.number.rise()
    after = pool.submit(get, layer)
    application.go.set()
    assert before.result(10) == b"1 /"
    assert after.result(10) == b"2 /"
    assert get(layer) == b"2 /"


def test_for_an_answer_that_is_not_kept_nobody_waits_twice(
    tmp_path: Path, pool: ThreadPoolExecutor
) -> None:
    application = Slow(**{"Cache-Control": "private"})
    application.go.set()
    layer = layer_around(application, tmp_path)
    assert get(layer) == b"1 /"
    application.go.clear()
    answers = [pool.submit(get, layer) for _ in range(3)]
    while application.asked < 4:
        assert not any(answer.done() for answer in answers)
    application.go.set()
    for answer in answers:
        answer.result(10)


def test_an_error_in_one_thread_does_not_hold_the_others(tmp_path: Path) -> None:
    def fails(*args: Any) -> Any:
        raise ValueError("broken")

    layer = layer_around(fails, tmp_path)
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            get(layer)
