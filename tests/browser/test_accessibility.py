"""axe-core finds nothing: on every kind of public page, and in our forms of the admin."""

import logging
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from campaigns.factories import ConsultationFactory, HonorRollFactory, UnitFactory, full_campaign
from campaigns.models import (
    AwardType,
    CampaignIndexPage,
    CampaignPage,
    Cluster,
    ConsultationPage,
    ConsultationSettings,
    HonorRollPage,
    Unit,
)
from home.models import ContentPage, HomePage, SearchPage, SiteIdentity
from news.models import ArticlePage, Author, Category, NewsIndexPage, OfficialDocument
from tests.browser.axe import problems
from tests.browser.pages import UNFOLD
from tests.fixtures import SiteTree

REGISTERS = (Category, Author, OfficialDocument, Unit, Cluster, AwardType)
# A new unit, one that is known under its short name, one whose kind nobody knows.
CELLS = """Tên đơn vị\tTên viết tắt\tLoại
Phòng Công chứng số 9\tPCC9\t
Thanh tra Sở\tTTS\tPhòng ban
Trạm Vũ trụ\t\tTàu bay"""

# axe passes over what is hidden.
OPEN_TABS = "for (const tab of document.querySelectorAll('[role=tabpanel]')) tab.hidden = false"

# Violations that Wagtail's own widgets bring along; each stands on its stock screens too.
WAGTAILS = {
    # Its tag widget builds a second input without a label (also on its image form).
    "label": ".ui-autocomplete-input",
    # Its rich text editor gives the text box a description but no name.
    "aria-input-field-name": ".public-DraftEditor-content",
}


@pytest.mark.parametrize("half", [0, 1])
def test_axe_finds_nothing_on_public_pages(
    page: Page, public_pages: dict[str, str], half: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    found = {}
    for kind, address in list(public_pages.items())[half::2]:
        page.goto(address)
        if kind in UNFOLD:
            page.evaluate(UNFOLD[kind])
        found[kind] = problems(page)
    assert not {kind: what for kind, what in found.items() if what}


@pytest.mark.parametrize("work", ["adding", "editing"])
def test_axe_finds_nothing_in_our_forms(
    page: Page,
    site_tree: SiteTree,
    full_article: ArticlePage,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
    work: str,
) -> None:
    log_in(page.context, administrator)
    found = {}
    addresses = form_addresses if work == "editing" else blank_form_addresses
    for address in addresses(site_tree, full_article):
        page.goto(address)
        page.evaluate(OPEN_TABS)
        found[address] = problems(page, "main form", WAGTAILS)
    assert not {address: what for address, what in found.items() if what}


def test_axe_finds_nothing_on_the_screens_of_campaigns(
    page: Page,
    site_tree: SiteTree,
    administrator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    log_in(page.context, administrator)
    campaign = full_campaign(site_tree.campaigns)
    HonorRollFactory(parent=site_tree.rolls, campaigns=[campaign])
    double = UnitFactory(name="Thanh tra Sở Tư pháp", short_name="TTS")
    units = Unit.snippet_viewset
    registers = [
        reverse(model.snippet_viewset.get_url_name("list")) for model in (Unit, Cluster, AwardType)
    ]
    merge = reverse(units.get_url_name("merge"), args=[double.pk])
    start = reverse("unit_import:start")
    found = {}
    listings = [reverse(f"{name}:index") for name in ("campaigns", "honor_rolls", "consultations")]
    ConsultationFactory(parent=site_tree.rolls)
    for address in (*listings, *registers, merge):
        page.goto(address)
        found[address] = problems(page, "main")
    page.goto(start)
    found[start] = problems(page, "main")
    page.locator(".vd-start__cells summary").click()
    page.locator("[name=cells]").fill(CELLS)
    page.locator("main form [type=submit]").click()
    expect(page.locator("main form [name=leave_out]").first).to_be_visible()
    found["preview"] = problems(page, "main")
    assert not {address: what for address, what in found.items() if what}


def blank_form_addresses(tree: SiteTree, article: ArticlePage) -> list[str]:
    """The screens on which something of our types is added, where they may be."""
    parents = {
        ArticlePage: tree.news,
        NewsIndexPage: tree.front,
        CampaignPage: tree.campaigns,
        CampaignIndexPage: tree.front,
        HonorRollPage: tree.rolls,
        ConsultationPage: tree.rolls,
        HomePage: tree.front.get_parent(),
        ContentPage: tree.front,
        SearchPage: tree.front,
    }
    pages = [
        reverse("wagtailadmin_pages:add", args=[*model._meta.label_lower.split("."), parent.pk])
        for model, parent in parents.items()
        if model.can_create_at(parent)
    ]
    rows = [reverse(model.snippet_viewset.get_url_name("add")) for model in REGISTERS]
    return pages + rows


def form_addresses(tree: SiteTree, article: ArticlePage) -> list[str]:
    """The screens on which something of our types is edited."""
    content = ContentPage.objects.first()
    campaign = full_campaign(tree.campaigns)
    roll = HonorRollFactory(parent=tree.rolls, campaigns=[campaign])
    consultation = ConsultationFactory(parent=tree.rolls, nominees=["Vừ A Lềnh"])
    campaigns = (campaign, tree.campaigns, roll, consultation)
    ours = (article, tree.news, *campaigns, tree.front, content, tree.search)
    pages = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in ours]
    rows = [
        reverse(model.snippet_viewset.get_url_name("edit"), args=[model.objects.first().pk])
        for model in REGISTERS
    ]
    settings = (
        (SiteIdentity, tree.site.pk),
        (ConsultationSettings, ConsultationSettings.load().pk),
    )
    set_up = [
        reverse("wagtailsettings:edit", args=[*model._meta.label_lower.split("."), pk])
        for model, pk in settings
    ]
    return [*pages, *rows, *set_up]
