"""The register of units and clusters in the admin."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from news.listings import RegisterIndexView

from ..models import Cluster, Unit
from .importing.views import ImportTemplateView, UnitImportView
from .merge_views import UnitMergeView, UnitSplitView


class UnitFilterSet(WagtailFilterSet):
    """Doubles that were merged are left out until one asks for them."""

    cluster = django_filters.ModelChoiceFilter(label=_("Cluster"), queryset=Cluster.objects.all())
    parent = django_filters.ModelChoiceFilter(
        label=_("Superior unit"), queryset=Unit.objects.filter(children__isnull=False).distinct()
    )
    state = django_filters.ChoiceFilter(
        label=_("Merged units"),
        choices=[("merged", _("Only merged units")), ("all", _("With merged units"))],
        empty_label=_("Without merged units"),
        method="filter_state",
    )

    class Meta:
        model = Unit
        fields = ["kind", "cluster", "parent"]

    def filter_state(self, units: QuerySet, name: str, state: str) -> QuerySet:
        return units.exclude(merged_into=None) if state == "merged" else units

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        units = super().filter_queryset(queryset)
        return units if self.form.cleaned_data.get("state") else units.filter(merged_into=None)


class UnitActionsMixin:
    """Merge of a unit, or split of one that was merged, for those who may change units."""

    merge_url_name = ""
    split_url_name = ""
    user_has_permission: Callable[[str], bool]

    def action_on(self, unit: Unit) -> list[Button]:
        if not self.user_has_permission("change"):
            return []
        if unit.merged_into_id:
            url = reverse(self.split_url_name, args=[unit.pk])
            return [Button(_("Split off…"), url=url, icon_name="cut", priority=15)]
        url = reverse(self.merge_url_name, args=[unit.pk])
        return [Button(_("Merge into…"), url=url, icon_name="resubmit", priority=15)]


class UnitIndexView(UnitActionsMixin, RegisterIndexView):
    import_url_name = ""
    import_template_url_name = ""
    table_classname = "listing unit-register"
    export_headings = {
        "name": _("Unit name"),
        "short_name": _("Short name"),
        "aliases": _("Other names"),
        "name_en": _("Name in English"),
        "get_kind_display": _("Kind"),
        "parent": _("Superior unit"),
        "cluster": _("Cluster"),
        "merged_into": _("Merged into"),
    }

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("parent", "cluster", "merged_into")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Merged units stay away even if another filter was given nonsense."""
        if self.filters and not self.filters.is_valid():
            return queryset.filter(merged_into=None)
        return super().filter_queryset(queryset)

    @cached_property
    def columns(self) -> list[Column]:
        columns = list(super().columns)
        if self.request.GET.get("state"):
            columns.append(Column("merged_into", label=_("Merged into"), accessor="merged_into"))
        return columns

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = list(super().header_buttons)
        if self._may_import:
            url = reverse(self.import_url_name)
            label = _("Import from Excel/CSV")
            buttons.append(HeaderButton(label, url=url, icon_name="upload", priority=1100))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if self._may_import:
            url = reverse(self.import_template_url_name)
            buttons.append(Button(_("Download an empty list"), url=url, icon_name="table"))
        return buttons

    @property
    def _may_import(self) -> bool:
        return self.user_has_permission("add") and self.user_has_permission("change")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["media"] += forms.Media(css={"all": ["campaigns/admin/unit_register.css"]})
        return context

    def get_list_more_buttons(self, instance: Unit) -> list[Any]:
        return [*super().get_list_more_buttons(instance), *self.action_on(instance)]


class UnitEditView(UnitActionsMixin, EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [*super().header_more_buttons, *self.action_on(self.object)]


class UnitColumnsMixin:
    """Several offices have a unit of one name: the one above tells which it is."""

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("parent", label=_("Superior unit"), accessor="parent"),
            Column("cluster", label=_("Cluster"), accessor="cluster"),
        ]

    def get_object_list(self) -> QuerySet:
        return Unit.objects.current().select_related("parent", "cluster")


class UnitChooseView(UnitColumnsMixin, ChooseView):
    pass


class UnitChooseResultsView(UnitColumnsMixin, ChooseResultsView):
    pass


class UnitChooserViewSet(SnippetChooserViewSet):
    """Offers units that stand by themselves, never doubles that were merged."""

    icon = "group"
    choose_view_class = UnitChooseView
    choose_results_view_class = UnitChooseResultsView
    form_fields = ["name", "short_name", "kind"]


class UnitViewSet(SnippetViewSet):
    model = Unit
    index_view_class = UnitIndexView
    edit_view_class = UnitEditView
    icon = "group"
    menu_label = _("Units")
    list_display = ["name", "short_name", "kind", "parent", "cluster"]
    list_export = [
        "name",
        "short_name",
        "aliases",
        "name_en",
        "get_kind_display",
        "parent",
        "cluster",
        "merged_into",
    ]
    filterset_class = UnitFilterSet
    ordering = ["name"]
    list_per_page = 50
    export_filename = "don-vi"
    chooser_viewset_class = UnitChooserViewSet
    copy_view_enabled = False

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        own = {
            f"{name}_url_name": self.get_url_name(name)
            for name in ("import", "import_template", "merge", "split")
        }
        return super().get_common_view_kwargs(**{**own, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        icons = {"header_icon": self.icon}
        views = [
            path("import/", self.construct_view(UnitImportView, **icons), name="import"),
            path(
                "import/template/",
                self.construct_view(ImportTemplateView),
                name="import_template",
            ),
            path("merge/<int:pk>/", self.construct_view(UnitMergeView), name="merge"),
            path("split/<int:pk>/", self.construct_view(UnitSplitView), name="split"),
        ]
        return [*super().get_urlpatterns(), *views]


class ClusterIndexView(RegisterIndexView):
    export_headings = {"name": _("Cluster"), "unit_count": _("Units")}

    def get_base_queryset(self) -> QuerySet:
        current = Q(units__merged_into=None)
        return super().get_base_queryset().annotate(unit_count=Count("units", filter=current))


class ClusterViewSet(SnippetViewSet):
    model = Cluster
    index_view_class = ClusterIndexView
    icon = "folder-open-inverse"
    menu_label = _("Clusters")
    list_display = [
        "name",
        "name_en",
        Column("unit_count", label=_("Units"), accessor="unit_count", sort_key="unit_count"),
        "sort_order",
    ]
    list_export = ["name", "name_en", "slug", "unit_count", "sort_order"]
    ordering = ["sort_order", "name"]
    export_filename = "cum-thi-dua"
    copy_view_enabled = False
