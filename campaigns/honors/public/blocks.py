"""Blocks for bodies: a roll, one award. Named in `NEWS_BODY_BLOCKS`.

What readers may see is queried when a page is shown: who is withheld disappears from every article
at once, and a correction of the list shows there.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from news.blocks import GatheredBlock

from ..admin.chooser import AwardKeyField, award_chooser
from ..models.awards import Award
from ..models.rolls import HonorRollPage
from ..querysets import public_rolls
from .embeds import awards_by_key, embedded_rolls

HONORS = pgettext_lazy("group of blocks", "Honors")


class RollChooserBlock(blocks.PageChooserBlock):
    def get_preview_value(self) -> HonorRollPage | None:
        return public_rolls().order_by("-pk").first()


class HonorRollBlock(GatheredBlock):
    roll = RollChooserBlock(page_type="campaigns.HonorRollPage", label=_("Honor roll"))

    class Meta:
        icon = "vd-medal"
        label = _("Honor roll")
        group = HONORS
        template = "campaigns/blocks/honor_roll.html"
        description = _("A roll with its decision, the number of recipients and the top awards.")

    def gather(self, values: Sequence[Any]) -> list[Any]:
        chosen = [value.get("roll") for value in values]
        found = embedded_rolls(roll.translation_key for roll in chosen if roll)
        return [found.get(roll.translation_key) if roll else None for roll in chosen]


class AwardKeyBlock(blocks.FieldBlock):
    """The key of an award, never a row: a correction of the list makes other rows."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        self.field = AwardKeyField(required=required, widget=award_chooser.widget_class())
        super().__init__(**kwargs)

    def get_form_state(self, value: str | None) -> dict[str, Any] | None:
        return self.field.widget.get_value_data(value)

    def get_preview_value(self) -> str:
        first = Award.objects.public().order_by("-list_id", "place").values_list("key", flat=True)
        return first.first() or ""


class AwardBlock(GatheredBlock):
    key = AwardKeyBlock(label=pgettext_lazy("given to somebody", "Award"))

    class Meta:
        icon = "vd-medal"
        label = pgettext_lazy("block", "One award")
        group = HONORS
        template = "campaigns/blocks/award.html"
        description = _("One recipient: name, award, decision; always as the public roll has it.")

    def gather(self, values: Sequence[Any]) -> list[Any]:
        keys = [value.get("key") or "" for value in values]
        found = awards_by_key({key for key in keys if key})
        return [found.get(key) for key in keys]
