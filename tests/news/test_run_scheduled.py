"""`manage.py run_scheduled`: what is done again and again, in a loop or by cron, never twice."""

import os
import threading
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from campaigns.factories import HonorRollFactory
from campaigns.imports import files
from campaigns.models import AwardImport
from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage, ScheduledRun
from news.pictures import prepare_pictures
from news.scheduling import jobs
from news.scheduling.jobs import PASS, RETRY, Job, register, run_due
from news.scheduling.loop import Loop
from tests.fixtures import SiteTree

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

HOUR = timedelta(hours=1)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No jobs but those that the test registers."""
    monkeypatch.setattr(jobs, "_jobs", {})


def begun_before(name: str, ago: timedelta) -> None:
    ScheduledRun.objects.filter(name=name).update(begun_at=timezone.now() - ago)


def run_once() -> None:
    call_command("run_scheduled", once=True, stdout=StringIO())


def expired_page(news: NewsIndexPage) -> ArticlePage:
    article = ArticleFactory(parent=news)
    past = timezone.now() - HOUR
    Page.objects.filter(pk=article.pk).update(expire_at=past)
    return article


def test_sent_files_and_imports_go_when_their_time_is_over(
    site_tree: SiteTree, administrator, settings, tmp_path: Path, monkeypatch
) -> None:
    # Neither the test's connection nor its signals are the process's own.
    monkeypatch.setattr("news.scheduling.loop.close_old_connections", lambda: None)
    monkeypatch.setattr("news.scheduling.loop.signal.signal", lambda number, handler: None)
    settings.AWARD_IMPORT_DIR = tmp_path / "private"
    roll = HonorRollFactory(parent=site_tree.rolls)
    old, young = (
        AwardImport.objects.create(page_id=roll.pk, user=administrator, token=files.keep(b"1"))
        for _each in range(2)
    )
    past = timezone.now() - timedelta(days=8)
    AwardImport.objects.filter(pk=old.pk).update(changed_at=past)
    os.utime(files.folder() / old.token, (past.timestamp(), past.timestamp()))
    loop = Loop(poll_every=0.1)
    threading.Timer(0.3, loop.stop).start()
    loop.run()
    assert list(AwardImport.objects.all()) == [young]
    assert [path.name for path in files.folder().iterdir()] == [young.token]


def test_one_pass_does_everything_that_is_due(news: NewsIndexPage) -> None:
    article = expired_page(news)
    run_once()
    article.refresh_from_db()
    assert not article.live
    names = set(ScheduledRun.objects.values_list("name", flat=True))
    assert {"empty_bin", "clearsessions", "tidy_award_lists", "tidy_award_lists --files"} <= names
    assert "publish_scheduled" not in names


def test_each_pass_publishes_and_what_is_daily_waits_for_the_next_day(
    news: NewsIndexPage,
) -> None:
    run_once()
    before = dict(ScheduledRun.objects.values_list("name", "begun_at"))
    article = expired_page(news)
    run_once()
    article.refresh_from_db()
    assert not article.live
    assert dict(ScheduledRun.objects.values_list("name", "begun_at")) == before
    begun_before("empty_bin", timedelta(days=1))
    run_once()
    assert ScheduledRun.objects.get(name="empty_bin").begun_at > before["empty_bin"]


def test_waiting_tasks_are_worked_by_one_pass(
    settings: Any, news: NewsIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = "django_tasks_db.management.commands.db_worker"
    monkeypatch.setattr(f"{worker}.close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    article = ArticleFactory(parent=news)
    prepare_pictures.enqueue([article.pk])
    assert DBTaskResult.objects.ready().count() == 1
    run_once()
    assert not DBTaskResult.objects.ready().exists()


def test_what_one_process_began_another_does_not_begin_again(only: None) -> None:
    register("clearsessions", every=HOUR)
    run_due()
    begun_before("clearsessions", timedelta(minutes=30))
    before = ScheduledRun.objects.get(name="clearsessions").begun_at
    run_due()
    assert ScheduledRun.objects.get(name="clearsessions").begun_at == before


def test_a_job_that_comes_a_little_early_is_due(only: None) -> None:
    """A cron every ten minutes is now and then a second early: files must not wait for the next."""
    register("clearsessions", every=timedelta(minutes=10))
    run_due()
    begun_before("clearsessions", timedelta(minutes=9, seconds=58))
    before = ScheduledRun.objects.get(name="clearsessions").begun_at
    run_due()
    assert ScheduledRun.objects.get(name="clearsessions").begun_at > before


def test_a_job_that_fails_is_named_stops_no_other_and_is_tried_again_soon(only: None) -> None:
    register("no_such_command", "--x", every=timedelta(days=1))
    register("clearsessions", every=timedelta(days=1))
    with pytest.raises(CommandError, match="no_such_command --x"):
        run_once()
    assert ScheduledRun.objects.filter(name="clearsessions").exists()
    assert run_due() == []
    began = ScheduledRun.objects.get(name="no_such_command --x").begun_at
    begun_before("no_such_command --x", timezone.now() - began + RETRY)
    assert run_due() == ["no_such_command --x"]


def test_a_job_of_the_host_is_run_as_often_as_it_says(only: None) -> None:
    register("clearsessions", every=HOUR)
    register("clearsessions", every=timedelta(days=2))
    assert list(jobs._jobs.values()) == [Job("clearsessions", (), timedelta(days=2))]


def test_a_pass_is_written_down(only: None) -> None:
    run_due()
    assert ScheduledRun.objects.get().name == PASS.name
