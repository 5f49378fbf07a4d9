"""`/healthz`, `/readyz`, request ids and the lines of the log, as a server's requests make them."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory
from django.urls import reverse

from portal.client_address import ClientAddressLayer
from portal.monitoring import layer as layers
from portal.monitoring.layer import MonitoringLayer
from portal.monitoring.logs import formatter

PERSONAL = {
    "name": "Nguyễn Văn Bí Mật",
    "phone": "0912 345 678",
    "identity": "001099012345",
    "mail": "bi.mat@example.gov.vn",
    "password": "mat-khau-rat-dai-9",
}


class Lines:
    """What a logger writes, as JSON and as text."""

    def __init__(self, form: str) -> None:
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        options = dict(formatter(form))
        self.handler.setFormatter(options.pop("()")(**options))

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture(params=["json", "text"])
def form(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def lines(form: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    made = Lines(form)
    root = logging.getLogger()
    monkeypatch.setattr(logging.getLogger("portal.access"), "level", logging.INFO)
    root.addHandler(made.handler)
    yield made
    root.removeHandler(made.handler)


def ask(
    path: str, method: str = "GET", *, application: Any = None, **extra: Any
) -> tuple[str, dict[str, str], bytes]:
    """By the layer, as a server would: the answer's status, headers and body."""
    environ = RequestFactory().generic(method, path, **extra).environ
    said: list[Any] = []
    layer = MonitoringLayer(application or WSGIHandler())
    # The test's connection to the database stays open, as Django's own test client keeps it.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        body = layer(environ, lambda status, headers, *_: said.extend((status, dict(headers))))
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
    finally:
        for signal in signals:
            signal.connect(close_old_connections)
    return said[0], said[1], content


def nothing(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    raise AssertionError("the application was asked")


@pytest.mark.any_database
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_health_asks_neither_django_nor_a_database(method: str) -> None:
    status, headers, body = ask(
        "/healthz", method, application=nothing, headers={"host": "any.where"}
    )
    assert (status, body) == ("200 OK", b"ok\n" if method == "GET" else b"")
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("extra", "sees"),
    [
        ({}, True),
        ({"REMOTE_ADDR": "203.0.113.9"}, False),
        ({"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, False),
        ({"HTTP_X_FORWARDED_PROTO": "https"}, False),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": "Bearer t0ken"}, True),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": "Bearer other"}, False),
    ],
    ids=["this machine", "another", "by a proxy", "by a plain proxy", "token", "wrong token"],
)
def test_readiness_tells_details_to_who_may_know_them(settings, extra, sees: bool) -> None:
    settings.METRICS_TOKEN = "t0ken"
    status, headers, body = ask("/readyz", application=nothing, **extra)
    said = json.loads(body)
    assert status == "200 OK"
    assert said["status"] in ("ready", "degraded")
    assert headers["Cache-Control"] == "no-store"
    assert ("checks" in said) == sees
    if sees:
        assert {"database", "migrations", "cache", "disk", "background"} <= set(said["checks"])


