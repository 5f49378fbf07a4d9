"""Our public pages under themes of other sites.

They need no CSS of the host, hold off its rules for plain elements, and give way to those for
classes.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, Route

from tests.browser.axe import problems
from tests.browser.pages import UNFOLD

THEMES = Path(__file__).parent / "themes"
KINDS = (
    "index", "article", "month", "category", "author", "movement", "campaigns", "rolls", "roll",
    "award",
)  # fmt: skip
PHONE, DESK = 360, 1440

#: Lists with bullets, list items and cards that lie over each other, fields of the browser's own.
FAULTS = """
() => {
  const found = [];
  const own = [...document.querySelectorAll('main ul[role=list], main ol[role=list]')];
  for (const list of own) {
    if (getComputedStyle(list).listStyleType !== 'none') found.push(`bullets: ${list.className}`);
    const boxes = [...list.children].map(item => item.getBoundingClientRect());
    const seen = boxes.filter(box => box.height);
    seen.forEach((a, place) => {
      const b = seen[place + 1];
      if (b && b.top < a.bottom - 1 && b.left < a.right - 1 && b.right > a.left + 1)
        found.push(`one over another: ${list.className}`);
    });
  }
  for (const field of document.querySelectorAll('main :is(input:not([type=hidden]), button)'))
    if (field.checkVisibility() && field.getBoundingClientRect().height < 40)
      found.push(`low: ${field.outerHTML.slice(0, 80)}`);
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`${wide} px too wide`);
  return found;
}
"""


@pytest.fixture
def under_theme(page: Page, settings: LazySettings) -> Callable[[str], Page]:
    """A page whose site has another `base.html`, with the theme of that name."""
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [THEMES / "templates"]}]
    css: list[str] = []
    page.route("**/theme.css", lambda route: answer(route, css[-1]))

    def choose(name: str, more: str = "") -> Page:
        css.append((THEMES / f"{name}.css").read_text() + more)
        return page

    return choose


def answer(route: Route, css: str) -> None:
    route.fulfill(body=css, content_type="text/css")


@pytest.mark.parametrize("theme", ["bare", "rival", "dark"])
def test_pages_look_right_under_any_theme(
    under_theme: Callable[[str], Page], public_pages: dict[str, str], theme: str
) -> None:
    page = under_theme(theme)
    found = {}
    for kind in KINDS:
        page.set_viewport_size({"width": PHONE, "height": 900})
        page.goto(public_pages[kind])
        if kind in UNFOLD and kind != "index":
            page.evaluate(UNFOLD[kind])
        found[kind] = page.evaluate(FAULTS)
        found[kind] += problems(page, "main", widths=(PHONE, DESK), schemes=("light",))
        found[kind] += page.evaluate(FAULTS)
    assert not {kind: what for kind, what in found.items() if what}


def test_a_button_keeps_its_colours_under_the_pointer(
    under_theme: Callable[[str], Page], public_pages: dict[str, str]
) -> None:
    page = under_theme("rival")
    page.goto(public_pages["rolls"])
    button = page.get_by_role("main").get_by_role("button").first
    button.hover()
    assert button.evaluate("one => getComputedStyle(one).color") == "rgb(255, 246, 230)"
    link = page.locator(".vd-roll-cards a").first
    link.hover()
    assert link.evaluate("one => getComputedStyle(one).color") == "rgb(156, 28, 31)"


def test_rules_for_classes_and_properties_of_a_host_win(
    under_theme: Callable[..., Page], public_pages: dict[str, str]
) -> None:
    page = under_theme(
        "rival",
        ".vd-card-title { font-size: 31px } :root { --vd-red: rgb(0, 99, 0); --vd-ink: #003 }"
        ".vd-news-page { padding-top: 77px }",
    )
    page.goto(public_pages["index"])
    title = page.locator(".vd-card-title").first
    assert title.evaluate("one => getComputedStyle(one).fontSize") == "31px"
    whole = page.locator(".vd-news-page")
    assert whole.evaluate("one => getComputedStyle(one).paddingTop") == "77px"
    assert whole.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 51)"
    title.get_by_role("link").hover()
    colour = title.get_by_role("link").evaluate("one => getComputedStyle(one).color")
    assert colour == "rgb(0, 99, 0)"


#: What stands beyond the column, but for what is scrolled within it.
BEYOND = """
() => {
  const column = document.querySelector('main').getBoundingClientRect();
  const scrolled = element => {
    for (let one = element.parentElement; one && one.localName !== 'main'; one = one.parentElement)
      if (getComputedStyle(one).overflowX !== 'visible') return true;
    return false;
  };
  return [...document.querySelectorAll('main *')]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().width > 1)
    .filter(one => one.getBoundingClientRect().right > column.right + 1 && !scrolled(one))
    .map(one => `${one.localName}.${one.getAttribute('class')}`);
}
"""


def test_layouts_follow_the_host_s_column_and_not_the_window(
    under_theme: Callable[..., Page], public_pages: dict[str, str]
) -> None:
    page = under_theme("bare", "main { width: 640px; margin-inline: auto }")
    page.set_viewport_size({"width": 1440, "height": 900})
    beyond = {}
    for kind in KINDS:
        page.goto(public_pages[kind])
        beyond[kind] = page.evaluate(BEYOND)
        if kind == "article":
            aside = page.locator(".vd-news-aside").bounding_box()
            text = page.locator(".vd-article").bounding_box()
            assert aside["y"] > text["y"] + text["height"]
        if kind == "roll":
            row = page.locator(".vd-roll-table tbody tr").first
            assert row.evaluate("row => getComputedStyle(row).display") == "block"
    assert {kind: parts for kind, parts in beyond.items() if parts} == {}


def test_links_that_share_stand_in_one_line_beside_an_article(
    under_theme: Callable[..., Page], public_pages: dict[str, str]
) -> None:
    page = under_theme("bare", "")
    for width in (1366, 1024, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(public_pages["article"])
        tops = page.locator(".vd-share li:visible").evaluate_all(
            "items => items.map(item => item.getBoundingClientRect().top)"
        )
        assert len(tops) >= 4
        assert len({*tops}) == 1, width


def test_a_host_that_shrinks_its_column_gets_a_narrow_one(
    under_theme: Callable[..., Page], public_pages: dict[str, str]
) -> None:
    page = under_theme("bare", "main { display: inline-block }")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(public_pages["roll"])
    assert page.locator(".vd-roll").bounding_box()["width"] > 200
