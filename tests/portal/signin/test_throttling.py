"""Failed attempts: counted by account and address, refused in time, without telling who exists."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, ModelLogEntry, PageViewRestriction

from news.models import ArticlePage
from portal.signin.throttling import LIMITS
from tests.fixtures import PASSWORD

pytestmark = pytest.mark.any_database

LOGIN = "/admin/login/"
HOME = "198.51.100.7"


def sign_in(name: str, password: str = "sai", address: str = HOME, **more: Any) -> HttpResponse:
    form = {"username": name, "password": password, "next": "/admin/"}
    return Client(REMOTE_ADDR=address).post(LOGIN, form, **more)


def fail(times: int, name: str, address: str = HOME) -> HttpResponse:
    for _ in range(times):
        response = sign_in(name, address=address)
    return response


def test_the_fifth_failure_from_one_address_locks_and_says_until_when(editor: AbstractUser) -> None:
    assert fail(4, "bien-tap").status_code == 200
    response = fail(1, "bien-tap")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 15 * 60
    until = timezone.localtime() + timedelta(minutes=15)
    shown = {(until + timedelta(minutes=n)).strftime("%H:%M") for n in (-1, 0, 1)}
    assert any(time in response.content.decode() for time in shown)
    # Even the right password is not looked at now.
    assert sign_in("bien-tap", PASSWORD).status_code == 429
    # From elsewhere the person signs in.
    assert sign_in("bien-tap", PASSWORD, address="203.0.113.9").status_code == 302


def test_who_is_locked_out_is_led_to_the_letter_and_told_how_many_minutes_it_takes(
    editor: AbstractUser,
) -> None:
    page = fail(5, "bien-tap").content.decode()
    assert f'href="{reverse("wagtailadmin_password_reset")}"' in page
    assert "Xin chờ 15 phút" in page
    assert "tạm ngừng nhận đăng nhập" in page


def test_after_the_time_that_was_told_the_password_is_taken(editor: AbstractUser) -> None:
    fail(5, "bien-tap")
    for _ in range(3):
        sign_in("bien-tap")  # trying on does not make it longer
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert sign_in("bien-tap", PASSWORD).status_code == 302


def test_an_account_that_does_not_exist_is_answered_in_the_same_words(editor: AbstractUser) -> None:
    for attempt in range(6):
        known, unknown = sign_in("bien-tap"), sign_in("nobody-here", address="198.51.100.8")
        assert known.status_code == unknown.status_code == (200 if attempt < 4 else 429)
        if attempt >= 4:
            one, other = (
                re.sub(r"\w{64}", "", response.content.decode()) for response in (known, unknown)
            )
            assert one == other


def test_a_success_forgets_the_failures_of_that_account_and_address_alone(
    editor: AbstractUser, officer: AbstractUser
) -> None:
    fail(4, "bien-tap")
    fail(4, "thi-dua")
    assert sign_in("bien-tap", PASSWORD).status_code == 302
    assert not AccessAttempt.objects.filter(username="bien-tap").exists()
    assert AccessAttempt.objects.get(username="thi-dua").failures_since_start == 4


def test_an_address_that_tries_many_accounts_waits(editor: AbstractUser) -> None:
    for number in range(LIMITS[2] - 1):
        assert sign_in(f"name-{number}").status_code == 200
    assert sign_in("name-last").status_code == 429
    assert sign_in("bien-tap", PASSWORD).status_code == 429
    assert sign_in("bien-tap", PASSWORD, address="203.0.113.9").status_code == 302


def test_an_account_tried_from_many_addresses_is_locked_but_not_for_whoever_is_known_there(
    editor: AbstractUser,
) -> None:
    client = Client(REMOTE_ADDR=HOME)
    client.post(LOGIN, {"username": "bien-tap", "password": PASSWORD})
    AccessAttempt.objects.create(
        username="bien-tap", ip_address="192.0.2.1", user_agent="", failures_since_start=LIMITS[1]
    )
    assert sign_in("bien-tap", PASSWORD, address="203.0.113.9").status_code == 429
    assert sign_in("bien-tap", PASSWORD).status_code == 302


def test_failures_are_logged_without_passwords_and_without_names_that_are_none(
    editor: AbstractUser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="portal.signin")
    for password in ("bi-mat-cua-toi", "x", "x", "x", "x"):
        sign_in("bien-tap", password)
    sign_in("mat-khau-go-nham-cho", address="198.51.100.8")
    assert "failed attempt: account=bien-tap address=198.51.100.7" in caplog.text
    assert "locked after failed attempts: account=bien-tap" in caplog.text
    assert "account=(unknown) address=198.51.100.8" in caplog.text
    assert "bi-mat-cua-toi" not in caplog.text
    assert "go-nham" not in caplog.text
    for attempt in AccessAttempt.objects.all():
        assert "bi-mat-cua-toi" not in attempt.post_data
    assert ModelLogEntry.objects.filter(action="portal.locked", object_id=editor.pk).count() == 1


def test_whoever_reads_restricted_pages_signs_in_with_the_same_limits(editor: AbstractUser) -> None:
    form = {"username": "bien-tap", "password": "sai"}
    client = Client(REMOTE_ADDR=HOME)
    for _ in range(5):
        response = client.post("/_util/login/", form)
    assert response.status_code == 429
    assert "<main" in response.content.decode()
    assert sign_in("bien-tap", PASSWORD).status_code == 429


def test_the_password_of_a_page_is_taken_five_times_wrong_and_then_not_looked_at(
    article: ArticlePage,
) -> None:
    restriction = PageViewRestriction.objects.create(
        page=article, restriction_type="password", password="cau-noi-rieng"
    )
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, article.pk])
    client = Client(REMOTE_ADDR=HOME)
    form = {"password": "sai", "return_url": article.url}
    statuses = [client.post(address, form).status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]
    right = {"password": "cau-noi-rieng", "return_url": article.url}
    refused = client.post(address, right)
    assert refused.status_code == 429
    assert refused["Retry-After"]
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post(address, right).status_code == 302
    assert elsewhere.get(article.url).status_code == 200


def test_the_password_of_a_collection_has_the_same_limit(site_tree: object) -> None:
    collection = Collection.get_first_root_node().add_child(name="Riêng")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="cau-noi-rieng"
    )
    address = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    client = Client(REMOTE_ADDR=HOME)
    form = {"password": "sai", "return_url": "/"}
    statuses = [client.post(address, form).status_code for _ in range(6)]
    assert statuses[-1] == 429
    right = {"password": "cau-noi-rieng", "return_url": "/"}
    assert Client(REMOTE_ADDR="203.0.113.9").post(address, right).status_code == 302


def test_a_new_password_can_be_asked_for_only_so_often(editor: AbstractUser) -> None:
    client = Client(REMOTE_ADDR=HOME)
    for email in ("bien-tap@example.vn", "nobody@example.vn"):
        statuses = [
            client.post("/admin/password_reset/", {"email": email}).status_code for _ in range(6)
        ]
        assert statuses == [302, 302, 302, 302, 302, 429]
    assert len(mail.outbox) == 5


@pytest.mark.parametrize(
    ("forwarded", "hops", "seen"),
    [
        ("203.0.113.5", 1, "203.0.113.5"),
        ("10.9.9.9, 203.0.113.5", 1, "203.0.113.5"),
        ("10.9.9.9, 203.0.113.5, 10.0.0.2", 2, "203.0.113.5"),
        ("2001:db8:1:2:aaaa::1", 1, "2001:db8:1:2::"),
        ("[2001:db8:1:2::7]", 1, "2001:db8:1:2::"),
        ("::ffff:203.0.113.5", 1, "203.0.113.5"),
        ("", 1, HOME),
        ("<script>", 1, None),
        ("203.0.113.5", 2, HOME),
    ],
)
def test_behind_a_proxy_the_address_is_what_the_last_trusted_one_saw(
    settings: Any, rf: Any, forwarded: str, hops: int, seen: str | None
) -> None:
    from portal.client_address import client_address

    settings.BEHIND_PROXY, settings.PROXY_HOPS = True, hops
    request = rf.get("/", REMOTE_ADDR=HOME, headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == seen
    settings.BEHIND_PROXY = False
    assert client_address(request) == HOME


def test_old_attempts_are_deleted_by_the_site_itself(db: None) -> None:
    from news.scheduling import jobs

    assert "tidy_sign_ins" in jobs._jobs
    fail(2, "someone")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(hours=1))
    fail(1, "another")
    AccessAttempt.objects.filter(username="another").update(attempt_time=timezone.now())
    call_command("tidy_sign_ins")
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["another"]


def test_whatever_is_typed_is_answered(db: None) -> None:
    for name in ("a" * 300, "a\0b", "‮", "'; drop table", "%s", ""):
        assert sign_in(name, password="\0" * 5).status_code in (200, 400)
    assert sign_in("x", HTTP_USER_AGENT="z" * 5000).status_code == 200
