"""The forms of campaigns and rolls, in the order in which an editor works."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)

from news.article_date import AHEAD
from news.models import AbstractArticlePage
from news.page_types import tables_of
from news.panels import cover_panel, promotion, schedule
from news.querysets import ArticleQuerySet

from .advice import advice_on_campaign
from .models.campaign import CampaignPage
from .shared_facts import source_of
from .widgets import ScoreTotalInput, UnitChoices

NEWS_SHOWN = 20


class AdvicePanel(Panel):
    """What should be looked at again; absent where nothing is.

    `advice` gives sentences about a page or its draft.
    """

    def __init__(self, advice: Callable[[Any], list[str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.advice = advice

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "advice": self.advice}

    class BoundPanel(Panel.BoundPanel):
        template_name = "campaigns/admin/advice_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            context = super().get_context_data(parent_context)
            advice = self.panel.advice(self.instance) if self.instance.pk else []
            return {**context, "advice": advice}


class PhasePanel(Panel):
    """The phase that readers see today, what it becomes with this draft, and who set it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "campaigns/admin/phase_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            return {**super().get_context_data(parent_context), **_phases(self.instance)}


def _phases(draft: CampaignPage) -> dict[str, Any]:
    """`public`: what readers see today, None for a page that is not public; `drafted`: what they
    will see once this draft is public, where that differs; `holder`: the page whose editor may
    have set the phase by hand, this one or the one that it translates.
    """
    if draft.pk is None:
        return {"public": None, "drafted": None, "holder": draft}
    stored = CampaignPage.objects.filter(pk=draft.pk, live=True).first()
    public = stored.phase_now if stored else None
    drafted = draft.phase_now if draft.starts else None
    source = source_of(draft)
    return {
        "public": public,
        "drafted": drafted if drafted != public else None,
        "holder": draft if source is None or source.pk == draft.pk else source,
    }


class SubjectNewsPanel(Panel):
    """The articles that say they are about this page, in every language and state."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "campaigns/admin/subject_news_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            context = super().get_context_data(parent_context)
            if not self.instance.pk:
                return {**context, "articles": [], "total": 0}
            found = [table.objects.about(self.instance) for table in tables_of(AbstractArticlePage)]
            articles = [page for about in found for page in _newest(about)]
            undated = timezone.now() + AHEAD  # drafts first, as in the list of all articles
            articles.sort(key=lambda page: page.published_at or undated, reverse=True)
            total = sum(about.count() for about in found)
            return {**context, "articles": articles[:NEWS_SHOWN], "total": total}


def _newest(articles: ArticleQuerySet) -> list[AbstractArticlePage]:
    return list(articles.newest_first().for_lines()[:NEWS_SHOWN])


def campaign_edit_handler() -> TabbedInterface:
    return TabbedInterface(
        [
            _overview(),
            _content(),
            _course(),
            _results(),
            promotion(FieldPanel("show_in_menus")),
            schedule(),
        ]
    )


def _overview() -> ObjectList:
    return ObjectList(
        [
            AdvicePanel(advice_on_campaign),
            TitleFieldPanel("title", classname="title"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("regularity"), FieldPanel("scope")]),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")], heading=_("Period")),
            FieldPanel("slogan"),
            FieldPanel("occasion"),
            FieldPanel("lead"),
            FieldRowPanel([FieldPanel("launched_by"), FieldPanel("joined_by")]),
            cover_panel(),
            FieldPanel("copy_checked"),
        ],
        heading=_("Overview"),
    )


def _content() -> ObjectList:
    return ObjectList(
        [
            FieldPanel("aims"),
            InlinePanel(
                "tasks",
                heading=pgettext_lazy("campaign", "Tasks"),
                label=pgettext_lazy("campaign", "Task"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("criteria_total", widget=ScoreTotalInput),
                    InlinePanel("criteria", heading=_("Criteria"), label=_("Criterion")),
                ],
                heading=_("Score table"),
                attrs=ScoreTotalInput.PANEL_ATTRS,
            ),
            MultiFieldPanel(
                [
                    FieldPanel("award_rules"),
                    InlinePanel("award_quotas", heading=_("Awards"), label=_("Award")),
                ],
                heading=_("How awards are given"),
            ),
            MultiFieldPanel(
                [FieldPanel("audience"), FieldPanel("units", widget=UnitChoices)],
                heading=_("Who takes part"),
            ),
            FieldPanel("organisation"),
            FieldPanel("body"),
        ],
        heading=pgettext_lazy("tab of a form", "Content"),
    )


def _course() -> ObjectList:
    return ObjectList(
        [
            InlinePanel("milestones", heading=_("Milestones"), label=_("Milestone")),
            MultipleChooserPanel(
                "legal_basis",
                chooser_field_name="document",
                heading=_("Legal basis"),
                label=pgettext_lazy("official document", "Document"),
            ),
            MultipleChooserPanel(
                "downloads", chooser_field_name="document", heading=_("Downloads"), label=_("File")
            ),
            InlinePanel("contacts", heading=_("Contacts"), label=_("Contact")),
            MultiFieldPanel(
                [
                    FieldPanel("action_text"),
                    FieldPanel("action_label"),
                    FieldRowPanel([FieldPanel("action_page"), FieldPanel("action_url")]),
                ],
                heading=_("Call to action"),
                classname="collapsible",
            ),
            SubjectNewsPanel(heading=_("News about this campaign")),
        ],
        heading=_("Course and documents"),
    )


def _results() -> ObjectList:
    return ObjectList(
        [
            MultiFieldPanel(
                [PhasePanel(), FieldPanel("phase_override")],
                heading=_("Phase"),
            ),
            FieldPanel("closed_on"),
            FieldPanel("results_summary"),
            InlinePanel("figures", heading=_("Figures"), label=_("Figure")),
        ],
        heading=_("Results"),
    )
