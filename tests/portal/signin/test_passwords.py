"""Passwords: what is refused, what is taken, and that the rules stand there before typing."""

from io import StringIO
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.models import PageViewRestriction

from news.models import ArticlePage
from portal.signin import passwords
from tests.fixtures import PASSWORD, SiteTree
from tests.portal.signin.guessable import GOOD as MANY_GOOD
from tests.portal.signin.guessable import WEAK

pytestmark = pytest.mark.any_database

GOOD = "xe đạp tím nghe sóng"


@pytest.fixture
def person(site_tree: SiteTree) -> AbstractUser:
    identity = site_tree.identity
    identity.name = "Sở Tư pháp tỉnh Bình An"
    identity.save()
    return get_user_model()(
        username="lan.phuong", first_name="Lan Phương", last_name="Trịnh", email="tlp@example.vn"
    )


@pytest.mark.parametrize(
    "password",
    [
        "matkhau1",
        "matkhau12345678",
        "Matkhau@123456",
        "M@tkh4u!2026!!",
        "mật khẩu 2026 nhé",
        "123456a@123456a@",
        "123456789012",
        "anhyeuem2024!!",
        "Anh Yêu Em 14022024",
        "qwertyuiop123",
        "1qaz2wsx3edc",
        "qazwsxedc!@#$%",
        "asdfghjkl;'123",
        "zxcvbnm,./zxcvbnm",
        "aaaaaaaaaaaaaa",
        "abcabcabcabc",
        "vietnamvodich2018",
        "Hanoi@28081945",
        "khanhhoa2026!!",
        "28/08/1945 28/08/1945",
        "soTuPhap@2026",
        "stp2026stp2026",
        "tuphapbinhan1",
        "STPTBA@123456",
        "vinhdanh#2026",
        "phuong2026!!!!",
        "TrinhLanPhuong1990",
        "lan.phuong@123",
        "ngắn quá đi",
        "administrator1!",
        "football202424",
        "!@#$%^&*()!@#$",
    ],
)
def test_what_others_try_first_is_refused(person: AbstractUser, password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, person)


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "con trâu gặm bánh răng",
        "matkhau kẽo kẹt giàn mướp",
        "kR7wpmTq2vXs",
        "mưa bóng mây rớt xuống vại tương",
        "staple battery correct horse",
        "сорок тысяч обезьян",
    ],
)
def test_length_is_enough_without_signs_and_capitals(person: AbstractUser, password: str) -> None:
    validate_password(password, person)


def accepted(passwords: tuple[str, ...], person: AbstractUser) -> list[str]:
    def is_taken(password: str) -> bool:
        try:
            validate_password(password, person)
        except ValidationError:
            return False
        return True

    return [password for password in passwords if is_taken(password)]


def test_what_people_of_an_office_choose_first_is_refused(person: AbstractUser) -> None:
    assert len(WEAK) >= 60
    assert accepted(WEAK, person) == []


def test_forty_passwords_of_words_that_do_not_belong_together_are_taken(
    person: AbstractUser,
) -> None:
    assert len(MANY_GOOD) >= 40
    assert accepted(MANY_GOOD, person) == [*MANY_GOOD]


def test_the_password_of_the_first_run_is_taken(site_tree: SiteTree) -> None:
    from portal.management.commands.first_run import PASSWORD_LETTERS

    for start in range(0, 40, 5):
        made = "".join(
            PASSWORD_LETTERS[(start + 7 * n * n) % len(PASSWORD_LETTERS)] for n in range(16)
        )
        validate_password(made)


def test_the_list_is_as_passwords_are_compared() -> None:
    words = passwords.weak_words()
    assert len(words) > 600
    assert all(word == passwords._letters(word) for word in words)


