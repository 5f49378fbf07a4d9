"""What acts on pages by itself, put to rest while they are in the bin and woken afterwards.

Publication, schedules, workflows and locks are noted as JSON. A schedule whose time passed in the
bin is not made up for: nothing becomes public, or changes for readers, without somebody's doing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import page_published, page_unpublished

BATCH = 500
RUNNING = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@dataclass
class Woken:
    """Titles of pages that are not as they were: their schedule, or their end, is past."""

    late: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)


def put_to_rest(pages: QuerySet) -> dict[str, Any]:
    """Gives what `wake` needs. Receivers of `page_unpublished` are told while the pages still have
    their address.
    """
    live = list(pages.filter(live=True).values_list("pk", flat=True))
    locked = list(pages.filter(locked=True).values_list("pk", "locked_by", "locked_at"))
    ids = list(pages.values_list("pk", flat=True))
    noted: dict[str, Any] = {
        "live": live,
        "locked": [[pk, by, at and at.isoformat()] for pk, by, at in locked],
        "schedules": [],
        "workflows": [],
        "tasks": [],
    }
    for some in _batches(ids):
        named = [str(pk) for pk in some]
        revisions = Revision.objects.page_revisions().filter(object_id__in=named)
        due = revisions.exclude(approved_go_live_at=None)
        noted["schedules"] += [
            [pk, at.isoformat()] for pk, at in due.values_list("pk", "approved_go_live_at")
        ]
        due.update(approved_go_live_at=None)
        running = WorkflowState.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=named,
            status__in=RUNNING,
        )
        tasks = TaskState.objects.filter(
            workflow_state__in=running, status=TaskState.STATUS_IN_PROGRESS
        )
        noted["tasks"] += list(tasks.values_list("pk", flat=True))
        tasks.update(status=TaskState.STATUS_CANCELLED)
        found = list(running.values_list("pk", "status"))
        noted["workflows"] += [list(row) for row in found]
        WorkflowState.objects.filter(pk__in=[pk for pk, _status in found]).update(
            status=WorkflowState.STATUS_CANCELLED
        )
    pages.filter(live=True).update(live=False)
    pages.filter(locked=True).update(locked=False, locked_by=None, locked_at=None)
    for page in _specific(live):
        page_unpublished.send(sender=type(page), instance=page)
    return noted


def wake(noted: dict[str, Any], may_publish: bool) -> Woken:
    """As they were, as far as the clock and the right to publish at their place allow."""
    now, woken = timezone.now(), Woken()
    for pk, by, at in noted["locked"]:
        Page.objects.filter(pk=pk).update(locked=True, locked_by=by, locked_at=at)
    TaskState.objects.filter(pk__in=noted["tasks"]).update(status=TaskState.STATUS_IN_PROGRESS)
    for pk, status in noted["workflows"]:
        WorkflowState.objects.filter(pk=pk).update(status=status)
    late: list[int] = []
    for pk, at in noted["schedules"]:
        if datetime.fromisoformat(at) > now and may_publish:
            Revision.objects.filter(pk=pk).update(approved_go_live_at=at)
        else:
            late.append(pk)
    revisions = Revision.objects.filter(pk__in=late).values_list("object_id", flat=True)
    scheduled = [int(pk) for pk in revisions]
    woken.late = list(Page.objects.filter(pk__in=scheduled).values_list("title", flat=True))
    was_live = Page.objects.filter(pk__in=noted["live"])
    if not may_publish:
        woken.drafts = list(was_live.values_list("title", flat=True))
        return woken
    ended = list(was_live.filter(expire_at__lte=now).values_list("pk", "title"))
    woken.ended = [title for _pk, title in ended]
    over = {pk for pk, _title in ended}
    Page.objects.filter(pk__in=over).update(expired=True)
    back = [pk for pk in noted["live"] if pk not in over]
    for some in _batches(back):
        Page.objects.filter(pk__in=some).update(live=True)
    for page in _specific(back):
        page_published.send(sender=type(page), instance=page, revision=page.live_revision)
    return woken


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _specific(ids: list[int]) -> Iterable[Page]:
    for some in _batches(ids):
        yield from Page.objects.filter(pk__in=some).order_by("path").specific()
