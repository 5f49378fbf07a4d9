"""What is pasted from Word into an article reaches its readers with its form."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from news.factories import ArticleFactory
from news.models import ArticlePage
from tests.browser.conftest import Watch
from tests.browser.editing import AUTOSAVE, FORM, publish_from_form
from tests.fixtures import SiteTree
from tests.news.word import clipboard

PASTE = """(element, [html, text]) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    data.setData('text/plain', text);
    const paste = {clipboardData: data, bubbles: true, cancelable: true};
    element.dispatchEvent(new ClipboardEvent('paste', paste));
}"""
ALL = clipboard.word(
    clipboard.WORD_HEADINGS.split("<!--StartFragment-->")[1].split("<!--EndFragment-->")[0]
    + clipboard.WORD_BULLETS.split("<!--StartFragment-->")[1].split("<!--EndFragment-->")[0]
    + clipboard.WORD_TABLE.split("<!--StartFragment-->")[1].split("<!--EndFragment-->")[0]
    + clipboard.WORD_SECTIONS.split("<!--StartFragment-->")[1].split("<!--EndFragment-->")[0]
    + "<p class=MsoNormal>Diện tích 120 m<sup>2</sup>, CO<sub>2</sub>.</p>"
    + "<p><img src='file:///C:/a.png'></p>"
)


def types(page: Page) -> list[str]:
    """The blocks that the body's form would send, in their order."""
    rows = page.locator("#body-root [data-streamfield-child]:not([aria-hidden=true])").all()
    return [row.locator("> input[name$='-type']").input_value() for row in rows]


def at_rest(page: Page) -> None:
    expect(page.locator(FORM)).to_have_attribute("data-w-unsaved-has-edits-value", "false")
    expect(page.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")


def test_an_article_pasted_from_word_keeps_its_form(
    page: Page,
    visitor: Page,
    site_tree: SiteTree,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
    watch: Callable[[BrowserContext], Watch],
) -> None:
    seen = watch(page.context)
    body = [("paragraph", "<p>Đầu bài. Cuối bài.</p>")]
    article = ArticleFactory(parent=site_tree.news, body=body)
    log_in(page.context, moderator)
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    field = page.locator("#body-root").get_by_role("textbox").first
    box = page.locator(".vd-pasted")

    # In the middle of a text: what stands before and after the cursor stays so.
    field.click()
    page.keyboard.press("Home")
    for _letter in "Đầu bài.":
        page.keyboard.press("ArrowRight")
    field.evaluate(PASTE, [clipboard.WORD_HEADINGS, ""])
    expect(box).to_contain_text("Đã dán: 4 đề mục, 1 đoạn văn.")
    assert types(page) == [
        "paragraph", "heading", "heading", "paragraph", "heading", "heading", "paragraph",
    ]  # fmt: skip
    expect(page.locator("#body-root").get_by_role("textbox").last).to_have_text("Cuối bài.")

    # And taken out again, as if nothing had been.
    box.get_by_role("button", name="Hoàn tác").click()
    expect(box).to_contain_text("Đã bỏ phần vừa dán.")
    assert types(page) == ["paragraph"]
    expect(field).to_have_text("Đầu bài. Cuối bài.")

    # A text without headings stays in its paragraph, at the cursor.
    field.click()
    page.keyboard.press("End")
    page.keyboard.press("ControlOrMeta+A")
    field.evaluate(PASTE, [clipboard.WORD_PARAGRAPHS, ""])
    expect(field).to_contain_text("diện tích 120 m2, khí CO2; xem tại đây.")
    expect(box).to_contain_text("Bỏ lại: màu chữ.")
    assert types(page) == ["paragraph"]

    # Plain text is pasted as ever.
    field.click()
    page.keyboard.press("ControlOrMeta+A")
    field.evaluate(PASTE, ["", "Mở đầu."])
    expect(field).to_have_text("Mở đầu.")

    # Everything at once, into what is empty.
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Backspace")
    field.evaluate(PASTE, [ALL, ""])
    expect(box).to_contain_text("4 đề mục, 3 mục thứ tự, 1 bảng, 1 danh sách")
    expect(box).to_contain_text("Bỏ lại: 1 ảnh. Tải ảnh lên bằng khối “Hình ảnh”.")
    at_rest(page)
    page.reload()
    expect(page.locator("#body-root [data-streamfield-child]").last).to_be_attached()
    assert types(page) == [
        "heading", "heading", "paragraph", "heading", "heading", "paragraph", "table", "paragraph",
        "ordered_section", "ordered_section", "ordered_section", "paragraph",
    ]  # fmt: skip
    publish_from_form(page, site_tree.news)

    visitor.goto(ArticlePage.objects.get(pk=article.pk).url)
    prose = visitor.locator(".vd-prose")
    expect(prose.get_by_role("heading", name="I. Kết quả")).to_be_visible()
    expect(prose.get_by_role("heading", name="Thứ hai")).to_be_visible()
    expect(prose.locator("ul ul li")).to_have_text(["Phòng Hành chính", "Phòng Phổ biến"])
    expect(prose.get_by_role("table")).to_contain_text("30 m²")
    expect(prose.locator("th[colspan='2']")).to_have_text("Hồ sơ")
    expect(prose.locator("sup")).to_have_text("2")
    expect(prose.locator("sub")).to_have_text("2")
    assert [text for text in seen.complaints if "Content Security Policy" in text] == []

    in_a_field_without_blocks(page, site_tree)


def in_a_field_without_blocks(page: Page, site_tree: SiteTree) -> None:
    """The text of a callout: what it cannot hold becomes lines of text, and it says so."""
    section = ("ordered_section", {"heading": "Một", "text": "<p>Cũ.</p>"})
    article = ArticleFactory(parent=site_tree.news, body=[section])
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    field = page.locator("#body-root").get_by_role("textbox").last
    field.click()
    page.keyboard.press("ControlOrMeta+End")
    field.evaluate(PASTE, [clipboard.LIBREOFFICE, ""])
    expect(page.locator(".vd-pasted")).to_contain_text("Ô này không chứa khối: 1 đề mục, 1 bảng")
    expect(field).to_contain_text("Tên | Điểm")
    expect(field.get_by_role("listitem")).to_have_count(4)
    assert types(page) == ["ordered_section"]

    # Where the server does not answer, the words are there all the same.
    page.route("**/news/paste/", lambda route: route.fulfill(status=502, body="Bad gateway"))
    page.keyboard.press("ControlOrMeta+A")
    field.evaluate(PASTE, [clipboard.WORD_PARAGRAPHS, "Dòng một\nDòng hai"])
    expect(page.locator(".vd-pasted")).to_contain_text("đã dán chữ thường")
    expect(field).to_contain_text("Dòng hai")
