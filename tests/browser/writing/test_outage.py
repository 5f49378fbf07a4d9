"""While nothing can be stored, a form stays where it is, and its editor is told so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="what a browser shows does not depend on the database"
)
TOLD = "Chưa lưu được gì; nội dung của bạn vẫn còn trên màn hình này"


def test_a_form_stays_with_its_text_until_it_can_be_saved(form: Page, tmp_path: Path) -> None:
    title = form.locator("#id_title")
    title.fill("Tên mới, chưa lưu")
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=5)) as other:
        other.isolation_level = None
        other.execute("BEGIN EXCLUSIVE")
        form.locator("[name=action-publish]").first.dispatch_event("click")
        dialog = form.locator("dialog[data-dialog=unavailable]")
        expect(dialog).to_contain_text(TOLD, timeout=60_000)
        expect(title).to_have_value("Tên mới, chưa lưu")
        other.rollback()
    dialog.get_by_role("button", name="Thử lại").click()
    expect(form.locator(".messages")).to_contain_text("Tên mới, chưa lưu", timeout=30_000)
