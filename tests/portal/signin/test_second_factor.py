"""The second step: set up, asked for, required, lost and reset."""

import time
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import LazySettings
from django.contrib.auth.models import AbstractUser
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.management.commands.setup_site import EDITORS
from tests.fixtures import PASSWORD

pytestmark = pytest.mark.any_database

LOGIN = "/admin/login/"
STEP = "/admin/login/second-step/"


def code_of(secret: str, later: int = 0) -> str:
    """What an app with this secret shows now, or `later` times thirty seconds from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def sign_in(name: str = "bien-tap", client: Client | None = None, **more: Any) -> Client:
    client = client or Client()
    client.post(LOGIN, {"username": name, "password": PASSWORD, **more})
    return client


def set_up(client: Client) -> tuple[str, list[str]]:
    """Sets the app up as the form does; returns its secret and the recovery codes."""
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    with TestCase.captureOnCommitCallbacks(execute=True):
        done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.url == reverse("mfa_view_recovery_codes")
    codes = client.get(done.url).context["unused_codes"]
    cache.clear()  # a code is taken once; the tests sign in with it in the same half minute
    return secret, codes


def test_whoever_has_an_app_is_asked_for_its_code_and_has_no_session_before(
    editor: AbstractUser,
) -> None:
    secret, _codes = set_up(sign_in())
    client = Client()
    form = {"username": "bien-tap", "password": PASSWORD, "next": reverse("news_signed_in")}
    assert client.post(LOGIN, form).url == STEP
    assert client.get("/admin/").status_code == 302
    asked = client.get(reverse("news_session"), headers={"Accept": "application/json"})
    assert asked.status_code == 302, "the pop-up's page is still signed out"
    page = client.get(STEP).content.decode()
    assert "Sáu chữ số" in page
    assert client.post(STEP, {"code": "000000"}).status_code == 200
    assert client.get("/admin/").status_code == 302
    # And then to where the pop-up of an edit form wanted to go.
    assert client.post(STEP, {"code": code_of(secret)}).url == reverse("news_signed_in")
    assert client.get("/admin/").status_code == 200


def test_a_code_of_the_app_is_taken_once(editor: AbstractUser) -> None:
    secret, _codes = set_up(sign_in())
    code = code_of(secret)
    assert sign_in().post(STEP, {"code": code}).status_code == 302
    assert sign_in().post(STEP, {"code": code}).status_code == 200


def test_a_recovery_code_opens_once_and_they_are_shown_once(editor: AbstractUser) -> None:
    client = sign_in()
    _secret, codes = set_up(client)
    assert len(set(codes)) == 10
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert not any(code[:4] + " " + code[4:] in again for code in codes)
    typed = f" {codes[3][:4]} {codes[3][4:]} "
    assert sign_in().post(STEP, {"code": typed}).status_code == 302
    assert sign_in().post(STEP, {"code": codes[3]}).status_code == 200
    assert "9 mã dự phòng" in client.get(reverse("wagtailadmin_account")).content.decode()


def test_wrong_codes_lock_as_wrong_passwords_do(editor: AbstractUser) -> None:
    secret, codes = set_up(sign_in())
    client = sign_in()
    statuses = [client.post(STEP, {"code": "000000"}).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]
    assert client.post(STEP, {"code": code_of(secret)}).status_code == 429
    assert sign_in().post(STEP, {"code": codes[0]}).status_code in (302, 429)
    assert Client().post(LOGIN, {"username": "bien-tap", "password": PASSWORD}).status_code == 429


def test_remember_me_lasts_through_the_second_step(editor: AbstractUser) -> None:
    secret, _codes = set_up(sign_in())
    short, long = sign_in(), sign_in(remember="on")
    for later, client in enumerate((short, long)):
        assert client.post(STEP, {"code": code_of(secret, later)}).status_code == 302
    assert short.session.get_expire_at_browser_close()
    assert not long.session.get_expire_at_browser_close()


def test_secrets_are_not_in_the_database_as_they_are(
    editor: AbstractUser, settings: LazySettings
) -> None:
    secret, codes = set_up(sign_in())
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert codes[0] not in stored
    # A new key of the site opens them while the former one is named.
    former = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 9, [former]
    assert sign_in().post(STEP, {"code": code_of(secret)}).status_code == 302
    settings.SECRET_KEY_FALLBACKS = []
    assert sign_in().post(STEP, {"code": code_of(secret, 1)}).status_code == 200


@pytest.mark.parametrize("named", [[EDITORS], ["*"]])
def test_a_group_that_must_have_it_reaches_nothing_else_before(
    editor: AbstractUser, settings: LazySettings, named: list[str]
) -> None:
    settings.MFA_REQUIRED_GROUPS = named
    client = sign_in()
    wanted = reverse("wagtailadmin_explore_root")
    for address in ("/admin/", wanted, reverse("wagtailadmin_account"), "/admin/api/main/pages/"):
        assert client.get(address).url == reverse("mfa_index"), address
    assert client.post(wanted).status_code == 403
    headers = {"Accept": "application/json"}
    assert client.get(reverse("news_session"), headers=headers).status_code == 403
    client.get(wanted)
    page = client.get(reverse("mfa_index")).content.decode()
    assert "phải có xác thực hai lớp" in page
    set_up(client)
    # Then on to where they were going.
    assert f'href="{wanted}"' in client.get(reverse("mfa_index")).content.decode()
    assert client.get(wanted).status_code in (200, 302)
    assert client.get("/admin/").status_code == 200


def test_administrators_alone_can_be_asked(
    editor: AbstractUser, administrator: AbstractUser, settings: LazySettings
) -> None:
    settings.MFA_REQUIRED_GROUPS = ["administrators"]
    assert sign_in("bien-tap").get("/admin/").status_code == 200
    assert sign_in("quan-tri").get("/admin/").url == reverse("mfa_index")


def test_a_group_that_is_misspelt_is_told(db: None, settings: LazySettings) -> None:
    settings.MFA_REQUIRED_GROUPS = ["administrators", "Biên tập viênn"]
    found = [issue for issue in run_checks(databases=["default"]) if issue.id == "signin.W001"]
    assert ["Biên tập viênn" in issue.msg for issue in found] == [True]


def test_the_second_factor_is_taken_away_only_by_who_has_it(editor: AbstractUser) -> None:
    client = sign_in()
    secret, _codes = set_up(client)
    later = sign_in()
    later.post(STEP, {"code": code_of(secret)})
    session = later.session
    session["account_authentication_methods"] = []  # as after five minutes
    session.save()
    away = reverse("mfa_deactivate_totp")
    asked = later.get(away)
    assert asked.url.startswith(reverse("mfa_reauthenticate"))
    by_password = later.get(reverse("account_reauthenticate"))
    assert by_password.status_code == 302, "the password is not enough"
    assert later.post(asked.url, {"code": code_of(secret, 1), "next": away}).url == away
    later.post(away)
    assert not Authenticator.objects.exists()
    actions = ModelLogEntry.objects.filter(object_id=editor.pk).values_list("action", flat=True)
    assert {"portal.second_factor_added", "portal.second_factor_removed"} <= set(actions)


def test_before_a_first_factor_an_old_session_gives_the_password_again(
    editor: AbstractUser,
) -> None:
    client = Client()
    client.force_login(editor)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    page = client.get(asked.url)
    assert "Mật khẩu của bạn" in page.content.decode()
    wrong = client.post(asked.url, {"password": "sai", "next": reverse("mfa_activate_totp")})
    assert "Mật khẩu chưa đúng" in wrong.content.decode()
    right = {"password": PASSWORD, "next": reverse("mfa_activate_totp")}
    assert client.post(asked.url, right).url == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_an_administrator_takes_a_lost_factor_away_and_it_is_written_down(
    editor: AbstractUser, administrator: AbstractUser, moderator: AbstractUser
) -> None:
    theirs = sign_in()
    set_up(theirs)
    address = reverse("signin_reset", args=[editor.pk])
    for other in (moderator, editor):
        client = Client()
        client.force_login(other)
        client.post(address)
        assert Authenticator.objects.filter(user=editor).exists()
    client = Client()
    client.force_login(administrator)
    edit = client.get(reverse("wagtailusers_users:edit", args=[editor.pk])).content.decode()
    listing = client.get(reverse("wagtailusers_users:index")).content.decode()
    assert address in edit + listing
    assert "Gỡ lớp xác thực thứ hai" in client.get(address).content.decode()
    client.post(address)
    assert not Authenticator.objects.filter(user=editor).exists()
    assert theirs.get("/admin/").status_code == 302
    entry = ModelLogEntry.objects.get(action="portal.second_factor_reset")
    assert (entry.object_id, entry.user) == (str(editor.pk), administrator)


def test_the_command_line_opens_an_account_in_need(administrator: AbstractUser) -> None:
    set_up(sign_in("quan-tri"))
    call_command("reset_second_factor", "quan-tri")
    assert sign_in("quan-tri").get("/admin/").status_code == 200
    assert ModelLogEntry.objects.filter(action="portal.second_factor_reset").count() == 1
    with pytest.raises(CommandError, match="khong-co-ai"):
        call_command("reset_second_factor", "khong-co-ai")


@pytest.mark.parametrize(("language", "said"), [("vi", "hai lớp"), ("en", "second factor")])
def test_the_command_line_speaks_the_language_of_the_site(
    language: str, said: str, administrator: AbstractUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    told = StringIO()
    call_command("reset_second_factor", "quan-tri", stdout=told)
    assert said in told.getvalue()


def test_nothing_else_of_allauth_has_an_address(db: None) -> None:
    for name in ("signup", "email", "logout", "change_password", "reset_password"):
        with pytest.raises(Exception, match=f"account_{name}"):
            reverse(f"account_{name}")
    for path in ("/accounts/login/", "/accounts/signup/", "/admin/signup/"):
        assert Client().get(path).status_code in (302, 404)


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "{}",
        "[]",
        "null",
        "7",
        '"x"',
        '{"id": 1}',
        '{"response": {"clientDataJSON": "@@"}}',
        "{",
    ],
)
def test_what_no_browser_sends_as_a_key_is_answered(editor: AbstractUser, credential: str) -> None:
    client = sign_in()
    client.get(reverse("mfa_add_webauthn"))
    form = {"name": "khóa", "credential": credential}
    assert client.post(reverse("mfa_add_webauthn"), form).status_code == 200
    set_up(client)
    second: HttpResponse = sign_in().post(STEP, {"credential": credential})
    assert second.status_code == 200
    again = client.post(reverse("mfa_reauthenticate_webauthn"), {"credential": credential})
    assert again.status_code == 302


def test_someone_who_signs_in_over_another_s_session_becomes_that_person(
    editor: AbstractUser, moderator: AbstractUser
) -> None:
    secret, _codes = set_up(sign_in())
    client = sign_in("nguoi-duyet")
    sign_in("bien-tap", client)
    assert client.get("/admin/").status_code == 302, "the first person is gone, the second not in"
    client.post(STEP, {"code": code_of(secret)})
    assert client.session["_auth_user_id"] == str(editor.pk)
