"""An officer's file on its way into the database: how it was read, its rows with all corrections.

Each kind of import has two tables of its own, made from these: one of files, one of rows. Rows wait
there, never in a session. The file itself is kept elsewhere (`files`), for an hour at most; columns
that may not be kept are never stored.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: How long an import that nobody touches is kept.
LIFETIME = timedelta(days=7)


class StagedImportQuerySet(models.QuerySet[Any]):
    def open(self) -> "StagedImportQuerySet":
        """Those that can be continued, the latest first."""
        return self.filter(changed_at__gt=timezone.now() - LIFETIME).order_by("-changed_at", "-pk")

    def unfinished_by(self, user: Any) -> "StagedImportQuerySet":
        """The latest of `user` that can be gone on with."""
        own = self.open().filter(user=user)
        return own.exclude(state=StagedImport.State.REFUSED).defer("found", "mapping")[:10]

    def expired(self) -> "StagedImportQuerySet":
        return self.filter(changed_at__lte=timezone.now() - LIFETIME)


class StagedImport(models.Model):
    """One file, seen by the officer who sent it and by nobody else. Its rows are its `rows`.

    `found` says how the file was read, `mapping` (a `Mapping`) how it was to be read, both as JSON;
    `refusal` says why it could not be read: `{"code", "details"}` of a `SpreadsheetError`. `token`
    names the file.
    """

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("file", "Waiting to be read")
        READING = "reading", pgettext_lazy("file", "Being read")
        READY = "ready", pgettext_lazy("file", "Read")
        REFUSED = "refused", pgettext_lazy("file", "Could not be read")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True, db_index=True)
    filename = models.CharField(_("file name"), max_length=255, blank=True)
    token = models.CharField(max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    refusal = models.JSONField(default=dict, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    found = models.JSONField(default=dict, blank=True)

    #: Each kind has a manager of `StagedImportQuerySet`, and rows of its own.
    objects: Any
    rows: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def is_read(self) -> bool:
        """Whether nobody has to wait for it any more."""
        return self.state in (self.State.READY, self.State.REFUSED)

    @property
    def expires_at(self) -> datetime:
        return self.changed_at + LIFETIME


class StagedRow(models.Model):
    """A row as it would be saved. A text may be longer than what it is for: that is an error.

    `sheet` and `row` say where it is in the file, 0 for one that was added. `issues` are those of
    the row as it is now; `read_issues` the reader's, until somebody corrects the row.
    """

    wagtail_reference_index_ignore = True

    class Level(models.IntegerChoices):
        FINE = 0, pgettext_lazy("row of an import", "Nothing to say")
        WARNING = 1, pgettext_lazy("row of an import", "Warning")
        ERROR = 2, pgettext_lazy("row of an import", "Error")

    place = models.PositiveIntegerField(_("order"))
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField(default=0)
    is_left_out = models.BooleanField(_("left out"), default=False)
    is_mended = models.BooleanField(_("changed"), default=False)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.FINE)
    read_issues = models.JSONField(default=list, blank=True)
    issues = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True
