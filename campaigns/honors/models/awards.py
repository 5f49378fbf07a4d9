"""One award to one recipient: a row of an award list."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.images import get_image_model_string

from campaigns.registers.enums import RecipientKind
from news.indexes import CoveringIndex
from news.sorting import name_sort_key, words_sort_key
from news.text import fold_words

from ..querysets import AwardQuerySet
from .award_lists import AwardList
from .recipient import Recipient

#: PostgreSQL keeps at most 2,704 bytes of a row in an index; `folded` is the last column of one.
FOLDED_LENGTH = 1000
SORT_KEY_LENGTH = 300


class Award(Recipient):
    """One award to one recipient, as its decision printed it.

    `key` is random, never reused, and carried from version to version. `signed_on` and
    `decision_number` are set only where they differ from the roll's own decision. `place` counts
    from 1. `folded` is the text that a search matches: each word after a space.
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

    objects = AwardQuerySet.as_manager()

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
            CoveringIndex(
                fields=["list", "award_type", "kind", "unit", "key", "folded"], name="award_search"
            ),
            # The same in the order of names.
            CoveringIndex(
                fields=["sort_key", "list", "key", "award_type", "kind", "unit", "folded"],
                name="award_by_name",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def derive(self) -> None:
        """Sets the fields that are computed from the others; every write calls it."""
        words = fold_words(" ".join((self.name, self.unit_text, self.award_text)))
        self.folded = f" {words}"[:FOLDED_LENGTH]
        is_person = self.kind == RecipientKind.INDIVIDUAL
        key = name_sort_key(self.name) if is_person else f"z {words_sort_key(self.name)}"
        self.sort_key = key[:SORT_KEY_LENGTH]
