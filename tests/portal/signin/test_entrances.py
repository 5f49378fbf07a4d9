"""The ways in: the same work and words for everybody, nothing kept, nobody led elsewhere."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import LazySettings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site
from wagtail.users.models import UserProfile

from home.models import SiteIdentity
from news.models import ArticlePage
from tests.fixtures import PASSWORD
from tests.portal.signin.test_second_factor import STEP, set_up, sign_in
from tests.reading import words

LOGIN = "/admin/login/"
READERS = "/_util/login/"
NEW = "xe đạp tím nghe sóng"
ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example",
    "https:evil.example", "javascript:alert(1)", "http:///evil.example", " //evil.example",
)  # fmt: skip


class CountingHasher(MD5PasswordHasher):
    algorithm = "counting"
    works = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).works += 1
        return super().encode(password, salt)


@pytest.fixture
def works_of(settings: LazySettings) -> Callable[[Callable[[], object]], int]:
    """How often some work hashes a password."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]

    def run(work: Callable[[], object]) -> int:
        before = CountingHasher.works
        work()
        return CountingHasher.works - before

    return run


@pytest.mark.parametrize("address", [LOGIN, READERS])
def test_a_wrong_password_costs_the_same_whether_there_is_such_an_account_or_not(
    editor: AbstractUser,
    moderator: AbstractUser,
    officer: AbstractUser,
    works_of: Callable[[Callable[[], object]], int],
    queries_of: Callable[[Callable[[], object]], list[str]],
    address: str,
) -> None:
    for person in (editor, moderator):
        person.set_password(PASSWORD)
        person.save()
    moderator.is_active = False
    moderator.save()
    officer.set_unusable_password()
    officer.save()

    def tried(name: str) -> tuple[int, int]:
        def work() -> None:
            answer = Client().post(address, {"username": name, "password": "sai"})
            assert answer.status_code == 200

        queries: list[str] = []
        hashed = works_of(lambda: queries.extend(queries_of(work)))
        return hashed, len(queries)

    tried("ai-do-khac")  # what a process asks for once
    of_nobody = tried("khong-co-ai")
    assert of_nobody[0] == 1
    assert {name: tried(name) for name in ("bien-tap", "nguoi-duyet", "thi-dua")} == {
        "bien-tap": of_nobody,
        "nguoi-duyet": of_nobody,
        "thi-dua": of_nobody,
    }


def letter_of(user: AbstractUser, **headers: str) -> str:
    mail.outbox.clear()
    Client().post(reverse("wagtailadmin_password_reset"), {"email": user.email}, headers=headers)
    (letter,) = mail.outbox
    return f"{letter.subject}\n{letter.body}\n{letter.alternatives}"


def test_the_letter_s_link_is_the_site_s_own_whatever_a_stranger_says_its_host_is(
    editor: AbstractUser, settings: LazySettings
) -> None:
    for headers in (
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example"},
        {"Forwarded": "host=evil.example"},
        {"Host": "evil.example:8000", "X-Forwarded-Proto": "http"},
    ):
        letter = letter_of(editor, **headers)
        assert "evil.example" not in letter
        assert f"{settings.WAGTAILADMIN_BASE_URL}/admin/password_reset/confirm/" in letter


def link_for(user: AbstractUser) -> str:
    user.refresh_from_db()  # the token knows when they signed in last
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("wagtailadmin_password_reset_confirm", args=[uid, token])


def set_by(link: str) -> tuple[HttpResponse, Client]:
    """Opens a link of a letter and sets `NEW` as the password."""
    client = Client()
    page = client.get(link, follow=True)
    form = {"new_password1": NEW, "new_password2": NEW}
    return client.post(page.request["PATH_INFO"], form), client


def test_a_password_set_by_the_letter_s_link_ends_all_sessions_and_the_link(
    editor: AbstractUser,
) -> None:
    theirs, reader = sign_in(), Client()
    reader.post(READERS, {"username": "bien-tap", "password": PASSWORD})
    link = link_for(editor)
    done, client = set_by(link)
    assert done.url == reverse("wagtailadmin_password_reset_complete")
    editor.refresh_from_db()
    assert editor.check_password(NEW)
    assert theirs.get("/admin/").status_code == 302
    assert reader.get("/admin/").status_code == 302
    assert not UserSession.objects.exists()
    assert client.get("/admin/").status_code == 302, "the link alone signs nobody in"
    again = Client().get(link, follow=True)
    broken = Client().get(link[:-6] + "aaaaa/", follow=True)
    nobody = Client().get(link.replace(link.split("/")[-3], "OTk5OTk5"), follow=True)
    texts = {re.sub(r"\w{64}", "", page.content.decode()) for page in (again, broken, nobody)}
    assert len(texts) == 1
    assert "new_password1" not in texts.pop()


