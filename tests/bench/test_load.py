"""The client of `make bench`, against a real server."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.load import load

pytestmark = pytest.mark.any_database


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"x" * 100_000
        self.send_response(200 if self.path == "/there/" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_it_counts_whole_answers_and_their_times(port: int) -> None:
    found = load(port, 4, ["/there/"], seconds=20, answers=40)
    assert 40 <= found["answers"] <= 48
    assert found["failed"] == 0
    assert 0 < found["p50"] <= found["p99"]


def test_an_answer_that_is_no_page_counts_as_failed(port: int) -> None:
    found = load(port, 2, ["/there/", "/gone/"], seconds=20, answers=10)
    assert 0 < found["failed"] < found["answers"]
