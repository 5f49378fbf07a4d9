"""What a kept page is found by, and which requests never get one."""

import dataclasses
from typing import Any

import pytest

from portal.editions.requests import RequestReader
from tests.editions import config

READER = RequestReader(config())


def environ(address: str = "/", method: str = "GET", **more: str) -> dict[str, Any]:
    path, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "example.vn",
        "wsgi.url_scheme": "https",
        **more,
    }


def key(*args: str, **more: str) -> tuple[str, ...]:
    request = READER.read(environ(*args, **more))
    assert request is not None
    return request.key


def test_parameters_that_no_page_reads_make_no_other_page() -> None:
    plain = key("/tin-tuc/?trang=2")
    assert key("/tin-tuc/?utm_source=a&trang=2&fbclid=b") == plain
    assert key("/tin-tuc/?trang=2&&") == plain
    assert key("/tin-tuc/?trang=3") != plain


def test_the_order_of_parameters_makes_no_other_page() -> None:
    assert key("/?nam=2021&don_vi=a") == key("/?don_vi=a&nam=2021")
    assert key("/?nam=2021&nam=2020") != key("/?nam=2020&nam=2021")


def test_an_encoded_name_is_the_same_name() -> None:
    request = READER.read(environ("/?%74rang=2&%71uery=1"))
    assert request.query == "%74rang=2"
    assert not request.is_exact


def test_scheme_and_host_make_another_page() -> None:
    assert key() != key(HTTP_HOST="other.vn")
    assert key() != key(**{"wsgi.url_scheme": "http"})


@pytest.mark.parametrize(
    "passed",
    [
        environ(method="POST"),
        environ(HTTP_COOKIE="sessionid=abc"),
        environ(HTTP_COOKIE="a=b; csrftoken=abc"),
        environ(HTTP_COOKIE="a=b;messages=abc"),
        environ(HTTP_AUTHORIZATION="Basic abc"),
        environ("/admin/"),
        environ("/documents/1/a.pdf"),
        environ("/static/portal/a.css"),
        environ("/tim-kiem/?q=" + "a" * 3_000),
        environ(CONTENT_LENGTH="3"),
        {name: value for name, value in environ().items() if name != "HTTP_HOST"},
    ],
)
def test_these_reach_the_application(passed: dict[str, Any]) -> None:
    assert READER.read(passed) is None


def test_other_cookies_and_a_language_make_no_other_page() -> None:
    assert key(HTTP_COOKIE="django_language=en; mysessionid=1") == key()
    assert key(HTTP_ACCEPT_LANGUAGE="en") == key()


def test_the_page_is_rendered_without_anything_of_the_visitor() -> None:
    asked = environ(
        "/?utm_source=x&trang=2",
        method="HEAD",
        HTTP_COOKIE="django_language=en",
        HTTP_X_FORWARDED_HOST="evil.test",
        HTTP_IF_NONE_MATCH="*",
        HTTP_ACCEPT_LANGUAGE="en",
    )
    request = READER.read(asked)
    assert READER.canonical(asked, request) == environ("/?trang=2")


def test_what_a_trusted_proxy_says_makes_another_page(settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.USE_X_FORWARDED_HOST = True
    reader = RequestReader(config())
    keys = {
        reader.read(environ(**headers)).key
        for headers in (
            {},
            {"HTTP_X_FORWARDED_PROTO": "https"},
            {"HTTP_X_FORWARDED_HOST": "other.vn"},
        )
    }
    assert len(keys) == 3


def test_a_site_names_more_cookies_that_matter() -> None:
    reader = RequestReader(config(PASSED_COOKIES=["consent"]))
    assert reader.read(environ(HTTP_COOKIE="consent=1")) is None


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(Exception, match="EDITIONS has no entry MAX_SIZE"):
        config(MAX_SIZE=3)
    assert dataclasses.is_dataclass(config())
