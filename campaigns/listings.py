"""Campaigns, honors and units in the admin."""

import django_filters
from django.db.models import BigIntegerField, Count, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from news.exports import OfficeExportMixin

from .consultations.listings import ConsultationListingViewSet
from .models import Award, CampaignPage, HonorRollPage
from .phases import Phase
from .registers.award_types import AwardTypeViewSet
from .units.listings import ClusterViewSet, UnitViewSet

UPDATED = DateColumn(
    "latest_revision_created_at",
    label=_("Updated"),
    sort_key="latest_revision_created_at",
    width="10%",
)
STATUS = PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%")


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


class CampaignIndexView(OfficeExportMixin, CampaignRowsMixin, IndexView):
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
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
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


class CampaignListingViewSet(PageListingViewSet):
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


class CampaignTreeViewSet(PageViewSet):
    """An index or a movement in the page explorer: its campaigns with period and phase."""

    model = CampaignPage
    index_view_class = CampaignExplorerView
    columns = CAMPAIGN_COLUMNS
    filterset_class = CampaignFilterSet


class RollFilterSet(PageFilterSet):
    has_child_pages = None

    class Meta:
        model = HonorRollPage
        fields = ["year"]


def with_award_count(pages):
    """`award_count`: the rows of the list that the latest draft names."""
    named = KeyTextTransform("award_list", "latest_revision__content")
    whole = BigIntegerField()
    rows = Award.objects.order_by().filter(list_id=OuterRef("draft_list")).values("list")
    count = Subquery(rows.annotate(count=Count("pk")).values("count"))
    draft_list = Coalesce(Cast(named, whole), "award_list_id", output_field=whole)
    return pages.annotate(draft_list=draft_list).annotate(award_count=Coalesce(count, 0))


class RollIndexView(OfficeExportMixin, IndexView):
    default_ordering = "-year"
    export_headings = {
        "decision": _("Decision"),
        "year": _("Year"),
        "award_count": _("Awards"),
        "full_url": _("Address"),
    }

    def annotate_queryset(self, pages):
        pages = super().annotate_queryset(pages).prefetch_related("decision")
        return with_award_count(pages)


class RollListingViewSet(PageListingViewSet):
    """All honor rolls, flat."""

    model = HonorRollPage
    name = "honor_rolls"
    icon = "vd-medal"
    menu_label = _("All honor rolls")
    index_view_class = RollIndexView
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("decision", label=_("Decision"), accessor="decision", width="20%"),
        Column("year", label=_("Year"), accessor="year", sort_key="year", width="8%"),
        Column("awards", label=_("Awards"), accessor="award_count", width="8%"),
        UPDATED,
        STATUS,
    ]
    filterset_class = RollFilterSet
    list_export = ["title", "decision", "year", "award_count", "live", "full_url"]
    export_filename = "bang-vang"


class CampaignsGroup(SnippetViewSetGroup):
    menu_label = pgettext_lazy("menu", "Campaigns")
    menu_icon = "vd-flag"
    menu_order = 160
    items = (
        CampaignListingViewSet,
        RollListingViewSet,
        ConsultationListingViewSet,
        UnitViewSet,
        ClusterViewSet,
        AwardTypeViewSet,
    )
