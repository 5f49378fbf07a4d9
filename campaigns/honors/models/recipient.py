"""The columns that awards, nominees and rows of an import have in common."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit


class Recipient(models.Model):
    """Kind, links to the registers and achievement; the texts differ in what a list may hold."""

    kind = models.CharField(
        pgettext_lazy("award", "kind"),
        max_length=12,
        choices=RecipientKind,
        default=RecipientKind.INDIVIDUAL,
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit in the register"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    award_type = models.ForeignKey(
        AwardType,
        verbose_name=_("award in the catalogue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    achievement = models.TextField(_("achievement"), blank=True)

    honorific: Any
    name: Any
    position: Any
    unit_text: Any

    class Meta:
        abstract = True

    @property
    def full_name(self) -> str:
        """The name with its form of address."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def position_and_unit(self) -> str:
        return ", ".join(text for text in (self.position, self.unit_text) if text)
