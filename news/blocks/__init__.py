"""What an article's body is made of, one file a group of the picker."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from .base import MEDIA, WRITING, AddressBlock, GatheredBlock, LinkTargetMixin, rich_text
from .media import BodyTableBlock, ImageBlock, preview_table
from .references import ArticleCardBlock, AttachmentsBlock, CallToActionBlock, OfficialDocumentBlock
from .writing import CalloutBlock, HeadingBlock, OrderedSectionBlock, QuoteBlock

__all__ = ["AddressBlock", "BodyStreamBlock", "GatheredBlock", "LinkTargetMixin"]


class BodyStreamBlock(blocks.StreamBlock):
    """The blocks of a body: those below, then those that the site's settings add.

    Fields are given the class: it is instantiated when a body is first read, so that blocks of
    other apps may know their models.
    """

    def __init__(self, local_blocks: Iterable[tuple[str, Any]] | None = None, **kwargs: Any):
        super().__init__([*(local_blocks or []), *_blocks_of_other_apps()], **kwargs)

    paragraph = rich_text(
        label=pgettext_lazy("block", "Text"),
        icon="pilcrow",
        group=WRITING,
        template="news/blocks/paragraph.html",
        preview_value=_(
            "<p>Text with <b>bold</b>, <i>italic</i>, links and lists. "
            "Text pasted from Word comes out clean.</p>"
        ),
        description=_("Paragraphs, lists and links; paste from Word."),
    )
    heading = HeadingBlock()
    ordered_section = OrderedSectionBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    image = ImageBlock()
    table = BodyTableBlock(
        label=_("Table"),
        icon="table",
        group=MEDIA,
        template="news/blocks/table.html",
        table_options={"minSpareRows": 0, "startRows": 3, "startCols": 3},
        preview_value=preview_table,
        description=_("A table with a header row and a caption; paste from Excel."),
    )
    attachments = AttachmentsBlock()
    official_document = OfficialDocumentBlock()
    article_card = ArticleCardBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        required = False


def _blocks_of_other_apps() -> Iterable[tuple[str, Any]]:
    """`NEWS_BODY_BLOCKS`: the name under which a block is stored → the dotted path of its class."""
    added = getattr(settings, "NEWS_BODY_BLOCKS", {})
    return [(name, import_string(path)()) for name, path in added.items()]
