"""The rules of the tree: movements in the index, drives there or under a movement."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from .enums import CampaignKind
from .models.campaign import CampaignPage


def check_parent(parent: Page, kind: str) -> None:
    """Raises `ValidationError` where a campaign of `kind` cannot be placed under `parent`."""
    above = parent.specific
    if not isinstance(above, CampaignPage):
        return
    if kind != CampaignKind.DRIVE:
        raise ValidationError(_("Only a drive can stand under a movement."))
    if above.kind != CampaignKind.MOVEMENT:
        raise ValidationError(
            _("“%(title)s” is a drive: nothing can stand under it.") % {"title": above.title}
        )


def check_children(campaign: CampaignPage, kind: str) -> None:
    """Raises `ValidationError` where `campaign` has drives under it that `kind` cannot have."""
    drives = campaign.numchild if campaign.pk and kind != CampaignKind.MOVEMENT else 0
    if drives:
        raise ValidationError(
            ngettext(
                "%(count)d drive stands under this movement: move it elsewhere first.",
                "%(count)d drives stand under this movement: move them elsewhere first.",
                drives,
            )
            % {"count": drives}
        )


def check_new_parent(pages: list[Page], parent: Page) -> None:
    """Raises `ValidationError` where one of `pages` is a campaign that cannot be placed there."""
    for page in pages:
        campaign = page.specific
        if isinstance(campaign, CampaignPage):
            check_parent(parent, campaign.kind)
