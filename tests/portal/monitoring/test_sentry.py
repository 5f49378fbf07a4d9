"""What a Sentry receives, by its own interface over a real connection: errors without people."""

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from .test_layer import PERSONAL

pytestmark = pytest.mark.any_database

FAIL = """
import os
import django
django.setup()
import sentry_sdk
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory, override_settings
from portal import views
from tests.portal.monitoring.test_layer import PERSONAL

def fail(request):
    name = PERSONAL["name"]
    raise ValueError(f"no row for {PERSONAL['mail']}\\n{name}")

class Urls:
    from django.urls import path
    urlpatterns = [path("fail/", fail)]
    handler500 = views.server_error

body = f"password={PERSONAL['password']}&name={PERSONAL['name']}".encode()
environ = RequestFactory().post(
    f"/fail/?phone={PERSONAL['phone']}", body, "application/x-www-form-urlencoded",
    HTTP_COOKIE="sessionid=geheim-123456", REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Browser/1",
).environ
with override_settings(ROOT_URLCONF=Urls, MIDDLEWARE=[]):
    b"".join(WSGIHandler()(environ, lambda *_: None))
sentry_sdk.flush(5)
"""


class Receiver(BaseHTTPRequestHandler):
    received: list[str]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        packed = self.headers.get("Content-Encoding")
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(packed, bytes)
        self.received.append(unpack(body).decode())
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None: ...


def test_a_report_of_an_error_names_nobody() -> None:
    received: list[str] = []
    handler = type("Handler", (Receiver,), {"received": received})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "SENTRY_DSN": f"http://key@127.0.0.1:{server.server_port}/1",
            "PYTHONPATH": os.pathsep.join(["site", "."]),
        }
        subprocess.run([sys.executable, "-c", FAIL], env=environment, check=True, timeout=60)
    finally:
        server.shutdown()
    report = "\n".join(received)
    event = next(json.loads(line) for line in report.splitlines() if '"exception"' in line)
    (error,) = event["exception"]["values"]
    assert (error["type"], error["value"]) == ("ValueError", "no row for [e-mail]")
    assert error["stacktrace"]["frames"][-1]["function"] == "fail"
    assert event["request"]["url"].endswith("/fail/")
    assert event["request"]["headers"]["User-Agent"] == "Browser/1"
    for secret in (*PERSONAL.values(), "geheim", "203.0.113", "phone="):
        assert json.dumps(secret)[1:-1] not in report
        assert secret not in report
