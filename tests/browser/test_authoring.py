"""An article from the editor's first keystroke to its readers."""

import re
from collections.abc import Callable
from datetime import date, datetime

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from news.blocks import BodyStreamBlock
from news.factories import ArticleFactory, OfficialDocumentFactory, moment
from news.models import ArticlePage, NewsIndexPage, OfficialDocument
from news.ordinals import ordinal_label
from tests.browser.conftest import Watch
from tests.browser.editing import AUTOSAVE, FORM, preview, publish_from_form, spoken_by_script
from tests.fixtures import PASSWORD, SiteTree

TITLE = "Tư pháp Sông Đà giữ lời hẹn “đúng ngày” hưởng ứng đợt thi đua 28/8"
SLUG = "tu-phap-song-da-giu-loi-hen-dung-ngay-huong-ung-dot-thi-dua-28-8"
LEAD = "Từ đầu tháng Bảy, mỗi phòng treo trước cửa một tấm bảng ghi số hồ sơ đã trả đúng hẹn."
OPENING = "Giám đốc Sở gọi đó là lời hứa viết bằng phấn: sai thì xóa, đúng thì để lại."
SECTIONS = [
    ("Trả hồ sơ trước hẹn", "Bộ phận một cửa nhắn tin cho người dân ngay khi ký xong."),
    ("Giữ trụ sở an toàn trong mùa dịch", "Ai có việc gấp thì đặt lịch qua điện thoại."),
    ("Bình xét công khai cuối đợt", "Bảng điểm dán ở hành lang, ai cũng góp ý được."),
]
WRITER = "Lường Thị Mây"
NUMBERS = ["118/QĐ-UBND", "52/QĐ-STP", "417/QĐ-UBND"]
BODIES = ["Ủy ban nhân dân tỉnh", "Sở Tư pháp", "Ủy ban nhân dân tỉnh Sông Đà"]


def log_in_by_form(page: Page, user: AbstractUser) -> None:
    page.goto(reverse("wagtailadmin_login"))
    page.locator("[name=username]").fill(user.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(reverse("wagtailadmin_home") + "$"))


def body_of(page: Page) -> Locator:
    label = str(ArticlePage._meta.get_field("body").verbose_name)
    return page.get_by_role("region", name=capfirst(label), exact=True)


def add_block(page: Page, name: str) -> None:
    """Adds a block at the end of the body; the cursor then stands in its first field."""
    insert = body_of(page).get_by_role("button", name=spoken_by_script("Insert a block"))
    insert.last.click()
    label = str(BodyStreamBlock.base_blocks[name].label)
    page.get_by_role("option", name=label, exact=True).click()
    expect(page.get_by_role("listbox")).to_be_hidden()


def write_body(page: Page) -> None:
    add_block(page, "paragraph")
    page.keyboard.type(OPENING)
    for number, (heading, text) in enumerate(SECTIONS, start=1):
        add_block(page, "ordered_section")
        expect(page.locator(f"[name=body-{number}-value-heading]")).to_be_focused()
        # The habit of the trade: the ordinal typed along. The site numbers the sections itself.
        page.keyboard.type(f"{ordinal_label(number)}, {heading}" if number < 3 else heading)
        body_of(page).get_by_role("textbox").last.click()
        page.keyboard.type(text)


