"""What officers said that a text of a list means, for the next list."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .award_types import AwardType
from .units import Unit


class LearnedValue(models.Model):
    """A text as lists write it, and what an officer said that it means.

    Imports go by it where the register itself knows no such name; the register's own names stay as
    they are. `words` are what the text is found by: the whole of it, never a part. `new_text` is
    what is to be printed instead, "" for the text itself. Who may edit the register teaches it for
    all (`is_for_all`), others for their own imports alone.
    """

    class Field(models.TextChoices):
        AWARD = "award_text", _("Award")
        UNIT = "unit_text", _("Unit")
        POSITION = "position", _("Position")

    field = models.CharField(_("what it is"), max_length=20, choices=Field)
    words = models.CharField(max_length=300)
    text = models.CharField(_("as lists write it"), max_length=300)
    new_text = models.CharField(_("printed instead"), max_length=300, blank=True)
    award_type = models.ForeignKey(
        AwardType,
        verbose_name=_("award in the catalogue"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit in the register"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who said so"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    is_for_all = models.BooleanField(_("for everybody's imports"), default=False)
    learned_at = models.DateTimeField(_("when"), auto_now=True)

    class Meta:
        verbose_name = _("remembered spelling")
        verbose_name_plural = _("remembered spellings")
        ordering = ["field", "words", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "field", "words"], name="learned_value_once")
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def meaning(self) -> str:
        """What it means, in words."""
        return self.new_text or str(self.award_type or self.unit or self.text)
