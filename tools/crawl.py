"""Saves every public address of a site in a folder, to compare two releases with `diff -r`.

    VAR_DIR=… python tools/crawl.py FOLDER

reads the database of the settings in use and follows all links, in both languages, feeds,
calendars and files included. Workbooks are named by their size alone: they hold the time of day.
"""

import os
import re
import sys
from collections import deque
from hashlib import sha1
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parents[1]
STARTS = ("/", "/en/", "/sitemap.xml", "/robots.txt", "/khong-co-trang-nay/", "/en/no-such-page/")
_LINK = re.compile(r"""\b(?:href|src|action)=["']([^"'#]+)|<loc>([^<]+)</loc>""")
_LEFT_OUT = re.compile(r"^/(?:admin|static|media)/")
_CHANGING = (
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+'), r"\1…"),
    (re.compile(r"(nonce=\")[^\"]+"), r"\1…"),
    (re.compile(r"^(DTSTAMP:|LAST-MODIFIED:).*$", re.MULTILINE), r"\1…"),
    (re.compile(r"(<lastBuildDate>)[^<]+"), r"\1…"),
)


def local(base: str, link: str) -> str | None:
    """`link` as a path of this site; None for other sites, and where filters are combined."""
    parts = urlsplit(urljoin(f"http://testserver{base}", unescape(link)))
    if parts.scheme not in ("http", "https") or parts.hostname not in (
        "testserver",
        "localhost",
        "127.0.0.1",
    ):
        return None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return None if _LEFT_OUT.search(path) or "&" in path else path


def crawl(folder: Path) -> int:
    from django.test import Client

    client = Client(raise_request_exception=False)
    waiting, seen = deque(STARTS), set(STARTS)
    while waiting:
        path = waiting.popleft()
        response = client.get(path)
        kind = response.headers.get("Content-Type", "")
        body = b"".join(response.streaming_content) if response.streaming else response.content
        is_text = kind.startswith(("text/", "application/json")) or (
            "xml" in kind and "openxml" not in kind
        )
        text = body.decode("utf-8", "replace") if is_text else f"{len(body) > 0}"
        for pattern, shown in _CHANGING:
            text = pattern.sub(shown, text)
        location = response.headers.get("Location", "")
        lines = [f"{path} {response.status_code} {kind}", location, text]
        name = re.sub(r"[^\w.-]+", "_", path).strip("_")[:100] or "front"
        digest = sha1(path.encode(), usedforsecurity=False).hexdigest()[:8]
        (folder / f"{name}-{digest}.txt").write_text("\n".join(lines), encoding="utf-8")
        links = [a or b for a, b in _LINK.findall(text)] if "ml" in kind else []
        for link in [*links, location]:
            target = local(path, link) if link else None
            if target and target not in seen:
                seen.add(target)
                waiting.append(target)
    return len(seen)


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True)
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    # It asks for more from one address than a person.
    os.environ["COSTLY_A_MINUTE"] = "0"
    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    print(f"{crawl(folder)} addresses saved in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
