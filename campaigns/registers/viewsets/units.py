"""The register of units and clusters in the admin."""

from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import SnippetViewSet

from news.choosers import RegisterChooserViewSet
from news.translations.columns import translation_columns, translation_exports
from news.viewsets import RegisterIndexView

from ..merging import UNIT_MERGING
from ..models.units import Cluster, Unit
from ..unit_import.target import may_import
from .base import EntryChooserViewSet, EntryFilterSet, EntryIndexView, EntryViewSet


class UnitFilterSet(EntryFilterSet):
    cluster = django_filters.ModelChoiceFilter(label=_("Cluster"), queryset=Cluster.objects.all())
    parent = django_filters.ModelChoiceFilter(
        label=_("Superior unit"), queryset=Unit.objects.filter(children__isnull=False).distinct()
    )

    class Meta:
        model = Unit
        fields = ["kind", "cluster", "parent"]


class UnitIndexView(EntryIndexView):
    table_classname = "listing unit-register"
    export_headings = {
        "name": _("Unit name"),
        "short_name": _("Short name"),
        "aliases": _("Other names"),
        "get_kind_display": _("Kind"),
        "parent": _("Superior unit"),
        "cluster": _("Cluster"),
        "merged_into": _("Merged into"),
    }

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("parent", "cluster", "merged_into")

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = list(super().header_buttons)
        if self._may_import:
            url = reverse("unit_import:start")
            label = _("Import from Excel/CSV")
            buttons.append(HeaderButton(label, url=url, icon_name="upload", priority=1100))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if self._may_import:
            url = reverse("unit_import:template")
            buttons.append(Button(_("Download an empty list"), url=url, icon_name="table"))
        return buttons

    @property
    def _may_import(self) -> bool:
        return may_import(self.request.user)


class UnitChooserViewSet(EntryChooserViewSet):
    icon = "group"
    form_fields = ["name", "short_name", "kind"]
    extra_columns = [
        Column("parent", label=_("Superior unit"), accessor="parent"),
        Column("cluster", label=_("Cluster"), accessor="cluster"),
    ]

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().select_related("parent", "cluster")


class UnitViewSet(EntryViewSet):
    model = Unit
    merging = UNIT_MERGING
    index_view_class = UnitIndexView
    icon = "group"
    menu_label = _("Units")
    list_display = ["name", "short_name", "kind", "parent", "cluster"]
    list_export = [
        "name",
        "short_name",
        "aliases",
        *translation_exports(Unit, "name"),
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

    def get_urlpatterns(self) -> list[Any]:
        former = RedirectView.as_view(pattern_name="unit_import:start")
        return [*super().get_urlpatterns(), path("import/", former)]


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
        *translation_columns(Cluster, "name"),
        Column("unit_count", label=_("Units"), accessor="unit_count", sort_key="unit_count"),
        "sort_order",
    ]
    list_export = [
        "name",
        *translation_exports(Cluster, "name"),
        "slug",
        "unit_count",
        "sort_order",
    ]
    ordering = ["sort_order", "name"]
    export_filename = "cum-thi-dua"
    chooser_viewset_class = RegisterChooserViewSet
    copy_view_enabled = False
