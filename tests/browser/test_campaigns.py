"""Campaigns and rolls as readers use them: without scripts, by keyboard, into a calendar."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from playwright.sync_api import BrowserContext, Locator, Page, expect

from campaigns.campaign.phases import Phase
from campaigns.factories import CampaignFactory, HonorRollFactory, UnitFactory, full_campaign
from campaigns.models import CampaignPage
from news.factories import ArticleFactory
from tests.fixtures import SiteTree


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a browser that runs no scripts and arrives without a ride."""
    return new_context(java_script_enabled=False, reduced_motion="reduce").new_page()


@pytest.fixture
def campaign(site_tree: SiteTree) -> CampaignPage:
    """A running campaign with everything, news included."""
    made = full_campaign(site_tree.campaigns)
    ArticleFactory(parent=site_tree.news, title="Tin từ nơi phát động", subjects=[made])
    return made


def press(page: Page, target: Locator) -> None:
    """What someone does who has no mouse; the target must be in sight."""
    expect(target).to_be_visible()
    target.focus()
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def facet(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name=_("Filters")).locator("details", has_text=name)


def titles(page: Page) -> Locator:
    """The links of the campaigns that the index lists."""
    return page.locator(".vd-campaign-group").get_by_role("article").get_by_role("link")


def test_the_index_is_narrowed_by_plain_links_without_scripts(
    plain: Page, site_tree: SiteTree
) -> None:
    index = site_tree.campaigns
    units = [UnitFactory(name="Thanh tra Sở"), UnitFactory(name="Văn phòng Sở")]
    movement = CampaignFactory(
        parent=index, title="Phong trào lớn", movement=True, starts="01/2021", units=units
    )
    CampaignFactory(parent=movement, title="Đợt của Sở", units=units[:1], scope="unit")
    crowned = CampaignFactory(
        parent=movement, title="Đợt đã xong", starts="03/2020", ends="05/2020", units=units[1:]
    )
    CampaignFactory(parent=index, title="Đợt sắp tới", upcoming=True)
    CampaignFactory(parent=index, title="Đợt chờ xét", starts="06/2021", ends="08/2021")
    HonorRollFactory(parent=site_tree.rolls, campaigns=[crowned])

    plain.goto(index.url)
    groups = plain.locator(".vd-campaign-group").get_by_role("heading", level=2)
    expect(groups).to_have_text([str(phase.label) for phase in Phase])
    expect(titles(plain)).to_have_count(5)

    years = facet(plain, _("Year"))
    link = years.get_by_role("link", name="2021", exact=True)
    expect(link).to_be_hidden()
    press(plain, years.locator("summary"))
    press(plain, link)
    expect(titles(plain)).to_have_text(["Phong trào lớn", "Đợt chờ xét"])
    expect(plain.get_by_role("status")).to_contain_text("2")

    facet(plain, _("Phase")).locator("summary").press("Enter")
    running = facet(plain, _("Phase")).get_by_role("link", name=str(Phase.RUNNING.label))
    # The count is what the link shows together with the year.
    expect(running.locator("xpath=..")).to_contain_text(re.compile(r"1$"))
    running.press("Enter")
    expect(titles(plain)).to_have_text(["Phong trào lớn"])
    expect(plain).to_have_url(re.compile(r"nam=2021&giai_doan=running$"))
    heading = plain.locator(".vd-news-heading")
    press(plain, heading.get_by_role("link", name="2021"))
    expect(titles(plain)).to_have_text(["Đợt của Sở", "Phong trào lớn"])

    # A combination that finds nothing says what does.
    plain.goto(f"{index.url}?nam=2020&don_vi={units[0].slug}")
    expect(titles(plain)).to_have_count(0)
    suggestion = plain.locator(".vd-news-empty").get_by_role("link").first
    press(plain, suggestion)
    expect(plain).to_have_url(re.compile(re.escape(index.url) + r"\?[a-z_]+=[^&]+$"))
    expect(titles(plain).first).to_be_visible()


def test_a_landing_page_is_walked_and_kept_without_scripts(
    plain: Page, campaign: CampaignPage
) -> None:
    plain.goto(campaign.url)
    progress = plain.get_by_role("progressbar", name=_("Time passed"))
    percent = progress.get_attribute("aria-valuenow")
    expect(plain.locator(".vd-hero").get_by_text(f"{percent}%")).to_be_visible()
    expect(plain.locator(".vd-hero").get_by_text(campaign.progress.text)).to_be_visible()

    contents = plain.get_by_role("navigation", name=_("On this page"))
    addresses = [link.get_attribute("href") for link in contents.get_by_role("link").all()]
    expect(plain.locator(", ".join(addresses))).to_have_count(len(addresses))
    for width, address in product((1280, 360), ("#nhiem-vu", addresses[-1])):
        plain.set_viewport_size({"width": width, "height": 720})
        press(plain, contents.locator(f"a[href='{address}']"))
        expect(plain).to_have_url(re.compile(f"{address}$"))
        heading = plain.locator(address).get_by_role("heading", level=2)
        assert stands_in_sight(heading, below=contents)

    # The chart repeats its table.
    results = plain.locator("#ket-qua")
    expect(results.locator(".vd-chart svg").first).to_be_visible()
    expect(results.get_by_role("row")).to_have_count(2)  # on a phone its head is out of sight

    with plain.expect_download() as started:
        press(plain, plain.locator(".vd-hero").get_by_role("link", name=_("Add to calendar")))
    download = started.value
    assert download.suggested_filename.endswith(".ics")
    text = download.path().read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert text.count("BEGIN:VEVENT") == 1 + campaign.milestones.count()
    coming = plain.locator("#cac-moc .is-next")
    expect(coming).to_contain_text(pgettext("milestone", "Next"))
    with plain.expect_download() as started:
        press(plain, coming.get_by_role("link", name=_("Add to calendar")))
    assert started.value.path().read_text(encoding="utf-8").count("BEGIN:VEVENT") == 1


def stands_in_sight(heading: Locator, below: Locator) -> bool:
    """Whether `heading` is in the window and the bar at the window's top does not cover it."""
    box, bar = heading.bounding_box(), below.bounding_box()
    height = heading.page.viewport_size["height"]
    return bar["y"] + bar["height"] <= box["y"] <= height - box["height"]


def test_a_landing_page_on_paper(page: Page, campaign: CampaignPage) -> None:
    page.goto(campaign.url)
    page.emulate_media(media="print")
    main = page.get_by_role("main")
    for text in (campaign.title, campaign.full_url, campaign.period_label):
        expect(main.get_by_text(text, exact=True).first).to_be_visible()
    for part in ("#nhiem-vu", "#tieu-chi", "#cac-moc", "#can-cu", "#lien-he"):
        expect(page.locator(part)).to_be_visible()
    for gone in ("form", "button", "nav", "#tin-tuc"):
        expect(page.locator(gone).locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("link", name=_("Add to calendar"))).to_have_count(0)
