"""An officer's list of units on its way into the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.imports.models import StagedImport, StagedImportQuerySet, StagedRow
from news.translations.models import TranslatedTexts

from .units import Unit


class UnitImport(StagedImport):
    """One file. `found` is a `UnitReading` without rows, and what the last check said."""

    objects = StagedImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of units")
        verbose_name_plural = _("imports of units")
        ordering = ["-pk"]
        default_permissions = ()


class UnitImportRow(TranslatedTexts, StagedRow):
    """A line of the file, as written, and what saving it would do to the register.

    `unit` is the one that the line means, empty for a new one. `changes` holds [column, old, new],
    all texts. `parent_unit` is the officer's choice where `parent` names several units.
    """

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("unit", "new")
        CHANGED = "changed", pgettext_lazy("unit", "changed")
        UNCHANGED = "unchanged", pgettext_lazy("unit", "as before")

    translated_fields = ("name",)

    unit_import = models.ForeignKey(UnitImport, on_delete=models.CASCADE, related_name="rows")
    name = models.TextField(_("name"), blank=True)
    short_name = models.TextField(_("short name"), blank=True)
    aliases = models.TextField(_("other names"), blank=True)
    kind = models.TextField(pgettext_lazy("unit", "kind"), blank=True)
    parent = models.TextField(_("superior unit"), blank=True)
    parent_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    cluster = models.TextField(_("cluster"), blank=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, blank=True)
    changes = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("row of an import of units")
        verbose_name_plural = _("rows of an import of units")
        ordering = ["unit_import", "place", "pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["unit_import", "place"], name="unit_import_place")]

    def __str__(self) -> str:
        return self.name[:200]
