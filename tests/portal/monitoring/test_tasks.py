"""What is written down of tasks."""

import logging

import pytest
from django.test import override_settings
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task
from structlog.contextvars import bound_contextvars, clear_contextvars

from portal.monitoring.collecting import _queue

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(autouse=True)
def outside_of_requests() -> None:
    """The id of a request stays bound in its thread until the next one comes."""
    clear_contextvars()


def test_a_task_about_a_row_that_is_gone_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "portal.tasks"), bound_contextvars(request_id="12345678"):
        insert_or_update_object_task.enqueue("news", "author", "999999")
    assert [record.message for record in caplog.records if record.name == "portal.tasks"] == [
        "task queued",
        "task done",
    ]


def test_a_task_that_fails_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "portal.tasks"):
        insert_or_update_object_task.enqueue("news", "nothing", "1")
    assert "task failed" in [record.message for record in caplog.records]


def test_what_no_request_queued_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "portal.tasks"):
        insert_or_update_object_task.enqueue("news", "author", "999999")
    assert "task queued" not in [record.message for record in caplog.records]


def test_what_had_nothing_left_to_do_is_not_counted_as_failed() -> None:
    for error in ("wagtail.models.pages.Page.DoesNotExist", "builtins.OSError"):
        DBTaskResult.objects.create(
            status="FAILED",
            args_kwargs={"args": [], "kwargs": {}},
            task_path="modelsearch.tasks.insert_or_update_object_task",
            backend_name="default",
            run_after="2026-01-01T00:00:00Z",
            exception_class_path=error,
        )
    in_database = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with override_settings(TASKS=in_database):
        (tasks,) = [one for one in _queue() if one.name == "site_tasks"]
    assert [(one.labels["status"], one.value) for one in tasks.samples] == [("failed", 1)]
