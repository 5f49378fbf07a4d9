"""What happened to an award after its decision: marks on it, an article about its recipient."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.models import ArticlePage, OfficialDocument

from ..querysets import AwardMarkQuerySet


class AwardMark(models.Model):
    """What happened to an award after its decision, laid over every version of the list.

    `in_force`: approved, and not superseded by a later mark of its pair (annulled and restored,
    withheld and released). Only `honors.lists.marks` writes marks.
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

    objects = AwardMarkQuerySet.as_manager()

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

    @property
    def is_withheld(self) -> bool:
        return self.in_force and self.kind == self.Kind.WITHHELD

    @property
    def is_annulled(self) -> bool:
        return self.in_force and self.kind == self.Kind.ANNULLED

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def is_approved(self) -> bool:
        return self.state == self.State.APPROVED


class AwardStory(models.Model):
    """An article about the recipient of one award (điển hình tiên tiến)."""

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
