"""Alphabetical order in all listings and choosers of the admin, Wagtail's own included."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.users.views.users import IndexView as UserIndexView

from .collation import in_alphabetical_order


def sort_alphabetically() -> None:
    """Has Wagtail's views order texts so. For `AppConfig.ready`.

    Where something is searched for, the search backend orders, which knows fields alone.
    """
    for view in (BaseListingView, UserIndexView):
        view.order_queryset = _sorting(view.order_queryset)
    BaseChooseView.apply_object_list_ordering = _sorting(BaseChooseView.apply_object_list_ordering)


def _sorting(stock: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def sort(view: Any, rows: Any) -> Any:
        ordered = stock(view, rows)
        if not isinstance(ordered, QuerySet) or getattr(view, "is_searching", False):
            return ordered
        return in_alphabetical_order(ordered)

    return sort
