"""A scratch site with demo content, and the system's Chromium looking at it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import scratch_site

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def browser() -> Iterator[Any]:
    """A Playwright browser; SystemExit where there is no Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    path = os.environ.get("CHROMIUM") or found
    if path is None:
        raise SystemExit("No Chromium: install it or name it in CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@contextmanager
def browser_and_site() -> Iterator[tuple[Any, str]]:
    """A browser and the address of the site."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with browser() as opened:
        scratch_site.start()
        from django.contrib.staticfiles.testing import StaticLiveServerTestCase

        server = StaticLiveServerTestCase.server_thread_class(
            "127.0.0.1", StaticLiveServerTestCase.static_handler
        )
        server.daemon = True
        server.start()
        server.is_ready.wait()
        yield opened, f"http://127.0.0.1:{server.port}"
        server.terminate()
