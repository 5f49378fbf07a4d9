"""Choices that a campaign and its parts are described by; its phase is in `phases.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CampaignKind(models.TextChoices):
    MOVEMENT = "movement", _("Movement")
    DRIVE = "drive", _("Drive")


class Regularity(models.TextChoices):
    REGULAR = "regular", pgettext_lazy("campaign", "Regular")
    THEMATIC = "thematic", pgettext_lazy("campaign", "Thematic")


class Scope(models.TextChoices):
    NATIONAL = "national", pgettext_lazy("scope", "National")
    MINISTRY_PROVINCE = "ministry_province", pgettext_lazy("scope", "Ministry or province")
    CLUSTER = "cluster", pgettext_lazy("scope", "Cluster")
    UNIT = "unit", pgettext_lazy("scope", "One unit")


class MilestoneState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("milestone", "Planned")
    DONE = "done", pgettext_lazy("milestone", "Done")
    POSTPONED = "postponed", pgettext_lazy("milestone", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("milestone", "Cancelled")
