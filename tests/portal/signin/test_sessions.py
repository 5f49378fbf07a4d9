"""Where somebody is signed in: shown, ended, and cheap to keep."""

from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from portal.signin.sessions import browser_name
from tests.fixtures import PASSWORD

pytestmark = pytest.mark.any_database

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit Version/17 Safari/604"
COC_COC = "Mozilla/5.0 (X11; Linux x86_64) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36"


def sign_in(agent: str = CHROME, address: str = "203.0.113.7") -> Client:
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    client.post("/admin/login/", {"username": "bien-tap", "password": PASSWORD})
    return client


def test_the_list_names_browser_system_and_a_shortened_address(editor: AbstractUser) -> None:
    here, _there = sign_in(), sign_in(PHONE, "2001:db8:9:8:7::1")
    for address in (reverse("signin_sessions"), reverse("wagtailadmin_account")):
        page = here.get(address).content.decode()
        assert "Chrome, Windows" in page
        assert "Safari, iPhone" in page
        assert "203.0.113.…" in page
        assert "203.0.113.7" not in page
        assert "2001:db8:9:…" in page
        assert page.count("máy này") == 1


def test_all_others_are_ended_and_this_one_stays(editor: AbstractUser) -> None:
    here, *others = (sign_in() for _ in range(3))
    here.post(reverse("signin_end_sessions"))
    assert here.get("/admin/").status_code == 200
    assert [client.get("/admin/").status_code for client in others] == [302, 302]
    assert UserSession.objects.get().session_key == here.session.session_key


def test_one_is_ended_and_nobody_else_s(editor: AbstractUser, moderator: AbstractUser) -> None:
    here, there, third = sign_in(), sign_in(PHONE), sign_in()
    stranger = Client()
    stranger.force_login(moderator)
    stranger.get("/admin/")
    foreign = UserSession.objects.get(user=moderator)
    for value in (str(foreign.pk), "x", "-1", "9" * 30, "0"):
        here.post(reverse("signin_end_sessions"), {"session": value})
    assert [client.get("/admin/").status_code for client in (here, there, third, stranger)] == [
        200
    ] * 4
    row = UserSession.objects.get(session_key=there.session.session_key)
    here.post(reverse("signin_end_sessions"), {"session": str(row.pk)})
    assert [client.get("/admin/").status_code for client in (here, there, third)] == [200, 302, 200]


def test_signing_out_takes_the_row_away(editor: AbstractUser) -> None:
    client = sign_in()
    client.post(reverse("wagtailadmin_logout"))
    assert not UserSession.objects.exists()


def test_a_request_within_five_minutes_writes_nothing(
    editor: AbstractUser, queries_of: Callable[[Callable[[], object]], list[str]]
) -> None:
    client = sign_in()
    address = reverse("wagtailadmin_sprite")
    client.get(address)
    tables = ("usersessions_", "axes_", "mfa_", "UPDATE ", "INSERT ")
    queries = queries_of(lambda: client.get(address))
    assert not [sql for sql in queries if any(word in sql for word in tables)]
    session = client.session
    session["signin_noted_at"] -= 301
    session.save()
    before = UserSession.objects.get().last_seen_at
    client.get(address)
    assert UserSession.objects.get().last_seen_at > before


def test_readers_cost_no_query_of_ours(
    site_tree: object, queries_of: Callable[[Callable[[], object]], list[str]]
) -> None:
    client = Client()
    client.get("/")
    queries = queries_of(lambda: client.get("/"))
    ours = ("usersessions_", "axes_", "mfa_", "django_session", "auth_user")
    assert not [sql for sql in queries if any(word in sql for word in ours)]
    assert "Cookie" not in client.get("/").get("Vary", "")


def test_rows_of_sessions_that_are_gone_are_tidied(editor: AbstractUser) -> None:
    here, there = sign_in(), sign_in()
    Session.objects.filter(session_key=there.session.session_key).delete()
    assert here.get(reverse("signin_sessions")).content.decode().count("Chrome, Windows") == 1
    call_command("tidy_sign_ins")
    assert UserSession.objects.get().session_key == here.session.session_key


def test_browsers_are_called_as_people_call_them() -> None:
    assert browser_name(COC_COC) == "Cốc Cốc, Linux"
    assert browser_name(CHROME.replace("Safari/537.36", "Safari/537.36 Edg/130.0")) == (
        "Edge, Windows"
    )
    assert browser_name("curl/8.5.0") == "Trình duyệt không rõ"
    assert browser_name("") == "Trình duyệt không rõ"
