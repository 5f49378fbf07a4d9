"""How long readers wait while a crowd asks the site for what costs most.

    python -m bench.crowd [--clients 12] [--seconds 20] [--port 18766] [--only NAME …]

Serves the site that the environment names (production settings) with `manage.py serve`, and lets
each kind of crowd ask it, every client from an address of its own and as soon as it has its
answer. Meanwhile a reader asks for the front page ten times a second, as it is kept and as it has
to be rendered, and another one searches once a second. Milliseconds by the clock, whose half and
99 of 100 were quicker, and the slowest. Nothing is written but one session, for the exports.
"""

import argparse
import http.client
import itertools
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .load import HOST, shares

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 120.0
#: Of 127.0.0.0/8: the clients of a crowd begin there.
FIRST_ADDRESS = 20


@dataclass(frozen=True)
class Crowd:
    """What its clients ask for: `{}` in a path becomes a number that none had before."""

    paths: list[str]
    cookie: str = ""


@dataclass
class Waits:
    """What one reader saw."""

    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def __str__(self) -> str:
        figures = shares(self.times) | {"max": 1000 * max(self.times, default=float("inf"))}
        shown = " ".join(f"{name} {value:7.0f}" for name, value in figures.items())
        return f"{shown} ms  {dict(self.statuses)}"


def get(port: int, path: str, address: str = HOST, cookie: str = "") -> int:
    """The status; the whole answer is read."""
    connection = http.client.HTTPConnection(
        HOST, port, timeout=PATIENCE, source_address=(address, 0)
    )
    try:
        headers = {"Accept": "text/html", **({"Cookie": cookie} if cookie else {})}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        while answer.read(1 << 16):
            pass
        return answer.status
    finally:
        connection.close()


def press(port: int, crowd: Crowd, clients: int, seconds: float, told: Any) -> None:
    """In a process of its own: all clients of a crowd, until `seconds` are over."""
    statuses: Counter[int] = Counter()
    numbers = itertools.count(time.time_ns() % 10**9)
    ends = time.monotonic() + seconds

    def client(number: int) -> None:
        for path in itertools.cycle(crowd.paths[number % len(crowd.paths) :] + crowd.paths):
            if time.monotonic() > ends:
                break
            with suppress(OSError, http.client.HTTPException):
                address = f"127.0.0.{FIRST_ADDRESS + number}"
                status = get(port, path.format(next(numbers)), address, crowd.cookie)
                statuses[status] += 1
                if status in (429, 503):  # as fast as a program would that does not listen
                    time.sleep(0.05)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told.send(dict(statuses))


def watch(port: int, path: str, every: float, ends: float) -> Waits:
    waits = Waits()
    for number in itertools.count(time.time_ns() % 10**9):
        started = time.monotonic()
        if started > ends:
            return waits
        try:
            waits.statuses[get(port, path.format(number))] += 1
        except (OSError, http.client.HTTPException):
            waits.statuses[0] += 1
        waits.times.append(time.monotonic() - started)
        time.sleep(max(0.0, every - waits.times[-1]))
    raise AssertionError


def measure(port: int, crowd: Crowd | None, clients: int, seconds: float, search: str) -> None:
    here, there = multiprocessing.Pipe()
    pressing = None
    if crowd is not None:
        arguments = (port, crowd, clients, seconds, there)
        pressing = multiprocessing.Process(target=press, args=arguments)
        pressing.start()
        time.sleep(0.5)
    ends = time.monotonic() + seconds - 1
    readers = {"front page, kept": ("/", 0.1), "front page, rendered": ("/?q={}", 0.1)}
    readers["a search"] = (f"{search}?q=nguyen+{{}}", 1.1)
    found: dict[str, Waits] = {}

    def read(name: str, path: str, every: float) -> None:
        found[name] = watch(port, path, every, ends)

    threads = [
        threading.Thread(target=read, args=(name, *wanted)) for name, wanted in readers.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in readers:
        print(f"  {name:<22} {found[name]}", flush=True)
    if pressing is not None:
        print(f"  {'the crowd was answered':<22} {here.recv()}", flush=True)
        pressing.join()


def crowds() -> tuple[dict[str, Crowd], str]:
    """Name → crowd, and the address of the search through awards."""
    from django.conf import settings
    from django.urls import reverse
    from django.utils.translation import override

    from campaigns.models import HonorRollIndexPage
    from home.models import SearchPage
    from news.models import NewsIndexPage

    with override(settings.LANGUAGE_CODE):
        rolls = HonorRollIndexPage.objects.live().order_by("pk").first()
        news = NewsIndexPage.objects.live().order_by("pk").first()
        site_search = SearchPage.objects.live().order_by("pk").first().url
        search = rolls.url_of("search")
        files = [rolls.url_of("search_download", file_format=one) for one in ("xlsx", "csv")]
        feeds = [news.url_of(kind) for kind in ("rss", "atom")]
    exports = [
        reverse(name) + "?export=xlsx"
        for name in ("wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:aging_pages")
    ]
    return {
        "the Excel of everything": Crowd([files[0]]),
        "Excel and CSV of other words": Crowd([f"{one}?q=nguyen+{{}}" for one in files]),
        "other words in both searches": Crowd([f"{search}?q=van+{{}}", f"{site_search}?q=so+{{}}"]),
        "common words, other pages": Crowd([f"{search}?q=nguyen&trang={{}}&xep=ten"]),
        "feeds with other parameters": Crowd([f"{one}?trang={{}}" for one in feeds]),
        "addresses that are not there": Crowd(["/khong-co-{}/"]),
        "an editor's exports": Crowd([exports[1]], _cookie()),
    }, search


def _cookie() -> str:
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(headers={"host": HOST})
    client.force_login(get_user_model().objects.filter(is_superuser=True).first())
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


@contextmanager
def serving(port: int) -> Iterator[None]:
    command = [sys.executable, "manage.py", "serve", "--no-background", "--port", str(port)]
    process = subprocess.Popen([*command, "--workers", "2"], cwd=PROJECT)
    try:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(OSError):
                if get(port, "/") == 200:
                    break
            time.sleep(0.5)
        yield
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=12)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--port", type=int, default=18766)
    parser.add_argument("--only", nargs="+", default=[], help="parts of names of crowds")
    arguments = parser.parse_args()
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    import django

    django.setup()
    found, search = crowds()
    chosen = {
        n: c for n, c in found.items() if not arguments.only or any(o in n for o in arguments.only)
    }
    with serving(arguments.port):
        for _ in range(20):
            get(arguments.port, "/")
        print("\nNobody else", flush=True)
        measure(arguments.port, None, 0, min(arguments.seconds, 10), search)
        for name, crowd in chosen.items():
            print(f"\n{arguments.clients} clients: {name}", flush=True)
            measure(arguments.port, crowd, arguments.clients, arguments.seconds, search)
            time.sleep(2)


if __name__ == "__main__":
    main()
