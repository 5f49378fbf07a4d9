"""Whoever finds a weakness finds whom to tell: /.well-known/security.txt (RFC 9116)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.utils import timezone

from portal.settings.contact import contacts, expiry

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ADDRESS = "/.well-known/security.txt"


def fields(client: Client) -> dict[str, list[str]]:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    found: dict[str, list[str]] = {}
    for line in response.content.decode().splitlines():
        name, _, value = line.partition(": ")
        found.setdefault(name, []).append(value)
    return found


def test_without_a_contact_there_is_no_such_file(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 404


@override_settings(
    SECURITY_CONTACT=contacts("attt@stp.gov.vn, https://stp.gov.vn/bao-loi"),
    SECURITY_EXPIRES=None,
    WAGTAILADMIN_BASE_URL="https://stp.gov.vn",
)
def test_it_names_contacts_languages_its_address_and_how_long_it_is_good(client: Client) -> None:
    found = fields(client)
    assert found["Contact"] == ["mailto:attt@stp.gov.vn", "https://stp.gov.vn/bao-loi"]
    assert found["Preferred-Languages"] == ["vi, en"]
    assert found["Canonical"] == [f"https://stp.gov.vn{ADDRESS}"]
    (expires,) = found["Expires"]
    left = datetime.fromisoformat(expires) - timezone.now()
    assert timedelta(days=30) < left < timedelta(days=365)


@override_settings(
    SECURITY_CONTACT=["mailto:attt@stp.gov.vn"],
    SECURITY_EXPIRES=datetime(2027, 1, 31, tzinfo=UTC),
)
def test_a_moment_that_is_set_is_told(client: Client) -> None:
    assert fields(client)["Expires"] == ["2027-01-31T00:00:00Z"]


@override_settings(SECURITY_CONTACT=["mailto:attt@stp.gov.vn"])
def test_it_lies_outside_of_the_languages_and_takes_no_posts(client: Client) -> None:
    assert client.get(f"/en{ADDRESS}").status_code == 404
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.parametrize("value", ["attt", "http://stp.gov.vn", "a@b.vn\nExpires: never", "x y@z"])
def test_a_contact_that_is_none_stops_the_start_with_its_name(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECURITY_CONTACT"):
        contacts(value)


@pytest.mark.parametrize("value", ["soon", "2027-01-31"])
def test_a_moment_that_is_none_stops_the_start_with_its_name(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECURITY_EXPIRES"):
        expiry(value)
