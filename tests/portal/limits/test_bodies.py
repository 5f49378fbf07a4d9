"""A request takes no more of the server than its sender has a use for."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParser
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import PageViewRestriction

from news.factories import ArticleFactory
from news.models import NewsIndexPage

Clients = Callable[[AbstractUser], Client]

ANONYMOUS = settings.LIMITS["BODY_BYTES"]["anonymous"]
SIGNED_IN = settings.LIMITS["BODY_BYTES"]["signed in"]


class Body(BytesIO):
    """A body of any length that counts what is read of it."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.left, self.was_read = length, 0

    def read(self, size: int | None = -1) -> bytes:
        size = self.left if size is None or size < 0 else min(size, self.left)
        self.left, self.was_read = self.left - size, self.was_read + size
        return b"a" * size


def post(
    address: str, length: int, client: Client | None = None, **more: Any
) -> tuple[HttpResponse, Body]:
    """The answer to a POST of so many bytes, as a server hands it to Django; and its body."""
    body = Body(length)
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": address,
        "HTTP_ACCEPT": "text/html",
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "CONTENT_LENGTH": str(length),
        "wsgi.input": body,
        **more,
    }
    return (client or Client()).request(**environ), body


@pytest.fixture
def no_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("A form was parsed")

    monkeypatch.setattr(MultiPartParser, "__init__", refuse)


@pytest.mark.django_db
@pytest.mark.usefixtures("no_parsing", "site_tree")
@pytest.mark.parametrize("address", ["/", "/admin/login/", "/admin/password_reset/", "/en/"])
def test_a_visitor_s_large_form_is_neither_parsed_nor_read(address: str) -> None:
    answer, body = post(address, 300 * 1024 * 1024)
    assert answer.status_code == 413
    assert body.was_read <= settings.LIMITS["BODY_BYTES_DROPPED"]
    # In the language of the address; an address of the admin is Vietnamese.
    with override("en" if address == "/en/" else "vi"):
        assert gettext("Too much was sent") in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("no_parsing", "site_tree")
def test_a_made_up_session_opens_no_larger_form() -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    assert post("/", ANONYMOUS + 1, client)[0].status_code == 413
    # As with a smaller form: an editor whose session is over is asked to sign in.
    assert post(reverse("wagtailimages:add"), ANONYMOUS + 1, client)[0].status_code == 302
    assert post("/admin/login/", ANONYMOUS + 1, client)[0].status_code == 413


@pytest.mark.usefixtures("no_parsing")
def test_an_editor_s_form_has_a_limit_too(moderator: AbstractUser, client_of: Clients) -> None:
    client, address = client_of(moderator), reverse("wagtailimages:add")
    answer, _body = post(address, SIGNED_IN + 1, client)
    assert answer.status_code == 413
    assert "20 MB" in answer.content.decode()
    # On the site's own pages an editor is a reader.
    assert post("/", ANONYMOUS + 1, client)[0].status_code == 413
    answer, _body = post(address, SIGNED_IN + 1, client, HTTP_ACCEPT="application/json")
    assert answer.json()["error_code"] == "validation_error"


@pytest.mark.django_db
@pytest.mark.usefixtures("no_parsing", "site_tree")
def test_what_the_server_s_entry_found_too_large_gets_the_same_page() -> None:
    cut = {settings.LIMITS["TOO_LARGE"]: True}
    assert post("/", 0, **cut)[0].status_code == 413
    assert post("/khong-co-trang-nay/", 0, **cut)[0].status_code in (404, 413)


def test_visitors_can_send_no_files(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news)
    restriction = PageViewRestriction.objects.create(
        page=article, restriction_type="password", password="mo-ra"
    )
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, article.pk])
    form = {"return_url": article.url, "file": SimpleUploadedFile("a.docx", b"a" * 1000)}
    refused = client.post(address, form)
    assert refused.status_code == 200
    assert not refused.wsgi_request.FILES
    opened = client.post(address, form | {"password": "mo-ra"})
    assert opened.status_code == 302
    assert not opened.wsgi_request.FILES
