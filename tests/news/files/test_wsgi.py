"""Public pictures are handed out before Django wakes; whatever else is asked for is not."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from news.files.wsgi import PublicFilesLayer

pytestmark = pytest.mark.any_database


def django(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [])
    return [b"django"]


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.NEWS_PUBLIC_FILES_ROOT = tmp_path / "public"
    (tmp_path / "public" / "images" / "sub").mkdir(parents=True)
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (tmp_path / "public" / "images" / "Lễ.jpg").write_bytes(b"picture")
    return tmp_path


def ask(path: str, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
    answer: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        answer["status"], answer["headers"] = status, dict(headers)

    environ = {"PATH_INFO": path.encode().decode("latin-1"), "REQUEST_METHOD": method, **headers}
    body = b"".join(PublicFilesLayer(django)(environ, start_response))
    return answer["status"], answer["headers"], body


def test_a_public_picture_is_handed_out(folder: Path) -> None:
    status, headers, body = ask("/media/images/Lễ.jpg")
    assert (status, body) == ("200 OK", b"picture")
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "public, max-age=3600"
    assert ask("/media/images/Lễ.jpg", "HEAD")[2] == b""


def test_what_a_browser_has_is_not_sent_again(folder: Path) -> None:
    tag = ask("/media/images/Lễ.jpg")[1]["ETag"]
    status, _headers, body = ask("/media/images/Lễ.jpg", HTTP_IF_NONE_MATCH=tag)
    assert (status, body) == ("304 Not Modified", b"")


@pytest.mark.parametrize(
    "path",
    [
        "/media/images/khac.jpg",
        "/media/images/../../secret.jpg",
        "/media/images//etc/passwd",
        "/media/images/sub",
        "/media/images/",
        "/media/images/" + "a" * 5000,
        "/media/images/\0",
        "/media/original_images/Lễ.jpg",
        "/",
        quote("/media/images/Lễ.jpg"),
    ],
)
def test_everything_else_is_left_to_django(folder: Path, path: str) -> None:
    assert ask(path)[2] == b"django"


def test_other_methods_are_left_to_django(folder: Path) -> None:
    assert ask("/media/images/Lễ.jpg", "POST")[2] == b"django"
