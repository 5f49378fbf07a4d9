"""A change at a set time that cannot be made is kept, shown and mailed, and stops no other."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from news.factories import ArticleFactory, publish
from news.models import ArticlePage, NewsIndexPage, ScheduleFailure
from tests.reading import soup

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]


def schedule(article: ArticlePage, user: Any = None, **fields: Any) -> Revision:
    """A change that is due by now."""
    for name, value in fields.items():
        setattr(article, name, value)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    revision = article.save_revision(user=user)
    revision.publish(user=user)
    past = timezone.now() - timedelta(minutes=1)
    revision.refresh_from_db()
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    return revision


def run() -> None:
    call_command("publish_scheduled", verbosity=0)


@pytest.fixture
def stuck(news: NewsIndexPage, moderator: AbstractUser) -> ArticlePage:
    """Its new slug was taken between scheduling and the set time; due before all others."""
    article = ArticleFactory(parent=news, title="Bài chờ", slug="cu")
    schedule(article, moderator, slug="moi", title="Bài đã đổi")
    ArticleFactory(parent=news, slug="moi")
    return article


def text_of(client: Client, address: str) -> str:
    return soup(client.get(address)).get_text(" ")


def test_the_change_is_kept_and_made_once_it_can_be(
    news: NewsIndexPage, stuck: ArticlePage
) -> None:
    other = ArticleFactory(parent=news, live=False)
    schedule(other)
    going = ArticleFactory(parent=news, over=True)
    run()
    assert ArticlePage.objects.get(pk=other.pk).live
    assert not ArticlePage.objects.get(pk=going.pk).live
    stuck = ArticlePage.objects.get(pk=stuck.pk)
    assert (stuck.title, stuck.slug, stuck.live) == ("Bài chờ", "cu", True)
    assert stuck.approved_schedule
    failure = ScheduleFailure.objects.get()
    assert "“moi”" in failure.reason

    ArticlePage.objects.get(slug="moi").delete()
    run()
    stuck = ArticlePage.objects.get(pk=stuck.pk)
    assert (stuck.title, stuck.slug) == ("Bài đã đổi", "moi")
    assert not ScheduleFailure.objects.exists()


def test_who_set_the_time_is_told_once_by_mail(stuck: ArticlePage, moderator: AbstractUser) -> None:
    run()
    run()
    (sent,) = mail.outbox
    assert sent.to == [moderator.email]
    assert "Bài đã đổi" in sent.subject or "Bài chờ" in sent.subject
    assert "“moi”" in sent.body
    assert reverse("wagtailadmin_pages:edit", args=[stuck.pk]) in sent.body


def test_editors_see_it_above_the_form_and_on_the_first_screen(
    stuck: ArticlePage, editor: AbstractUser, moderator: AbstractUser, client_of: Clients
) -> None:
    run()
    edit = reverse("wagtailadmin_pages:edit", args=[stuck.pk])
    for user in (editor, moderator):
        for address in (edit, reverse("wagtailadmin_home")):
            text = text_of(client_of(user), address)
            assert "không đăng được vì" in text
            assert "“moi”" in text


def test_nobody_is_told_of_pages_that_he_may_not_edit(
    stuck: ArticlePage, officer: AbstractUser, client_of: Clients
) -> None:
    run()
    assert "không đăng được vì" not in text_of(client_of(officer), reverse("wagtailadmin_home"))


def test_a_cancelled_or_replaced_schedule_is_told_no_longer(
    stuck: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    run()
    publish(ArticlePage.objects.get(pk=stuck.pk))
    edit = reverse("wagtailadmin_pages:edit", args=[stuck.pk])
    assert "không đăng được vì" not in text_of(client_of(moderator), edit)
    run()
    assert not ScheduleFailure.objects.exists()


def test_an_error_of_the_system_stops_no_other(
    news: NewsIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = ArticleFactory.create_batch(2, parent=news, live=False)
    revision = schedule(bad)
    schedule(good)
    revision.content["body"] = "[{"
    revision.content["locale"] = 999_999
    revision.save()
    run()
    assert ArticlePage.objects.get(pk=good.pk).live
    assert not ArticlePage.objects.get(pk=bad.pk).live


def test_bulk_publishing_an_expired_page_says_so(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients
) -> None:
    over = ArticleFactory(parent=news, title="Bài hết hạn", over=True)
    run()
    draft = ArticleFactory(parent=news, live=False)
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    for ids in (f"id={over.pk}&id={draft.pk}", f"id={news.pk}"):
        data = {"include_descendants": "on"}
        shown = client_of(moderator).post(f"{path}?{ids}", data, follow=True)
        told = " ".join(str(message) for message in shown.context["messages"])
        assert "“Bài hết hạn” đã hết hạn" in told
        assert not ArticlePage.objects.get(pk=over.pk).live
        assert not ArticlePage.objects.get(pk=draft.pk).live


def test_what_expires_keeps_the_next_version_that_is_scheduled(news: NewsIndexPage) -> None:
    going = ArticleFactory(parent=news, over=True)
    going.expire_at = None
    later = going.save_revision()
    moment = timezone.now() + timedelta(hours=2)
    Revision.objects.filter(pk=later.pk).update(approved_go_live_at=moment)
    run()
    assert not ArticlePage.objects.get(pk=going.pk).live
    later.refresh_from_db()
    assert later.approved_go_live_at == moment


def test_after_a_pause_the_next_version_is_out_and_not_what_expired_before(
    news: NewsIndexPage,
) -> None:
    page = ArticleFactory(parent=news, over=True)
    page.expire_at = None
    schedule(page, title="Bản mới")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    run()
    page = ArticlePage.objects.get(pk=page.pk)
    assert not ScheduleFailure.objects.exists(), ScheduleFailure.objects.get()
    assert (page.title, page.live) == ("Bản mới", True)


def test_what_expired_before_it_could_be_published_is_never_shown(news: NewsIndexPage) -> None:
    page = ArticleFactory(parent=news, live=False)
    revision = schedule(page)
    revision.content["expire_at"] = (timezone.now() - timedelta(seconds=30)).isoformat()
    revision.save()
    run()
    page = ArticlePage.objects.get(pk=page.pk)
    assert (page.live, page.expired, page.approved_schedule) == (False, True, False)


def test_what_is_public_stays_so_where_a_queue_cannot_be_reached(
    news: NewsIndexPage,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ConnectionError

    page = ArticleFactory(parent=news, live=False, illustrated=True)
    schedule(page)
    monkeypatch.setattr("django_tasks.backends.immediate.ImmediateBackend.enqueue", fail)
    with django_capture_on_commit_callbacks(execute=True):
        run()
    assert ArticlePage.objects.get(pk=page.pk).live
    assert not ScheduleFailure.objects.exists()
    assert not mail.outbox
