"""Notes what background processes do and who signs in: lines with the task's id, figures."""

import logging
from typing import Any

from structlog.contextvars import bind_contextvars, get_contextvars, unbind_contextvars

from . import metrics

logger = logging.getLogger("portal.tasks")


def connect() -> None:
    """Called once in each process, when Django's apps are ready."""
    from allauth.mfa.signals import authentication_failed
    from axes.signals import user_locked_out
    from django.contrib.auth.signals import user_logged_in, user_login_failed
    from django_tasks.signals import task_enqueued, task_finished, task_started

    from news.scheduling.jobs import job_done

    for signal, receiver in (
        (task_enqueued, _enqueued),
        (task_started, _started),
        (task_finished, _finished),
        (job_done, _job_done),
        (user_logged_in, _signed_in),
        (user_login_failed, _not_signed_in),
        (authentication_failed, _not_signed_in),
        (user_locked_out, _locked_out),
    ):
        signal.connect(receiver, dispatch_uid="portal.monitoring")


def _enqueued(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """With the request's id: by this line the lines of the task are found."""
    # A command that writes much (`setup_site`) would print hundreds of lines that nobody asked for.
    level = logging.INFO if "request_id" in get_contextvars() else logging.DEBUG
    facts = {"task": str(task_result.id), "job": _name(task_result)}
    logger.log(level, "task queued", extra=facts)


def _started(sender: Any, task_result: Any, **kwargs: Any) -> None:
    bind_contextvars(task=str(task_result.id))


def _finished(sender: Any, task_result: Any, **kwargs: Any) -> None:
    ok = task_result.status.name == "SUCCESSFUL" or _has_nothing_left_to_do(task_result)
    logger.log(
        logging.INFO if ok else logging.ERROR,
        "task done" if ok else "task failed",
        extra={"task": str(task_result.id), "job": _name(task_result)},
    )
    metrics.note_task(ok)
    unbind_contextvars("task")


def _has_nothing_left_to_do(task_result: Any) -> bool:
    """The row that it was about is deleted meanwhile. By name: such a class stands in its model,
    where it cannot be imported from.
    """
    errors = task_result.errors
    return bool(errors) and errors[-1].exception_class_path.endswith(".DoesNotExist")


def _job_done(sender: Any, name: str, ok: bool, **kwargs: Any) -> None:
    metrics.note_job(name, ok)


def _signed_in(sender: Any, **kwargs: Any) -> None:
    metrics.note_sign_in("done")


def _not_signed_in(sender: Any, **kwargs: Any) -> None:
    metrics.note_sign_in("failed")


def _locked_out(sender: Any, **kwargs: Any) -> None:
    metrics.note_sign_in("locked")


def _name(task_result: Any) -> str:
    return task_result.task.module_path
