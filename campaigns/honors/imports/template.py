"""An Excel file made for one page: empty, or with the list that the page has."""

from collections.abc import Iterable
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

from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType

from ..models.awards import Award
from .fields import ROW_FIELDS
from .targets import Target
from .views.start import Screen

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIELDS = ("number", *ROW_FIELDS, "key")
OF_NOMINEES = tuple(name for name in FIELDS if name not in ("decision_number", "signed_on", "key"))
WIDTHS = {
    "number": 7,
    "kind": 12,
    "honorific": 9,
    "name": 34,
    "position": 26,
    "unit_text": 38,
    "award_text": 40,
    "achievement": 44,
    "decision_number": 20,
    "signed_on": 14,
    "key": 14,
}
#: As the reader knows them, whatever the officer's language; so are the headings.
KINDS = {
    RecipientKind.COLLECTIVE.value: "Tập thể",
    RecipientKind.HOUSEHOLD.value: "Hộ gia đình",
    RecipientKind.INDIVIDUAL.value: "Cá nhân",
}
HEADINGS = {
    "number": "STT",
    "kind": "Loại",
    "honorific": "Ông/Bà",
    "name": "Họ và tên",
    "position": "Chức vụ",
    "unit_text": "Đơn vị công tác",
    "award_text": "Hình thức khen thưởng",
    "achievement": "Thành tích",
    "decision_number": "Số quyết định",
    "signed_on": "Ngày ký",
    "key": "Mã",
}
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


def template_of(target: Target, rows: Iterable[Award] = ()) -> Workbook:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("List of awards")[:31])
    fields = FIELDS if target.has_keys else OF_NOMINEES
    for index, name in enumerate(fields, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = WIDTHS[name]
    sheet.freeze_panes = "D2"
    sheet.append(_head(sheet, fields))
    number = 0
    for number, award in enumerate(rows, start=1):
        sheet.append([_cell(sheet, award, name, number) for name in fields])
    if not number:
        sheet.append([1])
    last = max(PREPARED, number + 1)
    _offer(sheet, fields.index("kind"), f'"{",".join(KINDS.values())}"', last)
    _offer(sheet, fields.index("honorific"), '"Ông,Bà"', last)
    # From a sheet of their own: they hold commas, and are too long for a cell's own list.
    if awards := likely_awards(target):
        _offer(sheet, fields.index("award_text"), f"DM!$A$1:$A${len(awards)}", last)
        other = book.create_sheet("DM")
        other.sheet_state = "hidden"
        for entry in awards:
            other.append([entry.name])
    return book


def likely_awards(target: Target) -> list[AwardType]:
    """What this roll may give: first what its list gives already, then what is in force."""
    day = target.day or timezone.localdate()
    in_force = list(AwardType.objects.current().in_force(day))
    given = set(target.award_types())
    return sorted(in_force, key=lambda entry: (entry.pk not in given, _is_high(entry)))[:LIKELY]


def _is_high(entry: AwardType) -> bool:
    """What the State gives comes with a decision of its own, seldom with a list from an office."""
    return entry.level == AwardType.Level.STATE


def _head(sheet: WriteOnlyWorksheet, fields: tuple[str, ...]) -> list[WriteOnlyCell]:
    hints = _hints()
    cells = []
    for name in fields:
        cell = WriteOnlyCell(sheet, HEADINGS[name])
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="8C1D18")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        if name in hints:
            cell.comment = Comment(hints[name], "Vinh Danh", width=300, height=130)
        cells.append(cell)
    return cells


def _hints() -> dict[str, str]:
    return {
        "kind": _("Choose from the list. Left empty, the name and the award tell."),
        "name": _("Of a person, or of the collective or household. Must be filled."),
        "unit_text": _("As the decision prints it."),
        "award_text": _("Choose from the list, or write it as the decision does. Must be filled."),
        "decision_number": _("Only where it is not the roll's own decision."),
        "signed_on": _("Day/month/year, only where it is not the roll's own decision."),
        "key": _("Leave it as it is: it tells which row of the roll this is."),
    }


def _cell(sheet: WriteOnlyWorksheet, award: Award, name: str, number: int) -> Any:
    if name == "number":
        return number
    if name == "kind":
        return KINDS[award.kind]
    if name == "signed_on":
        return award.signed_on.strftime("%d/%m/%Y") if award.signed_on else None
    text = getattr(award, name)
    if not text.startswith("="):
        return text or None
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # no formula
    return cell


def _offer(sheet: WriteOnlyWorksheet, column: int, formula: str, last: int) -> None:
    rule = DataValidation("list", formula, allow_blank=True, showErrorMessage=False)
    letter = get_column_letter(column + 1)
    rule.add(f"{letter}2:{letter}{last}")
    sheet.data_validations.append(rule)
