"""Publishing and taking down are all or nothing, whoever asks: an editor, a workflow, the clock.

Wagtail writes the revision, the page, its aliases, the log and the workflow one after the other. A
process that is killed in between would leave a page that is public without its rows in the public
index, or a draft that nothing will publish any more.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction


def make_whole() -> None:
    """Called once: from then on each act of Wagtail's is one transaction."""
    for action in (PublishRevisionAction, UnpublishAction, UnpublishPageAction):
        if not hasattr(action.execute, "__wrapped__"):
            action.execute = transaction.atomic(action.execute)


def soon(work: Callable[[], object], using: str | None = None) -> None:
    """Does `work` once what was written is there for others to read. Its failure is logged: what
    was written stays, and nobody is told otherwise.
    """

    def after_commit() -> None:  # Django names in its log what failed: a partial has no name
        work()

    transaction.on_commit(after_commit, using=using, robust=True)


def enqueue(task: Any, *arguments: Any, using: str | None = None) -> None:
    """Has `task` run once what was written is there for others to read.

    Tasks that wait in the database are written in the same transaction: there is no moment at which
    one is there without the other. Any other queue hears of it after the commit.
    """
    if waits_in_the_database(task):
        task.enqueue(*arguments)
    else:
        soon(partial(task.enqueue, *arguments), using)


def waits_in_the_database(task: Any) -> bool:
    """Whether django-tasks-db has its queue."""
    return type(task.get_backend()).__module__.startswith("django_tasks_db.")
