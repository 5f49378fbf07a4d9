"""Choices that registers, campaigns and honor rolls share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecipientKind(models.TextChoices):
    """In the order in which a roll shows them."""

    COLLECTIVE = "collective", _("Collective")
    HOUSEHOLD = "household", _("Household")
    INDIVIDUAL = "individual", _("Individual")
