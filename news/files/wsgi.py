"""A layer before Django that hands out the files of the public folder.

    application = PublicFilesLayer(application)

A web server in front may do the same (nginx: `try_files`), and then this layer is never asked.
"""

import os
import stat
from collections.abc import Iterable
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from .headers import SHUT_IN
from .public_folder import RENDITIONS, is_used, root, type_of
from .views import KEPT_FOR


class PublicFilesLayer:
    def __init__(self, application: Any) -> None:
        self.application = application
        self.root = os.fspath(root())
        # Links that were left when the files moved into a bucket would not go when they should.
        self.is_used = is_used()
        #: "/media/images/": renditions, and nothing else is in the folder.
        self.media = urlsplit(settings.MEDIA_URL).path
        self.prefix = f"{self.media}{RENDITIONS}/"

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        is_asked = self.is_used and path.startswith(self.prefix)
        if is_asked and environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            answer = self._answer(path.removeprefix(self.media), environ, start_response)
            if answer is not None:
                return answer
        return self.application(environ, start_response)

    def _answer(
        self, name: str, environ: dict[str, Any], start_response: Any
    ) -> list[bytes] | None:
        """None for what is not in the folder."""
        if ".." in name or "\\" in name or "\0" in name:
            return None
        try:
            # A request's bytes come as Latin-1.
            path = Path(self.root, name.encode("latin-1").decode())
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                return None
            tag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
            headers = [
                ("Cache-Control", f"public, max-age={KEPT_FOR}"),
                ("ETag", tag),
                ("Last-Modified", formatdate(found.st_mtime, usegmt=True)),
            ]
            if environ.get("HTTP_IF_NONE_MATCH") == tag:
                start_response("304 Not Modified", headers)
                return []
            content = path.read_bytes()
        except (OSError, ValueError):
            return None
        headers += [
            ("Content-Type", type_of(name)),
            ("Content-Length", str(len(content))),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", SHUT_IN),
            ("Cross-Origin-Resource-Policy", "cross-origin"),
        ]
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]
