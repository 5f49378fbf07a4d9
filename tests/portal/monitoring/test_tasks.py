"""What is written down of tasks."""

import logging

import pytest
from modelsearch.tasks import insert_or_update_object_task
from structlog.contextvars import bound_contextvars

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


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
