"""What is typed into the admin's date fields, and what counts beside the fields for search."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from wagtail.users.models import UserProfile

from campaigns.factories import CampaignFactory
from news.factories import OfficialDocumentFactory
from news.models import ArticlePage, OfficialDocument
from tests.fixtures import SiteTree

LogIn = Callable[[BrowserContext, AbstractUser], None]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_comes_before_its_month_in_both_languages_of_the_admin(
    page: Page, moderator: AbstractUser, log_in: LogIn, language: str
) -> None:
    UserProfile.objects.create(user=moderator, preferred_language=language)
    log_in(page.context, moderator)
    views = OfficialDocument.snippet_viewset
    page.goto(reverse(views.get_url_name("add")))
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator("[name=number]").fill("257/QĐ-UBND")
    page.locator("[name=issuing_body]").fill("Ủy ban nhân dân tỉnh")
    signed_on = page.locator("[name=signed_on]")
    signed_on.click()
    signed_on.press_sequentially("28/01/2021")
    signed_on.press("Tab")
    page.locator("main form [type=submit]:visible").first.click()
    expect(page).not_to_have_url(re.compile("/add/$"))
    document = OfficialDocument.objects.get()
    assert document.signed_on == date(2021, 1, 28)

    page.goto(reverse(views.get_url_name("edit"), args=[document.pk]))
    expect(page.locator("[name=signed_on]")).to_have_value("28/01/2021")


def test_an_ambiguous_day_is_picked_from_the_calendar_as_it_reads(
    page: Page, site_tree: SiteTree, moderator: AbstractUser, log_in: LogIn
) -> None:
    document = OfficialDocumentFactory(signed_on=date(2021, 8, 4))
    log_in(page.context, moderator)
    page.goto(reverse(OfficialDocument.snippet_viewset.get_url_name("edit"), args=[document.pk]))
    signed_on = page.locator("[name=signed_on]")
    expect(signed_on).to_have_value("04/08/2021")
    signed_on.click()
    # August opens, not April: its days lead up to the 31st.
    page.locator("[data-date='31'][data-month='7']:visible").click()
    expect(signed_on).to_have_value("31/08/2021")


def test_fields_for_search_engines_count_their_characters(
    page: Page, full_article: ArticlePage, moderator: AbstractUser, log_in: LogIn
) -> None:
    log_in(page.context, moderator)
    page.goto(reverse("wagtailadmin_pages:edit", args=[full_article.pk]))
    page.get_by_role("tab").nth(2).click()
    title = page.locator("[name=seo_title]")
    counter = page.locator("output[for=id_seo_title]")
    expect(counter).to_have_text("0 / 60")
    title.fill("Thi đua")
    expect(counter).to_have_text("7 / 60")
    title.fill(unicodedata.normalize("NFD", "Đợt thi đua"))
    expect(counter).to_have_text("11 / 60")
    for name in ("search_description", "social_title", "social_description"):
        expect(page.locator(f"output[for=id_{name}]")).to_be_visible()


def test_the_sum_of_the_scores_follows_rows_that_come_and_go(
    page: Page, site_tree: SiteTree, moderator: AbstractUser, log_in: LogIn
) -> None:
    campaign = CampaignFactory(parent=site_tree.campaigns)
    log_in(page.context, moderator)
    page.goto(reverse("wagtailadmin_pages:edit", args=[campaign.pk]))
    page.get_by_role("tab").nth(1).click()
    total = page.locator("[name=criteria_total]")
    added_up = page.locator("[name=criteria_total] ~ output")
    expect(added_up).to_have_text("")
    total.fill("100")
    for number, score in enumerate(("60", "30", "10")):
        page.locator("#id_criteria-ADD").click()
        page.locator(f"[name=criteria-{number}-max_score]").fill(score)
    expect(added_up).to_have_text(re.compile(r"\b100$"))
    expect(added_up).not_to_have_attribute("data-over", "")
    page.locator("#id_criteria-1-DELETE-button").click()
    expect(added_up).to_have_text(re.compile(r"\b70$"))
    expect(added_up).to_have_attribute("data-over", "")
    total.fill("70")
    expect(added_up).not_to_have_attribute("data-over", "")
