"""The award catalogue: what may be won, by whom, and in which order lists show it."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.search import index

from news.fields import SortKeyField, labelled
from news.models import Category
from news.text import fold_words, searchable
from news.translations.panels import TranslatedPanel
from news.validators import in_archive

from .base import EntryQuerySet, RegisterEntry

_FILTERED = (
    "for_individuals",
    "for_collectives",
    "for_households",
    "once_in_lifetime",
    "valid_from",
    "valid_to",
    "merged_into_id",
)


class AwardTypeQuerySet(EntryQuerySet):
    def in_force(self, day: date) -> Self:
        """Entries that could be given on `day`."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=day))


class AwardType(index.Indexed, RegisterEntry):
    """One title or commendation. The law changes: everything here is an editor's to change.

    `code` is that of an entry of `registers.catalogue`; an editor's own have none.
    """

    class Family(models.TextChoices):
        TITLE = "title", _("Emulation title")
        COMMENDATION = "commendation", _("Commendation")

    class Level(models.TextChoices):
        STATE = "state", pgettext_lazy("award level", "State")
        GOVERNMENT = "government", _("Government")
        MINISTRY_PROVINCE = "ministry_province", _("Ministry or province")
        GRASSROOTS = "grassroots", _("Grassroots")

    NAME_FIELDS = ("name", "short_names")
    translated_fields = ("name", "authority")

    code = models.SlugField(_("code"), max_length=60, blank=True, default="", editable=False)
    name = models.CharField(_("name"), max_length=200, unique=True)
    sort_key = SortKeyField("name")
    short_names = models.TextField(
        _("short and other names"),
        blank=True,
        help_text=_("One a line, as they stand in lists and letters."),
    )
    family = models.CharField(_("family"), max_length=20, choices=Family, default=Family.TITLE)
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.GRASSROOTS)
    rank = models.CharField(
        pgettext_lazy("award", "rank"),
        max_length=50,
        blank=True,
        help_text=_("Such as “hạng Nhất”."),
    )
    authority = models.CharField(_("who signs it"), max_length=150, blank=True)
    for_individuals = models.BooleanField(_("for individuals"), default=True)
    for_collectives = models.BooleanField(_("for collectives"), default=False)
    for_households = models.BooleanField(_("for households"), default=False)
    precedence = models.PositiveIntegerField(
        _("precedence"),
        default=1000,
        db_index=True,
        help_text=_("The smallest number is the highest award; lists are sorted by it."),
    )
    once_in_lifetime = models.BooleanField(_("once in a lifetime"), default=False)
    valid_from = models.DateField(_("valid from"), null=True, blank=True, validators=[in_archive])
    valid_to = models.DateField(_("valid to"), null=True, blank=True, validators=[in_archive])
    color = models.CharField(
        _("color"), max_length=10, choices=Category.Color, default=Category.Color.GOLD
    )
    emblem = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("emblem"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    authority_label = labelled("authority")

    objects = AwardTypeQuerySet.as_manager()

    panels = [
        TranslatedPanel("name"),
        FieldPanel("short_names"),
        FieldRowPanel([FieldPanel("family"), FieldPanel("level"), FieldPanel("rank")]),
        TranslatedPanel("authority"),
        MultiFieldPanel(
            [
                FieldPanel("for_individuals"),
                FieldPanel("for_collectives"),
                FieldPanel("for_households"),
                FieldPanel("once_in_lifetime"),
            ],
            heading=_("Who it is for"),
        ),
        FieldRowPanel([FieldPanel("precedence"), FieldPanel("color")]),
        FieldPanel("emblem"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
        index.FilterField("family"),
        index.FilterField("level"),
        *(index.FilterField(name) for name in _FILTERED),
    ]

    class Meta:
        verbose_name = _("award type")
        verbose_name_plural = _("award types")
        ordering = ["precedence", "sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="award_type_code_once"
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _g("The end lies before the beginning.")})
        self._refuse_names_of_others()

    def _refuse_names_of_others(self) -> None:
        """So that a name that is read in a list means one entry."""
        if self.merged_into_id:  # the other entry has its names by now
            return
        others = AwardType.objects.current().exclude(pk=self.pk)
        taken = {name: other for other in others for name in other.folded_names}
        errors: dict[str, list[str]] = {}
        for field, text in self.names_by_field():
            if other := taken.get(fold_words(text)):
                message = _g("“%(text)s” already stands for “%(name)s” in the catalogue.")
                errors.setdefault(field, []).append(message % {"text": text, "name": other.name})
        if errors:
            raise ValidationError(errors)

    def is_valid_on(self, day: date) -> bool:
        """Whether the award could be given on `day`."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    @property
    def recipients_label(self) -> str:
        """The kinds of recipient it is for, in words."""
        kinds = (
            (self.for_individuals, _g("individuals")),
            (self.for_collectives, _g("collectives")),
            (self.for_households, _g("households")),
        )
        return ", ".join(label for holds, label in kinds if holds)

    def search_text(self) -> str:
        names = (self.name, *self.further_texts("name"), self.short_names)
        return searchable(*names, self.authority)


class BroughtAwardType(models.Model):
    """The code of an entry that `registers.catalogue` has added to this site.

    An entry is added once: what an editor deleted is not added again. The class has its name from
    its table, which keeps it.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("entry of the catalogue as it was brought")
        default_permissions = ()

    def __str__(self) -> str:
        return self.code
