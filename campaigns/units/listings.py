"""The register of units and clusters in the admin."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from news.viewsets import RegisterIndexView

from ..models import Cluster, Unit
from ..registers.listings import MergedFilterSet, MergedIndexView
from ..registers.merge_views import MergeEditMixin, MergeViewSetMixin
from .importing.views import ImportTemplateView, UnitImportView
from .merging import MERGING


class UnitFilterSet(MergedFilterSet):
    cluster = django_filters.ModelChoiceFilter(label=_("Cluster"), queryset=Cluster.objects.all())
    parent = django_filters.ModelChoiceFilter(
        label=_("Superior unit"), queryset=Unit.objects.filter(children__isnull=False).distinct()
    )

    class Meta:
        model = Unit
        fields = ["kind", "cluster", "parent"]


class UnitIndexView(MergedIndexView):
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


class UnitEditView(MergeEditMixin, EditView):
    pass


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


class UnitViewSet(MergeViewSetMixin, SnippetViewSet):
    model = Unit
    merging = MERGING
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
            f"{name}_url_name": self.get_url_name(name) for name in ("import", "import_template")
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
