"""Publishing is killed, again and again: each page is out, or it still waits for its moment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from campaigns.factories import HonorRollFactory, list_of
from campaigns.models import AwardListPublication
from news.factories import ArticleFactory
from news.files import public_folder
from news.files.models import FolderDebt
from news.former_addresses.models import FormerAddress
from news.models import ArticlePage
from news.public_index import check
from news.public_index.models import PublicPage
from news.scheduling.jobs import run_due
from news.scheduling.run import publish_due
from tests.fixtures import SiteTree
from tests.forms import article_form
from tests.killing import count, kill_at, moments
from tests.news.test_scheduled_changes import schedule

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]

KILLS = 50
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.NEWS_PUBLIC_FILES_ROOT = tmp_path / "public"


class Due:
    """Pages whose moment has come: a new one with a picture and an alias, a live one with another
    address, a roll with its list; and one that expires while its next version waits.
    """

    def __init__(self, number: int) -> None:
        tree = SiteTree()
        new = ArticleFactory(parent=tree.news, title=f"Mới {number}", illustrated=True, live=False)
        self.alias = new.create_alias(parent=tree.news, update_slug=f"bi-danh-{number}")
        changed = ArticleFactory(parent=tree.news, title=f"Cũ {number}", slug=f"cu-{number}")
        self.address = changed.url_path
        roll = HonorRollFactory(parent=tree.rolls, live=False)
        self.names = list_of(roll, "An", "Bình")
        roll = Page.objects.get(pk=roll.pk).specific.get_latest_revision_as_object()
        self.revisions = {
            new.pk: schedule(new),
            changed.pk: schedule(changed, slug=f"dia-chi-khac-{number}", title=f"Đổi {number}"),
            roll.pk: schedule(roll),
        }
        self.new, self.changed, self.roll = new, changed, roll
        self.going = ArticleFactory(parent=tree.news, over=True)
        self.next = self.going.save_revision()
        Revision.objects.filter(pk=self.next.pk).update(approved_go_live_at=timezone.now() + HOUR)
        self.before = dict(Page.objects.values_list("pk", "live"))

    def states(self) -> list[str]:
        return [
            *(self._state(pk, revision) for pk, revision in self.revisions.items()),
            self._state_of_going(),
        ]

    def _state(self, pk: int, revision: Revision) -> str:
        page = Page.objects.get(pk=pk)
        waits = Revision.objects.get(pk=revision.pk).approved_go_live_at is not None
        logged = PageLogEntry.objects.filter(page=pk, action="wagtail.publish.scheduled").count()
        if waits:
            assert (page.live, logged) == (self.before[pk], 0)
            return "waits"
        assert page.live
        assert page.live_revision_id == revision.pk
        assert logged == 1
        assert PublicPage.objects.get(pk=pk).title == page.title
        return "out"

    def _state_of_going(self) -> str:
        going = Page.objects.get(pk=self.going.pk)
        assert Revision.objects.get(pk=self.next.pk).approved_go_live_at is not None
        assert PublicPage.objects.filter(pk=going.pk).exists() == going.live
        return "waits" if going.live else "out"

    def is_complete(self) -> None:
        assert set(self.states()) == {"out"}
        assert Page.objects.get(pk=self.alias.pk).live
        assert FormerAddress.objects.filter(page_id=self.changed.pk).exists()
        assert AwardListPublication.objects.filter(roll=self.roll.translation_key).count() == 1


def finish() -> None:
    """What the next pass of the background process does."""
    assert run_due() == []
    from news.scheduling.loop import waiting_tasks

    if worker := waiting_tasks():
        worker.run()


def nothing_is_half_done() -> None:
    assert list(check.differences()) == []
    assert list(check.differences_of_files()) == []
    assert list(public_folder.differences()) == []
    assert not FolderDebt.objects.exists()
    without_revision = Page.objects.filter(live=True, live_revision=None, alias_of=None)
    assert not without_revision.filter(depth__gt=3).exists()
    for page in Page.objects.filter(numchild__gt=0):
        assert page.get_children().count() == page.numchild


def test_what_is_scheduled_is_out_or_waits_whenever_the_process_is_killed(settings: Any) -> None:
    settings.TASKS = QUEUE
    due = Due(0)
    steps = count(publish_due)
    due.is_complete()
    killed, seen = 0, set()
    due = Due(1)
    for number, moment in enumerate(moments(KILLS, steps), start=2):
        if "out" in (states := due.states()) and states.count("out") == len(states):
            finish()
            due.is_complete()
            due = Due(number)
        killed += kill_at(moment, publish_due)
        seen.update(due.states())
    finish()
    due.is_complete()
    nothing_is_half_done()
    assert seen == {"out", "waits"}
    print(f"\n{killed} kills over {steps} statements")
    assert killed >= KILLS * 0.6


@pytest.fixture
def desk(transactional_db: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("quan-tri", "a@example.vn"))
    return client


@pytest.mark.parametrize("what", ["create", "edit", "schedule"])
def test_what_an_editor_publishes_is_out_or_not_at_all(desk: Client, what: str) -> None:
    tree = SiteTree()
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", tree.news.pk])
    later = timezone.localtime(timezone.now() + HOUR).strftime("%d/%m/%Y %H:%M")

    def press(number: int) -> Any:
        form = article_form(slug=f"bai-{number}", title=f"Bài {number}")
        form["action-publish"] = "1"
        address = add
        if what == "schedule":
            form["go_live_at"] = later
        elif what == "edit":
            article = ArticleFactory(
                parent=tree.news, slug=f"bai-{number}", title="Nháp", live=False
            )
            address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        return lambda: _sent(desk.post(address, form))

    steps = count(press(0))
    outcomes = set()
    for number, moment in enumerate([*moments(12, steps), 2 * steps], start=1):
        kill_at(moment, press(number))
        page = ArticlePage.objects.filter(slug=f"bai-{number}").first()
        is_out = page is not None and page.live
        outcomes.add(is_out)
        assert PublicPage.objects.filter(slug=f"bai-{number}").exists() == is_out
        if page is not None:
            assert is_out == (page.live_revision_id is not None)
            assert page.latest_revision_id is not None
            if page.title != "Nháp":
                assert is_out or page.approved_schedule == (what == "schedule")
    finish()
    nothing_is_half_done()
    assert outcomes == ({False} if what == "schedule" else {False, True})


def _sent(answer: Any) -> None:
    assert answer.status_code == 302, answer.content.decode()[:2000]
