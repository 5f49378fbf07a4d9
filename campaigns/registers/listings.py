"""Listings of registers with doubles: who was merged stays away until one asks."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from news.viewsets import RegisterIndexView

from .merge_views import MergeActionsMixin


class MergedFilterSet(WagtailFilterSet):
    """Doubles that were merged are left out until one asks for them."""

    state = django_filters.ChoiceFilter(
        label=_("Merged entries"),
        choices=[("merged", _("Only merged entries")), ("all", _("With merged entries"))],
        empty_label=_("Without merged entries"),
        method="filter_state",
    )

    def filter_state(self, entries: QuerySet, name: str, state: str) -> QuerySet:
        return entries.exclude(merged_into=None) if state == "merged" else entries

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        entries = super().filter_queryset(queryset)
        return entries if self.form.cleaned_data.get("state") else entries.filter(merged_into=None)


class MergedIndexView(MergeActionsMixin, RegisterIndexView):
    """Its filter set is a `MergedFilterSet`."""

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Merged entries stay away even if another filter was given nonsense."""
        if self.filters and not self.filters.is_valid():
            return queryset.filter(merged_into=None)
        return super().filter_queryset(queryset)

    @cached_property
    def columns(self) -> list[Column]:
        columns = list(super().columns)
        if self.request.GET.get("state"):
            columns.append(Column("merged_into", label=_("Merged into"), accessor="merged_into"))
        return columns

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        return [*super().get_list_more_buttons(instance), *self.action_on(instance)]
