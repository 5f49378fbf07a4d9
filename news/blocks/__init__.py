"""What an article's body is made of, one file a group of the picker."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from .base import MEDIA, WRITING, AddressBlock, LinkTargetMixin, rich_text
from .media import BodyTableBlock, ImageBlock, preview_table
from .references import ArticleCardBlock, AttachmentsBlock, CallToActionBlock, OfficialDocumentBlock
from .writing import CalloutBlock, HeadingBlock, OrderedSectionBlock, QuoteBlock

__all__ = ["AddressBlock", "BodyStreamBlock", "LinkTargetMixin"]


class BodyStreamBlock(blocks.StreamBlock):
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
