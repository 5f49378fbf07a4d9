"""Consultations in the admin: notices, not nominees. These leave their page in no file."""

import django_filters
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.pages.listing import PageFilterSet

from news.page_listing import OpenIndexView, OpenListingViewSet, title_columns

from .models import ConsultationPage, Nominee
from .querysets import State


def first_day(page: ConsultationPage) -> str:
    return date_format(page.first_day, "SHORT_DATE_FORMAT") if page.first_day else ""


def last_day(page: ConsultationPage) -> str:
    return date_format(page.last_day, "SHORT_DATE_FORMAT") if page.last_day else ""


class ConsultationFilterSet(PageFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=State.choices, method="filter_state"
    )
    has_child_pages = None

    class Meta:
        model = ConsultationPage
        fields = ["year"]

    def filter_state(self, pages, name, state):
        return pages.with_state().filter(state_today=state) if state else pages


class ConsultationIndexView(OpenIndexView):
    default_ordering = "-opens_on"
    export_headings = {
        "listed_state.label": _("State"),
        "first_day": _("Open from"),
        "last_day": _("Open until"),
        "full_url": _("Address"),
    }

    def annotate_queryset(self, pages):
        rows = super().annotate_queryset(pages).with_state().select_related("locale")
        # Those of the page that holds them, whichever language's row this is.
        key = "page__translation_key"
        own = Nominee.objects.filter(**{key: OuterRef("translation_key"), "page__alias_of": None})
        count = Subquery(own.order_by().values(key).annotate(count=Count("pk")).values("count"))
        return rows.annotate(nominee_count=Coalesce(count, 0))


class ConsultationListingViewSet(OpenListingViewSet):
    """All consultations, flat."""

    model = ConsultationPage
    name = "consultations"
    icon = "comment"
    menu_label = _("All consultations")
    index_view_class = ConsultationIndexView
    columns = [
        *title_columns(),
        Column("state", label=_("State"), accessor="listed_state.label", width="14%"),
        Column("first_day", label=_("Open from"), accessor=first_day, sort_key="opens_on"),
        Column("last_day", label=_("Open until"), accessor=last_day, sort_key="closes_on"),
        Column("nominees", label=_("Nominees"), accessor="nominee_count", width="10%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]
    filterset_class = ConsultationFilterSet
    list_export = [
        "title",
        "listed_state.label",
        "council",
        "first_day",
        "last_day",
        "live",
        "full_url",
    ]
    export_filename = "lay-y-kien"
