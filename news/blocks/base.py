"""What all blocks of a body share: groups, rich text, previews, choosers, links."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
WRITING, MEDIA, REFERENCES = _("Writing"), _("Pictures and tables"), _("Links and documents")


class OfficialDocumentChooserBlock(SnippetChooserBlock):
    def bulk_to_python(self, values):
        """With their files, in the one query."""
        rows = self.model_class._default_manager.select_related("file").in_bulk(values)
        return [rows.get(pk) for pk in values]


class ArticleChooserBlock(blocks.PageChooserBlock):
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


class GatheredBlock(PreviewedStructBlock):
    """A block that asks the database for all of its kind in a body at once.

    Its template finds under `shown` what `gather` answered.
    """

    def gather(self, values: Sequence[Any]) -> list[Any]:
        """What to show for each of `values`, in few queries however many; None shows nothing.

        An answer with an `image` gets its renditions loaded with those of the body.
        """
        raise NotImplementedError

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Outside a rendered body, as in a preview, the block gathers for itself."""
        context = super().get_context(value, parent_context=parent_context)
        if "shown" not in context:
            context["shown"] = self.gather([value])[0]
        return context


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
