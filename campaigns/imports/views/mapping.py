"""How a file was read, and how it is to be read instead."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from campaigns.reading.award_list.column_words import LOOKED_AT, OTHER, PERSONAL
from campaigns.reading.award_list.reader import sheets_as_read
from campaigns.reading.award_list.results import Column, Mapping
from campaigns.reading.files.spreadsheets import Sheet, SpreadsheetError, column_name, tidy

from .. import files
from ..mapping_form import MappingForm
from ..reading import FileGone, sheets_of
from .base import QUICK, STATE
from .preview import WorkScreen

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
    is_guessed: bool
    select: Any


@dataclass
class SheetShown:
    """A sheet with its tables; `top` has its first lines where no table was found."""

    name: str
    left_out: Any
    shown: Any = None
    tables: list[dict[str, Any]] = field(default_factory=list)
    top: list[tuple[int, list[str]]] = field(default_factory=list)
    header_row: Any = None
    no_header: Any = None


class MappingScreen(WorkScreen):
    page_title = gettext_lazy("What was understood")
    header_icon = "table"
    template_name = "campaigns/admin/imports/understood.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._ask(self._form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "start_again" in request.POST:
            return self._read(Mapping())
        # Else an empty body would take back whatever was chosen.
        if not any(name != "csrfmiddlewaretoken" for name in request.POST):
            return self._ask(self._form())
        form = self._form(request.POST)
        return self._read(form.mapping()) if form.is_valid() else self._ask(form)

    @cached_property
    def _mapping(self) -> Mapping:
        return Mapping.from_json(self.staged.mapping)

    def _form(self, data: Any = None) -> MappingForm:
        set_aside = {name for name, sheet in self._sheets.items() if self.is_set_aside(sheet)}
        names = list(self._sheets)
        return self.make_form(data, mapping=self._mapping, sheets=names, set_aside=set_aside)

    def is_set_aside(self, sheet: Sheet) -> bool:
        """Whether the people of a sheet are left out unless the officer chooses it."""
        return False

    def make_form(self, data: Any, **kwargs: Any) -> MappingForm:
        raise NotImplementedError

    def _read(self, mapping: Mapping) -> HttpResponse:
        data = files.read(self.staged.token)
        if data is None:
            messages.error(self.request, _("The file is gone by now. Choose it again."))
            return redirect(self.target.start_url)
        own = self.model.objects.filter(pk=self.staged.pk, state=STATE.READY)
        waiting = {"state": STATE.WAITING, "progress": 0, "changed_at": timezone.now()}
        if not own.update(mapping=mapping.to_json(), **waiting):
            return redirect(self.here)
        self.staged.refresh_from_db()
        return self.read_or_queue(self.staged, len(data))

    @cached_property
    @sensitive_variables()
    def _sheets(self) -> dict[str, Sheet]:
        """The sheets as they are read, for examples; nothing of it is stored."""
        encoding = self._mapping.encoding
        try:
            found = sheets_of(self.staged, self.limits, encoding) if self.has_file else []
            found = sheets_as_read(found, encoding)
        except (FileGone, SpreadsheetError):
            found = []
        return {sheet.name: sheet for sheet in found if sheet.name or sheet.rows}

    @sensitive_variables()
    def _ask(self, form: MappingForm) -> HttpResponse:
        return self.render(
            form=form,
            has_file=self.has_file,
            is_mended=self.workbench.rows.filter(is_mended=True).exists(),
            sheets=[self._shown(form, name) for name in form.sheet_names],
            sections=form.sections(),
            quick=QUICK,
        )

    def _shown(self, form: MappingForm, name: str) -> SheetShown:
        sheet = self._sheets.get(name)
        shown = SheetShown(name, form.left_out(name), form.shown(name))
        for number, table in form.tables_of(name):
            first = table.header_row - 1 + table.header_height
            below = sheet.rows[first:] if sheet else []
            columns = [
                _column(column, below, form.column_field(number, column.index), form.meanings())
                for column in table.columns
            ]
            fields = form.table_fields(number)
            shown.tables.append({"table": table, "columns": columns, "fields": fields})
        if not shown.tables:
            shown.header_row, shown.no_header = form.new_header(name), form.no_header(name)
            rows = sheet.rows[:TOP_LINES] if sheet else []
            for number, row in enumerate(rows, start=1):
                shown.top.append((number, [tidy(cell)[:40] for cell in row[:10]]))
        return shown


def _column(
    column: Column, rows: list[list[str]], select: Any, meanings: dict[str, Any]
) -> ColumnShown:
    texts = (tidy(cells[column.index]) for cells in rows if column.index < len(cells))
    is_personal = column.field == PERSONAL
    return ColumnShown(
        letter=column_name(column.index),
        heading=column.heading,
        examples=[]
        if is_personal
        else [text[:60] for text in islice(filter(None, texts), EXAMPLES)],
        meaning=_meaning(column, meanings),
        is_dropped=column.field in (PERSONAL, OTHER, *LOOKED_AT),
        is_personal=is_personal,
        is_guessed=column.is_guessed,
        select=select,
    )


def _meaning(column: Column, meanings: dict[str, Any]) -> str:
    """What a column was taken for; personal and unknown ones are left out."""
    if column.field == PERSONAL:
        return _("Personal data: left out")
    if column.field == "award_tick" and column.award:
        return column.award
    return str(meanings.get(column.field) or _("Left out"))
