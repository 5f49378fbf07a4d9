"""The officers' screens about a list: for everybody, by keyboard, and without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.factories import HonorRollFactory, list_of, publish
from campaigns.honors.lists import marks, row_edits
from campaigns.honors.lists.edit import draft_of, token_of
from news.factories import OfficialDocumentFactory
from tests.browser.axe import problems
from tests.campaigns.honors.admin.test_list_screen import address, names


@pytest.fixture
def roll(site_tree, administrator):
    """A public list of four with a draft that differs, one withheld, one proposal waiting."""
    roll = HonorRollFactory(parent=site_tree.rolls)
    an, binh, _chi, _dung = list_of(roll, "An", "Bình", "Chi", "Dũng", user=administrator)
    publish(roll)
    token = token_of(draft_of(roll).award_list)
    row_edits.change_row(roll, administrator, an.key, {"position": "Chuyên viên"}, token)
    marks.withhold(roll, binh.key, administrator, "Theo đề nghị")
    marks.propose(roll, an.key, "annulled", administrator, OfficialDocumentFactory())
    return roll


@pytest.fixture
def desk(new_context, log_in, administrator):
    def open_desk(**options):
        context = new_context(**options)
        log_in(context, administrator)
        return context.new_page()

    return open_desk


def test_the_screens_are_for_everybody(roll, desk):
    an = draft_of(roll).award_list.awards.get(name="An")
    page = desk()
    urls = (
        address("list", roll),
        address("edit", roll, an.key),
        address("difference", roll),
        reverse("award_list:proposals"),
    )
    for url in urls:
        page.goto(url)
        assert problems(page, within="main") == []


def test_rows_are_ticked_by_page_and_menus_close_on_escape(roll, desk):
    page = desk()
    page.goto(address("list", roll))
    page.locator("[data-vd-ticks-target=page]").check()
    expect(page.locator("input[name=key]:checked")).to_have_count(4)
    summary = page.locator(".vd-awards-more summary").first
    summary.press("Enter")
    expect(page.locator(".vd-awards-more[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".vd-awards-more[open]")).to_have_count(0)
    expect(summary).to_be_focused()


def test_an_edit_comes_back_to_its_row_and_is_undone_without_javascript(roll, desk):
    page = desk(java_script_enabled=False)
    page.goto(address("list", roll))
    page.get_by_role("link", name="Chi", exact=True).click()
    page.locator("[name=name]").fill("Chí")
    page.locator(".vd-awards-submit button").click()
    expect(page.get_by_role("link", name="Chí", exact=True)).to_be_visible()
    assert "#row-" in page.url
    page.locator(".vd-awards-undo button").click()
    expect(page.get_by_role("link", name="Chi", exact=True)).to_be_visible()
    assert names(roll) == ["An", "Bình", "Chi", "Dũng"]


def test_a_click_with_the_shift_key_ticks_a_range_and_all_found_needs_no_ticks(roll, desk):
    page = desk()
    page.goto(address("list", roll))
    boxes = page.locator("input[name=key]")
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    expect(page.locator("input[name=key]:checked")).to_have_count(3)
    expect(page.locator("[data-vd-ticks-target=count]")).to_have_text("(3)")
    page.locator("input[name=all]").check()
    expect(page.locator("input[name=key]:disabled")).to_have_count(4)


def test_a_menu_closes_when_another_place_is_clicked(roll, desk):
    page = desk()
    page.goto(address("list", roll))
    page.locator(".vd-awards-more summary").first.click()
    expect(page.locator(".vd-awards-more[open]")).to_have_count(1)
    page.locator(".vd-awards-more summary").last.click()
    expect(page.locator(".vd-awards-more[open]")).to_have_count(1)
    page.locator(".vd-awards-facts").click()
    expect(page.locator(".vd-awards-more[open]")).to_have_count(0)
