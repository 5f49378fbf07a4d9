"""A scratch site with demo content, and the system's Chromium looking at it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import scratch_site

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def browser_and_site() -> Iterator[tuple[Any, str]]:
    """A Playwright browser and the address of the site; SystemExit where there is no Chromium."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    found = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    path = os.environ.get("CHROMIUM") or found
    if path is None:
        raise SystemExit("No Chromium: install it or name it in CHROMIUM")
    scratch_site.start()
    from django.contrib.staticfiles.testing import StaticLiveServerTestCase
    from playwright.sync_api import sync_playwright

    server = StaticLiveServerTestCase.server_thread_class(
        "127.0.0.1", StaticLiveServerTestCase.static_handler
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser, f"http://127.0.0.1:{server.port}"
        browser.close()
    server.terminate()
