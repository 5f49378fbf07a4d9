"""Spreadsheets of the admin's listings that open right in Excel."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .text import nfc

BYTE_ORDER_MARK = "\ufeff".encode()
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class OfficeExportMixin:
    """For listing views: local dates as dd/mm/yyyy, words for yes and no, no formulas in texts.

    CSV files begin with a byte order mark, without which Excel misreads Vietnamese.
    """

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if value is None:
            return ""
        if isinstance(value, datetime):
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            return (
                local.strftime("%d/%m/%Y %H:%M")
                if export_format == "csv"
                else local.replace(tzinfo=None)
            )
        if isinstance(value, date):
            return value.strftime("%d/%m/%Y") if export_format == "csv" else value
        value = nfc(value) if isinstance(value, str) else value
        if isinstance(value, str) and value.startswith(FORMULA_STARTS) and export_format == "csv":
            return f"'{value}"
        return super().preprocess_field_value(field, value, export_format)

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)
