"""Autosave and the buttons do not race: one request at a time, and no draft that nobody wrote."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, Page, Route, expect

from news.models import ArticlePage, NewsIndexPage
from tests.browser.editing import AUTOSAVE, WATCHED, press_publish, press_save_draft


def hold_autosave(page: Page, address: str = "**/edit/") -> list[Route]:
    """The first autosave waits in the list until it is continued."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        accepts_json = route.request.headers.get("accept") == "application/json"
        if route.request.method == "POST" and accepts_json and not held:
            held.append(route)
        else:
            route.continue_()

    page.route(address, hold)
    return held


def wait_until_held(page: Page, held: list[Route]) -> None:
    while not held:
        page.wait_for_timeout(50)


def test_a_save_waits_for_the_autosave_that_runs(
    watched_form: Page, short_article: ArticlePage
) -> None:
    form = watched_form
    held = hold_autosave(form)
    form.locator("[name=lead]").fill("Một")
    wait_until_held(form, held)
    form.locator("[name=lead]").fill("Hai")
    press_save_draft(form)
    form.wait_for_timeout(700)
    assert short_article.revisions.count() == 1, "the form was sent beside the autosave"
    with form.expect_navigation():
        held[0].continue_()
    expect(form.locator("[name=lead]")).to_have_value("Hai")
    # Nobody is told of a newer version in another window.
    expect(form.locator("#w-editing-sessions")).not_to_contain_text("phiên bản")
    expect(form.locator("#w-save-confirmation-dialog")).to_be_hidden()
    revisions = [r.as_object().lead for r in short_article.revisions.order_by("pk")[1:]]
    assert revisions == ["Một", "Hai"]


def test_publishing_right_after_typing_leaves_no_draft(
    watched_form: Page, short_article: ArticlePage
) -> None:
    form = watched_form
    held = hold_autosave(form)
    form.locator("[name=lead]").fill("Một")
    wait_until_held(form, held)
    press_publish(form)
    form.wait_for_timeout(700)
    with form.expect_navigation():
        held[0].continue_()
    form.wait_for_timeout(1500)
    article = ArticlePage.objects.get(pk=short_article.pk)
    assert (article.lead, article.has_unpublished_changes) == ("Một", False)


def test_what_is_typed_while_an_autosave_runs_is_saved_and_no_more(
    watched_form: Page, short_article: ArticlePage
) -> None:
    form = watched_form
    held = hold_autosave(form)
    sent: list[str] = []
    form.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    form.locator("[name=lead]").fill("Một")
    wait_until_held(form, held)
    # A click is no change.
    form.locator("[name=lead]").click()
    held[0].continue_()
    expect(form.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
    form.wait_for_timeout(2500)
    assert len([url for url in sent if url.endswith("/edit/")]) == 1


def test_her_own_autosave_is_no_newer_version_of_another_window(
    watched_form: Page, short_article: ArticlePage
) -> None:
    form = watched_form
    pings: list[Route] = []
    form.route(
        "**/editing-sessions/ping/**",
        lambda route: route.continue_() if pings else pings.append(route),
    )
    form.evaluate(
        "newsEditing.controller(document.querySelector('.w-editing-sessions'), 'w-session').ping()"
    )
    wait_until_held(form, pings)
    form.locator("[name=lead]").fill("Một")
    expect(form.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
    with form.expect_response("**/editing-sessions/ping/**"):
        pings[0].continue_()
    form.wait_for_timeout(300)
    with form.expect_navigation():
        press_save_draft(form)
    draft = ArticlePage.objects.get(pk=short_article.pk).get_latest_revision_as_object()
    assert draft.lead == "Một"


def test_an_approval_that_takes_long_leaves_no_draft(
    page: Page,
    short_article: ArticlePage,
    editor: AbstractUser,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    draft = short_article.get_latest_revision_as_object()
    draft.lead = "Chờ duyệt"
    draft.save_revision(user=editor)
    draft.get_workflow().start(draft, editor)
    log_in(page.context, moderator)
    page.add_init_script(WATCHED)
    page.goto(reverse("wagtailadmin_pages:edit", args=[short_article.pk]))
    page.evaluate("window.watched")

    sent: list[str] = []

    def slowly(route: Route) -> None:
        sent.append(route.request.headers["accept"])
        page.wait_for_timeout(2500)
        route.continue_()

    approve = page.locator("[data-workflow-action-name=approve]").first
    if not approve.is_visible():
        page.get_by_role("button", name=_("More actions")).click()
    page.route("**/edit/", slowly)
    with page.expect_navigation():
        approve.click()
    article = ArticlePage.objects.get(pk=short_article.pk)
    assert (article.lead, article.has_unpublished_changes) == ("Chờ duyệt", False)
    assert len(sent) == 1, "an autosave went along with the approval"


def test_an_approval_with_a_comment_is_sent_once(
    page: Page,
    short_article: ArticlePage,
    editor: AbstractUser,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    """Wagtail's dialog sends the form without a `submit` event."""
    draft = short_article.get_latest_revision_as_object()
    draft.lead = "Chờ duyệt"
    draft.save_revision(user=editor)
    draft.get_workflow().start(draft, editor)
    log_in(page.context, moderator)
    page.goto(reverse("wagtailadmin_pages:edit", args=[short_article.pk]))
    approve = page.locator("[data-workflow-action-name=approve][data-workflow-action-modal-url]")
    if not approve.first.is_visible():
        page.get_by_role("button", name=_("More actions")).click()
    approve.first.click()
    comment = page.get_by_role("dialog").locator("[name=comment]")
    comment.fill("Đồng ý")
    with page.expect_navigation():
        comment.locator("xpath=ancestor::form").locator("[type=submit]").click()
    article = ArticlePage.objects.get(pk=short_article.pk)
    assert (article.lead, article.has_unpublished_changes) == ("Chờ duyệt", False)


def test_a_new_page_that_is_saved_during_its_first_autosave_is_made_once(
    page: Page,
    news: NewsIndexPage,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    log_in(page.context, moderator)
    page.add_init_script(WATCHED)
    page.goto(reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk]))
    page.evaluate("window.watched")
    held = hold_autosave(page, "**/add/news/articlepage/*/")
    page.locator("[name=title]").fill("Phát động thi đua")
    wait_until_held(page, held)
    press_save_draft(page)
    page.wait_for_timeout(500)
    with page.expect_navigation():
        held[0].continue_()
    assert [article.title for article in ArticlePage.objects.all()] == ["Phát động thi đua"]
