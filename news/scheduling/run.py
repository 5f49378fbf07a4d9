"""Publishes and takes down what is due, each in a transaction of its own."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import DraftStateMixin, Page, Revision

from .models import ScheduleFailure
from .notices import mail_failure

logger = logging.getLogger(__name__)


def publish_due() -> None:
    """What cannot be published keeps its schedule, and is tried again with the next call.

    Publishing comes first: after a pause both may be due of one page.
    """
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    # Given up, published otherwise, or set for another time.
    ScheduleFailure.objects.exclude(revision__in=due.values("pk")).delete()
    for revision in list(due.order_by("approved_go_live_at")):
        error = _try(lambda due=revision: _publish(due))
        if error is None:
            logger.info("Published at its set time: revision %s", revision.pk)
            ScheduleFailure.objects.filter(revision=revision).delete()
        else:
            _note(revision, error)
    for instance in list(_expired()):
        if _try(lambda due=instance: _take_down(due)) is None:
            logger.info("Taken down at its set time: %s", instance.pk)


def _publish(revision: Revision) -> None:
    """Unless somebody else did it, or set another time, since it was found."""
    now = timezone.now()
    own = Revision.objects.select_for_update().filter(pk=revision.pk)
    if not own.filter(approved_go_live_at__lt=now).exists():
        return
    revision.publish(log_action="wagtail.publish.scheduled")
    published = revision.content_object
    published = type(published)._base_manager.get(pk=published.pk)  # as it is now
    if published.live and published.expire_at and published.expire_at < now:
        _take_down(published)  # readers never saw it


def _take_down(instance: Any) -> None:
    """Wagtail forgets with it what was scheduled to come after it."""
    waiting = instance.revisions.filter(approved_go_live_at__isnull=False)
    scheduled = dict(waiting.values_list("pk", "approved_go_live_at"))
    instance.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for pk, moment in scheduled.items():
        Revision.objects.filter(pk=pk).update(approved_go_live_at=moment)


def _expired() -> Iterator[DraftStateMixin]:
    for model in (Page, *_others_with_drafts()):
        yield from model.objects.filter(live=True, expire_at__lt=timezone.now()).order_by(
            "expire_at"
        )


def _others_with_drafts() -> list[type[models.Model]]:
    with_drafts = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    return [model for model in with_drafts if not issubclass(model, Page)]


def _try(work: Callable[[], None]) -> Exception | None:
    """Makes the whole change or none of it."""
    try:
        with transaction.atomic(), override(settings.LANGUAGE_CODE):
            work()
    except ValidationError as error:  # an editor can mend it
        return error
    except Exception as error:
        logger.exception("A scheduled change failed")
        return error
    return None


def _note(revision: Revision, error: Exception) -> None:
    with override(settings.LANGUAGE_CODE):
        reason = _reason(revision, error)
    known = ScheduleFailure.objects.filter(revision=revision).first()
    if known is not None and known.reason == reason:
        return
    failure, _created = ScheduleFailure.objects.update_or_create(
        revision=revision, defaults={"reason": reason}
    )
    mail_failure(failure)


def _reason(revision: Revision, error: Exception) -> str:
    """In the words of the form, each with the name of its field."""
    if not isinstance(error, ValidationError):
        return _("An error of the system; it stands in the server's log.")
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    model = revision.content_type.model_class()
    labels = {field.name: getattr(field, "verbose_name", "") for field in model._meta.get_fields()}
    return " ".join(
        f"{capfirst(str(label))}: {text}" if (label := labels.get(name)) else text
        for name, texts in error.message_dict.items()
        for text in texts
    )
