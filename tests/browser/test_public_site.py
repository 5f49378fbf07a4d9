"""The public site as readers use it: without scripts, by keyboard, on a phone, on paper."""

import logging
import re
from collections.abc import Callable
from itertools import product

import pytest
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, Locator, Page, expect

from news.models import ArticlePage
from tests.browser.axe import SCHEMES
from tests.browser.conftest import Watch
from tests.browser.pages import UNFOLD
from tests.fixtures import SiteTree

WIDTHS = (320, 360, 768, 1440)
TAB_STOPS = 12

OVERFLOW = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter(element => element.getBoundingClientRect().right > width + 1)
    .map(element => `${element.localName}.${element.className}`).slice(0, 5);
}
"""
HAS_FOCUS_RING = """
element => {
  const style = getComputedStyle(element);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 1;
}
"""


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a browser that runs no scripts."""
    return new_context(java_script_enabled=False).new_page()


def menu(page: Page) -> Locator:
    return page.get_by_role("navigation", name=_("Main menu"))


def test_every_page_fits_its_width_and_asks_nothing_of_other_hosts(
    page: Page,
    public_pages: dict[str, str],
    watch: Callable[[BrowserContext], Watch],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    seen = watch(page.context)
    too_wide = {}
    for kind, address in public_pages.items():
        response = page.goto(address)
        if not response.ok:
            # The browser complains of the page's own status.
            status = f"status of {response.status}"
            seen.complaints = [text for text in seen.complaints if status not in text]
        if kind in UNFOLD:
            page.evaluate(UNFOLD[kind])
        for width, scheme in product(WIDTHS, SCHEMES):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            if culprits := page.evaluate(OVERFLOW):
                too_wide[kind, width, scheme] = culprits
    assert too_wide == {}
    assert seen.elsewhere == []
    assert seen.complaints == []


#: Titles, leads and names, in lists and links: each becomes an address without a place to break.
LENGTHEN = """
() => {
  const word = `https://example.vn/${"dia-chi".repeat(12)}`.slice(0, 97).replaceAll("-", "");
  const texts = "main :is(a, h1, h2, h3, h4, p, li, dd, dt, blockquote, figcaption)";
  // What the site itself says: counts, numbers, ways on.
  const left = "time, small, button, svg, table, form, .vd-news-hidden, .visually-hidden, "
    + ".vd-calendar, .vd-pager, .vd-count, .vd-part-links, .vd-period-nav, .vd-period-grid, "
    + ".front-head > a, .vd-award-quota, .vd-attachment-size, .vd-attachment-type";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || parent.closest(left)) continue;
    if (parent.closest(texts)) walker.currentNode.data = word;
  }
}
"""


def test_every_list_holds_an_address_of_97_letters_on_the_smallest_phone(
    page: Page, public_pages: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    page.set_viewport_size({"width": 320, "height": 900})
    too_wide = {}
    for kind, address in public_pages.items():
        page.goto(address)
        page.evaluate(LENGTHEN)
        if culprits := page.evaluate(OVERFLOW):
            too_wide[kind] = culprits
    assert too_wide == {}


def test_menus_languages_and_search_work_without_scripts(
    plain: Page, public_pages: dict[str, str], site_tree: SiteTree
) -> None:
    plain.goto(public_pages["front"])
    child = menu(plain).get_by_role("link", name="Cơ cấu").first
    expect(child).to_be_hidden()
    menu(plain).locator("summary:visible").first.press("Enter")
    child.click()
    expect(plain).to_have_url(re.compile(re.escape(public_pages["content"]) + "$"))

    plain.set_viewport_size({"width": 360, "height": 740})
    plain.goto(public_pages["front"])
    expect(menu(plain).get_by_role("link").first).to_be_hidden()
    menu(plain).locator("summary:visible").click()
    for name in ("Giới thiệu", "Cơ cấu"):
        link = menu(plain).get_by_role("link", name=name, exact=True)
        expect(link.locator("visible=true").first).to_be_visible()

    plain.goto(public_pages["article"])
    plain.locator("a[hreflang=en]:visible").click()
    expect(plain).to_have_url(re.compile(re.escape(public_pages["article in English"]) + "$"))
    expect(plain.locator("html")).to_have_attribute("lang", "en")
    plain.locator("a[hreflang=vi]:visible").click()
    expect(plain).to_have_url(re.compile(re.escape(public_pages["article"]) + "$"))

    plain.locator("header [name=q]").fill("tin so")
    plain.locator("header [name=q]").press("Enter")
    expect(plain).to_have_url(re.compile(re.escape(site_tree.search.url) + r"\?q=tin"))
    hits = plain.get_by_role("main").get_by_role("list").first
    expect(hits.get_by_role("link").first).to_contain_text(re.compile("Tin số"))
    expect(hits.locator("mark").first).to_be_visible()


def test_calendar_and_date_field_work_without_scripts(
    plain: Page, public_pages: dict[str, str]
) -> None:
    plain.goto(public_pages["article"])
    calendar = plain.get_by_role("region", name=_("News by day"))
    calendar.get_by_role("table").get_by_role("link", name=re.compile(r"^2\b")).click()
    expect(plain).to_have_url(re.compile("/2021/08/02/$"))
    plain.locator("[name=ngay]").fill("2021-08-04")
    plain.locator("[name=ngay]").press("Enter")
    expect(plain).to_have_url(re.compile("/2021/08/04/$"))
    link = plain.get_by_role("main").locator(f"a[href='{public_pages['article']}']")
    expect(link.first).to_be_visible()
    plain.goto(f"{public_pages['index']}?ngay=04/08/2021")
    expect(plain).to_have_url(re.compile("/2021/08/04/$"))
    plain.goto(public_pages["index"])
    pager = plain.get_by_role("navigation", name=_("Pages"))
    pager.get_by_role("link", name=re.compile(r"2$")).click()
    expect(plain).to_have_url(re.compile(r"\?trang=2$"))


def test_the_keyboard_reaches_everything(page: Page, public_pages: dict[str, str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(public_pages["front"])
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("href", "#noi-dung")
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    page.goto(public_pages["front"])
    child = menu(page).get_by_role("link", name="Cơ cấu").first
    for _stop in range(TAB_STOPS):
        page.keyboard.press("Tab")
        expect(focused).to_be_in_viewport()
        assert focused.evaluate(HAS_FOCUS_RING), focused.evaluate("element => element.outerHTML")
        if focused.evaluate("element => element.localName") == "summary":
            break
    else:
        pytest.fail("no menu of the second level among the first stops")
    page.keyboard.press("Enter")
    expect(child).to_be_visible()
    page.keyboard.press("Tab")
    expect(child).to_be_focused()
    page.keyboard.press("Escape")
    expect(child).to_be_hidden()
    expect(focused).to_have_js_property("localName", "summary")


def test_an_article_on_paper(page: Page, full_article: ArticlePage) -> None:
    page.goto(full_article.url)
    menus = menu(page).get_by_role("link").locator("visible=true")
    expect(menus.first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(full_article.full_url, exact=True)).to_be_visible()
    expect(page.locator("time[datetime^='2021-08-04']").first).to_be_visible()
    expect(menus).to_have_count(0)
    for gone in ("form", "button", "nav", "table a"):
        expect(page.locator(gone).locator("visible=true")).to_have_count(0)


def test_the_copy_link_copies_and_is_a_plain_link_without_scripts(
    page: Page, plain: Page, full_article: ArticlePage
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(full_article.url)
    copy = page.get_by_role("link", name=_("Copy link"))
    copy.click()
    expect(page.get_by_text(_("Link copied."))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == copy.get_attribute("href")

    plain.goto(full_article.url)
    href = plain.get_by_role("link", name=_("Copy link")).get_attribute("href")
    assert href == full_article.full_url
    expect(plain.get_by_role("button", name=_("Print"))).to_be_hidden()
