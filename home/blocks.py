"""What the front page and the site's menus are made of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from news.blocks import AddressBlock, LinkTargetMixin


class OptionalLinkMixin:
    """At most one of page and address."""

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("url"):
            raise StructBlockValidationError(
                {"url": ValidationError(_g("Choose a page or type an address, not both."))}
            )
        return cleaned


class MenuLinkBlock(LinkTargetMixin, blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=80)
    label_en = blocks.CharBlock(label=_("Label in English"), max_length=80, required=False)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = AddressBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label}"
        form_classname = "struct-block vd-in-pairs"


class MenuItemBlock(MenuLinkBlock):
    children = blocks.ListBlock(MenuLinkBlock(), label=_("Under it"), default=[], collapsed=True)

    class Meta:
        icon = "list-ul"
        label = _("Menu entry")
        label_format = "{label}"
        form_classname = "struct-block vd-in-pairs"


class LeadStoryBlock(blocks.StructBlock):
    article = blocks.PageChooserBlock(
        page_type="news.ArticlePage",
        label=_("Article"),
        required=False,
        help_text=_("The newest article with a picture if left empty."),
    )

    class Meta:
        icon = "pick"
        label = _("Lead story")


class TitledListBlock(blocks.StructBlock):
    """The first pages of a list under a title."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=12)


class LatestBlock(TitledListBlock):
    count = blocks.IntegerBlock(label=_("How many"), default=6, min_value=1, max_value=20)

    class Meta:
        icon = "time"
        label = _("Latest news")


class CategoryRailBlock(blocks.StructBlock):
    category = SnippetChooserBlock("news.Category", label=_("Category"))
    count = blocks.IntegerBlock(label=_("How many"), default=4, min_value=1, max_value=12)

    class Meta:
        icon = "list-ul"
        label = _("News of a category")


class CampaignsBlock(TitledListBlock):
    class Meta:
        icon = "vd-flag"
        label = _("Running campaigns")


class HonorRollsBlock(TitledListBlock):
    class Meta:
        icon = "vd-medal"
        label = _("Newest honor rolls")


class NoticeBlock(OptionalLinkMixin, blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=250)
    until = blocks.DateBlock(
        label=_("Shown until"), required=False, help_text=_("Disappears by itself after this day.")
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = AddressBlock(label=_("Address"), required=False)

    class Meta:
        icon = "warning"
        label = _("Notice")
        label_format = "{text}"


class NoticesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    items = blocks.ListBlock(NoticeBlock(), label=_("Notices"))

    class Meta:
        icon = "warning"
        label = _("Notices")


class QuickLinkBlock(LinkTargetMixin, blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=80)
    text = blocks.CharBlock(label=_("Text"), max_length=150, required=False)
    icon = blocks.ChoiceBlock(
        label=_("Icon"),
        choices=[
            ("document", _("Document")),
            ("search", _("Search")),
            ("people", _("People")),
            ("phone", _("Telephone")),
            ("calendar", _("Calendar")),
            ("medal", _("Medal")),
        ],
        default="document",
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = AddressBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link"
        label = _("Quick link")
        label_format = "{label}"


class QuickLinksBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    links = blocks.ListBlock(QuickLinkBlock(), label=_("Links"))

    class Meta:
        icon = "link"
        label = _("Quick links")


class FrontPageBlock(blocks.StreamBlock):
    lead_story = LeadStoryBlock()
    latest = LatestBlock()
    category_rail = CategoryRailBlock()
    campaigns = CampaignsBlock()
    honor_rolls = HonorRollsBlock()
    notices = NoticesBlock()
    quick_links = QuickLinksBlock()

    class Meta:
        required = False
        block_counts = {
            "lead_story": {"max_num": 1},
            "latest": {"max_num": 1},
            "campaigns": {"max_num": 1},
            "honor_rolls": {"max_num": 1},
        }