def test_a_page_needs_a_password_that_is_not_the_first_guess(
    administrator: AbstractUser, article: ArticlePage
) -> None:
    client = Client()
    client.force_login(administrator)
    address = reverse("wagtailadmin_pages:set_privacy", args=[article.pk])
    assert "Ít nhất 8 ký tự" in client.get(address).json()["html"]
    for weak in ("matkhau1", "tuphap", "12345678", "qwerty2026"):
        client.post(address, {"restriction_type": "password", "password": weak, "groups": []})
        assert not PageViewRestriction.objects.exists()
    client.post(address, {"restriction_type": "password", "password": "vịt lội ruộng"})
    restriction = PageViewRestriction.objects.get()
    assert restriction.password == "vịt lội ruộng"
    # An old one that is weak stands in nobody's way.
    PageViewRestriction.objects.update(password="matkhau1")
    client.post(address, {"restriction_type": "login", "password": "matkhau1"})
    restriction.refresh_from_db()
    assert restriction.restriction_type == "login"


def rules_on(html: str) -> bool:
    return "12 ký tự" in html and "không liên quan với nhau" in html


def test_the_rules_stand_at_every_field_where_a_password_is_set(
    administrator: AbstractUser, editor: AbstractUser
) -> None:
    client = Client()
    client.force_login(administrator)
    uid = urlsafe_base64_encode(force_bytes(editor.pk))
    token = default_token_generator.make_token(editor)
    confirm = reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
    for address in (
        reverse("wagtailadmin_account"),
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[editor.pk]),
    ):
        assert rules_on(client.get(address).content.decode()), address
    assert rules_on(Client().get(confirm, follow=True).content.decode())


def test_commands_that_ask_for_a_password_say_the_rules_first(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    get_user_model().objects.create_user("someone", "", PASSWORD)
    for command, arguments, more in (
        (
            "createsuperuser",
            ["--username=chi-nhanh", "--email=a@example.vn"],
            {"stdin": Terminal()},
        ),
        ("changepassword", ["someone"], {}),
    ):
        said = StringIO()

        def asked(*args: Any, said: StringIO = said, **kwargs: Any) -> str:
            assert rules_on(said.getvalue())
            raise KeyboardInterrupt

        monkeypatch.setattr("getpass.getpass", asked)
        with pytest.raises((SystemExit, CommandError, KeyboardInterrupt)):
            call_command(command, *arguments, stdout=said, stderr=StringIO(), **more)


def account_form(client: Client, **changes: str) -> dict[str, Any]:
    page = client.get(reverse("wagtailadmin_account"))
    form: dict[str, Any] = {}
    for panels in page.context["panels_by_tab"].values():
        for panel in panels:
            for field in panel.get_form():
                value = field.value()
                form[field.html_name] = value if isinstance(value, str) else ""
    return {**form, **changes}


@pytest.mark.any_database
def test_a_change_of_password_ends_the_other_sessions_and_keeps_this_one(
    editor: AbstractUser,
) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        client.post("/admin/login/", {"username": "bien-tap", "password": PASSWORD})
        assert client.get("/admin/").status_code == 200
    assert UserSession.objects.filter(user=editor).count() == 2
    changes = {
        "name_email-first_name": "Hoa",
        "name_email-last_name": "Trịnh",
        "locale-preferred_language": "vi",
        "locale-current_time_zone": "Asia/Ho_Chi_Minh",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "password-old_password": PASSWORD,
        "password-new_password1": GOOD,
        "password-new_password2": GOOD,
    }
    response = here.post(reverse("wagtailadmin_account"), account_form(here, **changes))
    assert response.status_code == 302, [
        panel.get_form().errors
        for panels in response.context["panels_by_tab"].values()
        for panel in panels
    ]
    editor.refresh_from_db()
    assert editor.check_password(GOOD)
    assert here.get("/admin/").status_code == 200
    assert there.get("/admin/").status_code == 302
    row = UserSession.objects.get(user=editor)
    assert row.session_key == here.session.session_key


@pytest.mark.any_database
def test_an_administrator_who_sets_a_password_signs_the_person_out(
    administrator: AbstractUser, editor: AbstractUser
) -> None:
    theirs = Client()
    theirs.post("/admin/login/", {"username": "bien-tap", "password": PASSWORD})
    editor.set_password(GOOD)
    editor.save()
    assert theirs.get("/admin/").status_code == 302
    assert not UserSession.objects.filter(user=editor).exists()
