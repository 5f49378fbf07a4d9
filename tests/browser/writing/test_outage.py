"""While nothing can be stored, a form stays where it is, and its editor is told so."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.db.backends.signals import connection_created
from playwright.sync_api import Page, expect
from wagtail.users.models import UserProfile

from news.models import ArticlePage
from news.outages.waits import wait_for_seconds
from tests.browser.editing import AUTOSAVE

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="what a browser shows does not depend on the database"
)
TOLD = "Chưa lưu được gì; nội dung của bạn vẫn còn trên màn hình này"
TOLD_IN_ENGLISH = "Nothing was saved; what you wrote is still on this screen."


@pytest.fixture(autouse=True)
def _impatient() -> Iterator[None]:
    """As a web process waits for a lock, but shorter."""
    wait_for_seconds(1)
    yield
    connection_created.disconnect(dispatch_uid="news outages")


@contextmanager
def outage() -> Iterator[None]:
    """Nothing can be written."""
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=5)) as other:
        other.isolation_level = None
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.rollback()


def test_a_form_stays_with_its_text_until_it_can_be_saved(form: Page) -> None:
    title = form.locator("#id_title")
    title.fill("Tên mới, chưa lưu")
    with outage():
        form.locator("[name=action-publish]").first.dispatch_event("click")
        dialog = form.locator("dialog[data-dialog=unavailable]")
        expect(dialog).to_contain_text(TOLD, timeout=60_000)
        expect(title).to_have_value("Tên mới, chưa lưu")
    dialog.get_by_role("button", name="Thử lại").click()
    expect(form.locator(".messages")).to_contain_text("Tên mới, chưa lưu", timeout=30_000)


def test_an_autosave_says_that_nothing_was_saved_and_saves_by_itself_later(
    form: Page, short_article: ArticlePage, moderator: AbstractUser
) -> None:
    lead, bar = form.locator("[name=lead]"), form.locator("[data-bar=unavailable]")
    for language, told in (("vi", TOLD), ("en", TOLD_IN_ENGLISH)):
        how = {"preferred_language": language}
        UserProfile.objects.update_or_create(user=moderator, defaults=how)
        form.reload()
        form.evaluate("window.watched")
        with outage():
            lead.fill(f"Viết lúc không lưu được ({language})")
            expect(bar).to_contain_text(told, timeout=60_000)
            expect(lead).to_have_value(f"Viết lúc không lưu được ({language})")
        # Nobody presses anything.
        expect(bar).to_be_hidden(timeout=60_000)
        expect(form.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
        draft = ArticlePage.objects.get(pk=short_article.pk).get_latest_revision_as_object()
        assert draft.lead == f"Viết lúc không lưu được ({language})"
