"""Versions of award lists, and when each was published.

A list belongs to a roll by the `translation_key` of the roll's pages. The page's revisions name
lists; `honors.lists.edit` is the only place that writes rows.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AwardList(models.Model):
    """One version of a roll's list. `edits` counts the edits made in it while it was a draft.

    `undo` holds the steps that revert the last edits; a frozen list needs none.
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
        """Names the state from which an edit starts."""
        return f"{self.pk}.{self.edits}"


class AwardListCount(models.Model):
    """How many recipients of a public list readers may see, by kind; see `honors.lists.counts`.

    A list without this row was not counted yet.
    """

    wagtail_reference_index_ignore = True

    award_list = models.OneToOneField(
        AwardList, on_delete=models.CASCADE, primary_key=True, related_name="count"
    )
    collective = models.PositiveIntegerField(default=0)
    household = models.PositiveIntegerField(default=0)
    individual = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("count of an award list")
        verbose_name_plural = _("counts of award lists")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.award_list}: {self.collective}, {self.household}, {self.individual}"


class AwardListPublication(models.Model):
    """When a version went public, and how it differs from the one that was public before.

    `changes` holds keys, never texts: `{"added": [key], "removed": [key], "changed": {key:
    [field]}}`; texts are read from the lists, without those that are withheld.
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
