"""The award catalogue in the admin: in order of precedence, which is dragged or typed."""

from typing import Any

import django_filters
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.orderable import OrderableTableMixin, OrderingColumn
from wagtail.log_actions import log
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import EditView, ReorderView, SnippetViewSet

from ..merge_views import MergeEditMixin, MergeViewSetMixin
from ..merging import Merging
from ..models.award_types import AwardType
from .base import MergedFilterSet, MergedIndexView

RECIPIENTS = [
    ("individuals", _("Individuals")),
    ("collectives", _("Collectives")),
    ("households", _("Households")),
]


class AwardTypeMerging(Merging):
    model = AwardType
    other_names = "short_names"
    filled = ("name_en", "rank", "authority", "authority_en", "emblem_id")

    def consequences(self, loser: AwardType) -> list[str]:
        return [
            str(_("Awards in lists that name it count as the entry that stays.")),
            str(
                _(
                    "English name, rank, signing authority and emblem are taken over where the"
                    " entry that stays has none."
                )
            ),
        ]


MERGING = AwardTypeMerging()
MERGING.register()


class AwardTypeFilterSet(MergedFilterSet):
    recipients = django_filters.ChoiceFilter(
        label=_("Who it is for"), choices=RECIPIENTS, method="filter_recipients"
    )
    validity = django_filters.ChoiceFilter(
        label=_("In force"),
        choices=[("today", _("In force today")), ("not_today", _("Not in force today"))],
        method="filter_validity",
    )

    class Meta:
        model = AwardType
        fields = ["family", "level", "recipients", "once_in_lifetime", "validity"]

    def filter_recipients(self, entries: QuerySet, name: str, group: str) -> QuerySet:
        return entries.filter(**{f"for_{group}": True}) if group else entries

    def filter_validity(self, entries: QuerySet, name: str, validity: str) -> QuerySet:
        now = AwardType.objects.in_force(timezone.localdate()).values("pk")
        if validity == "today":
            return entries.filter(pk__in=now)
        return entries.exclude(pk__in=now) if validity == "not_today" else entries


class PlaceColumn(OrderingColumn):
    """The handles; a list in this order has nothing to switch off."""

    header_template_name = "campaigns/admin/registers/place_header.html"


class PlacesTableMixin(OrderableTableMixin):
    success_message = _("“%(page_title)s” was moved.")

    @cached_property
    def ordering_column(self) -> OrderingColumn:
        return PlaceColumn("ordering", width="80px")


class AwardTypeIndexView(MergedIndexView):
    """Every entry on one page in order of precedence, with handles where nothing is left out."""

    export_headings = {
        "get_family_display": _("Family"),
        "get_level_display": _("Level"),
        "merged_into": _("Merged into"),
    }

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("merged_into")

    @cached_property
    def show_ordering_column(self) -> bool:
        is_whole = not (self.is_searching or self.is_filtering)
        return is_whole and self.ordering == self.sort_order_field

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """In the order that the reordering counts in."""
        if self.ordering == self.sort_order_field:
            return queryset.order_by(*AwardType._meta.ordering)
        return super().order_queryset(queryset)

    @cached_property
    def table_class(self) -> type:
        table = super().table_class
        if self.show_ordering_column:
            return type("AwardTypeTable", (PlacesTableMixin, table), {})
        return table

    @cached_property
    def reorder_button(self) -> None:
        """The handles are there already."""


class AwardTypeEditView(MergeEditMixin, EditView):
    pass


class AwardTypeReorderView(ReorderView):
    """Puts an entry at a place among those that are not merged.

    The numbers stay as they are as far as they can: the entries between the old place and the new
    one pass theirs on, and equal ones are told apart.
    """

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        moved = get_object_or_404(AwardType, pk=kwargs["pk"])
        entries = list(AwardType.objects.current().select_for_update())
        numbers = _rising([entry.precedence for entry in entries])
        others = [entry for entry in entries if entry.pk != moved.pk]
        place = _place(request.GET.get("position", ""), len(others))
        if len(others) < len(entries):
            others.insert(place, moved)
        changed = []
        for entry, number in zip(others, numbers, strict=True):
            if entry.precedence != number:
                entry.precedence = number
                changed.append(entry)
        AwardType.objects.bulk_update(changed, ["precedence"])
        if changed:
            moved.save(update_fields=["precedence"])  # tells whoever listens for changes
            log(moved, "wagtail.edit", user=request.user, content_changed=True)
        return JsonResponse({"success": True})


def _place(text: str, last: int) -> int:
    """A place from 0 to `last`; the last one where the text names none."""
    return min(int(text), last) if text.isascii() and text.isdecimal() else last


def _rising(numbers: list[int]) -> list[int]:
    """The numbers with what is not above its forerunner moved just above it."""
    risen: list[int] = []
    for number in numbers:
        risen.append(max(number, risen[-1] + 1) if risen else number)
    return risen


class AwardTypeColumnsMixin:
    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("level", label=_("Level"), accessor="get_level_display"),
            Column("recipients", label=_("Who it is for"), accessor="recipients_label"),
        ]

    def get_object_list(self) -> QuerySet:
        return AwardType.objects.current()


class AwardTypeChooseView(AwardTypeColumnsMixin, ChooseView):
    pass


class AwardTypeChooseResultsView(AwardTypeColumnsMixin, ChooseResultsView):
    pass


class AwardTypeChooserViewSet(SnippetChooserViewSet):
    """Offers entries that stand by themselves, never doubles that were merged."""

    icon = "vd-medal"
    choose_view_class = AwardTypeChooseView
    choose_results_view_class = AwardTypeChooseResultsView


class AwardTypeViewSet(MergeViewSetMixin, SnippetViewSet):
    model = AwardType
    merging = MERGING
    index_view_class = AwardTypeIndexView
    edit_view_class = AwardTypeEditView
    reorder_view_class = AwardTypeReorderView
    sort_order_field = "precedence"
    icon = "vd-medal"
    menu_label = _("Award types")
    list_display = [
        "name",
        "family",
        "level",
        "authority",
        "precedence",
        Column("recipients", label=_("Who it is for"), accessor="recipients_label"),
    ]
    list_export = [
        "precedence",
        "name",
        "name_en",
        "short_names",
        "get_family_display",
        "get_level_display",
        "rank",
        "authority",
        "for_individuals",
        "for_collectives",
        "for_households",
        "once_in_lifetime",
        "valid_from",
        "valid_to",
        "merged_into",
    ]
    filterset_class = AwardTypeFilterSet
    ordering = "precedence"
    export_filename = "danh-muc-khen-thuong"
    chooser_viewset_class = AwardTypeChooserViewSet
    copy_view_enabled = False
