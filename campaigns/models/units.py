"""Who takes part and who is honored: units, and the clusters in which they compete."""

from collections.abc import Iterable

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
from news.text import fold_words, searchable


class Cluster(index.Indexed, NamedRow):
    """Units that are compared with one another (cụm, khối, khu vực thi đua)."""

    name_en = models.CharField(_("name in English"), max_length=150, blank=True)
    sort_order = models.IntegerField(
        _("order"), default=0, db_index=True, help_text=_("Small numbers come first.")
    )

    label = labelled("name")

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug", widget=VietnameseSlugInput), FieldPanel("sort_order")]),
    ]
    search_fields = [index.SearchField("search_text"), index.AutocompleteField("search_text")]

    class Meta:
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")
        ordering = ["sort_order", "name", "pk"]

    def search_text(self) -> str:
        return searchable(self.name, self.name_en)


class UnitQuerySet(models.QuerySet["Unit"]):
    def current(self) -> "UnitQuerySet":
        """Units that were not merged into another."""
        return self.filter(merged_into=None)

    def find(self, text: str) -> "Unit | None":
        """The unit that is called `text`, whatever the marks, capitals and spaces.

        None where none is, or where more than one is: a caller never guesses between two.
        """
        wanted = fold_words(text)
        units = self.select_related("merged_into")
        found = {unit.resolved for unit in units if wanted and wanted in unit.folded_names}
        return found.pop() if len(found) == 1 else None


class Unit(index.Indexed, NamedRow):
    """An organisation, or a part of one. Doubles are merged, never deleted.

    `merged_into` names the unit that a double stands for. It is followed when read, so that what
    an old revision or an old list names still loads.
    """

    class Kind(models.TextChoices):
        AGENCY = "agency", _("Agency")
        DIVISION = "division", _("Division")
        SERVICE_UNIT = "service_unit", _("Public service unit")
        LOCALITY = "locality", _("Locality")
        ORGANISATION = "organisation", pgettext_lazy("kind of unit", "Organisation")
        ENTERPRISE = "enterprise", _("Enterprise")
        OTHER = "other", _("Other unit")

    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
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
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="doubles",
    )

    label = labelled("name")

    objects = UnitQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
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
        ordering = ["name", "pk"]

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())
        self.short_name = " ".join(self.short_name.split())
        self.aliases = "\n".join(dict.fromkeys(_lines(self.aliases)))
        self._refuse_a_circle()

    def _refuse_a_circle(self) -> None:
        above, seen = self.parent, {self.pk}
        while above is not None and self.pk:
            if above.pk in seen:
                raise ValidationError({"parent": _g("A unit cannot stand under itself.")})
            seen.add(above.pk)
            above = above.parent

    @property
    def resolved(self) -> "Unit":
        """The unit that this one stands for: itself, or the one it was merged into."""
        return self.merged_into or self

    @property
    def names(self) -> list[str]:
        """Every way in which this unit is written, its name first."""
        return [n for n in (self.name, self.short_name, self.name_en, *_lines(self.aliases)) if n]

    @property
    def folded_names(self) -> set[str]:
        return {fold_words(name) for name in self.names}

    def search_text(self) -> str:
        return searchable(*self.names)


def _lines(text: str) -> Iterable[str]:
    return filter(None, (" ".join(line.split()) for line in (text or "").splitlines()))
