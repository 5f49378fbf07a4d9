"""Who takes part and who is honored: units, and the clusters in which they compete."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from news.fields import labelled
from news.models.registers import NamedRow
from news.slugs import VietnameseSlugInput
from news.text import searchable
from news.translations.models import TranslatedTexts
from news.translations.panels import TranslatedPanel

from .base import RegisterEntry


class Cluster(index.Indexed, TranslatedTexts, NamedRow):
    """Units that are compared with one another (cụm, khối, khu vực thi đua)."""

    translated_fields = ("name",)

    sort_order = models.IntegerField(
        _("order"), default=0, db_index=True, help_text=_("Small numbers come first.")
    )

    label = labelled("name")

    panels = [
        TranslatedPanel("name"),
        FieldRowPanel([FieldPanel("slug", widget=VietnameseSlugInput), FieldPanel("sort_order")]),
    ]
    search_fields = [index.SearchField("search_text"), index.AutocompleteField("search_text")]

    class Meta:
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")
        ordering = ["sort_order", "sort_key", "pk"]

    def search_text(self) -> str:
        return searchable(self.name, *self.further_texts("name"))


class Unit(index.Indexed, RegisterEntry, NamedRow):
    """An organisation, or a part of one."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("Agency")
        DIVISION = "division", _("Division")
        SERVICE_UNIT = "service_unit", _("Public service unit")
        LOCALITY = "locality", _("Locality")
        ORGANISATION = "organisation", pgettext_lazy("kind of unit", "Organisation")
        ENTERPRISE = "enterprise", _("Enterprise")
        OTHER = "other", _("Other unit")

    NAME_FIELDS = ("name", "short_name", "aliases")
    translated_fields = ("name",)

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    aliases = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("One a line, as they stand in lists and letters."),
    )
    kind = models.CharField(
        pgettext_lazy("unit", "kind"), max_length=20, choices=Kind, default=Kind.DIVISION
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("superior unit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )
    cluster = models.ForeignKey(
        Cluster,
        verbose_name=_("cluster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="units",
    )

    panels = [
        TranslatedPanel("name"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("parent"), FieldPanel("cluster")]),
        FieldPanel("aliases"),
        MultiFieldPanel(
            [FieldPanel("slug", widget=VietnameseSlugInput)],
            heading=_("Address"),
            classname="collapsed",
        ),
    ]
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
        index.FilterField("kind"),
        index.FilterField("cluster_id"),
        index.FilterField("parent_id"),
        index.FilterField("merged_into_id"),
    ]

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_key", "pk"]

    def clean(self) -> None:
        super().clean()
        self.short_name = " ".join(self.short_name.split())
        if self.pk and self in self.superiors():
            raise ValidationError({"parent": _g("A unit cannot stand under itself.")})

    def superiors(self) -> Iterator["Unit"]:
        """The units above this one, the nearest first; ends where a circle would begin."""
        seen, above = set(), self.parent
        while above is not None and above.pk not in seen:
            yield above
            seen.add(above.pk)
            above = above.parent

    def search_text(self) -> str:
        return searchable(*self.names)
