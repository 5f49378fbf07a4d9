"""Files, official documents, other articles, calls to action."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from .base import (
    REFERENCES,
    AddressBlock,
    ArticleChooserBlock,
    LinkTargetMixin,
    OfficialDocumentChooserBlock,
    PreviewedStructBlock,
)


class AttachmentBlock(PreviewedStructBlock):
    document = DocumentChooserBlock(
        label=_("File"), preview_value=lambda: get_document_model().objects.first()
    )
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=250,
        help_text=_("The file's own title if left empty."),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")


class AttachmentsBlock(PreviewedStructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=150)
    documents = blocks.ListBlock(AttachmentBlock(), label=_("Files"), min_num=1)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Attachments")
        group = REFERENCES
        template = "news/blocks/attachments.html"
        label_format = "{title}"
        description = _("Files to download, with their type and size.")

    def get_preview_value(self):
        document = self.child_blocks["documents"].child_block.get_preview_value()
        return self.normalize({"title": "", "documents": [document]})


class OfficialDocumentBlock(PreviewedStructBlock):
    document = OfficialDocumentChooserBlock(
        "news.OfficialDocument",
        label=_("Official document"),
        preview_value=lambda: apps.get_model("news.OfficialDocument").objects.first(),
    )
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=250)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Official document")
        group = REFERENCES
        template = "news/blocks/official_document.html"
        description = _("Cites a document of the register: number, body, date, abstract.")


class ArticleCardBlock(PreviewedStructBlock):
    article = ArticleChooserBlock(
        page_type="news.ArticlePage",
        label=_("Article"),
        preview_value=lambda: apps.get_model("news.ArticlePage").objects.live().first(),
    )

    class Meta:
        icon = "link"
        label = _("Article card")
        group = REFERENCES
        template = "news/blocks/article_card.html"
        description = _("Points to another article.")


class CallToActionBlock(LinkTargetMixin, PreviewedStructBlock):
    text = blocks.CharBlock(
        label=_("Text"),
        required=False,
        max_length=250,
        preview_value=_("Need help with a legal question?"),
    )
    label = blocks.CharBlock(
        label=_("Button"), max_length=80, preview_value=_("Find legal aid near you")
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = AddressBlock(label=_("Address"), required=False, preview_value="https://example.vn/")

    class Meta:
        icon = "arrow-right-full"
        label = _("Call to action")
        group = REFERENCES
        template = "news/blocks/call_to_action.html"
        label_format = "{label}"
        description = _("A sentence and a button.")
