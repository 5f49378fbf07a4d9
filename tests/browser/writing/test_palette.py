"""“/” is a letter: it opens the palette of rich text at the start of an empty paragraph alone."""

import json
import re
from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect

from campaigns.factories import CampaignFactory
from news.blocks import BodyStreamBlock
from tests.browser.editing import open_tab, rich_text
from tests.fixtures import SiteTree

TEXT = "body-0-value"
ENDING = "Đợt thi đua kết thúc vào ngày 28/8, đúng dịp kỷ niệm của ngành Tư pháp toàn quốc./."
SHORT_FORMS = ["Ông/Bà", "và/hoặc", "V/v", "nam/nữ", "09/CT", "km/h", "và / hoặc", "a/", "./."]


def palette(page: Page) -> Locator:
    return page.locator(".w-combobox")


def paragraphs(page: Page, name: str, holding: str) -> list[str]:
    """The paragraphs that the form would send, as soon as `holding` is among them."""
    field = page.locator(f"[name={name}]")
    expect(field).to_have_value(re.compile(re.escape(json.dumps(holding, ensure_ascii=False))))
    return [block["text"] for block in json.loads(field.input_value())["blocks"]]


def put_cursor_at_end(page: Page, name: str) -> None:
    rich_text(page, name).click()
    page.keyboard.press("Control+End")


def test_slashes_in_sentences_are_text_and_enter_makes_a_paragraph(form: Page) -> None:
    put_cursor_at_end(form, TEXT)
    for line in [ENDING, *SHORT_FORMS]:
        form.keyboard.press("Enter")
        form.keyboard.type(line)
        expect(palette(form)).to_have_count(0)
    form.keyboard.press("Enter")
    form.keyboard.type("Hết")
    assert paragraphs(form, TEXT, "Hết")[1:] == [ENDING, *SHORT_FORMS, "Hết"]
    expect(form.locator("[name=body-count]")).to_have_value("1")


def test_a_slash_before_what_stands_there_already_is_text(form: Page) -> None:
    rich_text(form, TEXT).click()
    form.keyboard.press("Control+Home")
    form.keyboard.type("/")
    expect(palette(form)).to_have_count(0)
    form.keyboard.press("Control+End")
    form.keyboard.press("Enter")
    form.keyboard.type("Hết")
    first, _last = paragraphs(form, TEXT, "Hết")
    assert first.startswith("/Sáng")


def test_a_slash_in_an_empty_paragraph_inserts_a_block(form: Page) -> None:
    put_cursor_at_end(form, TEXT)
    form.keyboard.press("Enter")
    form.keyboard.type("/")
    expect(palette(form)).to_have_count(1)
    label = str(BodyStreamBlock.base_blocks["quote"].label)
    form.keyboard.type(label[:5])
    expect(palette(form).get_by_role("option", name=label)).to_be_visible()
    form.keyboard.press("Enter")
    expect(form.locator("[name=body-1-type]")).to_have_value("quote")
    assert not [text for text in paragraphs(form, TEXT, "") if "/" in text[:1]]


def test_the_palette_left_by_escape_or_another_paragraph_does_not_come_back(form: Page) -> None:
    put_cursor_at_end(form, TEXT)
    form.keyboard.press("Enter")
    form.keyboard.type("/")
    expect(palette(form)).to_have_count(1)
    form.keyboard.press("ArrowLeft")
    form.keyboard.press("ArrowLeft")
    expect(palette(form)).to_have_count(0)
    form.keyboard.press("Control+End")
    expect(palette(form)).to_have_count(0)
    form.keyboard.press("Enter")
    form.keyboard.type("Hết")
    assert paragraphs(form, TEXT, "Hết")[1:] == ["/", "Hết"]


def test_the_rule_holds_in_every_rich_text_and_the_button_opens_the_palette(
    page: Page,
    site_tree: SiteTree,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    log_in(page.context, administrator)
    campaign = CampaignFactory(parent=site_tree.campaigns)
    page.goto(reverse("wagtailadmin_pages:edit", args=[campaign.pk]))
    open_tab(page, 1)
    put_cursor_at_end(page, "aims")
    page.keyboard.type(ENDING)
    page.keyboard.press("Enter")
    page.keyboard.type("Hết")
    expect(palette(page)).to_have_count(0)
    assert paragraphs(page, "aims", "Hết")[-2].endswith("toàn quốc./.")
    field = page.locator("[data-field]", has=page.locator("[name=aims]"))
    field.locator(".Draftail-BlockToolbar__trigger").click()
    expect(palette(page)).to_have_count(1)
