"""The article's form, in the order an editor works."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PageChooserPanel,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from .slugs import VietnameseSlugInput


def counted(limit: int, *, rows: int = 0) -> forms.Widget:
    """A text widget beside which the editor's screen counts characters up to `limit`."""
    attrs = {"data-controller": "vd-counter", "data-vd-counter-limit-value": limit}
    return forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs=attrs)


class NotesPanel(Panel):
    """What other apps tell an editor about the article: hooks named `news_article_notes`."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/notes_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            tellers = hooks.get_hooks("news_article_notes") if self.instance.pk else []
            notes = [note for tell in tellers for note in tell(self.instance)]
            return {**super().get_context_data(parent_context), "notes": notes}


def article_edit_handler() -> TabbedInterface:
    from .models.subjects import SUBJECT_PAGE_TYPES

    story = [
        TitleFieldPanel("title", classname="title"),
        FieldPanel("lead"),
        FieldPanel("published_at"),
        MultiFieldPanel(
            [
                FieldPanel("cover"),
                FieldPanel("cover_alt"),
                FieldRowPanel([FieldPanel("cover_caption"), FieldPanel("cover_credit")]),
            ],
            heading=_("Cover image"),
            classname="collapsible",
        ),
        FieldPanel("body"),
        InlinePanel("bylines", heading=_("Bylines"), label=_("Byline")),
        FieldRowPanel(
            [FieldPanel("source_name"), FieldPanel("source_url")], heading=_("Taken from")
        ),
        MultipleChooserPanel(
            "cited_documents",
            chooser_field_name="document",
            heading=_("Cited documents"),
            label=pgettext_lazy("official document", "Document"),
        ),
        MultipleChooserPanel(
            "attachments", chooser_field_name="document", heading=_("Attachments"), label=_("File")
        ),
    ]
    context = [
        NotesPanel(),
        FieldPanel("categories", widget=forms.CheckboxSelectMultiple),
        FieldPanel("tags"),
        InlinePanel(
            "subjects",
            panels=[PageChooserPanel("page", page_type=SUBJECT_PAGE_TYPES)],
            heading=_("What it is about"),
            label=_("Subject"),
            help_text=_("The article then shows among the news of the page chosen here."),
        ),
        MultipleChooserPanel(
            "related_picks",
            chooser_field_name="article",
            heading=_("Picked related articles"),
            label=_("Article"),
        ),
    ]
    promotion = [
        FieldPanel("slug", widget=VietnameseSlugInput, required_on_save=False),
        FieldPanel("unlisted"),
        MultiFieldPanel(
            [
                FieldPanel("seo_title", widget=counted(60)),
                FieldPanel("search_description", widget=counted(160, rows=3)),
            ],
            heading=_("In search engines"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("social_title", widget=counted(70)),
                FieldPanel("social_description", widget=counted(200, rows=3)),
                FieldPanel("social_image"),
            ],
            heading=_("When shared"),
        ),
    ]
    return TabbedInterface(
        [
            ObjectList(story, heading=_("Story")),
            ObjectList(context, heading=_("Context")),
            ObjectList(promotion, heading=_("Promotion")),
            ObjectList([PublishingPanel(), CommentPanel()], heading=_("Schedule")),
        ]
    )
