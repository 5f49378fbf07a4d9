"""Autosave keeps what an editor types, whenever it is typed."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, Route, expect

from news.models import ArticlePage
from tests.browser.editing import AUTOSAVE, WATCHED, saved, saves


@pytest.fixture
def form(
    page: Page,
    full_article: ArticlePage,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> Page:
    """An article's form, with its edits watched."""
    log_in(page.context, moderator)
    page.add_init_script(WATCHED)
    page.goto(reverse("wagtailadmin_pages:edit", args=[full_article.pk]))
    page.evaluate("window.watched")
    return page


def test_what_is_typed_as_an_autosave_comes_back_is_saved_too(
    form: Page, full_article: ArticlePage
) -> None:
    held: list[Route] = []

    def hold_first(route: Route) -> None:
        if route.request.method != "POST" or held:
            route.continue_()
        else:
            held.append(route)

    form.route("**/edit/", hold_first)
    form.locator("[name=lead]").fill("Tóm tắt mới")
    expect(form.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saving")
    while not held:
        form.wait_for_timeout(50)
    answer = held[0].fetch()
    with form.expect_request(saves("Đài xã")):
        form.locator("[name=source_name]").fill("Đài xã")
        held[0].fulfill(response=answer)
    expect(form.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
    draft = ArticlePage.objects.get(pk=full_article.pk).get_latest_revision_as_object()
    assert (draft.lead, draft.source_name) == ("Tóm tắt mới", "Đài xã")


def test_a_draft_bears_rows_that_are_not_filled_in_yet(form: Page) -> None:
    added = form.locator("[name=bylines-TOTAL_FORMS]").input_value()
    with form.expect_response(saved(f"bylines-{added}-name")) as answer:
        form.locator("#id_bylines-ADD").click()
    assert answer.value.ok
    expect(form.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
