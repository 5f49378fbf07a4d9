"""The admin at 1366×657, the screen of most offices: titles whole, nothing under a button."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, Locator, Page, expect

from campaigns.factories import CampaignFactory
from home.factories import menu_item
from news.factories import ArticleFactory
from tests.browser.editing import spoken_by_script
from tests.fixtures import SiteTree
from tests.samples import paragraph

LogIn = Callable[[BrowserContext, AbstractUser], None]
TITLE = (
    "Sở Tư pháp tỉnh Sông Lam tổ chức Hội nghị tổng kết đợt thi đua cao điểm “Gần dân, đúng hẹn, "
    "rõ kết quả” chào mừng kỷ niệm 76 năm Ngày Truyền thống ngành Tư pháp"
)
#: Whether an element's text is shown to its end, in every box around it that cuts.
WHOLE = """element => {
  const text = element.getBoundingClientRect();
  if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth) return false;
  for (let box = element.parentElement; box && box.tagName !== "MAIN"; box = box.parentElement) {
    if (getComputedStyle(box).overflowX === "visible") continue;
    const edge = box.getBoundingClientRect();
    if (text.right > edge.right + 1 || text.bottom > edge.bottom + 1) return false;
  }
  return text.right <= window.innerWidth + 1;
}"""
#: What one would click in the middle of an element.
ON_TOP = """element => {
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return top !== null && (element.contains(top) || top.contains(element));
}"""


@pytest.fixture
def screen(page: Page, moderator: AbstractUser, log_in: LogIn) -> Page:
    page.set_viewport_size({"width": 1366, "height": 657})
    log_in(page.context, moderator)
    return page


def shows_whole(places: Locator) -> None:
    expect(places.first).to_be_visible()
    for place in places.all():
        seen = place.is_visible() and "w-sr-only" not in (place.get_attribute("class") or "")
        assert not seen or place.evaluate(WHOLE), place.evaluate("e => e.outerHTML")


@pytest.mark.parametrize("width", [1366, 360])
def test_titles_show_whole(screen: Page, site_tree: SiteTree, width: int) -> None:
    article = ArticleFactory(parent=site_tree.news, title=TITLE)
    screen.set_viewport_size({"width": width, "height": 657})
    for name, arguments in (
        ("wagtailadmin_explore", [site_tree.news.pk]),
        ("wagtailadmin_pages:history", [article.pk]),
        ("wagtailadmin_pages:copy", [article.pk]),
        ("wagtailadmin_pages:move", [article.pk]),
        ("wagtailadmin_pages:unpublish", [article.pk]),
    ):
        screen.goto(reverse(name, args=arguments))
        shows_whole(screen.locator("main").get_by_text(TITLE))
    screen.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    shows_whole(screen.locator(".w-slim-header li").get_by_text(TITLE))
    field = screen.locator("[name=title]")
    assert field.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    field.press("End")
    field.press("Enter")
    expect(field).to_have_value(TITLE)


def test_seven_articles_stand_on_the_first_screen_of_the_list(
    screen: Page, site_tree: SiteTree
) -> None:
    ArticleFactory.create_batch(12, parent=site_tree.news, title=TITLE[:92])
    screen.goto(reverse("wagtailadmin_explore", args=[site_tree.news.pk]))
    rows = screen.locator(".listing tbody tr")
    heights = "rows => rows.filter(r => r.getBoundingClientRect().bottom <= innerHeight).length"
    assert rows.evaluate_all(heights) >= 7


def test_nothing_of_a_form_lies_under_a_button(screen: Page, site_tree: SiteTree) -> None:
    campaign = CampaignFactory(parent=site_tree.campaigns, title=TITLE)
    screen.goto(reverse("wagtailadmin_pages:edit", args=[campaign.pk]))
    screen.locator("[data-side-panel-toggle=status]").click()
    for name in ("kind", "regularity", "scope"):
        shows_whole(screen.locator(f"[name={name}]"))
    for name in ("starts", "ends", "slogan", "occasion", "lead", "cover_alt"):
        field = screen.locator(f"[name={name}]")
        field.focus()
        screen.wait_for_function(ON_TOP, arg=field.element_handle())
    fold = screen.get_by_role("button", name=spoken_by_script("Collapse all"))
    edge = screen.locator("[name=slogan]").bounding_box()
    assert fold.bounding_box()["x"] >= edge["x"] + edge["width"]
    menu = screen.locator("#w-slim-header-buttons")
    menu.get_by_role("button", name=_("Actions")).click()
    for entry in screen.locator("#w-slim-header-buttons .w-dropdown__content a").all():
        assert entry.evaluate(ON_TOP), entry.inner_text()


@pytest.mark.parametrize("width", [1366, 360])
def test_the_buttons_of_a_form_are_always_in_sight(
    screen: Page, site_tree: SiteTree, width: int
) -> None:
    body = [paragraph("<p>Một đoạn.</p>")] * 6
    article = ArticleFactory(parent=site_tree.news, title=TITLE, body=body)
    screen.set_viewport_size({"width": width, "height": 657})
    screen.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    first = screen.locator("footer.footer button").locator("visible=true").first
    expect(first).to_be_in_viewport(ratio=1)
    shows_whole(screen.locator(f".w-slim-header a[href='{article.url}']"))
    add = screen.get_by_title(spoken_by_script("Insert a block")).last
    says = add.evaluate("e => getComputedStyle(e, '::after').content")
    assert spoken_by_script("Insert a block") in says


def test_a_new_entry_of_the_menu_opens_in_sight(
    page: Page, site_tree: SiteTree, moderator: AbstractUser, log_in: LogIn
) -> None:
    identity = site_tree.identity
    identity.navigation = [menu_item(f"Mục {n}", url="/") for n in range(8)]
    identity.save()
    page.set_viewport_size({"width": 1366, "height": 657})
    log_in(page.context, moderator)
    page.goto(reverse("wagtailsettings:edit", args=["home", "siteidentity", identity.pk]))
    page.get_by_role("tab").nth(1).click()
    # Those that are there are folded: the whole menu is one screen.
    expect(page.locator("[name=navigation-0-value-label]")).to_be_hidden()
    page.get_by_title(spoken_by_script("Insert a block")).locator("visible=true").last.click()
    label = page.locator("[name=navigation-8-value-label]")
    expect(label).to_be_focused()
    expect(label).to_be_in_viewport(ratio=1)
    assert label.evaluate(ON_TOP)
    expect(page.locator("[name=navigation-8-value-label_en]")).to_be_in_viewport(ratio=1)
