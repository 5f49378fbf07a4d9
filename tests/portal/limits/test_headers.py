"""Every kind of answer has the headers that keep browsers from guessing, framing and spying."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponseBase
from django.test import Client
from wagtail.models import Collection

from campaigns.factories import HonorRollFactory
from news.factories import DocumentFactory
from news.files.wsgi import PublicFilesLayer
from portal.editions.layer import EditionsLayer
from tests.fixtures import SiteTree
from tests.news.files.conftest import new_image

Clients = Callable[[AbstractUser], Client]

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src '",
}


def lacking(answer: HttpResponseBase, expected: dict[str, str]) -> list[str]:
    return [name for name, part in expected.items() if part not in answer.headers.get(name, "")]


def test_every_kind_of_answer_has_the_headers(
    site_tree: SiteTree,
    moderator: AbstractUser,
    client_of: Clients,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client.raise_request_exception = False
    editor = client_of(moderator)
    image = new_image()
    rendition = image.get_rendition("width-40")
    document = DocumentFactory(collection=Collection.get_first_root_node())
    roll = HonorRollFactory(parent=site_tree.rolls)
    large = {
        "CONTENT_LENGTH": str(10**9),
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/",
        "wsgi.input": BytesIO(),
    }
    answers: dict[str, tuple[int, HttpResponseBase]] = {
        "public page": (200, client.get("/")),
        "roll": (200, client.get(roll.url)),
        "not there": (404, client.get("/khong-co/")),
        "redirect": (301, client.get(site_tree.news.url.rstrip("/"))),
        "feed": (200, client.get(f"{site_tree.news.url}rss/")),
        "sitemap": (200, client.get("/sitemap.xml")),
        "robots": (200, client.get("/robots.txt")),
        "static": (200, client.get("/static/portal/base.css")),
        "sign-in": (200, client.get("/admin/login/")),
        "admin, a stranger": (302, client.get("/admin/")),
        "admin": (200, editor.get("/admin/")),
        "admin, not there": (404, editor.get("/admin/khong-co/")),
        "too large": (413, client.request(**large)),
        "picture that is not public": (200, editor.get(rendition.url)),
        "document that is not public": (200, editor.get(document.url)),
        "placeholder": (404, client.get("/media/images/khong-co.jpg")),
    }
    monkeypatch.setattr("portal.views.robots.__code__", (lambda request: 1 / 0).__code__)
    answers["error"] = (500, client.get("/robots.txt"))
    for kind, (status, answer) in answers.items():
        assert (kind, answer.status_code) == (kind, status)
        assert (kind, lacking(answer, EVERYWHERE)) == (kind, [])
    for kind in ("picture that is not public", "document that is not public"):
        assert answers[kind][1]["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "default-src 'none'" in answers[kind][1]["Content-Security-Policy"]


def test_a_kept_page_has_them_too(layer: EditionsLayer, site_tree: SiteTree) -> None:
    for _first_then_kept in range(2):
        assert lacking(Client().get("/"), EVERYWHERE) == []


def test_a_public_picture_has_those_of_files(settings: Any, tmp_path: Any) -> None:
    settings.NEWS_PUBLIC_FILES_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.jpg").write_bytes(b"a")
    got: dict[str, str] = {}
    environ = {"PATH_INFO": "/media/images/a.jpg", "REQUEST_METHOD": "GET"}
    PublicFilesLayer(None)(environ, lambda status, headers: got.update(headers))
    assert got["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in got["Content-Security-Policy"]
    assert got["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_security_keys_work_in_the_admin() -> None:
    assert "publickey" not in settings.SECURITY_HEADERS["Permissions-Policy"]


def test_every_feature_is_one_that_browsers_know() -> None:
    # Chromium reports each name that it does not know in the console of every page.
    assert "bluetooth" not in settings.SECURITY_HEADERS["Permissions-Policy"]
