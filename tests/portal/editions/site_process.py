"""A process of the site with production settings, told what to do line by line.

    python site_process.py
    get /tin-tuc/                   the page as a visitor gets it, and whether it was kept
    publish 12 POINT Tên mới        in a child that dies at POINT
    wait 12 Tên mới                 in a child that stands still before the commit

It answers each line with one line of JSON. POINT is one of `POINTS`; the child dies by
`os._exit`, as by a power cut: nothing is tidied up.
"""

import io
import json
import os
import sys
from collections.abc import Callable
from typing import Any

import django

POINTS = ("before-begin", "before-commit", "before-end", "while-ending", "after-end", "never")


def get(path: str) -> dict[str, Any]:
    from portal.editions.shared_file import HITS
    from portal.wsgi import kept_pages as application

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": "localhost",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    before = application.file.row[HITS]
    started: list[Any] = []
    body = b"".join(application(environ, lambda *start: started.extend(start)))
    return {
        "status": started[0],
        "body": body.decode(),
        "is_kept": application.file.row[HITS] > before,
    }


def write(page_id: int, title: str) -> None:
    from news.models import ArticlePage

    page = ArticlePage.objects.get(pk=page_id)
    page.title = title
    page.save_revision().publish()


def die_at(point: str) -> None:
    """Makes this process die when its next commit comes to `point`."""
    from portal.editions.shared_file import SharedFile

    def before(name: str, at: str) -> None:
        method: Callable[..., Any] = getattr(SharedFile, name)

        def wrapped(self: SharedFile, *args: Any) -> Any:
            if point == at:
                os._exit(1)
            return method(self, *args)

        setattr(SharedFile, name, wrapped)

    def after(name: str, at: str) -> None:
        method: Callable[..., Any] = getattr(SharedFile, name)

        def wrapped(self: SharedFile, *args: Any) -> Any:
            result = method(self, *args)
            if point == at:
                os._exit(1)
            return result

        setattr(SharedFile, name, wrapped)

    after("rise", "while-ending")
    before("begin", "before-begin")
    after("begin", "before-commit")
    before("end", "before-end")
    after("end", "after-end")


def in_child(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        work()
        os._exit(0)
    return pid


def publish(page_id: str, point: str, title: str) -> dict[str, Any]:
    def work() -> None:
        die_at(point)
        write(int(page_id), title)

    _, status = os.waitpid(in_child(work), 0)
    return {"died": bool(status)}


def wait(page_id: str, title: str) -> dict[str, Any]:
    """Begins a commit and stands still before it until a byte comes, then dies after it."""
    from portal.editions.shared_file import SharedFile

    reached, resume = os.pipe(), os.pipe()

    def work() -> None:
        die_at("before-end")
        begin = SharedFile.begin

        def stand_still(self: SharedFile) -> None:
            begin(self)
            os.write(reached[1], b".")
            os.read(resume[0], 1)

        SharedFile.begin = stand_still
        write(int(page_id), title)

    global waiting
    waiting = in_child(work), resume[1]
    os.read(reached[0], 1)
    return {}


def go_on() -> dict[str, Any]:
    pid, pipe = waiting
    os.write(pipe, b".")
    os.waitpid(pid, 0)
    return {}


waiting: tuple[int, int] = (0, 0)
COMMANDS: dict[str, tuple[Callable[..., dict[str, Any]], int]] = {
    "get": (get, 1),
    "publish": (publish, 3),
    "wait": (wait, 2),
    "go_on": (go_on, 0),
}

if __name__ == "__main__":
    django.setup()
    for line in sys.stdin:
        name, *rest = line.strip().split(" ", 1)
        work, arguments = COMMANDS[name]
        given = rest[0].split(" ", arguments - 1) if arguments else []
        print(json.dumps(work(*given)), flush=True)
