"""The entry of the web server, asked by real connections: bodies, answers, clients that go."""

import hashlib
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .talking import Server, content, request, rest, status, until

pytestmark = pytest.mark.any_database

LIMITS = {"anonymous": 10_000, "signed_in": 3_000_000, "seconds": 1.5, "rate": 1_000}
SESSION = "Cookie: theme=dark; sessionid=abc\r\n"
LARGE = 30_000_000
MANY = 6


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("small")
    with (folder / "large").open("wb") as file:
        file.truncate(LARGE)
    made = Server(folder, LIMITS)
    yield made
    made.stop()


def test_sixty_four_half_sent_bodies_hold_nobody_up_and_are_given_up(server: Server) -> None:
    half = request("POST /", "Content-Length: 100\r\n", b"half")
    idle = [server.send(half) for _each in range(64)]
    # Two threads, and none of them waits.
    answer = server.ask("GET /")
    assert status(answer) == 200
    assert not any(is_answered(connection) for connection in idle)
    for connection in idle:
        with connection:
            assert status(rest(connection)) == 408
    assert server.noted() == []


def is_answered(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return bool(connection.recv(1, socket.MSG_PEEK))
    except BlockingIOError:
        return False
    finally:
        connection.settimeout(20)


def test_a_body_that_keeps_coming_has_all_its_time(server: Server) -> None:
    started = time.monotonic()
    with server.send(request("POST /", "Content-Length: 6000\r\nConnection: close\r\n")) as slow:
        for _turn in range(6):
            slow.sendall(b"y" * 1_000)
            time.sleep(0.4)
        answer = rest(slow)
    assert time.monotonic() - started > LIMITS["seconds"]
    assert content(answer)["length"] == 6_000


@pytest.mark.parametrize("headers", ["", SESSION], ids=["anonymous", "with a session"])
def test_a_body_above_the_limit_is_refused_before_it_comes(server: Server, headers: str) -> None:
    headers += "Content-Length: 300000000\r\n"
    with server.send(request("POST /", headers, b"z" * 20_000)) as connection:
        started = time.monotonic()
        # Nothing more comes of it; then the answer does, and the end.
        answer = rest(connection)
    assert status(answer) == 413
    assert answer.endswith(b"much")
    assert time.monotonic() - started < 10


def test_chunks_above_the_limit_are_refused_too(server: Server) -> None:
    chunk = b"1000\r\n" + b"c" * 0x1000 + b"\r\n"
    headers = "Transfer-Encoding: chunked\r\n"
    with server.send(request("POST /", headers, chunk * 10 + b"0\r\n\r\n")) as connection:
        assert status(rest(connection)) == 413


def test_who_has_a_session_may_send_more(server: Server) -> None:
    body = bytes(range(256)) * 10_000
    answer = server.ask("POST /", f"{SESSION}Content-Length: {len(body)}\r\n", body)
    assert content(answer)["sha"] == hashlib.sha256(body).hexdigest()


def test_chunks_are_one_body_with_a_length(server: Server) -> None:
    body = b"5\r\nabcde\r\n3\r\nfgh\r\n0\r\n\r\n"
    answer = content(server.ask("POST /", "Transfer-Encoding: chunked\r\n", body))
    assert answer["sha"] == hashlib.sha256(b"abcdefgh").hexdigest()
    assert answer["environ"]["CONTENT_LENGTH"] == "8"


def test_a_client_may_wait_for_leave_to_send(server: Server) -> None:
    headers = "Expect: 100-continue\r\nContent-Length: 4\r\nConnection: close\r\n"
    with server.send(request("PUT /", headers)) as connection:
        assert connection.recv(100).startswith(b"HTTP/1.1 100 ")
        connection.sendall(b"body")
        assert content(rest(connection))["length"] == 4


@pytest.mark.parametrize(
    ("headers", "part"),
    [
        ("Content-Length: 100\r\n", b"p" * 11),
        ("Transfer-Encoding: chunked\r\n", b"b\r\n" + b"p" * 11 + b"\r\n"),
    ],
    ids=["with its length", "in chunks"],
)
def test_a_body_that_is_cut_off_reaches_nobody(server: Server, headers: str, part: bytes) -> None:
    with server.send(request("POST /", headers, part)) as connection:
        time.sleep(0.2)
        connection.shutdown(socket.SHUT_RDWR)
    whole = b"q" * 12
    assert status(server.ask("POST /", f"Content-Length: {len(whole)}\r\n", whole)) == 200
    assert "body of 12" in server.noted()
    assert "body of 11" not in server.noted()


def test_a_connection_serves_one_request_after_the_other(server: Server) -> None:
    with server.send(request("POST /", "Content-Length: 3\r\n", b"one")) as connection:
        assert b'"length": 3' in connection.recv(65_536)
        connection.sendall(request("GET /kept"))
        assert connection.recv(65_536).endswith(b"kept")
        connection.sendall(request("GET /", "Connection: close\r\n"))
        assert content(rest(connection))["length"] == 0


def test_what_the_application_sees_of_a_request(server: Server) -> None:
    headers = "Cookie: a=1\r\nCookie: b=2\r\nX_Forwarded_For: 6.6.6.6\r\nContent-Type: text/x\r\n"
    environ = content(server.ask("GET /tin-t%E1%BB%A9c/?q=%C3%A9&a=b%2Fc", headers))["environ"]
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/tin-tức/"
    assert environ["QUERY_STRING"] == "q=%C3%A9&a=b%2Fc"
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["CONTENT_TYPE"] == "text/x"
    assert environ["HTTP_HOST"] == "a.example"
    assert environ["REMOTE_ADDR"] == "127.0.0.1"
    assert environ["SERVER_PORT"] == str(server.port)
    assert environ["SERVER_PROTOCOL"] == "HTTP/1.1"
    assert not any("FORWARDED" in name for name in environ)


@pytest.mark.parametrize(
    "path", ["/%ff%fe", "/?q=%ff", "/\xe9", "/?\xe9", "/%00", "//", "/%2e%2e/"]
)
def test_no_address_is_an_error_of_the_server(server: Server, path: str) -> None:
    with server.send(
        f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode("latin-1")
    ) as connection:
        assert status(rest(connection)) < 500


def test_an_error_is_answered_and_the_next_request_too(server: Server) -> None:
    assert status(server.ask("GET /error")) == 500
    assert status(server.ask("GET /")) == 200


@pytest.mark.parametrize("path", ["/kept", "/", "/file", "/stream?pieces=2&pause=0"])
def test_head_has_no_body(server: Server, path: str) -> None:
    answer = server.ask(f"HEAD {path}")
    assert status(answer) == 200
    assert answer.endswith(b"\r\n\r\n")


def test_a_stream_is_sent_while_it_is_made(server: Server) -> None:
    with server.send(
        request("GET /stream?pieces=3&pause=0.5", "Connection: close\r\n")
    ) as connection:
        started = time.monotonic()
        assert connection.recv(65_536)
        assert time.monotonic() - started < 1
        assert rest(connection).count(b"x") >= 2_000


def test_readers_that_read_nothing_hold_no_thread(server: Server) -> None:
    idle = [server.send(request("GET /file")) for _each in range(8)]
    idle += [server.send(request("GET /stream?pieces=9000&pause=0")) for _each in range(4)]
    assert status(server.ask("GET /")) == 200
    for connection in idle:
        connection.close()

    def number_of(word: str) -> int:
        return server.noted().count(word)

    assert until(lambda: number_of("file opened") == number_of("file closed") >= 8), server.noted()
    assert until(lambda: number_of("stream opened") == number_of("stream closed") >= 4)


def test_many_who_want_one_page_take_one_thread_and_get_it(server: Server) -> None:
    many = [server.send(request("GET /made", "Connection: close\r\n")) for _each in range(MANY)]
    # Of two threads one is free.
    assert status(server.ask("GET /")) == 200
    assert not any(is_answered(connection) for connection in many)
    (server.folder / "go").touch()
    answers = [rest(connection) for connection in many]
    assert [status(answer) for answer in answers] == [200] * MANY
    assert server.noted().count("page made") == 1
    assert sum(answer.endswith(b"kept") for answer in answers) == MANY - 1
    (server.folder / "go").unlink()


def test_what_costs_much_takes_no_thread_of_pages(server: Server) -> None:
    assert status(server.ask("GET /costly")) == 200
    closing = "Connection: close\r\n"
    many = [server.send(request("GET /costly?wait=1", closing)) for _each in range(MANY)]
    assert [status(server.ask("GET /")) for _each in range(2)] == [200, 200]
    assert not any(is_answered(connection) for connection in many)
    (server.folder / "go").touch()
    assert [status(rest(connection)) for connection in many] == [200] * MANY
    (server.folder / "go").unlink()


def test_a_file_comes_whole(server: Server) -> None:
    answer = server.ask("GET /file")
    assert len(answer.partition(b"\r\n\r\n")[2]) == LARGE


def test_a_stream_ends_when_its_reader_goes(server: Server) -> None:
    before = server.noted().count("stream closed")
    connection = server.send(request("GET /stream?pieces=1000&pause=0.05"))
    assert connection.recv(1)
    connection.close()
    assert until(lambda: server.noted().count("stream closed") > before, 10)


def test_headers_that_do_not_come_end_the_connection(server: Server) -> None:
    with server.send(b"GET / HTTP/1.1\r\nHost") as connection, server.send(b"") as silent:
        assert rest(connection) == b""
        assert rest(silent) == b""


def test_a_stop_lets_requests_at_work_finish(tmp_path: Path) -> None:
    server = Server(tmp_path, LIMITS)
    with server.send(request("GET /slow?seconds=2", "Connection: close\r\n")) as connection:
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        assert until(lambda: not server.answers(), 5)
        assert content(rest(connection))["length"] == 0
    assert server.process.wait(10) == 0


def test_no_loop_asks_for_memory_at_every_call_however_deep_it_stands(server: Server) -> None:
    server.ask("GET /deep")
    assert content(server.ask("GET /deep")) < 10
