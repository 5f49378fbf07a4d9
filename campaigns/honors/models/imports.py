"""An officer's file on its way into a list: how it was read, and its rows with all corrections.

Rows wait here, never in a session. The file itself is kept elsewhere (`honors.imports.files`), for
an hour at most; columns that a list may not hold are never stored.
"""

from datetime import datetime, timedelta
from typing import Any

import swapper
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from campaigns.registers.models.units import Unit

from .recipient import Recipient

#: How long an import that nobody touches is kept.
LIFETIME = timedelta(days=7)


class AwardImportQuerySet(models.QuerySet["AwardImport"]):
    def open(self) -> "AwardImportQuerySet":
        """Those that can be continued, the latest first."""
        return self.filter(changed_at__gt=timezone.now() - LIFETIME).order_by("-changed_at", "-pk")

    def unfinished(self, page: Page, user: Any) -> "AwardImportQuerySet":
        """The latest of `user` for `page` that can be gone on with."""
        own = self.open().filter(page=page.pk, user=user)
        return own.exclude(state=AwardImport.State.REFUSED).defer("found", "mapping")[:10]

    def expired(self) -> "AwardImportQuerySet":
        return self.filter(changed_at__lte=timezone.now() - LIFETIME)


class AwardImport(models.Model):
    """One file for one page, seen by the officer who sent it and by nobody else.

    `found` is a `Reading` without rows, `mapping` a `Mapping`, both as JSON; `refusal` says why the
    file could not be read: `{"code", "details"}` of a `SpreadsheetError`. `token` names the file.
    """

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("file", "Waiting to be read")
        READING = "reading", pgettext_lazy("file", "Being read")
        READY = "ready", pgettext_lazy("file", "Read")
        REFUSED = "refused", pgettext_lazy("file", "Could not be read")

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )
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

    objects = AwardImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of an award list")
        verbose_name_plural = _("imports of award lists")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def is_read(self) -> bool:
        """Whether nobody has to wait for it any more."""
        return self.state in (self.State.READY, self.State.REFUSED)

    @property
    def expires_at(self) -> datetime:
        return self.changed_at + LIFETIME


class AwardImportRow(Recipient):
    """A row as the list would get it. A text may be longer than a list takes: that is an error.

    `sheet` and `row` say where it is in the file, 0 for one that was added. `issues` are those of
    the row as it is now; `read_issues` the reader's, until somebody corrects the row. `person`,
    `unit_words` and `award_words` are normalized for comparison. `goes_on`: the row above is of the
    same person, on purpose.
    """

    wagtail_reference_index_ignore = True

    class Level(models.IntegerChoices):
        FINE = 0, pgettext_lazy("row of an import", "Nothing to say")
        WARNING = 1, pgettext_lazy("row of an import", "Warning")
        ERROR = 2, pgettext_lazy("row of an import", "Error")

    award_import = models.ForeignKey(AwardImport, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField(_("order"))
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField(default=0)
    key = models.CharField(max_length=12, blank=True)
    honorific = models.TextField(_("form of address"), blank=True)
    name = models.TextField(_("name"), blank=True)
    position = models.TextField(_("position"), blank=True)
    unit_text = models.TextField(_("unit as printed"), blank=True)
    suggested_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    award_text = models.TextField(_("award as printed"), blank=True)
    decision_number = models.TextField(_("decision number"), blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    person = models.CharField(max_length=300, blank=True)
    unit_words = models.CharField(max_length=300, blank=True)
    award_words = models.CharField(max_length=300, blank=True)
    goes_on = models.BooleanField(default=False)
    is_left_out = models.BooleanField(_("left out"), default=False)
    is_mended = models.BooleanField(_("changed"), default=False)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.FINE)
    read_issues = models.JSONField(default=list, blank=True)
    issues = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["award_import", "place", "pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["award_import", "place"], name="award_import_place"),
            models.Index(fields=["award_import", "level", "place"], name="award_import_level"),
            models.Index(fields=["award_import", "person"], name="award_import_person"),
        ]

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()
