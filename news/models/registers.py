"""What articles point to: categories, tags, authors and official documents."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..address_words import slug_or
from ..citing.numbers import searched
from ..citing.widgets import IssuingBodyInput
from ..dates import typed_day
from ..fields import SortKeyField, labelled
from ..slugs import NamePanel
from ..text import nfc, searchable, tag_key, tidy_texts
from ..translations.models import TranslatedTexts
from ..translations.panels import TranslatedPanel
from ..validators import in_archive


class NamedRow(models.Model):
    """A register's row with an address of its own; the slug is made from the name."""

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(_("slug"), max_length=150, unique=True, blank=True)
    sort_key = SortKeyField("name")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self._complete()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self._complete()

    def _complete(self) -> None:
        tidy_texts(self)
        self.name = (self.name or "").strip()
        if not self.slug and self.name:
            self.slug = self._free_slug(slug_or(self.name, "section", 140))

    def _free_slug(self, base: str) -> str:
        taken = set(
            type(self)
            ._default_manager.filter(slug__startswith=base)
            .exclude(pk=self.pk)
            .values_list("slug", flat=True)
        )
        return next(
            s for s in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if s not in taken
        )


class Category(index.Indexed, TranslatedTexts, NamedRow):
    """A section of the newsroom (chuyên mục)."""

    class Color(models.TextChoices):
        RED = "red", _("Red")
        GOLD = "gold", _("Gold")
        GREEN = "green", _("Green")
        BLUE = "blue", _("Blue")
        PLUM = "plum", _("Plum")
        TEAL = "teal", _("Teal")

    translated_fields = ("name", "description")

    color = models.CharField(_("color"), max_length=10, choices=Color, default=Color.RED)
    description = models.TextField(_("description"), blank=True)
    sort_order = models.IntegerField(
        _("order"), default=0, db_index=True, help_text=_("Small numbers come first.")
    )

    label = labelled("name")
    description_label = labelled("description")

    panels = [
        TranslatedPanel(NamePanel("name")),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("color"), FieldPanel("sort_order")]),
        TranslatedPanel("description"),
    ]
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
        index.FilterField("color"),
    ]

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["sort_order", "sort_key", "pk"]

    def search_text(self) -> str:
        return searchable(self.name, *self.further_texts("name"))


class Tag(NamedRow, TagBase):
    """A free keyword. Whichever way it is typed, `named` gives the one row that it means."""

    KEY_LENGTH = 400

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=150, unique=True, blank=True)
    #: `news.text.tag_key` of the name; None on a double, whose address leads to `merged_into`.
    key = models.CharField(max_length=KEY_LENGTH, unique=True, null=True, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, editable=False, related_name="doubles"
    )

    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["sort_key"]

    @classmethod
    def named(cls, name: str) -> "Tag":
        """The tag of this name, made if there is none."""
        key = tag_key(name)[: cls.KEY_LENGTH]
        return cls.objects.get_or_create(key=key, defaults={"name": name})[0]

    def _complete(self) -> None:
        self.name = " ".join(nfc(self.name or "").split())
        super()._complete()
        self.key = None if self.merged_into_id else tag_key(self.name)[: self.KEY_LENGTH]

    def slugify(self, tag: str, i: int | None = None) -> str:
        base = slug_or(tag, "tag", 140)
        return f"{base}-{i}" if i is not None else base


class Author(index.Indexed, TranslatedTexts, NamedRow):
    """Someone who writes here (tác giả); occasional writers need only a free byline."""

    translated_fields = ("role", "bio")

    role = models.CharField(_("role"), max_length=150, blank=True)
    bio = models.TextField(_("about the author"), blank=True)
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    role_label = labelled("role")
    bio_label = labelled("bio")

    panels = [
        NamePanel("name"),
        FieldPanel("slug"),
        TranslatedPanel("role"),
        TranslatedPanel("bio"),
        FieldPanel("photo"),
    ]
    search_fields = [index.SearchField("search_text"), index.AutocompleteField("search_text")]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["sort_key", "pk"]

    @property
    def label(self) -> str:
        return self.name

    def search_text(self) -> str:
        return searchable(self.name, self.role, *self.further_texts("role"))


class OfficialDocument(index.Indexed, TranslatedTexts):
    """A document with a number that articles, campaigns and rolls cite (văn bản)."""

    class Kind(models.TextChoices):
        DECISION = "decision", _("Decision")
        PLAN = "plan", _("Plan")
        DIRECTIVE = "directive", _("Directive")
        CIRCULAR = "circular", _("Circular")
        GUIDANCE = "guidance", _("Guidance")
        NOTICE = "notice", _("Notice")
        REPORT = "report", _("Report")
        OTHER = "other", _("Other document")

    translated_fields = ("issuing_body", "abstract")

    number = models.CharField(
        _("number"), max_length=80, help_text=_("As printed, such as 257/QĐ-UBND.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.DECISION)
    issuing_body = models.CharField(_("issuing body"), max_length=200)
    signed_on = models.DateField(
        _("signed on"), null=True, blank=True, db_index=True, validators=[in_archive]
    )
    signer = models.CharField(_("signer"), max_length=150, blank=True)
    abstract = models.TextField(
        _("abstract"), blank=True, help_text=_("What it is about, as printed.")
    )
    file = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link = models.URLField(
        _("link"), blank=True, help_text=_("Where the document stands if there is no file.")
    )
    in_force = models.BooleanField(_("in force"), null=True, blank=True)

    issuing_body_label = labelled("issuing_body")
    abstract_label = labelled("abstract")

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("kind"), FieldPanel("signed_on")]),
        TranslatedPanel(FieldPanel("issuing_body", widget=IssuingBodyInput)),
        FieldPanel("signer"),
        TranslatedPanel("abstract"),
        MultiFieldPanel([FieldPanel("file"), FieldPanel("link")], heading=_("Full text")),
        FieldPanel("in_force"),
    ]
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
        index.FilterField("kind"),
        index.FilterField("issuing_body"),
        index.FilterField("signed_on"),
        index.FilterField("in_force"),
    ]

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("official documents")
        ordering = ["-signed_on", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "issuing_body", "signed_on"],
                name="news_document_once",
                violation_error_message=_("This document is already in the register."),
            )
        ]

    def __str__(self) -> str:
        signed = f" ({typed_day(self.signed_on)})" if self.signed_on else ""
        return f"{self.number}{signed}"

    def clean(self) -> None:
        super().clean()
        tidy_texts(self)
        self.number = " ".join((self.number or "").split())
        self.issuing_body = " ".join((self.issuing_body or "").split())
        self._refuse_undated_duplicate()

    def _refuse_undated_duplicate(self) -> None:
        """The database's constraint does not cover documents without a date."""
        same = OfficialDocument.objects.filter(
            number=self.number, issuing_body=self.issuing_body, signed_on=None
        )
        if self.signed_on is None and same.exclude(pk=self.pk).exists():
            raise ValidationError({"number": _g("This document is already in the register.")})

    @property
    def url(self) -> str:
        """The file's address, else the link, else empty."""
        return self.file.url if self.file else self.link

    def search_text(self) -> str:
        return searchable(
            self.number,
            searched(self.number),
            self.issuing_body,
            self.signer,
            self.abstract,
            *self.further_texts("issuing_body"),
            *self.further_texts("abstract"),
        )
