"""Honor rolls in the admin: the list of all."""

from django.db.models import BigIntegerField, Count, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import PageFilterSet

from campaigns.campaign.viewsets import STATUS, UPDATED
from campaigns.honors.models.awards import Award
from campaigns.honors.models.rolls import HonorRollPage
from news.page_listing import OpenIndexView, OpenListingViewSet, title_columns


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


class RollIndexView(OpenIndexView):
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


class RollListingViewSet(OpenListingViewSet):
    """All honor rolls, flat."""

    model = HonorRollPage
    name = "honor_rolls"
    icon = "vd-medal"
    menu_label = _("All honor rolls")
    index_view_class = RollIndexView
    columns = [
        *title_columns(),
        Column("decision", label=_("Decision"), accessor="decision", width="20%"),
        Column("year", label=_("Year"), accessor="year", sort_key="year", width="8%"),
        Column("awards", label=_("Awards"), accessor="award_count", width="8%"),
        UPDATED,
        STATUS,
    ]
    filterset_class = RollFilterSet
    list_export = ["title", "decision", "year", "award_count", "live", "full_url"]
    export_filename = "bang-vang"
