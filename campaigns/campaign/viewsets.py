"""Campaigns in the admin: the list of all, and the page explorer."""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet

from news.page_listing import OpenIndexView, OpenListingViewSet, title_columns
from news.review.viewset import ReviewedViews

from .models.campaign import CampaignPage
from .phases import Phase

UPDATED = DateColumn(
    "latest_revision_created_at",
    label=_("Updated"),
    sort_key="latest_revision_created_at",
    width="10%",
)
STATUS = PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%")


class CampaignFilterSet(PageFilterSet):
    phase = django_filters.ChoiceFilter(
        label=_("Phase"), choices=Phase.choices, method="filter_phase"
    )
    has_child_pages = None

    class Meta:
        model = CampaignPage
        fields = ["kind", "regularity", "scope"]

    def filter_phase(self, campaigns, name, phase):
        return campaigns.with_phase().filter(phase=phase) if phase else campaigns


class CampaignRowsMixin:
    """Rows with phase and period, in a fixed number of queries."""

    default_ordering = "-starts_on"

    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).with_phase().select_related("locale")


class CampaignIndexView(CampaignRowsMixin, OpenIndexView):
    export_headings = {
        "kind_label": pgettext_lazy("campaign", "Kind"),
        "get_scope_display": pgettext_lazy("campaign", "Scope"),
        "period_label": _("Period"),
        "phase_now.label": _("Phase"),
        "full_url": _("Address"),
    }


class CampaignExplorerView(CampaignRowsMixin, ExplorableIndexView):
    pass


CAMPAIGN_COLUMNS = [
    *title_columns(),
    Column(
        "kind",
        label=pgettext_lazy("campaign", "Kind"),
        accessor="kind_label",
        sort_key="kind",
        width="10%",
    ),
    Column("period", label=_("Period"), accessor="period_label", sort_key="starts_on", width="20%"),
    Column("phase", label=_("Phase"), accessor="phase_now.label", width="12%"),
    UPDATED,
    STATUS,
]


class CampaignListingViewSet(OpenListingViewSet):
    """All campaigns of all indexes, flat."""

    model = CampaignPage
    name = "campaigns"
    icon = "vd-flag"
    menu_label = _("All campaigns")
    index_view_class = CampaignIndexView
    columns = CAMPAIGN_COLUMNS
    filterset_class = CampaignFilterSet
    list_export = [
        "title",
        "kind_label",
        "get_scope_display",
        "period_label",
        "phase_now.label",
        "launched_by",
        "joined_by",
        "live",
        "full_url",
    ]
    export_filename = "phong-trao-thi-dua"


class CampaignTreeViewSet(ReviewedViews, PageViewSet):
    """An index or a movement in the page explorer: its campaigns with period and phase."""

    model = CampaignPage
    index_view_class = CampaignExplorerView
    columns = CAMPAIGN_COLUMNS
    filterset_class = CampaignFilterSet
