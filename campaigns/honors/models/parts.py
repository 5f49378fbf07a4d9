"""What an honor roll's page is made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class RollCampaign(Orderable):
    """A campaign that the roll's awards crown."""

    roll = ParentalKey(
        "campaigns.HonorRollPage", on_delete=models.CASCADE, related_name="campaigns"
    )
    campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name=_("campaign"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        verbose_name = _("campaign")
