"""The measuring script of the ministry: where a setting says so, and on pages for all alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from news.factories import ArticleFactory
from portal.editions.layer import EditionsLayer
from portal.measuring import check_measuring
from tests.fixtures import SiteTree

Clients = Callable[[AbstractUser], Client]
ORIGIN = "https://emc.example.gov"


@pytest.fixture
def measuring(settings: Any) -> None:
    settings.MEASURING_SCRIPT_URL = f"{ORIGIN}/x.js"
    settings.MEASURING_CONNECT = ["https://figures.example.gov"]


def directives(response: Any) -> dict[str, str]:
    policy = response["Content-Security-Policy"]
    return {part.split()[0]: part for part in map(str.strip, policy.split(";")) if part}


def is_mentioned(response: Any) -> bool:
    return ORIGIN in response.content.decode() or ORIGIN in response["Content-Security-Policy"]


def test_it_is_off_unless_a_setting_names_it(site_tree: SiteTree, client: Client) -> None:
    response = client.get("/")
    assert "script-src 'self';" in f"{directives(response)['script-src']};"
    assert "emc" not in response.content.decode()


@pytest.mark.usefixtures("measuring")
def test_public_pages_have_it_and_their_policy_lets_it_work(
    site_tree: SiteTree, client: Client, settings: Any
) -> None:
    settings.MEASURING_SCRIPT_HASH = "sha384-" + "a" * 64
    article = ArticleFactory(parent=site_tree.news)
    for address in ("/", article.url):
        response = client.get(address)
        assert f'src="{ORIGIN}/x.js" integrity="sha384-' in response.content.decode()
        policy = directives(response)
        assert policy["script-src"] == f"script-src 'self' {ORIGIN}"
        assert policy["connect-src"].endswith(f"{ORIGIN} https://figures.example.gov")
        assert policy["img-src"].endswith(ORIGIN)
        assert policy["style-src"] == "style-src 'self'"


@pytest.mark.usefixtures("measuring")
def test_nothing_else_has_it(
    site_tree: SiteTree, client: Client, moderator: AbstractUser, client_of: Clients
) -> None:
    closed = ArticleFactory(parent=site_tree.news)
    restriction = PageViewRestriction.objects.create(
        page=closed, restriction_type="password", password="mo-ra"
    )
    assert not is_mentioned(client.get(closed.url))
    gate = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, closed.pk])
    client.post(gate, {"password": "mo-ra", "return_url": closed.url})
    opened = client.get(closed.url)
    assert closed.title in opened.content.decode()
    assert not is_mentioned(opened)
    editor = client_of(moderator)
    draft = ArticleFactory(parent=site_tree.news, live=False)
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[draft.pk]),
    ):
        assert not is_mentioned(editor.get(address))
    for address in ("/admin/login/", "/khong-co/", "/robots.txt"):
        assert not is_mentioned(client.get(address))


@pytest.mark.usefixtures("measuring")
def test_kept_pages_have_it_as_well(layer: EditionsLayer, site_tree: SiteTree) -> None:
    first, kept = (Client().get("/") for _ in range(2))
    assert first.content == kept.content
    assert ORIGIN in directives(kept)["script-src"]


@pytest.mark.parametrize(
    "address",
    [
        "http://emc.example.gov/x.js",
        "//emc.example.gov/x.js",
        "emc.example.gov",
        "https://a.gov/x.js; script-src *",
        "https://a.gov 'unsafe-inline'",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_https_address_is_refused(settings: Any, address: str) -> None:
    settings.MEASURING_SCRIPT_URL = address
    assert [error.id for error in check_measuring()] == ["portal.E001"]
    settings.MEASURING_SCRIPT_URL, settings.MEASURING_CONNECT = "", [address]
    assert "portal.E001" in [error.id for error in run_checks()]
    settings.MEASURING_CONNECT, settings.MEASURING_SCRIPT_HASH = [], "abc"
    assert [error.id for error in check_measuring()] == ["portal.E002"]
