"""A small WSGI application behind the server's entry, for granian to load.

`SMALL_SITE` in the environment is a folder: `limits.json` for the entry, `noted` for what happened.
"""

import hashlib
import json
import os
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings

from portal.serving.bodies import BodyReader, Limits
from portal.serving.entry import Entry

if not settings.configured:
    settings.configure()
FOLDER = Path(os.environ["SMALL_SITE"])
PIECE = b"x" * 1_000


def note(word: str) -> None:
    with (FOLDER / "noted").open("a") as file:
        file.write(f"{word}\n")


def pieces(number: int, pause: float) -> Iterator[bytes]:
    note("stream opened")
    try:
        for _turn in range(number):
            yield PIECE
            time.sleep(pause)
    finally:
        note("stream closed")


class Closed:
    """Stands for Django's answer around a file, which wants to be closed."""

    def __init__(self, file: Any) -> None:
        self.read = file.read
        self.file = file
        note("file opened")

    def close(self) -> None:
        self.file.close()
        note("file closed")


def most_faults(depth: int) -> int:
    """The most that a loop of a hundred calls asks the system for memory, `depth` frames deep."""
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    for _turn in range(100):
        nothing()
    here = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before
    return max(here, most_faults(depth - 1)) if depth else here


def nothing() -> None: ...


def application(environ: dict[str, Any], start_response: Any) -> Any:
    query = dict(parse_qsl(environ["QUERY_STRING"]))
    path = environ["PATH_INFO"]
    if path == "/file":
        file = (FOLDER / "large").open("rb")
        start_response("200 OK", [("Content-Length", str((FOLDER / "large").stat().st_size))])
        return environ["wsgi.file_wrapper"](Closed(file))
    if path == "/stream":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return pieces(int(query["pieces"]), float(query["pause"]))
    if path == "/deep":
        start_response("200 OK", [("Content-Length", "3")])
        return [f"{most_faults(500):3}".encode()]
    if path == "/error":
        raise RuntimeError("as asked")
    if path == "/made":
        note("page made")
        wait_for("go")
        made.append(True)
    if path == "/costly":
        environ["news.costly"].append(True)
        if "wait" in query:
            wait_for("go")
    if path == "/slow":
        time.sleep(float(query["seconds"]))
    if environ.get("too large"):
        start_response("413 Too Large", [("Content-Length", "4")])
        return [b"much"]
    body = environ["wsgi.input"].read()
    if body:
        note(f"body of {len(body)}")
    words = {name: value for name, value in environ.items() if isinstance(value, str)}
    said = {"length": len(body), "sha": hashlib.sha256(body).hexdigest(), "environ": words}
    content = json.dumps(said).encode()
    start_response("200 OK", [("Content-Length", str(len(content))), ("X-Thread", "taken")])
    return [content]


def wait_for(name: str) -> None:
    while not (FOLDER / name).exists():
        time.sleep(0.02)


#: Whether the page that is made once is there.
made: list[bool] = []


def at_once(environ: dict[str, Any], start_response: Any) -> list[bytes] | None:
    is_there = environ["PATH_INFO"] == "/kept" or (environ["PATH_INFO"] == "/made" and made)
    if not is_there:
        return None
    start_response("200 OK", [("Content-Length", "4")])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [b"kept"]


def page_of(environ: dict[str, Any]) -> str | None:
    return environ["PATH_INFO"] if environ["PATH_INFO"] == "/made" else None


entry = Entry(
    application,
    BodyReader(
        Limits(**json.loads((FOLDER / "limits.json").read_text())),
        "sessionid",
        ThreadPoolExecutor(2),
    ),
    threads=2,
    at_once=at_once,
    page_of=page_of,
    too_large="too large",
)
