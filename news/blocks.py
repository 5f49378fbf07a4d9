"""What an article's body is made of."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.table_block.blocks import TableBlock, TableInput
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from .ordinals import ordinal_label, without_ordinal

TEXT_FEATURES = [
    "bold",
    "italic",
    "link",
    "document-link",
    "ol",
    "ul",
    "superscript",
    "subscript",
]
WRITING, MEDIA, REFERENCES = _("Writing"), _("Pictures and tables"), _("Links and documents")


class FirstRowPreviewMixin:
    """A chooser whose preview in the picker shows the first row there is."""

    model_class: Any

    def get_preview_value(self):
        return self.model_class._default_manager.first()


class PreviewImageChooserBlock(FirstRowPreviewMixin, ImageChooserBlock):
    pass


class PreviewDocumentChooserBlock(FirstRowPreviewMixin, DocumentChooserBlock):
    pass


class PreviewOfficialDocumentBlock(FirstRowPreviewMixin, SnippetChooserBlock):
    def bulk_to_python(self, values):
        """With their files, in the one query."""
        rows = self.model_class._default_manager.select_related("file").in_bulk(values)
        return [rows.get(pk) for pk in values]


class PreviewArticleChooserBlock(FirstRowPreviewMixin, blocks.PageChooserBlock):
    def get_preview_value(self):
        return self.model_class._default_manager.filter(live=True).first()

    def bulk_to_python(self, values):
        """With their covers and whether a visitor may read them, in the one query."""
        articles = self.model_class._default_manager
        readable = articles.readable().filter(pk=OuterRef("pk"))
        rows = articles.select_related("cover").annotate(is_readable=Exists(readable))
        found = rows.in_bulk(values)
        return [found.get(pk) for pk in values]


def rich_text(**kwargs) -> blocks.RichTextBlock:
    return blocks.RichTextBlock(features=TEXT_FEATURES, **kwargs)


class PreviewedStructBlock(blocks.StructBlock):
    """A block whose preview in the picker is made of its parts' previews."""

    def get_preview_value(self):
        return self.normalize(
            {name: child.get_preview_value() for name, child in self.child_blocks.items()}
        )


class HeadingBlock(PreviewedStructBlock):
    text = blocks.CharBlock(
        label=_("Heading"), max_length=200, preview_value=_("What citizens will notice first")
    )
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("h2", _("Heading")), ("h3", _("Subheading"))], default="h2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = WRITING
        template = "news/blocks/heading.html"
        label_format = "{text}"
        description = _("Divides a long article; readers can link to it.")


class OrderedSectionBlock(PreviewedStructBlock):
    heading = blocks.CharBlock(
        label=_("Heading"),
        max_length=250,
        help_text=_("Without “First”, “Second”: the site numbers the sections."),
        preview_value=_("Finish the year's professional work well"),
    )
    text = rich_text(
        label=_("Text"),
        preview_value=_(
            "Each office picks its two hardest targets and shows its progress every week."
        ),
    )

    class Meta:
        icon = "list-ol"
        label = _("Ordered section")
        group = WRITING
        template = "news/blocks/ordered_section.html"
        label_format = "{heading}"
        description = _("“First, …”, “Second, …”: a heading with its text, numbered by the site.")

    def get_context(self, value, parent_context=None):
        """A section that stands outside a rendered body, as in a preview, is the first."""
        context = super().get_context(value, parent_context=parent_context)
        return {"ordinal": 1, "ordinal_label": ordinal_label(1), **context}

    def clean(self, value):
        cleaned = super().clean(value)
        cleaned["heading"] = without_ordinal(cleaned.get("heading") or "")
        return cleaned


class ImageBlock(PreviewedStructBlock):
    image = PreviewImageChooserBlock(label=_("Image"))
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


class QuoteBlock(PreviewedStructBlock):
    text = blocks.TextBlock(
        label=_("Quote"), preview_value=_("Every file answered on time is a promise kept.")
    )
    attribution = blocks.CharBlock(
        label=_("Who said it"),
        required=False,
        max_length=150,
        preview_value=_("Head of the one-stop office"),
    )
    role = blocks.CharBlock(label=_("Position"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = WRITING
        template = "news/blocks/quote.html"
        label_format = "{attribution}"
        description = _("Someone's words, set apart.")


class CalloutBlock(PreviewedStructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("note", pgettext_lazy("callout", "Note")),
            ("important", _("Important")),
            ("honor", _("Honor")),
        ],
        default="note",
    )
    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=150, preview_value=_("Good to know")
    )
    text = rich_text(
        label=_("Text"), preview_value=_("Files can also be sent online, at any hour.")
    )

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        group = WRITING
        template = "news/blocks/callout.html"
        label_format = "{title}"
        description = _("A short text in a box: a note, something important, an honor.")


class AttachmentBlock(PreviewedStructBlock):
    document = PreviewDocumentChooserBlock(label=_("File"))
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
        return self.normalize(
            {
                "title": "",
                "documents": [self.child_blocks["documents"].child_block.get_preview_value()],
            }
        )


class OfficialDocumentBlock(PreviewedStructBlock):
    document = PreviewOfficialDocumentBlock("news.OfficialDocument", label=_("Official document"))
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=250)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Official document")
        group = REFERENCES
        template = "news/blocks/official_document.html"
        description = _("Cites a document of the register: number, body, date, abstract.")


class ArticleCardBlock(PreviewedStructBlock):
    article = PreviewArticleChooserBlock(page_type="news.ArticlePage", label=_("Article"))

    class Meta:
        icon = "link"
        label = _("Article card")
        group = REFERENCES
        template = "news/blocks/article_card.html"
        description = _("Points to another article.")


class AddressBlock(blocks.CharBlock):
    """A web address, a path on this site, an e-mail address or a telephone number as a link."""

    def clean(self, value):
        value = super().clean(value).strip()
        if value and not value.startswith(("/", "#", "https://", "http://", "mailto:", "tel:")):
            raise ValidationError(_g("Type an address that begins with https:// or with /."))
        return value


class LinkTargetMixin:
    """A link to a page of the site or to an address: one of the two."""

    is_deferred_validation: bool

    def clean(self, value):
        cleaned = super().clean(value)
        page, url = cleaned.get("page"), cleaned.get("url")
        if self.is_deferred_validation or bool(page) != bool(url):
            return cleaned
        message = (
            _g("Choose a page or type an address, not both.")
            if page
            else _g("Choose a page or type an address.")
        )
        raise StructBlockValidationError({"url": ValidationError(message)})


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
    "undo": _("Undo"),
    "redo": _("Redo"),
}


class BodyTableBlock(TableBlock):
    """Wagtail's table, its cell menu in the editor's language instead of Handsontable's English."""

    @property
    def field(self):
        items = {key: {"name": str(label)} for key, label in TABLE_MENU.items()}
        options = {**self.table_options, "contextMenu": {"items": items}}
        return forms.CharField(widget=TableInput(table_options=options), **self.field_options)


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
