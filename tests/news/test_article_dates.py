"""Which date an article bears, by whichever way it goes public."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from news.factories import ArticleFactory, moment, publish, translate
from news.models import ArticlePage, NewsIndexPage, PublicPage
from tests.forms import article_form, as_shown
from tests.reading import soup, words

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]


def at(when: datetime) -> Any:
    return patch("django.utils.timezone.now", return_value=when)


def now() -> datetime:
    return timezone.now().replace(second=0, microsecond=0)


def bears_now(article: Page) -> bool:
    """Within the minute, on the page and in lists."""
    article = ArticlePage.objects.get(pk=article.pk)
    row = PublicPage.objects.get(pk=article.pk)
    assert row.date == article.published_at
    return timedelta(0) <= now() - article.published_at <= timedelta(minutes=1)


@pytest.fixture
def draft(news: NewsIndexPage) -> ArticlePage:
    """A draft whose date nobody touched."""
    return ArticleFactory(parent=news, published_at=None, live=False)


def edit_form(client: Client, page: Page) -> dict[str, Any]:
    return as_shown(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))


def post(client: Client, page: Page, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_a_new_form_has_no_date_and_says_what_will_be(
    news: NewsIndexPage, editor: AbstractUser, client_of: Clients
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    shown = client_of(editor).get(address)
    assert not soup(shown).find(id="id_published_at").get("value")
    assert "thời điểm xuất bản" in words(shown)


def test_a_draft_of_the_26th_approved_on_the_29th_bears_the_29th(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser, client_of: Clients
) -> None:
    with at(moment(2026, 11, 26, 9, 15)):
        address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
        fields = article_form(published_at="", **{"action-submit": "1"})
        client_of(editor).post(address, fields)
    article = ArticlePage.objects.get()
    other = ArticleFactory(parent=news, published_at=moment(2026, 11, 28))
    task = article.current_workflow_task_state
    names = [article.pk, "approve", task.pk]
    with at(moment(2026, 11, 29, 16, 40)):
        path = reverse("wagtailadmin_pages:workflow_action", args=names)
        client_of(moderator).post(path, {"comment": ""})
        article.refresh_from_db()
        assert article.published_at == moment(2026, 11, 29, 16, 40)
        assert [row.pk for row in news.articles()[:2]] == [article.pk, other.pk]


def test_published_at_once_in_bulk_by_code_and_at_a_set_time(
    news: NewsIndexPage, draft: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(moderator)
    post(desk, draft, edit_form(desk, draft) | {"action-publish": "1"})
    assert bears_now(draft)

    bulk = ArticleFactory(parent=news, published_at=None, live=False)
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    desk.post(f"{path}?id={bulk.pk}", {"include_descendants": ""})
    assert bears_now(bulk)

    code = news.add_child(instance=ArticlePage(title="Bằng mã"))
    assert bears_now(code)

    timed = ArticleFactory(parent=news, published_at=None, live=False)
    timed.go_live_at = now() + timedelta(hours=2)
    timed.save_revision().publish()
    timed.refresh_from_db()
    assert (timed.live, timed.published_at) == (False, None)
    with at(timed.go_live_at + timedelta(seconds=25)):
        call_command("publish_scheduled")
        assert bears_now(timed)
    assert ArticlePage.objects.get(pk=timed.pk).published_at == timed.go_live_at


def test_corrections_keep_the_date_however_they_are_made(
    draft: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    with at(
        moment(
            2026,
            11,
            29,
            16,
            40,
        )
    ):
        first = draft.save_revision()
        first.publish()
    date = moment(2026, 11, 29, 16, 40)
    desk = client_of(moderator)
    with at(moment(2026, 12, 3)):
        form = edit_form(desk, draft)
        assert form["published_at"] == "29/11/2026 16:40"
        post(desk, draft, form | {"title": "Đã sửa", "action-publish": "1"})
        post(desk, draft, form | {"published_at": "", "action-publish": "1"})
        assert ArticlePage.objects.get(pk=draft.pk).published_at == date
        ArticlePage.objects.get(pk=draft.pk).unpublish()
        publish(ArticlePage.objects.get(pk=draft.pk))
        first.publish(previous_revision=first)
    assert ArticlePage.objects.get(pk=draft.pk).published_at == date
    assert PublicPage.objects.get(pk=draft.pk).date == date


def test_a_typed_date_counts(draft: ArticlePage, moderator: AbstractUser, client_of: Any) -> None:
    desk = client_of(moderator)
    post(desk, draft, edit_form(desk, draft) | {"published_at": "04/08/2021 08:00"})
    shown = desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert "04/08/2021, dù xuất bản" in words(shown)
    post(desk, draft, edit_form(desk, draft) | {"action-publish": "1"})
    assert ArticlePage.objects.get(pk=draft.pk).published_at == moment(2021, 8, 4)


@pytest.mark.parametrize("keep_live", [False, True])
def test_a_copy_has_no_date(news: NewsIndexPage, keep_live: bool) -> None:
    source = ArticleFactory(parent=news, published_at=moment(2025, 8, 4))
    copy = source.copy(update_attrs={"slug": "ban-sao"}, keep_live=keep_live)
    if keep_live:
        assert bears_now(copy)
    else:
        assert copy.published_at is copy.get_latest_revision_as_object().published_at is None
        copy.get_latest_revision_as_object().save_revision().publish()
        assert bears_now(copy)


def test_an_alias_and_a_translation_bear_the_originals_date(
    news: NewsIndexPage, news_en: NewsIndexPage, draft: ArticlePage
) -> None:
    date = moment(2021, 8, 4)
    source = ArticleFactory(parent=news, published_at=date)
    english = translate(source)
    assert english.published_at == date
    alias = source.create_alias(update_slug="bi-danh")
    source.published_at = moment(2021, 9, 1)
    publish(source)
    assert ArticlePage.objects.get(pk=alias.pk).published_at == moment(2021, 9, 1)
    assert ArticlePage.objects.get(pk=english.pk).published_at == date
    draft_alias = draft.create_alias(update_slug="bi-danh-hai")
    draft = publish(draft)
    assert ArticlePage.objects.get(pk=draft_alias.pk).published_at == draft.published_at
    untouched = draft.copy_for_translation(Locale.objects.get(language_code="en"))
    assert untouched.published_at is None
    publish(untouched)
    assert ArticlePage.objects.get(pk=untouched.pk).published_at == draft.published_at


def test_a_date_ahead_is_asked_about_once(
    draft: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(moderator)
    ahead = (timezone.localtime() + timedelta(days=40)).strftime("%d/%m/%Y 08:00")
    form = edit_form(desk, draft) | {"published_at": ahead}
    assert post(desk, draft, form).status_code == 302  # a draft may have it
    form |= edit_form(desk, draft) | {"action-publish": "1"}
    asked = post(desk, draft, form)
    assert asked.status_code == 200
    assert "còn 40 ngày" in words(asked)
    assert not ArticlePage.objects.get(pk=draft.pk).live
    form["asked_date"] = soup(asked).find(id="id_asked_date")["value"]
    assert post(desk, draft, form).status_code == 302
    assert ArticlePage.objects.get(pk=draft.pk).live


def test_a_date_ahead_is_not_asked_about_when_it_appears_on_that_day(
    draft: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(moderator)
    at = (timezone.localtime() + timedelta(days=40)).strftime("%d/%m/%Y 08:00")
    form = edit_form(desk, draft) | {"published_at": at, "go_live_at": at, "action-publish": "1"}
    assert post(desk, draft, form).status_code == 302
    assert ArticlePage.objects.get(pk=draft.pk).approved_schedule


@pytest.mark.parametrize("year", [21, 1021, 1944, 2206, 9999])
def test_years_far_off_are_refused_in_words(
    draft: ArticlePage, editor: AbstractUser, client_of: Clients, year: int
) -> None:
    desk = client_of(editor)
    answer = post(desk, draft, edit_form(desk, draft) | {"published_at": f"04/08/{year:04d} 08:00"})
    assert answer.status_code == 200
    errors = " ".join(answer.context["form"].errors["published_at"])
    assert "Hãy xem lại năm" in errors or "hợp lệ" in errors
    draft.published_at = moment(max(year, 100), 8, 4)
    with pytest.raises(ValidationError):
        draft.full_clean()


def test_drafts_without_a_date_stand_first_in_the_editors_list(
    news: NewsIndexPage, draft: ArticlePage, editor: AbstractUser, client_of: Clients
) -> None:
    older = ArticleFactory(parent=news, published_at=moment(2021, 8, 4))
    for address in (
        reverse("articles:index"),
        reverse("wagtailadmin_explore", args=[news.pk]),
    ):
        found = client_of(editor).get(address).context["object_list"]
        assert [page.pk for page in found] == [draft.pk, older.pk]
