"""What the registers have in common in the admin: listing, form, chooser, merge and split."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from news.choosers import RegisterChooserViewSet
from news.viewsets import RegisterIndexView

from ..merge_views import MergeView, SplitView
from ..merging import Merging


class EntryFilterSet(WagtailFilterSet):
    """Leaves merged entries out, unless they are asked for."""

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


class MergeButtonMixin:
    """Merge of an entry, or split of a merged one, for those who may change entries."""

    merge_url_name = ""
    split_url_name = ""
    user_has_permission: Callable[[str], bool]

    def merge_buttons(self, entry: Any) -> list[Button]:
        if not self.user_has_permission("change"):
            return []
        if entry.merged_into_id:
            url = reverse(self.split_url_name, args=[entry.pk])
            return [Button(_("Split off…"), url=url, icon_name="cut", priority=15)]
        url = reverse(self.merge_url_name, args=[entry.pk])
        return [Button(_("Merge into…"), url=url, icon_name="resubmit", priority=15)]


class EntryIndexView(MergeButtonMixin, RegisterIndexView):
    """Its filter set is an `EntryFilterSet`."""

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Without merged entries even if another filter has an invalid value."""
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
        return [*super().get_list_more_buttons(instance), *self.merge_buttons(instance)]


class EntryEditView(MergeButtonMixin, EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [*super().header_more_buttons, *self.merge_buttons(self.object)]


class ExtraColumnsMixin:
    extra_columns: list[Column] = []

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, *self.extra_columns]


class EntryChooseView(ExtraColumnsMixin, ChooseView):
    pass


class EntryChooseResultsView(ExtraColumnsMixin, ChooseResultsView):
    pass


class EntryChooserViewSet(RegisterChooserViewSet):
    """Offers entries that were not merged; `extra_columns` tell those of one name apart."""

    extra_columns: list[Column] = []
    choose_view_class = EntryChooseView
    choose_results_view_class = EntryChooseResultsView

    def get_object_list(self) -> QuerySet:
        entries: Any = self.model._default_manager
        return entries.current()

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(extra_columns=self.extra_columns, **kwargs)


class EntryViewSet(SnippetViewSet):
    """A register with the screens of merge and split."""

    merging: Merging
    edit_view_class = EntryEditView
    copy_view_enabled = False
    #: Names of addresses of its own that its views lead to.
    linked = ["merge", "split"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        linked = {f"{name}_url_name": self.get_url_name(name) for name in self.linked}
        return super().get_common_view_kwargs(**{**linked, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        merging = {"merging": self.merging}
        return [
            *super().get_urlpatterns(),
            path("merge/<int:pk>/", self.construct_view(MergeView, **merging), name="merge"),
            path("split/<int:pk>/", self.construct_view(SplitView, **merging), name="split"),
        ]
