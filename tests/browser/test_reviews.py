"""Approving and returning by the buttons that are there, and the guide one click away."""

import re
from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from news.models import ArticlePage, NewsIndexPage
from tests.news.review.acts import submitted, written

LogIn = Callable[[BrowserContext, AbstractUser], None]


def test_an_approver_approves_and_returns_and_is_told(
    page: Page,
    news: NewsIndexPage,
    editor: AbstractUser,
    moderator: AbstractUser,
    log_in: LogIn,
) -> None:
    good, bad = (submitted(written(news, editor, title), editor) for title in ("Được", "Chưa"))
    log_in(page.context, moderator)
    page.goto(reverse("wagtailadmin_home"))

    # Two clicks: the first that waits, and the main button of its form.
    page.locator("#to-approve .vd-work__title").first.click()
    page.get_by_role("button", name="Duyệt và xuất bản", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("Đã duyệt và xuất bản “Được”.")
    good.refresh_from_db()
    assert good.live

    # From the list, with a remark.
    line = page.locator("#to-approve li", has_text="Chưa")
    line.get_by_role("button", name="Thao tác").click()
    page.get_by_role("button", name="Trả lại", exact=True).click()
    page.locator("[name=comment]").fill("Thiếu số liệu.")
    page.locator(".modal-content [type=submit]").click()
    expect(page.locator(".messages")).to_contain_text("Đã trả lại “Chưa”")
    expect(page.locator("#to-approve")).to_contain_text("Không có bài nào chờ bạn duyệt.")
    assert bad.current_workflow_state.current_task_state.comment == "Thiếu số liệu."


def test_fields_and_blocks_lead_to_their_chapter_of_the_guide(
    page: Page, full_article: ArticlePage, moderator: AbstractUser, log_in: LogIn
) -> None:
    log_in(page.context, moderator)
    page.goto(reverse("wagtailadmin_pages:edit", args=[full_article.pk]))
    dates = page.locator(".vd-guide-link", has_text="Xem hướng dẫn: Ngày đăng và hẹn giờ")
    expect(dates).to_have_count(1)
    link = page.locator(".vd-guide-link", has_text="Xem hướng dẫn: Ảnh")
    blocks = page.locator("[data-streamfield-child]", has=link)
    before = blocks.count()
    assert before
    blocks.first.get_by_role("button", name="Nhân đôi").first.click()
    expect(blocks).to_have_count(before + 1)

    with page.expect_popup() as opened:
        dates.click()
    chapter = opened.value
    expect(chapter).to_have_url(re.compile("/admin/guide/#7-"))
    expect(chapter.locator("h2:target")).to_have_text("7. Ngày đăng và hẹn giờ")
    expect(chapter.locator("h2:target")).to_be_in_viewport()
