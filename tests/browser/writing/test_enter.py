"""Enter in a one-line field of an edit form neither saves nor jumps; elsewhere it sends."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from news.models import ArticlePage


def test_enter_in_a_one_line_field_does_not_save(form: Page, short_article: ArticlePage) -> None:
    before = short_article.revisions.count()
    for name in ("title", "source_name"):
        field = form.locator(f"[name={name}]")
        field.click()
        field.press("Enter")
        expect(field).to_be_focused()
    lead = form.locator("[name=lead]")
    lead.fill("Một")
    lead.press("End")
    lead.press("Enter")
    lead.press_sequentially("Hai")
    expect(lead).to_have_value("Một\nHai")
    assert form.url.endswith(reverse("wagtailadmin_pages:edit", args=[short_article.pk]))
    assert short_article.revisions.count() == before


def test_enter_in_a_search_field_searches(form: Page, short_article: ArticlePage) -> None:
    form.goto(reverse("wagtailadmin_home"))
    search = form.get_by_role("searchbox").or_(form.locator("#menu-search-q"))
    search.first.fill(short_article.title)
    search.first.press("Enter")
    expect(form).to_have_url(re.compile(re.escape(reverse("wagtailadmin_pages:search"))))
