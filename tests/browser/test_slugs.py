"""The slug that the browser makes is the one that the server makes."""

import unicodedata
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, Route, expect

from campaigns.factories import CampaignFactory
from news.factories import CategoryFactory
from news.models import ArticlePage, Category
from news.text import slug_from
from tests.fixtures import SiteTree

TITLES = [
    "Đợt thi đua cao điểm kỷ niệm 28/8",
    "Ủy ban nhân dân xã Bản Hạ trao “Giấy khen” năm 2021",
    "Nguyễn Đức Huệ, người giữ sổ hộ tịch ở Quỳnh Nhai",
    "Lễ ký kết: phối hợp – chia sẻ – đổi mới…",
    "Ý kiến nhân dân về Dự thảo Luật (lần 2)",
    "ĐƯỜNG DÂY NÓNG 1900.1234 HOẠT ĐỘNG TRỞ LẠI",
    "Mười tổ hòa giải ở vùng lũ, 24 giờ/ngày",
    "Quyết định số 257/QĐ-UBND được sửa đổi",
    "  Khen thưởng 76 tập thể & 128 cá nhân  ",
    "“Ba nhất”: nhanh nhất, gọn nhất, tử tế nhất!",
    "Tòa lưu động ở Mường Ngàn — phiên thứ 100%",
    "Chuyện kể của o Hằng, chị Thương và ông Bẩy",
]


# As Windows writes them, and as macOS does.
SPELLINGS = [unicodedata.normalize(form, title) for form in ("NFC", "NFD") for title in TITLES]


@pytest.fixture
def form(
    page: Page,
    site_tree: SiteTree,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> Page:
    """The form of a new article, its slug field in sight."""
    log_in(page.context, moderator)
    where = ("news", "articlepage", site_tree.news.pk)
    page.route("**/admin/**", without_autosave)
    page.goto(reverse("wagtailadmin_pages:add", args=where))
    return page


def without_autosave(route: Route) -> None:
    """An autosave would give the draft its slug: from then on the title no longer moves it."""
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def test_the_title_makes_the_same_slug_in_browser_and_on_server(
    form: Page, site_tree: SiteTree
) -> None:
    title, slug = form.locator("#id_title"), form.locator("#id_slug")
    for text in SPELLINGS:
        title.fill(text)
        title.blur()
        expect(slug).to_have_value(slug_from(text))
    for text in TITLES:
        draft = site_tree.news.add_child(instance=ArticlePage(title=text, live=False))
        assert draft.slug == slug_from(text)


def test_what_is_typed_as_a_slug_becomes_the_same(form: Page) -> None:
    slug = form.locator("#id_slug")
    form.get_by_role("tab").nth(2).click()
    for text in SPELLINGS:
        slug.fill(text)
        slug.blur()
        expect(slug).to_have_value(slug_from(text))


def test_every_form_with_a_slug_makes_it_as_the_article_does(
    page: Page,
    site_tree: SiteTree,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    log_in(page.context, moderator)
    campaign = CampaignFactory(parent=site_tree.campaigns, title="Đúng tên, đủ sổ 2025")
    category = CategoryFactory(name="Thi đua", slug="thi-dua")
    register = Category.snippet_viewset

    page.goto(reverse("wagtailadmin_pages:copy", args=[campaign.pk]))
    title, slug = page.locator("[name=new_title]"), page.locator("[name=new_slug]")
    title.fill("Đúng tên, đủ sổ 2026")
    title.blur()
    expect(slug).to_have_value("dung-ten-du-so-2026")
    slug.fill("Ấm xóm, yên bản")
    slug.blur()
    expect(slug).to_have_value("am-xom-yen-ban")

    page.goto(reverse(register.get_url_name("add")))
    name, slug = page.locator("[name=name]"), page.locator("[name=slug]")
    name.fill("Phổ biến, giáo dục pháp luật")
    name.blur()
    expect(slug).to_have_value("pho-bien-giao-duc-phap-luat")

    # What is in use keeps its address.
    page.goto(reverse(register.get_url_name("edit"), args=[category.pk]))
    name.fill("Thi đua, khen thưởng")
    name.blur()
    expect(slug).to_have_value("thi-dua")
