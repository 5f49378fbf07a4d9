"""The form of a consultation, in the order in which an officer works."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)

from campaigns.campaign.panels import SubjectNewsPanel
from news.panels import promotion, schedule

from .advice import advice_on_consultation
from .forms import MAX_NOMINEES


class ConsultationAdvicePanel(Panel):
    """The state of the consultation today, and advice on the draft."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "campaigns/admin/consultation_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            context = super().get_context_data(parent_context)
            page = self.instance
            source = page.source if page.pk and not page.is_own_source else None
            advice = advice_on_consultation(page) if page.pk else []
            return {**context, "advice": advice, "page": page, "source": source}


def consultation_edit_handler() -> TabbedInterface:
    notice = [
        ConsultationAdvicePanel(),
        TitleFieldPanel("title", classname="title"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")])],
            heading=_("Open for comment"),
        ),
        FieldRowPanel([FieldPanel("council"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("occasion"), FieldPanel("proposal")]),
        FieldPanel("how_to_comment"),
        FieldPanel("contact"),
        FieldPanel("body"),
        PageChooserPanel("became", page_type="campaigns.HonorRollPage"),
        SubjectNewsPanel(heading=_("News about this consultation")),
    ]
    nominees = InlinePanel(
        "nominees", heading=_("Nominees"), label=_("Nominee"), max_num=MAX_NOMINEES
    )
    return TabbedInterface(
        [
            ObjectList(notice, heading=_("Consultation")),
            ObjectList([nominees], heading=_("Nominees")),
            promotion(),
            schedule(),
        ]
    )
