"""The form of an honor roll, in the order in which an editor works."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    PageChooserPanel,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)

from campaigns.campaign.panels import AdvicePanel, SubjectNewsPanel
from news.panels import promotion, schedule

from .advice import advice_on_roll
from .views.overview import AwardListComparison, overview


class AwardListPanel(Panel):
    """What the roll's list holds, what publishing would change, and the ways to its screens.

    Its comparison lets Wagtail's view of two revisions tell what became of the list.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "campaigns/admin/award_list/panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            context = super().get_context_data(parent_context)
            return {**context, **overview(self.instance, self.request.user)}

        def get_comparison(self) -> list[Any]:
            return [partial(AwardListComparison, self.request.user)]


def roll_edit_handler() -> TabbedInterface:
    roll = [
        AdvicePanel(advice_on_roll),
        TitleFieldPanel("title", classname="title"),
        FieldRowPanel([FieldPanel("decision"), FieldPanel("year")]),
        FieldPanel("occasion"),
        FieldPanel("lead"),
        InlinePanel(
            "campaigns",
            panels=[PageChooserPanel("campaign", page_type="campaigns.CampaignPage")],
            heading=_("Campaigns"),
            label=_("Campaign"),
            help_text=_("A campaign named here is concluded once this roll is published."),
        ),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("contact")]),
        SubjectNewsPanel(heading=_("News about this roll")),
    ]
    return TabbedInterface(
        [
            ObjectList(roll, heading=_("Honor roll")),
            ObjectList([AwardListPanel()], heading=_("Award list")),
            promotion(),
            schedule(),
        ]
    )
