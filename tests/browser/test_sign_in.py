"""Signing in with an app, a security key and a recovery code; where one is signed in."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from news.factories import ArticleFactory
from tests.browser.axe import problems
from tests.browser.conftest import Watch
from tests.browser.editing import press_save_draft
from tests.browser.writing.test_session import KNOWN
from tests.fixtures import PASSWORD, SiteTree

SECOND_FACTOR, CODES = "mfa_index", "mfa_view_recovery_codes"
WIDTHS = (360, 1366)
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in_key(page: Page) -> CDPSession:
    """A security key that is touched at once."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return devices


def sign_in(page: Page, user: AbstractUser, to: str = "wagtailadmin_account") -> None:
    page.goto(f"{reverse('wagtailadmin_login')}?next={reverse(to)}")
    page.locator("[name=username]").fill(user.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")


def sign_out(page: Page) -> None:
    page.context.clear_cookies()


def at(page: Page, name: str) -> None:
    expect(page).to_have_url(re.compile(re.escape(reverse(name)) + "$"))


def press(page: Page, text: str, role: Any = "button") -> None:
    page.locator("main").get_by_role(role, name=text, exact=True).first.click()


def faults(page: Page) -> list[str]:
    page.wait_for_load_state()
    found = problems(page, "#main, .vd-signin", widths=WIDTHS)
    page.set_viewport_size({"width": 360, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(f"{page.url} is wider than a phone")
    page.set_viewport_size({"width": 1366, "height": 657})
    return found


def test_an_app_a_key_and_a_recovery_code_each_open_the_account(
    page: Page, editor: AbstractUser, watch: Callable[[BrowserContext], Watch], tmp_path: Path
) -> None:
    seen = watch(page.context)
    plug_in_key(page)
    page.goto(reverse("wagtailadmin_login"))
    password = page.locator("[name=password]")
    password.fill("chữ có dấu")
    password.press("Tab")
    page.keyboard.press("Enter")  # on the button that shows what was typed
    expect(password).to_have_attribute("type", "text")
    assert faults(page) == []
    sign_in(page, editor, SECOND_FACTOR)
    at(page, SECOND_FACTOR)
    assert faults(page) == []

    # The app.
    press(page, _("Set up the app"), "link")
    assert faults(page) == []
    page.locator(".vd-signin summary").click()
    # In groups of four, as people type it.
    secret = page.locator(".vd-signin__secret").inner_text().replace(" ", "")
    page.locator("[name=code]").fill("000000")
    page.keyboard.press("Enter")
    expect(page.locator(".error-message")).to_contain_text("Mã này không đúng")
    page.locator(".vd-signin summary").click()
    assert page.locator(".vd-signin__secret").inner_text().replace(" ", "") == secret
    page.locator("[name=code]").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.keyboard.press("Enter")
    at(page, CODES)
    assert faults(page) == []
    codes = page.locator(".vd-signin__codes code").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as download:
        press(page, _("Download as a file"), "link")
    assert codes[9] in Path(download.value.path()).read_text(encoding="utf-8")
    press(page, _("I have kept them"), "link")

    # The key.
    press(page, _("Set up a key"), "link")
    assert faults(page) == []
    page.locator("[name=name]").fill("khóa xanh")
    press(page, _("Set up the key"))
    at(page, SECOND_FACTOR)
    expect(page.locator("main")).to_contain_text("khóa xanh")
    assert faults(page) == []

    # Three sign-ins, each with another of them.
    for way in ("code of the app", "recovery code", "key"):
        sign_out(page)
        sign_in(page, editor)
        at(page, "mfa_authenticate")
        if way == "key":
            assert faults(page) == []
            press(page, _("Use the security key"))
        else:
            page.locator("[name=code]").fill("1")
            page.keyboard.press("Enter")
            expect(page.locator(".error-message")).to_be_visible()
            now = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
            page.locator("[name=code]").fill(now if way == "code of the app" else codes[0])
            page.keyboard.press("Enter")
        at(page, "wagtailadmin_account")
    types = set(Authenticator.objects.exclude(last_used_at=None).values_list("type", flat=True))
    assert types == {"totp", "recovery_codes", "webauthn"}
    page.get_by_role("tab", name=_("Security")).click()
    expect(page.locator("#tab-security")).to_contain_text("9 mã dự phòng")
    assert seen.elsewhere == []
    assert not [line for line in seen.complaints if "Content Security Policy" in line]


def test_a_page_that_is_being_written_goes_on_after_signing_in_with_both_steps(
    page: Page, moderator: AbstractUser, site_tree: SiteTree
) -> None:
    plug_in_key(page)
    sign_in(page, moderator, "mfa_add_webauthn")
    page.locator("[name=name]").fill("khóa đỏ")
    press(page, _("Set up the key"))
    at(page, CODES)
    article = ArticleFactory(parent=site_tree.news)
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    expect(page.locator("form[data-edit-form]")).to_be_visible()
    page.evaluate(KNOWN)
    Session.objects.all().delete()
    page.locator("[name=lead]").fill("Tóm tắt viết lúc phiên đã hết")
    press_save_draft(page)
    again = page.locator("dialog.vd-dialog").get_by_role("link", name=_("Sign in again"))
    with page.expect_navigation():
        with page.expect_popup() as popup:
            again.click()
        window = popup.value
        window.locator("[name=username]").fill(moderator.username)
        window.locator("[name=password]").fill(PASSWORD)
        window.keyboard.press("Enter")
        # The key is plugged into the other window: a recovery code does as well.
        row = Authenticator.objects.get(type="recovery_codes")
        window.locator("[name=code]").fill(row.wrap().get_unused_codes()[0])
        with window.expect_event("close"):
            window.keyboard.press("Enter")
    draft = type(article).objects.get(pk=article.pk).get_latest_revision_as_object()
    assert draft.lead == "Tóm tắt viết lúc phiên đã hết"


def test_sessions_are_listed_and_ended_elsewhere(
    page: Page, new_context: Callable[..., BrowserContext], editor: AbstractUser
) -> None:
    other = new_context(user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Safari/604").new_page()
    sign_in(other, editor)
    at(other, "wagtailadmin_account")
    sign_in(page, editor, "signin_sessions")
    at(page, "signin_sessions")
    expect(page.locator(".vd-signin__rows > li")).to_have_count(2)
    expect(page.locator(".vd-signin__rows")).to_contain_text("Safari, iPhone")
    assert faults(page) == []
    press(page, _("Sign out there"))
    expect(page.locator(".vd-signin__rows > li")).to_have_count(1)
    other.goto(reverse("wagtailadmin_home"))
    expect(other.locator("[name=password]")).to_be_visible()
    assert UserSession.objects.count() == 1


def test_who_fails_too_often_reads_when_to_try_again(page: Page, editor: AbstractUser) -> None:
    page.goto(reverse("wagtailadmin_login"))
    for _attempt in range(5):
        page.locator("[name=username]").fill(editor.username)
        page.locator("[name=password]").fill("sai")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"thử lại sau \d\d:\d\d"))
    assert faults(page) == []
