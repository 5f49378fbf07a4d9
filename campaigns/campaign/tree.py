"""Where a campaign may stand: movements in the index, drives there or under a movement."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page


def check_stands_well(parent: Page, kind: str) -> None:
    """Raises `ValidationError` where a campaign of `kind` cannot stand under `parent`."""
    from .models.campaign import CampaignPage

    above = parent.specific
    if not isinstance(above, CampaignPage):
        return
    if kind != CampaignPage.Kind.DRIVE:
        raise ValidationError(_("Only a drive can stand under a movement."))
    if above.kind != CampaignPage.Kind.MOVEMENT:
        raise ValidationError(
            _("“%(title)s” is a drive: nothing can stand under it.") % {"title": above.title}
        )


def check_may_become(campaign: Any, kind: str) -> None:
    """Raises `ValidationError` where `campaign` has drives under it that `kind` cannot have."""
    from .models.campaign import CampaignPage

    drives = campaign.numchild if campaign.pk and kind != CampaignPage.Kind.MOVEMENT else 0
    if drives:
        raise ValidationError(
            ngettext(
                "%(count)d drive stands under this movement: move it elsewhere first.",
                "%(count)d drives stand under this movement: move them elsewhere first.",
                drives,
            )
            % {"count": drives}
        )


def check_places(pages: list[Page], parent: Page) -> None:
    """Raises `ValidationError` where one of `pages` is a campaign that cannot stand there."""
    from .models.campaign import CampaignPage

    for page in pages:
        campaign = page.specific
        if isinstance(campaign, CampaignPage):
            check_stands_well(parent, campaign.kind)
