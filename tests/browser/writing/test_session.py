"""The session may end while she writes: nothing of what she wrote is lost for it."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, Locator, Page, expect

from news.models import ArticlePage, Author
from tests.browser.editing import press_save_draft, write
from tests.fixtures import PASSWORD

NEW = "Danh sách được niêm yết trong 05 ngày làm việc."

# The page has learnt who opened it.
KNOWN = """() => new Promise(resolve => {
  const asking = setInterval(() => {
    if (newsEditing.user) { clearInterval(asking); resolve(); }
  }, 50);
})"""


def end_session() -> None:
    Session.objects.all().delete()


def dialog(page: Page) -> Locator:
    return page.locator("dialog.vd-dialog")


def fill_sign_in(window: Page, user: AbstractUser) -> None:
    window.locator("[name=username]").fill(user.username)
    window.locator("[name=password]").fill(PASSWORD)
    window.keyboard.press("Enter")


def sign_in_again(page: Page, opener: Locator, user: AbstractUser) -> None:
    """Uses the window that `opener` opens, which closes by itself."""
    with page.expect_popup() as popup:
        opener.click()
    with popup.value.expect_event("close"):
        fill_sign_in(popup.value, user)


def draft_of(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def test_a_save_after_the_session_ended_asks_to_sign_in_and_then_saves(
    form: Page, short_article: ArticlePage, moderator: AbstractUser
) -> None:
    end_session()
    form.locator("[name=lead]").fill("Tóm tắt mới")
    write(form, "body-0-value", NEW)
    press_save_draft(form)
    expect(dialog(form)).to_contain_text(_("You are signed out"))
    expect(form.locator("[name=lead]")).to_have_value("Tóm tắt mới")
    with form.expect_navigation():
        sign_in_again(form, dialog(form).get_by_role("link", name=_("Sign in again")), moderator)
    draft = draft_of(short_article)
    assert draft.lead == "Tóm tắt mới"
    assert NEW in str(draft.body)


def test_an_autosave_after_the_session_ended_says_so_and_goes_on_after_signing_in(
    watched_form: Page, short_article: ArticlePage, moderator: AbstractUser
) -> None:
    form = watched_form
    end_session()
    form.locator("[name=lead]").fill("Tóm tắt mới")
    bar = form.locator(".vd-session-bar")
    expect(bar).to_contain_text(_("You are signed out"))
    # She goes on writing: nothing takes the keyboard away from her.
    expect(form.locator("[name=lead]")).to_be_focused()
    sign_in_again(form, bar.get_by_role("link"), moderator)
    expect(form.locator("#w-autosave-indicator")).to_have_attribute(
        "data-w-autosave-state-value", "saved"
    )
    expect(bar).to_have_count(0)
    assert draft_of(short_article).lead == "Tóm tắt mới"


def test_a_save_after_signing_in_in_another_tab_takes_the_new_token(
    form: Page, short_article: ArticlePage, moderator: AbstractUser
) -> None:
    end_session()
    other = form.context.new_page()
    other.goto(reverse("wagtailadmin_login"))
    fill_sign_in(other, moderator)
    expect(other.locator("[data-wagtail-sidebar]")).to_have_count(1)
    form.locator("[name=lead]").fill("Tóm tắt mới")
    with form.expect_navigation():
        press_save_draft(form)
    assert draft_of(short_article).lead == "Tóm tắt mới"


def test_nothing_is_saved_in_somebody_else_s_name(
    form: Page,
    short_article: ArticlePage,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    form.evaluate(KNOWN)
    log_in(form.context, administrator)
    form.locator("[name=lead]").fill("Tóm tắt mới")
    press_save_draft(form)
    expect(dialog(form)).to_contain_text(_("Somebody else is signed in"))
    dialog(form).get_by_role("button", name=_("Back to the page")).click()
    expect(form.locator("[name=lead]")).to_have_value("Tóm tắt mới")
    assert draft_of(short_article).lead != "Tóm tắt mới"


def test_a_snippet_s_form_asks_too_and_a_broken_network_keeps_the_page(
    page: Page,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    log_in(page.context, administrator)
    page.goto(reverse(Author.snippet_viewset.get_url_name("add")))
    page.locator("[name=name]").fill("Lò Văn Inh")
    save = page.locator("[data-edit-form] button[type=submit]").first
    page.context.set_offline(True)
    save.click()
    expect(dialog(page)).to_contain_text(_("The server does not answer"))
    page.context.set_offline(False)
    end_session()
    dialog(page).get_by_role("button", name=_("Try again")).click()
    expect(dialog(page)).to_contain_text(_("You are signed out"))
    with page.expect_navigation():
        sign_in_again(page, dialog(page).get_by_role("link"), administrator)
    assert Author.objects.filter(name="Lò Văn Inh").count() == 1