def choose_documents(page: Page) -> None:
    """Two decisions from the register, one that is not there yet."""
    open_chooser = page.locator("#id_cited_documents-OPEN_MODAL")
    chooser = page.get_by_role("dialog")
    open_chooser.click()
    chooser.locator("[name=q]").fill("qd")
    expect(chooser.get_by_role("checkbox")).to_have_count(2)
    for number in NUMBERS[:2]:
        chooser.get_by_role("checkbox", name=number).check()
    chooser.get_by_role("button", name=_("Confirm selection")).click()
    expect(chooser).to_be_hidden()
    open_chooser.click()
    chooser.locator("[name$=number]").fill(NUMBERS[2])
    chooser.locator("[name$=signed_on]").fill("26/03/2021")
    chooser.locator("[name$=issuing_body]").press_sequentially(BODIES[2], delay=30)
    chooser.locator("summary").click()
    chooser.locator("[name$=abstract]").press_sequentially("Về gỡ khó cho ngành", delay=30)
    # Wagtail 8.0 forgets what changes as an autosave comes back: let the last one arrive.
    expect(page.locator(FORM)).to_have_attribute("data-w-unsaved-has-edits-value", "false")
    expect(page.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
    chooser.locator("[data-chooser-modal-creation-form] [type=submit]").click()
    expect(chooser).to_be_hidden()
    expect(page.locator("[name^=cited_documents-][name$=-document]")).to_have_count(3)


def keeps_third_document(request: Request) -> bool:
    """Whether autosave sends what was chosen last."""
    third = 'name="cited_documents-2-document"'
    return request.method == "POST" and third in (request.post_data or "")


def test_an_editor_writes_an_article_and_the_public_reads_it(
    page: Page,
    visitor: Page,
    site_tree: SiteTree,
    moderator: AbstractUser,
    watch: Callable[[BrowserContext], Watch],
) -> None:
    seen = watch(page.context)
    for number, body in list(zip(NUMBERS, BODIES, strict=True))[:2]:
        OfficialDocumentFactory(number=number, issuing_body=body, signed_on=date(2021, 1, 28))
    OfficialDocumentFactory(number="9/KH-STP", kind="plan")
    neighbour = ArticleFactory(parent=site_tree.news, published_at=moment(2021, 8, 2))

    article = write(page, site_tree.news, moderator)
    assert seen.elsewhere == []
    assert [text for text in seen.complaints if "Content Security Policy" in text] == []
    assert article.live
    assert article.published_at == timezone.make_aware(datetime(2021, 8, 4))
    assert OfficialDocument.objects.get(number=NUMBERS[2]).signed_on == date(2021, 3, 26)

    read(visitor, article)
    lists_it(visitor, article, site_tree.news, neighbour)


def write(page: Page, index: NewsIndexPage, user: AbstractUser) -> ArticlePage:
    """Writes and publishes as an editor does; checks what the editor sees on the way."""
    log_in_by_form(page, user)
    page.goto(reverse("wagtailadmin_explore", args=[index.pk]))
    add_child = reverse("wagtailadmin_pages:add_subpage", args=[index.pk])
    page.locator(f"a[href='{add_child}']").first.click()
    page.locator("#id_title").click()
    page.keyboard.type(TITLE)
    page.locator("#id_lead").fill(LEAD)
    expect(page.locator("#id_slug")).to_have_value(SLUG)
    published_at = page.locator("#id_published_at")
    # Left so, the article would bear the moment of its publication.
    expect(published_at).to_have_value("")
    published_at.click()
    page.keyboard.type("04/08/2021")
    page.keyboard.press("Tab")
    expect(published_at).to_have_value("04/08/2021 00:00")
    write_body(page)
    page.locator("#id_bylines-ADD").click()
    page.locator("[name=bylines-0-name]").fill(WRITER)
    with page.expect_response(lambda response: keeps_third_document(response.request)):
        choose_documents(page)
    expect(page.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
    expect(page).to_have_url(re.compile(r"/edit/$"))
    page.reload()
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator("#id_published_at")).to_have_value("04/08/2021 00:00")
    expect(page.get_by_role("textbox").filter(has_text=SECTIONS[2][1])).to_be_visible()
    expect(page.locator("[name=body-1-value-heading]")).to_have_value(SECTIONS[0][0])
    expect(page.locator("[name=bylines-0-name]")).to_have_value(WRITER)
    assert not ArticlePage.objects.get(slug=SLUG).live

    expect(page.locator("[name^=cited_documents-][name$=-document]")).to_have_count(3)

    shown = preview(page)
    expect(shown.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(shown.get_by_text(SECTIONS[2][1])).to_be_attached()
    publish_from_form(page, index)
    return ArticlePage.objects.get(slug=SLUG)


def read(page: Page, article: ArticlePage) -> None:
    """Every element that the editor wrote stands on the public page."""
    page.goto(article.url)
    main = page.get_by_role("main")
    expect(page).to_have_title(re.compile(re.escape(TITLE)))
    expect(main.get_by_role("heading", level=1)).to_have_text(TITLE)
    for text in (LEAD, OPENING, WRITER):
        expect(main.get_by_text(text)).to_be_visible()
    expect(main.locator("time[datetime^='2021-08-04']").first).to_contain_text("04/08/2021")
    for number, (heading, text) in enumerate(SECTIONS, start=1):
        expect(main.get_by_text(ordinal_label(number), exact=False).first).to_be_visible()
        expect(main.get_by_role("heading", level=2).filter(has_text=heading)).to_have_count(1)
        expect(main.get_by_text(text)).to_be_visible()
    documents = main.get_by_role("region", name=_("Cited documents"))
    for number, item in zip(NUMBERS, documents.get_by_role("listitem").all(), strict=True):
        expect(item).to_contain_text(number)
    expect(documents).to_contain_text("26/03/2021")


def lists_it(page: Page, article: ArticlePage, index: NewsIndexPage, other: ArticlePage) -> None:
    """It stands under its day, in the feed and among the other news; it lists others itself."""
    related = page.get_by_role("region", name=_("Other news"))
    expect(related.get_by_role("link", name=other.title)).to_be_visible()
    expect(related.get_by_role("link", name=TITLE)).to_have_count(0)

    day = page.get_by_role("region", name=_("News by day")).get_by_role("table").first
    day.get_by_role("link", name=re.compile(r"^4\b")).click()
    expect(page).to_have_url(re.compile(re.escape(f"{index.url}2021/08/04/") + "$"))
    expect(page.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()

    feed = page.locator("link[type='application/rss+xml']").first.get_attribute("href")
    text = page.request.get(feed).text()
    assert TITLE in text
    assert article.url in text

    page.goto(other.url)
    expect(related.get_by_role("link", name=TITLE)).to_be_visible()
