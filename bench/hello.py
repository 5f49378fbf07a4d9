"""The smallest WSGI application: bytes from memory, found by their path.

`HELLO_FOLDER` names the folder with the same files that nginx serves.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ["HELLO_FOLDER"])
BODIES = {
    f"/{file.parent.relative_to(FOLDER).as_posix()}/".replace("/./", "/"): file.read_bytes()
    for file in FOLDER.rglob("index.html")
}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = BODIES[environ["PATH_INFO"]]
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
