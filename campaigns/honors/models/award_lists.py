"""Award lists: snapshots of what decisions printed, and the marks of what happened afterwards.

A list belongs to a roll by the `translation_key` of the roll's pages. The page's revisions name
lists; `honors.lists` is the only place that writes rows.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.images import get_image_model_string

from campaigns.registers.enums import RecipientKind
from news.models import ArticlePage, OfficialDocument
from news.text import fold_words, name_sort_key

from ..querysets import AwardManager
from .recipient import Recipient

#: PostgreSQL keeps at most 2,704 bytes of a row in an index; `folded` is the last column of one.
FOLDED_LENGTH = 1000
SORT_KEY_LENGTH = 300


class AwardList(models.Model):
    """One version of a roll's list. `edits` counts what changed in it while it was a draft's.

    `undo` holds what takes the last edits back; a frozen list needs none.
    """

    wagtail_reference_index_ignore = True

    roll = models.UUIDField(_("honor roll"), default=uuid.uuid4)
    version = models.PositiveIntegerField(_("version"), default=1)
    edits = models.PositiveIntegerField(default=0)
    undo = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("award list")
        verbose_name_plural = _("award lists")
        constraints = [
            models.UniqueConstraint(fields=["roll", "version"], name="award_list_version")
        ]
        default_permissions = ()
        permissions = [
            ("edit_award_lists", _("Import and edit award lists")),
            ("withhold_awards", _("Withhold recipients from the public")),
            ("annul_awards", _("Propose annulments of awards")),
            ("approve_annulments", _("Approve annulments of awards")),
        ]

    def __str__(self) -> str:
        return f"{self.roll} v{self.version}"

    @property
    def token(self) -> str:
        """What an edit says that it started from."""
        return f"{self.pk}.{self.edits}"


class Award(Recipient):
    """One award to one recipient, as its decision printed it.

    `key` is random, never reused, and carried from version to version. `signed_on` and
    `decision_number` stand only where they differ from the roll's own decision. `place` is its
    place in the list, from 1. `folded` is what a search reads: each word after a space.
    """

    wagtail_reference_index_ignore = True

    list = models.ForeignKey(AwardList, on_delete=models.CASCADE, related_name="awards")
    key = models.CharField(max_length=12)
    honorific = models.CharField(_("form of address"), max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=300)
    position = models.CharField(_("position"), max_length=300, blank=True)
    unit_text = models.CharField(_("unit as printed"), max_length=300, blank=True)
    award_text = models.CharField(_("award as printed"), max_length=300)
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decision_number = models.CharField(_("decision number"), max_length=100, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    place = models.PositiveIntegerField(_("order"), default=0)
    folded = models.CharField(max_length=FOLDED_LENGTH, editable=False, default="")
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, default="")

    objects = AwardManager()

    #: What an edit may change and a copy carries along; the rest is made from it.
    FIELDS = (
        "kind",
        "honorific",
        "name",
        "position",
        "unit_text",
        "unit_id",
        "award_text",
        "award_type_id",
        "achievement",
        "photo_id",
        "decision_number",
        "signed_on",
    )

    class Meta:
        verbose_name = pgettext_lazy("row of a list", "award")
        verbose_name_plural = pgettext_lazy("rows of a list", "awards")
        ordering = ["list", "place", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["list", "key"], name="award_key")]
        indexes = [
            models.Index(fields=["key"], name="award_by_key"),
            models.Index(fields=["list", "place"], name="award_by_place"),
            # All that a search and its counts read, so that they read no rows.
            models.Index(
                fields=["list", "award_type", "kind", "unit", "key", "folded"], name="award_search"
            ),
            # The same in the order of names.
            models.Index(
                fields=["sort_key", "list", "key", "award_type", "kind", "unit", "folded"],
                name="award_by_name",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def derive(self) -> None:
        """Sets what is made from the other fields; every write calls it."""
        words = fold_words(" ".join((self.name, self.unit_text, self.award_text)))
        self.folded = f" {words}"[:FOLDED_LENGTH]
        is_person = self.kind == RecipientKind.INDIVIDUAL
        key = name_sort_key(self.name) if is_person else fold_words(self.name)
        self.sort_key = key[:SORT_KEY_LENGTH]


class AwardMark(models.Model):
    """What happened to an award after its decision, laid over every version of the list.

    `in_force`: approved, and not superseded by a later mark of its pair (annulled and restored,
    withheld and released). `honors.marks` writes these.
    """

    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        ANNULLED = "annulled", _("Annulled")
        RESTORED = "restored", _("Restored")
        WITHHELD = "withheld", _("Withheld")
        RELEASED = "released", _("Released")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waiting for approval")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")

    roll = models.UUIDField(_("honor roll"), db_index=True)
    award_key = models.CharField(_("award"), max_length=12)
    kind = models.CharField(pgettext_lazy("mark on an award", "kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.APPROVED)
    in_force = models.BooleanField(default=False)
    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("cancelling decision"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved or refused by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("approved or refused at"), null=True, blank=True)

    class Meta:
        verbose_name = _("mark on an award")
        verbose_name_plural = _("marks on awards")
        ordering = ["pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["award_key", "kind"], name="award_mark_of"),
            models.Index(
                fields=["kind", "award_key"], condition=Q(in_force=True), name="award_mark_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award_key} {self.get_kind_display()}"


class AwardListPublication(models.Model):
    """When a version went public, and what it changed of the one that was public before.

    `changes` names keys, never texts: `{"added": [key], "removed": [key], "changed": {key:
    [field]}}`; names are read from the lists, without those that are withheld.
    """

    wagtail_reference_index_ignore = True

    roll = models.UUIDField(_("honor roll"), db_index=True)
    award_list = models.ForeignKey(AwardList, on_delete=models.CASCADE, related_name="publications")
    previous = models.ForeignKey(
        AwardList, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)
    changes = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("publication of an award list")
        verbose_name_plural = _("publications of award lists")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.award_list} {self.published_at:%Y-%m-%d}"


class AwardStory(models.Model):
    """An article that tells the story of one award's recipient (điển hình tiên tiến)."""

    wagtail_reference_index_ignore = True

    roll = models.UUIDField(_("honor roll"), db_index=True)
    award_key = models.CharField(_("award"), max_length=12, unique=True)
    article = models.ForeignKey(
        ArticlePage, verbose_name=_("article"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("role-model story")
        verbose_name_plural = _("role-model stories")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.award_key}: {self.article}"
