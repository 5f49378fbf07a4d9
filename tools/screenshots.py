"""Saves pictures of the main pages, wide and narrow, light and dark, in var/screenshots."""

import os
import shutil
import sys
from pathlib import Path

import scratch_site

WIDTHS = (360, 1440)
SCHEMES = ("light", "dark")
FOLDER = scratch_site.PROJECT / "var" / "screenshots"


def pages() -> dict[str, str]:
    """A name and an address for each kind of page."""
    from news.models import ArticlePage, NewsIndexPage

    index = NewsIndexPage.objects.live().filter(locale__language_code="vi").first()
    newest = ArticlePage.objects.live().filter(locale=index.locale).latest("published_at")
    day = newest.published_at.astimezone().strftime("%Y/%m/%d/")
    english = ArticlePage.objects.live().filter(locale__language_code="en").first()
    found = {
        "front": "/",
        "index": index.url,
        "article": newest.url,
        "day": f"{index.url}{day}",
        "missing": "/khong-co/",
        "front-en": "/en/",
    }
    return found | ({"article-en": english.url} if english else {})


def main() -> int:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    scratch_site.start()
    from django.contrib.staticfiles.testing import StaticLiveServerTestCase
    from playwright.sync_api import sync_playwright

    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if browser_path is None:
        print("No Chromium: install it or name it in CHROMIUM")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    server = StaticLiveServerTestCase.server_thread_class(
        "127.0.0.1", StaticLiveServerTestCase.static_handler
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        for width in WIDTHS:
            for scheme in SCHEMES:
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme
                )
                for name, path in wanted.items():
                    page.goto(f"http://127.0.0.1:{server.port}{path}")
                    target = Path(FOLDER / f"{name}-{width}-{scheme}.png")
                    page.screenshot(path=target, full_page=True)
                    print(target.relative_to(scratch_site.PROJECT), flush=True)
                page.close()
        browser.close()
    server.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
