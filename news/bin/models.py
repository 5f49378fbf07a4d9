"""What is known of a page in the bin."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .tree import BIN_PATH


def retention() -> timedelta:
    """How long deleted pages wait in the bin: the setting `NEWS_BIN_DAYS`, 30 days without it."""
    return timedelta(days=getattr(settings, "NEWS_BIN_DAYS", 30))


class BinnedPageQuerySet(models.QuerySet):
    def on_their_own(self) -> "BinnedPageQuerySet":
        """What the bin lists: not the aliases and translations that went along."""
        return self.filter(went_with=None)

    def holding(self, page: Page) -> "BinnedPage | None":
        """The entry with which a page in the bin, or a page above it, was deleted."""
        top = page.path[: len(BIN_PATH) + Page.steplen]
        entries: Any = self.select_related("parent", "page", "went_with__parent")
        found = entries.filter(page__path=top).first()
        return found.went_with or found if found else None

    def expired(self) -> "BinnedPageQuerySet":
        return self.on_their_own().filter(deleted_at__lt=timezone.now() - retention())


class BinnedPage(models.Model):
    """A page that was deleted, with all below it, and where it was.

    `step` is the last part of its path among its siblings, `place` the titles of the pages above.
    `waiting` is what `news.bin.waiting` put to rest. Aliases and translations that went along have
    rows of their own (`went_with`).
    """

    page = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    went_with = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="companions"
    )
    parent = models.ForeignKey(
        Page, verbose_name=_("place"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    step = models.CharField(max_length=4)
    place = models.TextField(blank=True)
    below = models.PositiveIntegerField(default=0)
    waiting = models.JSONField(default=dict)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deleted_at = models.DateTimeField(_("deleted at"), default=timezone.now, db_index=True)

    objects = BinnedPageQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page in the bin")
        verbose_name_plural = _("pages in the bin")
        default_permissions = ()
        permissions = [("empty_bin", _("Delete pages in the bin for good"))]
        ordering = ["-deleted_at", "-pk"]

    def __str__(self) -> str:
        return str(self.page)

    @property
    def goes_at(self) -> datetime:
        return self.deleted_at + retention()

    @property
    def was_live(self) -> bool:
        """Whether readers could see the page or one below it."""
        return bool(self.waiting.get("live"))

    @property
    def is_scheduled(self) -> bool:
        """Whether a publication was scheduled when it was deleted."""
        return bool(self.waiting.get("schedules"))
