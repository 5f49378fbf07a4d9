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

from .article_form import ArticleDatePanel
from .forms import counted
from .models.base import BasePage
from .models.subjects import SUBJECT_PAGE_TYPES
from .picture_texts import EMPTIED_WITH_THE_PICTURE


class NotesPanel(Panel):
    """Notes of other apps about the article: hooks named `news_article_notes`."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/notes_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            registered = hooks.get_hooks("news_article_notes") if self.instance.pk else []
            notes = [note for notes_on in registered for note in notes_on(self.instance)]
            return {**super().get_context_data(parent_context), "notes": notes}


def cover_panel() -> Panel:
    """The fields of `CoverMixin`."""
    return MultiFieldPanel(
        [
            FieldPanel("cover"),
            FieldPanel("cover_alt"),
            FieldRowPanel([FieldPanel("cover_caption"), FieldPanel("cover_credit")]),
        ],
        heading=_("Cover image"),
        classname="collapsible",
        attrs=EMPTIED_WITH_THE_PICTURE,
    )


def promotion(*more: Panel) -> ObjectList:
    """The tab with the slug and the texts for search engines, then what a page type adds."""
    return ObjectList([*BasePage.promote_panels, *more], heading=_("Promotion"))


def schedule() -> ObjectList:
    return ObjectList([PublishingPanel(), CommentPanel()], heading=_("Schedule"))


def article_edit_handler() -> TabbedInterface:
    story = [
        TitleFieldPanel("title", classname="title"),
        FieldPanel("lead"),
        ArticleDatePanel("published_at"),
        cover_panel(),
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
    slug, search_engines = BasePage.promote_panels
    when_shared = MultiFieldPanel(
        [
            FieldPanel("social_title", widget=counted(70)),
            FieldPanel("social_description", widget=counted(200, rows=3)),
            FieldPanel("social_image"),
        ],
        heading=_("When shared"),
    )
    return TabbedInterface(
        [
            ObjectList(story, heading=_("Story")),
            ObjectList(context, heading=_("Context")),
            ObjectList(
                [slug, FieldPanel("unlisted"), search_engines, when_shared], heading=_("Promotion")
            ),
            schedule(),
        ]
    )
