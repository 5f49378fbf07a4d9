"""Pictures and tables."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.table_block.blocks import TableBlock, TableInput
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from ..picture_texts import EMPTIED_WITH_THE_PICTURE
from .base import MEDIA, PreviewedStructBlock


class ImageBlock(PreviewedStructBlock):
    image = ImageChooserBlock(
        label=_("Image"), preview_value=lambda: get_image_model().objects.first()
    )
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=250,
        help_text=_("What the picture shows, for readers who cannot see it."),
        preview_value="",
    )
    decorative = blocks.BooleanBlock(
        label=_("Only decoration"),
        required=False,
        help_text=_("Then no alternative text is needed."),
    )
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=250,
        preview_value=_("At the launch ceremony"),
    )
    credit = blocks.CharBlock(label=_("Photo credit"), required=False, max_length=150)

    class Meta:
        icon = "image"
        label = _("Image")
        group = MEDIA
        template = "news/blocks/image.html"
        label_format = "{caption}"
        description = _("A picture with caption and credit.")
        form_attrs = EMPTIED_WITH_THE_PICTURE

    def clean(self, value):
        cleaned = super().clean(value)
        missing = not (cleaned.get("alt") or "").strip() and not cleaned.get("decorative")
        if missing and cleaned.get("image") and not self.is_deferred_validation:
            raise StructBlockValidationError(
                {
                    "alt": ValidationError(
                        _g("Say what the picture shows, or mark it as decoration.")
                    )
                }
            )
        return cleaned


def preview_table() -> dict:
    return {
        "data": [
            [_g("Office"), pgettext("handled", "Files"), _g("On time")],
            [_g("Civil status"), "1.204", "99,6%"],
            [_g("Notaries"), "862", "98,9%"],
        ],
        "first_row_is_table_header": True,
        "table_header_choice": "row",
        "table_caption": _g("Files handled in the first half-year"),
    }


#: The menu on a table's cells: what Handsontable calls it, and what it says.
TABLE_MENU = {
    "row_above": _("Insert row above"),
    "row_below": _("Insert row below"),
    "col_left": _("Insert column on the left"),
    "col_right": _("Insert column on the right"),
    "remove_row": _("Remove row"),
    "remove_col": _("Remove column"),
    "mergeCells": _("Merge or split cells"),
    "undo": _("Undo"),
    "redo": _("Redo"),
}


class BodyTableBlock(TableBlock):
    """Wagtail's table, its cell menu in the editor's language instead of Handsontable's English."""

    @property
    def field(self):
        items = {key: {"name": str(label)} for key, label in TABLE_MENU.items()}
        menu = {"contextMenu": {"items": items}, "language": "en-US"}  # the only one included
        options = {**self.table_options, **menu}
        return forms.CharField(widget=TableInput(table_options=options), **self.field_options)