def test_the_screen_for_a_new_password_says_whose_it_is_and_what_is_wrong_where(
    editor: AbstractUser,
) -> None:
    client, link = Client(), link_for(editor)
    page = client.get(link, follow=True)
    assert "bien-tap" in words(page)
    weak = {"new_password1": "sotuphap2026", "new_password2": "sotuphap2026"}
    errors = client.post(page.request["PATH_INFO"], weak).context["form"].errors
    assert list(errors) == ["new_password1"], "not at the field that repeats it"
    broken = Client().get(link[:-6] + "aaaaa/")
    assert "một lần, trong 3 ngày" in words(broken)


def test_a_password_set_by_the_letter_s_link_lifts_the_lock_of_that_account_alone(
    editor: AbstractUser, officer: AbstractUser
) -> None:
    for name in ("bien-tap", "thi-dua"):
        for _ in range(5):
            Client().post(LOGIN, {"username": name, "password": "sai"})
    set_by(link_for(editor))
    assert Client().post(LOGIN, {"username": "bien-tap", "password": NEW}).status_code == 302
    other = Client().post(LOGIN, {"username": "thi-dua", "password": PASSWORD})
    assert other.status_code == 429


def test_the_letter_s_link_does_not_forget_wrong_codes(editor: AbstractUser) -> None:
    set_up(sign_in())
    client = sign_in()
    for _ in range(5):
        client.post(STEP, {"code": "000000"})
    set_by(link_for(editor))
    refused = Client().post(LOGIN, {"username": "bien-tap", "password": NEW})
    assert refused.status_code == 429


def test_the_letter_s_link_does_not_pass_by_the_second_step(editor: AbstractUser) -> None:
    set_up(sign_in())
    set_by(link_for(editor))
    form = {"username": "bien-tap", "password": NEW}
    client = Client()
    assert client.post(LOGIN, form).url == STEP
    assert client.get("/admin/").status_code == 302


def test_a_reset_of_the_second_factor_ends_readers_sessions_too(
    editor: AbstractUser, administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    reader = Client()
    reader.post(READERS, {"username": "bien-tap", "password": PASSWORD})
    assert reader.session.get("_auth_user_id")
    client_of(administrator).post(reverse("signin_reset", args=[editor.pk]))
    assert not reader.session.get("_auth_user_id")
    assert not Authenticator.objects.filter(user=editor).exists()


@pytest.fixture
def locked_page(article: ArticlePage) -> PageViewRestriction:
    return PageViewRestriction.objects.create(
        page=article, restriction_type="password", password="vịt lội ruộng"
    )


def leads_away(answer: HttpResponse) -> bool:
    """A form that names another site is refused, or answered as if it named none."""
    there = answer.get("Location", "")
    return answer.status_code not in (302, 400) or "evil" in there or "script" in there


def test_nobody_is_led_to_another_site(
    editor: AbstractUser, locked_page: PageViewRestriction
) -> None:
    page = locked_page.page
    asked = reverse("wagtailcore_authenticate_with_password", args=[locked_page.pk, page.pk])
    for there in ELSEWHERE:
        for address in (LOGIN, READERS):
            form = {"username": "bien-tap", "password": PASSWORD, "next": there}
            assert not leads_away(Client().post(address, form)), (address, there)
            in_query = Client().post(address, form, query_params={"next": there})
            assert not leads_away(in_query), (address, there)
        opened = Client().post(asked, {"password": "vịt lội ruộng", "return_url": there})
        assert not leads_away(opened), there
    desk = Client()
    desk.force_login(editor)
    for there in ELSEWHERE:
        again = {"password": PASSWORD, "next": there}
        assert not leads_away(desk.post(reverse("account_reauthenticate"), again)), there


def test_no_form_of_the_entrance_is_taken_from_another_site(
    editor: AbstractUser, locked_page: PageViewRestriction
) -> None:
    forms = {
        LOGIN: {"username": "bien-tap", "password": PASSWORD},
        READERS: {"username": "bien-tap", "password": PASSWORD},
        STEP: {"code": "000000"},
        reverse("wagtailadmin_password_reset"): {"email": editor.email},
        reverse(
            "wagtailcore_authenticate_with_password",
            args=[locked_page.pk, locked_page.page_id],
        ): {"password": "vịt lội ruộng", "return_url": "/"},
        reverse("wagtailadmin_logout"): {},
        reverse("signin_end_sessions"): {},
    }
    for address, form in forms.items():
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(editor)
        assert strict.post(address, form).status_code == 403, address
    assert mail.outbox == []


def test_no_screen_of_the_entrance_is_kept_by_a_browser_or_a_cache(
    editor: AbstractUser, administrator: AbstractUser, locked_page: PageViewRestriction
) -> None:
    collection = Collection.get_first_root_node().add_child(name="Riêng")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="vịt lội ruộng"
    )
    stranger, desk = Client(), sign_in()
    set_up(desk)
    halfway = sign_in()
    desk_of_all = sign_in("quan-tri")
    shown = [
        (stranger, LOGIN),
        (stranger, READERS),
        (stranger, locked_page.page.get_url()),
        (stranger, reverse("wagtailadmin_password_reset")),
        (stranger, reverse("wagtailadmin_password_reset_done")),
        (stranger, reverse("wagtailadmin_password_reset_complete")),
        (stranger, link_for(editor)),
        (stranger, link_for(editor)[:-6] + "aaaaa/"),
        (halfway, STEP),
        (desk, reverse("wagtailadmin_account")),
        (desk, reverse("signin_sessions")),
        (desk, reverse("mfa_index")),
        (desk, reverse("mfa_view_recovery_codes")),
        (desk, reverse("mfa_generate_recovery_codes")),
        (desk, reverse("mfa_deactivate_totp")),
        (desk_of_all, reverse("mfa_activate_totp")),
        (desk_of_all, reverse("signin_reset", args=[editor.pk])),
    ]
    kept = {}
    for client, address in shown:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        if "no-store" not in answer.get("Cache-Control", ""):
            kept[address] = answer.get("Cache-Control")
    asked = reverse(
        "wagtaildocs_authenticate_with_password", kwargs={"restriction_id": restriction.pk}
    )
    for address in (
        asked,
        reverse("wagtailcore_authenticate_with_password", args=[locked_page.pk, 1]),
    ):
        answer = stranger.post(address, {"password": "sai", "return_url": "/"})
        if "no-store" not in answer.get("Cache-Control", ""):
            kept[address] = answer.get("Cache-Control")
    assert kept == {}


