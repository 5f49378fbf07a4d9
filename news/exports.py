"""Spreadsheets that open right in Excel, and run nothing: whatever a cell begins with, it is text.

An export of the admin is made one at a time on a machine, by a thread that is free again before
the file is sent; whoever asks again for the same one within seconds gets what is there, unless
somebody did something meanwhile.

`csv_text` and `text_cell` are for every file with cells that leaves a site; what Wagtail itself
exports, its listings and reports, is written by them too.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Max
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import ModelLogEntry, PageLogEntry

from .built_files import Busy, Workshop
from .costly import not_now
from .dates import typed_day
from .public_index.memory import token
from .text import nfc

#: Seconds for which whoever asks again for the same export gets the same file: time to come back
#: as `Busy` says, and little for changes that nobody wrote down.
LASTS = 20
CONTENT_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
exports = Workshop("exports", lasts=LASTS)

BYTE_ORDER_MARK = "\ufeff".encode()
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: What office programs leave out before they look whether a cell is a formula.
_PASSED_OVER = " \u00a0\u200b\u200c\u200d\u2060\ufeff"

_stock_value = SpreadsheetExportMixin.preprocess_field_value
_stock_csv = SpreadsheetExportMixin.stream_csv
_stock_heading = SpreadsheetExportMixin.get_heading
_stock_row = SpreadsheetExportMixin.generate_xlsx_row


def is_formula(text: str) -> bool:
    """Whether an office program could take a cell with `text` for a formula."""
    return text.lstrip(_PASSED_OVER).startswith(FORMULA_STARTS)


def csv_text(text: str) -> str:
    """`text` as the cell of a CSV file: with an apostrophe before what could be a formula."""
    return f"'{text}" if is_formula(text) else text


def text_cell(sheet: Any, text: str) -> WriteOnlyCell:
    """`text` as the cell of a workbook; it stays text when somebody edits the cell."""
    return _as_text(WriteOnlyCell(sheet, text), text)


def _as_text(cell: WriteOnlyCell, text: str) -> WriteOnlyCell:
    if is_formula(text):
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def use_in_all_exports() -> None:
    """Has every export of Wagtail's write in this way: its reports, its listings, those of the
    site's own models and of other packages. For `AppConfig.ready`.

    Wagtail has no setting for it, and a mixin on our own listings leaves out the reports.
    """
    SpreadsheetExportMixin.preprocess_field_value = office_value
    SpreadsheetExportMixin.stream_csv = office_csv
    SpreadsheetExportMixin.get_heading = office_heading
    SpreadsheetExportMixin.generate_xlsx_row = office_row
    SpreadsheetExportMixin.dispatch = built_export


def office_value(view: Any, field: str, value: Any, export_format: str) -> Any:
    """Local dates as they are typed, words for yes and no, people's names, no formulas in texts."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if value is None:
        return ""
    if isinstance(value, AbstractBaseUser):
        value = get_user_display_name(value)
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        is_csv = export_format == view.FORMAT_CSV
        return f"{typed_day(local)} {local:%H:%M}" if is_csv else local.replace(tzinfo=None)
    if isinstance(value, date):
        return typed_day(value) if export_format == view.FORMAT_CSV else value
    written = _stock_value(view, field, value, export_format)
    if not isinstance(written, str):
        return written
    written = nfc(written)
    return csv_text(written) if export_format == view.FORMAT_CSV else written


def office_row(
    view: Any, worksheet: Any, row_dict: dict[str, Any], date_format: str | None = None
) -> Iterator[WriteOnlyCell]:
    for cell in _stock_row(view, worksheet, row_dict, date_format):
        yield _as_text(cell, cell.value) if isinstance(cell.value, str) else cell


def office_csv(view: Any, queryset: Any) -> Iterator[bytes]:
    """With a byte order mark, without which Excel misreads Vietnamese."""
    yield BYTE_ORDER_MARK
    yield from _stock_csv(view, queryset)


def office_heading(view: Any, rows: Any, field: str) -> str:
    """The field's label, where Wagtail gives its name because the rows are a plain list."""
    heading = _stock_heading(view, rows, field)
    if heading == field and not hasattr(rows, "model"):
        heading = _stock_heading(view, view.get_queryset(), field)
    return csv_text(heading)


class _NoFile(Exception):
    """The view gave another answer: a refusal, a redirect."""

    def __init__(self, response: HttpResponseBase) -> None:
        super().__init__()
        self.response = response


def built_export(view: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """`dispatch` of every view that can export: the file, once it is whole, or a page that says
    when to ask again. All of the view is in one's turn, for it reads all rows before it writes.
    """
    dispatch = super(SpreadsheetExportMixin, view).dispatch
    if not view.is_export:
        return dispatch(request, *args, **kwargs)

    def build(file: IO[bytes]) -> None:
        response = dispatch(request, *args, **kwargs)
        if not response.streaming:
            raise _NoFile(response)
        for part in response.streaming_content:
            file.write(part)

    try:
        file = exports.file(_state(), _asked(request), build)
    except _NoFile as other:
        return other.response
    except Busy as busy:
        return _busy_page(request, busy.retry_after)
    export_format = request.GET["export"]
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{view.get_filename()}.{export_format}",
        content_type=CONTENT_TYPES[export_format],
    )


def _state() -> tuple[object, ...]:
    """Changes with whatever editors do that Wagtail writes down, and with what readers see."""
    logs = (PageLogEntry.objects, ModelLogEntry.objects)
    return (*[log.aggregate(last=Max("pk"))["last"] for log in logs], token())


def _asked(request: HttpRequest) -> list[object]:
    """What tells one export from another: who asks, since they signed in, and where."""
    who = [request.user.pk, request.session.session_key]
    return [*who, request.get_full_path(), get_language()]


def _busy_page(request: HttpRequest, seconds: int) -> HttpResponseBase:
    list_parameters = request.GET.copy()
    list_parameters.pop("export", None)
    query = f"?{list_parameters.urlencode()}" if list_parameters else ""
    context = {"list_url": request.path + query, "seconds": seconds}
    return not_now(render(request, "news/admin/export_busy.html", context), seconds, request)
