"""An officer's list of awards or nominees on its way to a page's draft."""

from typing import Any

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from campaigns.imports.models import StagedImport, StagedImportQuerySet, StagedRow
from campaigns.registers.models.units import Unit

from .recipient import Recipient


class AwardImportQuerySet(StagedImportQuerySet):
    def unfinished(self, page: Page, user: Any) -> StagedImportQuerySet:
        """The latest of `user` for `page` that can be gone on with."""
        return self.filter(page=page.pk).unfinished_by(user)


class AwardImport(StagedImport):
    """One file for one page. `found` is a `Reading` without rows.

    `are_notes_seen`: the officer read what was noted of the file as a whole.
    """

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    are_notes_seen = models.BooleanField(default=False, db_default=False)

    objects = AwardImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of an award list")
        verbose_name_plural = _("imports of award lists")
        ordering = ["-pk"]
        default_permissions = ()


class AwardImportRow(StagedRow, Recipient):
    """A row as the list would get it.

    `person`, `unit_words` and `award_words` are normalized for comparison. `goes_on`: the row above
    is of the same person, on purpose. `source` is the line of the file without what a list may not
    hold, `left_out_why` the code of the reason for which the reader left the row out. `doubts` are
    the words by which rows with the same issue are found (`honors.imports.issues`); `is_seen`: the
    officer looked at them and lets the row stand.
    """

    award_import = models.ForeignKey(AwardImport, on_delete=models.CASCADE, related_name="rows")
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
    source = models.TextField(_("as it stands in the file"), blank=True, default="", db_default="")
    left_out_why = models.CharField(max_length=40, blank=True, default="", db_default="")
    is_seen = models.BooleanField(_("looked at"), default=False, db_default=False)
    doubts = models.TextField(blank=True, default="", db_default="")

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
