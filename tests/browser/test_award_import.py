"""The officer's way in a browser: choose, look, mend, save."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from campaigns.factories import HonorRollFactory, UnitFactory
from campaigns.honors.lists.edit import draft_of
from campaigns.models import AwardImport, HonorRollPage
from tests.browser.axe import problems
from tests.campaigns.honors.imports.asking import LABOURER, file_of, person
from tests.fixtures import SiteTree

LogIn = Callable[[BrowserContext, AbstractUser], None]


@pytest.fixture
def roll(site_tree: SiteTree, settings, tmp_path: Path) -> HonorRollPage:
    settings.AWARD_IMPORT_DIR = tmp_path / "private"
    UnitFactory(name="Văn phòng Sở")
    return HonorRollFactory(parent=site_tree.rolls, live=False)


def choose(page: Page, roll: HonorRollPage, data: bytes) -> None:
    """Chooses a file and has it read: the first two clicks."""
    page.goto(reverse("award_import:start", args=[roll.pk]))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.locator("input[type=file]").set_input_files(
        {"name": "danh-sach.xlsx", "mimeType": kind, "buffer": data}
    )
    page.locator(".vd-start [type=submit]").click()
    expect(page.locator(".vd-bar")).to_be_visible()


def test_a_clean_file_is_a_draft_after_the_third_click(
    page: Page, roll: HonorRollPage, moderator: AbstractUser, log_in: LogIn
) -> None:
    log_in(page.context, moderator)
    choose(page, roll, file_of(person("Lê An"), person("Vũ Bình")))
    page.locator(".vd-bar .button-longrunning").click()
    page.wait_for_url(f"**{reverse('award_list:list', args=[roll.pk])}*")
    assert draft_of(roll).award_list.awards.count() == 2


def test_the_screens_can_be_used_by_everyone(
    page: Page, roll: HonorRollPage, moderator: AbstractUser, log_in: LogIn
) -> None:
    log_in(page.context, moderator)
    rows = [
        person("Lê An", "Huy hiệu lạ"),
        person("", LABOURER, "Văn phòng Sơ"),
        [None, None, None, None, "Phòng này không có ai", None],
        person("Vũ Bình", unit="nt"),
    ]
    choose(page, roll, file_of(*rows))
    preview = page.url
    expect(page.locator(".vd-doubt").first).to_be_visible()
    assert problems(page, ".vd-import") == []
    for link in (".vd-acts a", "a[href$='/understood/']", ".vd-tools a"):
        page.goto(preview)
        page.locator(link).first.click()
        expect(page.locator(".vd-row-form, .vd-mapping, .vd-values")).to_be_visible()
        assert problems(page, ".vd-import") == []
    page.goto(reverse("award_import:start", args=[roll.pk]))
    assert problems(page, ".vd-import") == []


def test_a_bar_shows_how_far_a_long_file_is_read(
    page: Page, roll: HonorRollPage, moderator: AbstractUser, log_in: LogIn
) -> None:
    log_in(page.context, moderator)
    reading = AwardImport.objects.create(
        page_id=roll.pk, user=moderator, token="0" * 32, state="reading", progress=10
    )
    own = AwardImport.objects.filter(pk=reading.pk)
    page.goto(reverse("award_import:reading", args=[reading.pk]))
    bar = page.get_by_role("progressbar")
    expect(bar).to_have_js_property("value", 10)
    own.update(progress=40)
    expect(bar).to_have_js_property("value", 40)
    expect(page.get_by_role("status").filter(has_text="40 %")).to_be_visible()
    own.update(state="refused")
    page.wait_for_url(f"**{reverse('award_import:preview', args=[reading.pk])}")
