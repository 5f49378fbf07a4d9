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
from wagtail.snippets.views.snippets import ReorderView

from news.translations.columns import translation_exports

from ..merging import AWARD_TYPE_MERGING
from ..models.award_types import AwardType
from .base import EntryChooserViewSet, EntryFilterSet, EntryIndexView, EntryViewSet

RECIPIENTS = [
    ("individuals", _("Individuals")),
    ("collectives", _("Collectives")),
    ("households", _("Households")),
]


class AwardTypeFilterSet(EntryFilterSet):
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


class PrecedenceColumn(OrderingColumn):
    """The handles, without a link in the heading: the list is in this order by default."""

    header_template_name = "campaigns/admin/registers/place_header.html"


class PrecedenceTableMixin(OrderableTableMixin):
    success_message = _("“%(page_title)s” was moved.")

    @cached_property
    def ordering_column(self) -> OrderingColumn:
        return PrecedenceColumn("ordering", width="80px")


class AwardTypeIndexView(EntryIndexView):
    """Every entry on one page in order of precedence; with handles, unless it is filtered."""

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
        """In the order in which `AwardTypeReorderView` counts."""
        if self.ordering == self.sort_order_field:
            return queryset.order_by(*AwardType._meta.ordering)
        return super().order_queryset(queryset)

    @cached_property
    def table_class(self) -> type:
        table = super().table_class
        if self.show_ordering_column:
            return type("AwardTypeTable", (PrecedenceTableMixin, table), {})
        return table

    @cached_property
    def reorder_button(self) -> None:
        """None: the handles are always there."""


class AwardTypeReorderView(ReorderView):
    """Moves an entry to a position among those that are not merged.

    The list keeps its numbers: the entries between the old position and the new one shift to
    their neighbours' numbers, and only equal numbers change.
    """

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        moved = get_object_or_404(AwardType, pk=kwargs["pk"])
        entries = list(AwardType.objects.current().select_for_update())
        numbers = _increasing([entry.precedence for entry in entries])
        others = [entry for entry in entries if entry.pk != moved.pk]
        position = _position(request.GET.get("position", ""), len(others))
        if len(others) < len(entries):
            others.insert(position, moved)
        changed = []
        for entry, number in zip(others, numbers, strict=True):
            if entry.precedence != number:
                entry.precedence = number
                changed.append(entry)
        AwardType.objects.bulk_update(changed, ["precedence"])
        if changed:
            moved.save(update_fields=["precedence"])  # sends the signals that bulk_update does not
            log(moved, "wagtail.edit", user=request.user, content_changed=True)
        return JsonResponse({"success": True})


def _position(text: str, last: int) -> int:
    """A position from 0 to `last`; the last one where the text is none."""
    return min(int(text), last) if text.isascii() and text.isdecimal() else last


def _increasing(numbers: list[int]) -> list[int]:
    """The numbers, each raised above the one before it where it is not."""
    raised: list[int] = []
    for number in numbers:
        raised.append(max(number, raised[-1] + 1) if raised else number)
    return raised


class AwardTypeChooserViewSet(EntryChooserViewSet):
    icon = "vd-medal"
    extra_columns = [
        Column("level", label=_("Level"), accessor="get_level_display"),
        Column("recipients", label=_("Who it is for"), accessor="recipients_label"),
    ]


class AwardTypeViewSet(EntryViewSet):
    model = AwardType
    merging = AWARD_TYPE_MERGING
    index_view_class = AwardTypeIndexView
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
        *translation_exports(AwardType, "name"),
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