@pytest.mark.any_database
def test_readiness_is_lost_with_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    from portal.monitoring import readiness

    def away() -> str:
        raise ConnectionError("connection refused")

    monkeypatch.setattr(readiness, "NEEDED", {"database": away})
    status, _headers, body = ask("/readyz", application=nothing)
    assert status.startswith("503")
    assert json.loads(body)["status"] == "not ready"


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("given", "is_taken"),
    [
        ("from-proxy.12345", True),
        ("short", False),
        ("bad id\nwith a line", False),
        ("x" * 65, False),
    ],
)
def test_a_request_has_an_id_that_a_proxy_may_give(given: str, is_taken: bool) -> None:
    seen: list[str] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        seen.append(environ[layers.ID])
        start_response("200 OK", [])
        return []

    _status, headers, _body = ask("/", application=application, HTTP_X_REQUEST_ID=given)
    assert headers["X-Request-ID"] == seen[0]
    assert (seen[0] == given) == is_taken
    assert layers.WELL_FORMED(seen[0])


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("forwarded", "network"),
    [
        ("203.0.113.77, 10.0.0.2", "203.0.113.0/24"),
        ("198.51.100.1, 203.0.113.77:52011, 10.0.0.2", "203.0.113.0/24"),
        ("2001:db8:77:1::5, 10.0.0.2", "2001:db8:77::/48"),
        ("[2001:db8:77:1::5]:443, 10.0.0.2", "2001:db8:77::/48"),
        ("::ffff:203.0.113.77, 10.0.0.2", "203.0.113.0/24"),
        ("unknown, 10.0.0.2", ""),
        ("10.0.0.2", "192.0.2.0/24"),
    ],
)
def test_behind_proxies_the_log_has_the_visitors_network(
    forwarded: str, network: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "portal.access")

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return []

    two = ClientAddressLayer(application, hops=2)
    ask("/", application=two, REMOTE_ADDR="192.0.2.9", HTTP_X_FORWARDED_FOR=forwarded)
    assert caplog.records[-1].network == network
    assert "203.0.113.77" not in caplog.text


@pytest.mark.django_db
def test_the_log_tells_a_request_and_nobody(lines: Lines, form: str, client) -> None:
    user = get_user_model().objects.create_superuser(
        PERSONAL["name"], PERSONAL["mail"], PERSONAL["password"]
    )
    client.force_login(user)
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())
    status, headers, _body = ask(
        f"/admin/?q={PERSONAL['phone']}&{PERSONAL['name']}",
        HTTP_COOKIE=cookies,
        REMOTE_ADDR="203.0.113.77",
    )
    assert status == "200 OK"
    ask(
        reverse("wagtailadmin_login"),
        "POST",
        data=f"username={PERSONAL['mail']}&password={PERSONAL['password']}".encode(),
        content_type="application/x-www-form-urlencoded",
    )
    ask(f"/nowhere/?identity={PERSONAL['identity']}")
    for secret in (*PERSONAL.values(), *cookies.split("; "), "203.0.113.77", "identity="):
        assert secret not in lines.text
    if form == "json":
        first = next(event for event in lines.events if event["logger"] == "portal.access")
        assert first["request_id"] == headers["X-Request-ID"]
        assert first["user"] == user.pk
        assert (first["method"], first["path"], first["status"]) == ("GET", "/admin/", 200)
        assert (first["network"], first["view"]) == ("203.0.113.0/24", "wagtailadmin_home")
        assert first["ms"] > 0


@pytest.mark.any_database
def test_only_lines_about_signing_in_have_an_address(lines: Lines, form: str) -> None:
    for name in ("portal.signin.throttling", "portal.other"):
        logging.getLogger(name).warning("from 203.0.113.177, not 001099012345 or 001.099.012.245")
    signing_in, other = lines.text.splitlines()
    assert "from 203.0.113.177, not [number] or [number]" in signing_in
    assert "from [number], not [number] or [number]" in other


@pytest.mark.any_database
def test_an_error_is_told_without_values(lines: Lines, form: str) -> None:
    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        try:
            secret = dict(PERSONAL)
            raise ValueError(
                f"bad row of {secret['mail']}, {secret['phone']}\n"
                "DETAIL:  Key (name)=(Nguyễn Văn Bí Mật) already exists."
            )
        except ValueError:
            logging.getLogger("portal.any").exception("Row of %s failed", secret["identity"])
        start_response("500 Error", [])
        return []

    ask("/", application=application)
    assert "ValueError: bad row of [e-mail], [number]" in lines.text
    assert "test_layer.py" in lines.text
    for secret in PERSONAL.values():
        assert secret not in lines.text
    if form == "json":
        event = lines.events[0]
        assert event["event"] == "Row of [number] failed"
        assert event["request_id"] == lines.events[1]["request_id"]
