"""An Excel file to fill in."""

from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ..models.units import Unit
from .plan import column_label
from .reader import fields
from .views import Screen

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"name": 44, "aliases": 32, "parent": 36, "cluster": 28}


class TemplateView(Screen):
    """An empty workbook with the columns that the import knows."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        book = Workbook()
        sheet = book.active
        sheet.title = str(capfirst(Unit._meta.verbose_name_plural))[:31]
        hints = _hints()
        for index, name in enumerate(fields(), start=1):
            cell = sheet.cell(1, index, column_label(name))
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor="8C1D18")
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.comment = Comment(
                hints.get(name) or _("May be empty."), "Vinh Danh", width=280, height=120
            )
            sheet.column_dimensions[get_column_letter(index)].width = WIDTHS.get(name, 20)
        sheet.freeze_panes = "A2"
        sheet.row_dimensions[1].height = 24
        kinds = DataValidation(
            "list", f'"{",".join(str(label) for label in Unit.Kind.labels)}"', allow_blank=True
        )
        letter = get_column_letter(fields().index("kind") + 1)
        kinds.add(f"{letter}2:{letter}2000")
        sheet.add_data_validation(kinds)
        content = BytesIO()
        book.save(content)
        response = HttpResponse(content.getvalue(), content_type=SPREADSHEET)
        response["Content-Disposition"] = 'attachment; filename="mau-don-vi.xlsx"'
        return response


def _hints() -> dict[str, str]:
    return {
        "name": _("As it is written in decisions. The only column that must be filled."),
        "short_name": _("Such as STP."),
        "aliases": _("Other spellings in lists and letters, with semicolons between them."),
        "kind": _("Choose from the list."),
        "parent": _("The unit above: in the register already, or anywhere in this file."),
        "cluster": _("One that is not known yet will be added."),
    }
