"""Text that never reached the server is kept in the browser and offered again."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, Locator, Page, expect

from news.models import ArticlePage, Author
from tests.browser.editing import AUTOSAVE, press_save_draft, write

NEW = "Danh sách được niêm yết trong 05 ngày làm việc."
COPIES = """() => new Promise(resolve => {
  const opening = indexedDB.open("news-unsaved");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("copies").objectStore("copies").getAll();
    asked.onsuccess = () => resolve(asked.result);
  };
})"""
# The form is what the server has: nothing of it is kept as unsaved.
SENT = """() => new Promise(resolve => {
  const asking = setInterval(() => {
    if (newsEditing.watch.saved !== newsEditing.watch.now()) return;
    clearInterval(asking);
    resolve();
  }, 50);
})"""
WRITTEN = """text => new Promise(resolve => {
  const asking = setInterval(() => {
    if (!newsEditing.watch.written?.includes(text)) return;
    clearInterval(asking);
    resolve();
  }, 50);
})"""


def offer(page: Page) -> Locator:
    return page.locator("dialog.vd-dialog", has_text=_("Bring back what was not saved?"))


def wait_for_copies(page: Page, number: int) -> None:
    for _attempt in range(100):
        if len(page.evaluate(COPIES)) == number:
            return
        page.wait_for_timeout(100)
    assert len(page.evaluate(COPIES)) == number


@pytest.fixture
def crashed(form: Page, short_article: ArticlePage) -> Page:
    """A new tab, after one that was closed before anything of it reached the server."""
    form.route("**/edit/", lambda route: route.abort())
    form.locator("[name=lead]").fill("Tóm tắt mới")
    write(form, "body-0-value", NEW)
    form.evaluate(WRITTEN, NEW)
    tab = form.context.new_page()
    form.close()
    tab.goto(reverse("wagtailadmin_pages:edit", args=[short_article.pk]))
    return tab


def test_what_a_closed_tab_held_can_be_looked_at_and_brought_back(
    crashed: Page, short_article: ArticlePage
) -> None:
    expect(offer(crashed)).to_be_visible()
    expect(crashed.locator("[name=lead]")).not_to_have_value("Tóm tắt mới")
    offer(crashed).get_by_text(_("Look at it")).click()
    expect(offer(crashed).get_by_text(NEW)).to_be_visible()
    with crashed.expect_navigation():
        offer(crashed).get_by_role("button", name=_("Bring it back")).click()
    expect(crashed.locator("[name=lead]")).to_have_value("Tóm tắt mới")
    expect(crashed.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(NEW)))
    # In the form alone: what the server has is as it was.
    edit = reverse("wagtailadmin_pages:edit", args=[short_article.pk])
    expect(crashed).to_have_url(re.compile(edit + "$"))
    press_save_draft(crashed)
    expect(crashed.locator(".messages .success")).to_be_visible()
    draft = ArticlePage.objects.get(pk=short_article.pk).get_latest_revision_as_object()
    assert draft.lead == "Tóm tắt mới"
    assert NEW in str(draft.body)
    wait_for_copies(crashed, 0)


def test_what_is_thrown_away_is_not_offered_again(
    crashed: Page, short_article: ArticlePage
) -> None:
    offer(crashed).get_by_role("button", name=_("Throw it away")).click()
    wait_for_copies(crashed, 0)
    crashed.reload()
    expect(crashed.locator("[name=lead]")).to_have_value(short_article.lead)
    expect(offer(crashed)).to_have_count(0)


def test_a_copy_goes_when_its_text_is_on_the_server_and_cannot_be_read_by_others(
    watched_form: Page,
) -> None:
    form = watched_form
    form.context.set_offline(True)
    form.locator("[name=lead]").fill("Tóm tắt mới")
    wait_for_copies(form, 1)
    assert "Tóm tắt" not in str(form.evaluate(COPIES))
    assert "content" not in form.evaluate(COPIES)[0]
    form.context.set_offline(False)
    expect(form.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
    wait_for_copies(form, 0)


def test_signing_out_leaves_nothing_in_the_browser(crashed: Page) -> None:
    offer(crashed).get_by_role("button", name=_("Later")).click()
    wait_for_copies(crashed, 1)
    crashed.goto(reverse("wagtailadmin_home"))
    crashed.evaluate(
        """address => {
          const form = document.createElement("form");
          form.method = "post";
          form.action = address;
          form.innerHTML = `<input name="csrfmiddlewaretoken" value="${wagtailConfig.CSRF_TOKEN}">`;
          document.body.append(form);
          form.submit();
        }""",
        reverse("wagtailadmin_logout"),
    )
    expect(crashed.locator("[name=password]")).to_be_visible()
    wait_for_copies(crashed, 0)


def test_a_session_that_ended_keeps_her_text_but_shows_it_to_nobody_else(
    crashed: Page,
    short_article: ArticlePage,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    edit = crashed.url
    crashed.goto("about:blank")
    # What the page sends as it goes is answered first: else the answer takes the new cookie away.
    crashed.wait_for_timeout(1000)
    Session.objects.all().delete()
    log_in(crashed.context, administrator)
    with crashed.expect_response(re.compile(reverse("news_session"))):
        crashed.goto(edit)
    expect(crashed.locator("[name=lead]")).to_have_value(short_article.lead)
    crashed.wait_for_timeout(500)
    expect(offer(crashed)).to_have_count(0)
    wait_for_copies(crashed, 1)


def test_a_new_snippet_is_brought_back_and_saved_once(
    page: Page,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    log_in(page.context, administrator)
    address = reverse(Author.snippet_viewset.get_url_name("add"))
    page.goto(address)
    page.locator("[name=name]").fill("Lò Văn Inh")
    wait_for_copies(page, 1)
    tab = page.context.new_page()
    page.close()
    tab.goto(address)
    with tab.expect_navigation():
        offer(tab).get_by_role("button", name=_("Bring it back")).click()
    expect(tab.locator("[name=name]")).to_have_value("Lò Văn Inh")
    assert not Author.objects.filter(name="Lò Văn Inh").exists()
    tab.locator("[data-edit-form] button[type=submit]").first.click()
    expect(tab.locator(".messages .success")).to_be_visible()
    assert Author.objects.filter(name="Lò Văn Inh").count() == 1
    wait_for_copies(tab, 0)


def test_a_form_that_comes_back_with_a_question_goes_on_saving(watched_form: Page) -> None:
    form = watched_form
    faults: list[str] = []
    form.on("pageerror", lambda error: faults.append(str(error)))
    write(form, "body-0-value", "Ông An, sinh ngày 12/3/1980.")
    form.evaluate("document.querySelector('[name=action-publish]').click()")
    expect(form.locator(".vd-personal")).to_be_visible()
    form.evaluate(SENT)
    assert faults == []
