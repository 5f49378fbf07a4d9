"""What editors do with several pages, with reviews, the bin and awards is killed: done, or not."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from campaigns.factories import HonorRollFactory, public_list
from campaigns.models import AwardMark
from news.bin.actions import put_in_bin
from news.bin.models import BinnedPage
from news.bin.tree import BIN_PATH
from news.factories import ArticleFactory, NewsIndexFactory
from news.public_index.models import PublicPage
from tests.fixtures import SiteTree
from tests.killing import count, kill_at, moments
from tests.portal.faults.test_publishing_killed import finish, nothing_is_half_done

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]

KILLS = 12


@dataclass
class Act:
    """What is posted, and whether it is done; `is_done` fails where it is half done."""

    address: str
    form: dict[str, Any]
    is_done: Callable[[], bool]


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.NEWS_PUBLIC_FILES_ROOT = tmp_path / "public"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def desk(transactional_db: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("quan-tri", "a@example.vn"))
    return client


def two(number: int, **fields: Any) -> list[Page]:
    tree = SiteTree()
    return [
        ArticleFactory(parent=tree.news, slug=f"{name}-{number}", title=f"{name}{number}", **fields)
        for name in ("an", "binh")
    ]


def bulk(action: str, pages: list[Page], **form: Any) -> tuple[str, dict[str, Any]]:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{address}?next=/admin/&" + "&".join(f"id={page.pk}" for page in pages), form


def each(is_so: Callable[[Page], bool], pages: list[Page]) -> list[bool]:
    """Of every one: the first that is not must not keep the others from being looked at."""
    return [is_so(page) for page in pages]


def is_live(page: Page) -> bool:
    """What readers see says the same as the page, and the log."""
    found = Page.objects.get(pk=page.pk)
    assert PublicPage.objects.filter(pk=page.pk).exists() == found.live
    assert found.live == (found.live_revision_id is not None)
    return found.live


def publish(number: int) -> Act:
    pages = two(number, live=False)
    return Act(*bulk("publish", pages), lambda: all(each(is_live, pages)))


def unpublish(number: int) -> Act:
    pages = two(number)
    return Act(*bulk("unpublish", pages), lambda: not any(each(is_live, pages)))


def move(number: int) -> Act:
    pages = two(number)
    target = NewsIndexFactory(parent=SiteTree().front, slug=f"muc-{number}")

    def is_moved(page: Page) -> bool:
        found = Page.objects.get(pk=page.pk)
        is_there = found.path.startswith(target.path)
        assert found.url_path.startswith(target.url_path) == is_there
        row = PublicPage.objects.get(pk=page.pk)
        assert row.path == found.path
        return is_there

    form = bulk("move", pages, chooser=target.pk)
    return Act(*form, lambda: all(each(is_moved, pages)))


def is_binned(page: Page) -> bool:
    is_there = Page.objects.get(pk=page.pk).path.startswith(BIN_PATH)
    assert BinnedPage.objects.filter(page_id=page.pk).exists() == is_there
    assert PublicPage.objects.filter(pk=page.pk).exists() != is_there
    return is_there


def delete(number: int) -> Act:
    pages = two(number)
    return Act(*bulk("delete", pages), lambda: all(each(is_binned, pages)))


def restore(number: int) -> Act:
    page = two(number)[0]
    entry = put_in_bin(page, None)
    address = reverse("news_bin:restore", args=[entry.pk])
    parent = page.get_parent()
    form = {"parent": parent.pk, "slug": page.slug}
    return Act(address, form, lambda: not is_binned(page))


def approve(number: int) -> Act:
    page = two(number, live=False)[0]
    page.save_revision()
    page.get_workflow().start(page, None)
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    def is_approved() -> bool:
        review = WorkflowState.objects.get(pk=state.workflow_state_id)
        task = TaskState.objects.get(pk=state.pk)
        # With one step, its approval is the end of the review and the publication.
        is_done = review.status == WorkflowState.STATUS_APPROVED
        assert (task.status == TaskState.STATUS_APPROVED) == is_done
        assert is_live(page) == is_done
        logged = PageLogEntry.objects.filter(page=page.pk, action="wagtail.workflow.approve")
        assert logged.exists() == is_done
        return is_done

    return Act(address, {}, is_approved)


def withhold(number: int) -> Act:
    return _withheld(number, "withhold")


def withhold_many(number: int) -> Act:
    return _withheld(number, "withhold_many")


def _withheld(number: int, name: str) -> Act:
    roll = HonorRollFactory(parent=SiteTree().rolls, slug=f"khen-{number}")
    an, binh = public_list(roll, "Trần Văn An", "Lê Thị Bình")
    keys = [an.key] if name == "withhold" else [an.key, binh.key]
    arguments = [roll.pk, an.key] if name == "withhold" else [roll.pk]
    form: dict[str, Any] = {"reason": "Theo yêu cầu", "key": keys, "sure": "1"}

    def is_withheld() -> bool:
        marks = AwardMark.objects.filter(roll=roll.translation_key, in_force=True).count()
        logged = PageLogEntry.objects.filter(page=roll.pk, action__endswith="withheld").count()
        assert (marks, logged) in ((0, 0), (len(keys), 1))
        return bool(marks)

    return Act(reverse(f"award_list:{name}", args=arguments), form, is_withheld)


@pytest.mark.parametrize(
    "act", [publish, unpublish, move, delete, restore, approve, withhold, withhold_many]
)
def test_an_act_is_done_or_not_whenever_its_process_is_killed(
    desk: Client, act: Callable[[int], Act]
) -> None:
    def press(made: Act) -> Callable[[], None]:
        def post() -> None:
            answer = desk.post(made.address, made.form)
            assert answer.status_code == 302, answer.content.decode()[:3000]

        return post

    first = act(0)
    steps = count(press(first))
    assert first.is_done()
    outcomes = set()
    for number, moment in enumerate([*moments(KILLS, steps), 2 * steps], start=1):
        made = act(number)
        kill_at(moment, press(made))
        outcomes.add(made.is_done())
    finish()
    nothing_is_half_done()
    assert outcomes == {False, True}
