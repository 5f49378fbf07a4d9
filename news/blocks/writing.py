"""Words: headings, ordered sections, quotes, callouts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from ..ordinals import ordinal_label, without_ordinal
from .base import WRITING, PreviewedStructBlock, rich_text


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
        """A section outside a rendered body, as in a preview, is the first."""
        context = super().get_context(value, parent_context=parent_context)
        return {"ordinal": 1, "ordinal_label": ordinal_label(1), **context}

    def clean(self, value):
        cleaned = super().clean(value)
        cleaned["heading"] = without_ordinal(cleaned.get("heading") or "")
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
    KINDS = {
        "note": pgettext_lazy("callout", "Note"),
        "important": _("Important"),
        "honor": _("Honor"),
    }

    kind = blocks.ChoiceBlock(label=_("Kind"), choices=list(KINDS.items()), default="note")
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

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "kind_label": self.KINDS.get(value.get("kind"), self.KINDS["note"])}
