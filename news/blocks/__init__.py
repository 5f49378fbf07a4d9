"""What an article's body is made of, one file a group of the picker."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
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
        added: list[tuple[str, blocks.Block]] = []
        self.error: ImproperlyConfigured | None = None
        for name, path in getattr(settings, "NEWS_BODY_BLOCKS", {}).items():
            try:
                added.append((name, load_block(path)))
            except ImproperlyConfigured as error:
                self.error = error
        super().__init__([*(local_blocks or []), *added], **kwargs)

    def to_python(self, value: Any) -> blocks.StreamValue:
        """Refuses to read a body whose blocks are not all known: saving it would lose some.

        Not already when the block is made, so that the system checks can say what is wrong.
        """
        if self.error:
            raise self.error
        return super().to_python(value)

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
        table_options={"minSpareRows": 0, "startRows": 3, "startCols": 3, "mergeCells": True},
        preview_value=preview_table,
        description=_("A table with a header row and a caption; paste from Excel."),
    )
    attachments = AttachmentsBlock()
    official_document = OfficialDocumentBlock()
    article_card = ArticleCardBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        required = False


def load_block(path: str) -> blocks.Block:
    """The block that `NEWS_BODY_BLOCKS` names by its dotted path."""
    try:
        block = import_string(path)
    except ImportError as error:
        raise ImproperlyConfigured(str(error)) from error
    if not isinstance(block, type) or not issubclass(block, blocks.Block):
        raise ImproperlyConfigured(f"{path} is no class of a block.")
    return block()
