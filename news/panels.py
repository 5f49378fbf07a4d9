"""The article's form, in the order an editor works."""

from collections.abc import Callable, Iterator, Mapping
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
from wagtail.models import Page

from .article_form import ArticleDatePanel
from .forms import counted
from .models.base import BasePage
from .models.subjects import SUBJECT_PAGE_TYPES
from .page_types import types_made_from
from .personal_data.pages import places_in
from .picture_texts import EMPTIED_WITH_THE_PICTURE


class NotesPanel(Panel):
    """Notes of other apps about the article: hooks named `news_article_notes`."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/notes_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            registered = hooks.get_hooks("news_article_notes") if self.instance.pk else []
            notes = [note for notes_on in registered for note in notes_on(self.instance)]
            return {**super().get_context_data(parent_context), "notes": notes}


class PersonalDataPanel(Panel):
    """What of the draft seems to be personal data, and where; absent where nothing is."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/personal_data_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            context = super().get_context_data(parent_context)
            return {**context, "places": places_in(self.instance) if self.instance.pk else []}


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


def give_form(base: type[Page], form: Callable[[], TabbedInterface]) -> None:
    """Every page type made from `base` gets this form. For `AppConfig.ready`.

    What a type adds to `content_panels` stands at the end of the first tab, to `promote_panels` and
    `settings_panels` at the end of the last two. A type with an `edit_handler` keeps that.
    """
    models = [model for model in types_made_from(base) if not hasattr(model, "edit_handler")]
    for model in models:
        model.edit_handler = _with_panels_of(model, form())


def _with_panels_of(model: type[Page], form: TabbedInterface) -> TabbedInterface:
    form.children[0].children.insert(0, PersonalDataPanel())
    tabs = (form.children[0], form.children[-2], form.children[-1])
    names = ("content_panels", "promote_panels", "settings_panels")
    shown = set(_fields_in(form))
    for tab, name in zip(tabs, names, strict=True):
        stock = [*getattr(Page, name), *getattr(BasePage, name)]
        own = [panel for panel in getattr(model, name) if panel not in stock]
        tab.children = [*tab.children, *(p for p in own if not shown & {*_fields_in(p)})]
    return form


def _fields_in(panel: Any) -> Iterator[str]:
    """Names of the fields and child rows in a panel; a panel may be written as a name."""
    if isinstance(panel, str):
        yield panel
    for attribute in ("field_name", "relation_name"):
        if name := getattr(panel, attribute, ""):
            yield name
    for child in getattr(panel, "children", []):
        yield from _fields_in(child)


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
