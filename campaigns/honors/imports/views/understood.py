"""What the reader understood of a file, and the officer's word on it."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from campaigns.reading.award_list.results import Mapping, TableFound
from campaigns.reading.award_list.vocabulary import OTHER, PERSONAL
from campaigns.reading.spreadsheets import Sheet, SpreadsheetError, column_name, tidy

from ...models.imports import AwardImport
from .. import files
from ..fields import column_meaning
from ..mapping import MappingForm
from ..read import FileGone, sheets_of
from .preview import WorkScreen
from .start import QUICK, STATE, read_or_queue

#: Rows below a header whose cells the screen shows, and the lines of a sheet without a header.
EXAMPLES, TOP_LINES = 3, 12


@dataclass
class ColumnShown:
    letter: str
    heading: str
    examples: list[str]
    meaning: str
    is_dropped: bool
    is_personal: bool
    select: Any


@dataclass
class SheetShown:
    """A sheet with its tables; `top` has its first lines where no table was found."""

    name: str
    left_out: Any
    tables: list[dict[str, Any]] = field(default_factory=list)
    top: list[tuple[int, list[str]]] = field(default_factory=list)
    header_row: Any = None


class UnderstoodScreen(WorkScreen):
    page_title = gettext_lazy("What was understood")
    header_icon = "table"
    template_name = "campaigns/admin/award_import/understood.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._ask(self._form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "start_again" in request.POST:
            return self._read(Mapping())
        form = self._form(request.POST)
        if not form.is_valid():
            return self._ask(form)
        return self._read(form.mapping())

    def _form(self, data: Any = None) -> MappingForm:
        mapping = Mapping.from_json(self.award_import.mapping)
        names = [sheet.name for sheet in self._sheets()]
        return MappingForm(data, reading=self.reading, mapping=mapping, sheets=names)

    def _read(self, mapping: Mapping) -> HttpResponse:
        data = files.read(self.award_import.token)
        if data is None:
            messages.error(self.request, _("The file is gone by now. Choose it again."))
            return redirect("award_import:start", self.target.page.pk)
        own = AwardImport.objects.filter(pk=self.award_import.pk, state=STATE.READY)
        told = mapping.to_json()
        if not own.update(mapping=told, state=STATE.WAITING, progress=0, changed_at=timezone.now()):
            return redirect(self.here)
        self.award_import.refresh_from_db()
        return read_or_queue(self.award_import, len(data))

    @sensitive_variables()
    def _sheets(self) -> list[Sheet]:
        """The sheets as they lie in the file, for examples; nothing of it is stored."""
        if "sheets" not in self.__dict__:
            try:
                encoding = Mapping.from_json(self.award_import.mapping).encoding
                found = sheets_of(self.award_import, encoding) if self.has_file else []
            except (FileGone, SpreadsheetError):
                found = []
            self.__dict__["sheets"] = [sheet for sheet in found if sheet.name or sheet.rows]
        return self.__dict__["sheets"]

    @sensitive_variables()
    def _ask(self, form: MappingForm) -> HttpResponse:
        sheets = {sheet.name: sheet for sheet in self._sheets()}
        return self.render(
            form=form,
            reading=self.reading,
            has_file=self.has_file,
            is_mended=self.workbench.rows.filter(is_mended=True).exists(),
            sheets=[self._shown(form, name, sheets.get(name)) for name in form.sheet_names],
            sections=form.sections(),
            quick=QUICK,
        )

    def _shown(self, form: MappingForm, name: str, sheet: Sheet | None) -> SheetShown:
        shown = SheetShown(name, form.left_out(name))
        for number, table in form.tables_of(name):
            columns = [_column(form, number, table, column, sheet) for column in table.columns]
            fields = form.table_fields(number)
            shown.tables.append({"table": table, "columns": columns, "fields": fields})
        if not shown.tables:
            shown.header_row = form.new_header(name)
            rows = sheet.rows[:TOP_LINES] if sheet else []
            for number, row in enumerate(rows, start=1):
                shown.top.append((number, [tidy(cell)[:40] for cell in row[:10]]))
        return shown


def _column(
    form: MappingForm, number: int, table: TableFound, column: Any, sheet: Sheet | None
) -> ColumnShown:
    examples = []
    first = table.header_row - 1 + table.header_height
    for cells in sheet.rows[first:] if sheet else ():
        if column.index < len(cells) and (text := tidy(cells[column.index])):
            examples.append(text[:60])
        if len(examples) == EXAMPLES:
            break
    is_personal = column.field == PERSONAL
    return ColumnShown(
        letter=column_name(column.index),
        heading=column.heading,
        examples=[] if is_personal else examples,
        meaning=column.award or column_meaning(column.field),
        is_dropped=column.field in (PERSONAL, OTHER),
        is_personal=is_personal,
        select=form.column_field(number, column.index),
    )
