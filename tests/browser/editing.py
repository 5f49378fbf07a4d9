"""An editor's hands in the admin: what the tests that author pages share."""

import re
from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import DjangoTranslation
from playwright.sync_api import FrameLocator, Locator, Page, Request, Response, expect
from wagtail.models import Page as WagtailPage

FORM, AUTOSAVE = "#page-edit-form", "#w-autosave-indicator"

# Two seconds after loading, Wagtail takes the form as it is then for what is saved. It may do so
# twice; the second time is then set before the first is over.
WATCHED = """
let looks = 0;
window.watched = new Promise(done => document.addEventListener(
  "w-unsaved:watch-edits", () => ++looks === 2 ? done() : setTimeout(done, 2500)));
"""


def spoken_by_script(text: str) -> str:
    """A string of the admin's JavaScript in the active language."""
    return DjangoTranslation(get_language(), domain="djangojs").gettext(text)


def saves(text: str) -> Callable[[Request], bool]:
    """Tells the requests that send a form with `text` in it."""
    return lambda request: request.method == "POST" and text in (request.post_data or "")


def saved(text: str) -> Callable[[Response], bool]:
    """Tells the answers to such requests."""
    return lambda response: saves(text)(response.request)


def open_tab(page: Page, number: int) -> None:
    """Shows the tab at `number` (from 0) of a page's form."""
    page.get_by_role("tab").nth(number).click()


def rich_text(page: Page, name: str) -> Locator:
    """Where one types the text of the rich text field `name`."""
    return page.locator(f"[name={name}] ~ *").get_by_role("textbox")


def write(page: Page, name: str, text: str) -> None:
    """Types into the rich text field `name`, which takes a moment to hand it to the form."""
    rich_text(page, name).click()
    page.keyboard.type(text)
    expect(page.locator(f"[name={name}]")).to_have_value(re.compile(re.escape(text)))


def errors_of(page: Page, name: str) -> Locator:
    """What stands as an error at the field `name`."""
    field = page.locator("[data-field]", has=page.locator(f"[name={name}]"))
    return field.locator("[data-field-errors]")


def choose_page(page: Page, opener: Locator, title: str) -> None:
    """Finds a page by its title in the chooser that `opener` opens, and takes it."""
    opener.click()
    chooser = page.get_by_role("dialog")
    chooser.locator("[name=q]").fill(title)
    chooser.get_by_role("link", name=title, exact=True).click()
    expect(chooser).to_be_hidden()


def preview(page: Page) -> FrameLocator:
    """Opens the preview beside the form."""
    page.locator("[data-side-panel-toggle=preview]").click()
    return page.frame_locator("iframe#w-preview-iframe")


def press_save_draft(page: Page) -> None:
    """Whoever may publish finds it in the menu, once the page is public."""
    button = page.get_by_role("button", name=_("Save draft"), include_hidden=True).first
    if not button.is_visible():
        page.get_by_role("button", name=_("More actions")).click()
    button.click()


def press_publish(page: Page) -> None:
    page.get_by_role("button", name=_("More actions")).click()
    page.locator("[name=action-publish]").click()


def publish_from_form(page: Page, parent: WagtailPage) -> None:
    """Publishes; the explorer then shows where the page stands."""
    press_publish(page)
    expect(page).to_have_url(re.compile(reverse("wagtailadmin_explore", args=[parent.pk])))
