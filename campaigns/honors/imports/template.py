"""An Excel file made for one page: empty, or with the list that the page has."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from campaigns.reading.award_list.dates import written_day
from campaigns.reading.award_list.other_languages import is_month_first
from campaigns.registers.models.award_types import AwardType
from news.exports import text_cell

from ..row import Row, editable
from .targets import Target
from .template_words import template_words
from .views.base import Screen

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Rows below the header in which Excel offers choices.
PREPARED = 2_000
LIKELY = 40


class TemplateView(Screen):
    """`?rows=1` gives the roll's own list, with keys: sent back, it changes what was changed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_filled = request.GET.get("rows") == "1"
        rows = self.target.rows() if is_filled else []
        content = BytesIO()
        template_of(self.target, rows).save(content)
        response = HttpResponse(content.getvalue(), content_type=SPREADSHEET)
        name = f"{'danh-sach' if is_filled else 'mau-danh-sach'}-{self.target.page.pk}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def headings(has_keys: bool = True, award: str = "") -> dict[str, tuple[str, int]]:
    """Of each column of the file its heading and width; without keys, the rows are nominees.

    `award` is the heading of what stands beside them, if it is not the usual one.
    """
    columns = [one for one in editable() if one.template and (has_keys or one.in_nominees)]
    words = template_words()
    found = {
        one.name: (
            words.heading(one, award if one.name == "award_text" else ""),
            one.template_width,
        )
        for one in columns
    }
    return {"number": (words.number, 7), **found} | ({"key": (words.key, 14)} if has_keys else {})


def template_of(target: Target, rows: Iterable[Row] = ()) -> Workbook:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(target.words.sheet)[:31])
    columns = headings(target.has_keys, target.words.heading)
    names = list(columns)
    for index, (_heading, width) in enumerate(columns.values(), start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "D2"
    sheet.append([_head(sheet, name, heading) for name, (heading, _width) in columns.items()])
    number = 0
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *(_cell(sheet, name, getattr(row, name)) for name in names[1:])])
    if not number:
        sheet.append([1])
    last = max(PREPARED, number + 1)
    words = template_words()
    _offer(sheet, names.index("kind"), f'"{",".join(words.kinds.values())}"', last)
    _offer(sheet, names.index("honorific"), f'"{",".join(words.honorifics)}"', last)
    if not number:
        _instruct(book, columns)
    # From a sheet of their own: they hold commas, and are too long for a cell's own list.
    if awards := likely_awards(target):
        _offer(sheet, names.index("award_text"), f"DM!$A$1:$A${len(awards)}", last)
        other = book.create_sheet("DM")
        other.sheet_state = "hidden"
        for entry in awards:
            other.append([text_cell(other, entry.name)])
    return book


def _instruct(book: Workbook, columns: dict[str, tuple[str, int]]) -> None:
    """A sheet that says how columns are filled, a cell a line: what has no columns is no list."""
    sheet = book.create_sheet(template_words().guide)
    sheet.column_dimensions["A"].width = 110
    title = WriteOnlyCell(sheet, _("How the list is filled"))
    title.font = Font(bold=True, size=13)
    sheet.append([title])
    hints, for_example = _hints(), _("For example:")
    examples = template_words().examples
    for name, (heading, _width) in columns.items():
        if example := examples.get(name):
            hint = f" {hints[name]}" if name in hints else ""
            line = WriteOnlyCell(sheet, f"{heading}:{hint} {for_example} {example}")
            line.alignment = Alignment(vertical="top", wrap_text=True)
            sheet.append([line])


def likely_awards(target: Target) -> list[AwardType]:
    """What this roll may give: first what its list gives already, then what is in force."""
    day = target.day or timezone.localdate()
    in_force = list(AwardType.objects.current().in_force(day))
    given = set(target.award_types())
    return sorted(in_force, key=lambda entry: (entry.pk not in given, _is_high(entry)))[:LIKELY]


def _is_high(entry: AwardType) -> bool:
    """What the State gives comes with a decision of its own, seldom with a list from an office."""
    return entry.level == AwardType.Level.STATE


def _head(sheet: WriteOnlyWorksheet, name: str, heading: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, heading)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="8C1D18")
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if hint := _hints().get(name):
        cell.comment = Comment(hint, "Vinh Danh", width=300, height=130)
    return cell


def _hints() -> dict[str, str]:
    return {
        "kind": _("Choose from the list. Left empty, the name and the award tell."),
        "name": _("Of a person, or of the collective or household. Must be filled."),
        "unit_text": _("As the decision prints it."),
        "award_text": _("Choose from the list, or write it as the decision does. Must be filled."),
        "decision_number": _("Only where it is not the roll's own decision."),
        "signed_on": _("Month/day/year, only where it is not the roll's own decision.")
        if is_month_first()
        else _("Day/month/year, only where it is not the roll's own decision."),
        "key": _("Leave it as it is: it tells which row of the roll this is."),
    }


def _cell(sheet: WriteOnlyWorksheet, name: str, value: Any) -> Any:
    if name == "kind":
        return template_words().kinds[value]
    if isinstance(value, date):
        return written_day(value)
    return text_cell(sheet, value) if value else None


def _offer(sheet: WriteOnlyWorksheet, index: int, formula: str, last: int) -> None:
    rule = DataValidation("list", formula, allow_blank=True, showErrorMessage=False)
    letter = get_column_letter(index + 1)
    rule.add(f"{letter}2:{letter}{last}")
    sheet.data_validations.append(rule)
