"""Spreadsheets of the admin's listings and reports that open right in Excel."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from .text import nfc

BYTE_ORDER_MARK = "\ufeff".encode()
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_stock_value = SpreadsheetExportMixin.preprocess_field_value
_stock_csv = SpreadsheetExportMixin.stream_csv
_stock_heading = SpreadsheetExportMixin.get_heading


def use_in_all_exports() -> None:
    """Has every export of Wagtail's write in this way: its reports, its listings, those of the
    site's own models and of other packages. For `AppConfig.ready`.

    Wagtail has no setting for it, and a mixin on our own listings leaves out the reports.
    """
    SpreadsheetExportMixin.preprocess_field_value = office_value
    SpreadsheetExportMixin.stream_csv = office_csv
    SpreadsheetExportMixin.get_heading = office_heading


def office_value(view: Any, field: str, value: Any, export_format: str) -> Any:
    """Local dates as dd/mm/yyyy, words for yes and no, people's names, no formulas in texts."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if value is None:
        return ""
    if isinstance(value, AbstractBaseUser):
        value = get_user_display_name(value)
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        is_csv = export_format == view.FORMAT_CSV
        return local.strftime("%d/%m/%Y %H:%M") if is_csv else local.replace(tzinfo=None)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if export_format == view.FORMAT_CSV else value
    written = _stock_value(view, field, value, export_format)
    if not isinstance(written, str):
        return written
    written = nfc(written)
    is_formula = written.startswith(FORMULA_STARTS) and export_format == view.FORMAT_CSV
    return f"'{written}" if is_formula else written


def office_csv(view: Any, queryset: Any) -> Iterator[bytes]:
    """With a byte order mark, without which Excel misreads Vietnamese."""
    yield BYTE_ORDER_MARK
    yield from _stock_csv(view, queryset)


def office_heading(view: Any, rows: Any, field: str) -> str:
    """The field's label, where Wagtail gives its name because the rows are a plain list."""
    heading = _stock_heading(view, rows, field)
    if heading != field or hasattr(rows, "model"):
        return heading
    return _stock_heading(view, view.get_queryset(), field)