def test_the_old_password_is_asked_for_only_so_often_in_the_account(editor: AbstractUser) -> None:
    """Somebody at a desk that was left open must not try on until the password is found."""
    desk = sign_in()
    form = {
        "password-old_password": "sai",
        "password-new_password1": NEW,
        "password-new_password2": NEW,
    }
    for _attempt in range(5):
        desk.post(reverse("wagtailadmin_account"), form)
    page = desk.post(
        reverse("wagtailadmin_account"), form | {"password-old_password": PASSWORD}
    ).content.decode()
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)
    assert "quá nhiều lần" in page


def test_the_password_before_a_second_factor_is_asked_for_only_so_often(
    editor: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    desk = client_of(editor)
    address = reverse("account_reauthenticate")
    statuses = [desk.post(address, {"password": "sai"}).status_code for _ in range(6)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert desk.post(address, {"password": PASSWORD}).status_code == 429


def test_recovery_codes_are_tried_only_so_often(editor: AbstractUser) -> None:
    _secret, codes = set_up(sign_in())
    client = sign_in()
    statuses = [client.post(STEP, {"code": f"1234567{n}"}).status_code for n in range(5)]
    assert statuses[-1] == 429
    assert client.post(STEP, {"code": codes[0]}).status_code == 429
    assert client.get("/admin/").status_code == 302


def test_the_entrance_speaks_the_language_of_who_signed_in_here_last(editor: AbstractUser) -> None:
    stranger = Client(headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert "Đăng nhập" in stranger.get(LOGIN).content.decode()
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    client = sign_in()
    client.get("/admin/")
    cookie = client.cookies["django_language"]
    assert (cookie.value, cookie["path"], cookie["httponly"]) == ("en", "/admin/", True)
    client.post(reverse("wagtailadmin_logout"))
    for address in (LOGIN, reverse("wagtailadmin_password_reset")):
        assert 'lang="en"' in client.get(address).content.decode(), address
    client.cookies["django_language"] = "../x"
    assert 'lang="vi"' in client.get(LOGIN).content.decode()


def test_cookies_of_a_session_are_for_https_and_for_no_script(
    editor: AbstractUser, settings: LazySettings
) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    answer = Client().post(LOGIN, {"username": "bien-tap", "password": PASSWORD}, secure=True)
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")


def test_the_sign_in_says_whose_site_it_is(db: None) -> None:
    site = Site.objects.get(is_default_site=True)
    identity = SiteIdentity.for_site(site)
    identity.name = "Sở Tư pháp tỉnh Sông Lam"
    identity.save()
    page = Client().get(LOGIN)
    assert "Sở Tư pháp tỉnh Sông Lam" in words(page)
    assert 'placeholder="Nhập tên đăng nhập"' in page.content.decode()


def test_the_key_for_the_app_is_shown_in_groups_of_four(editor: AbstractUser) -> None:
    page = sign_in().get(reverse("mfa_activate_totp")).content.decode()
    assert re.search(r"<code[^>]*>[A-Z2-7]{4}( [A-Z2-7]{4}){7}</code>", page)
