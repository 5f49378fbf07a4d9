"""How a file is read, as a form: header rows, meanings of columns, sheets, letters."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.reading.award_list.column_words import OTHER, PERSONAL
from campaigns.reading.award_list.results import Mapping, TableFound, TableMapping

#: Rows of a sheet, the most that may be named.
MOST_ROWS = 1_000_000


class MappingForm(forms.Form):
    """Shows the `tables` found under the mapping `before`; `mapping()` is the one asked for.

    The people of sheets that are `set_aside` are left out unless the sheet is chosen. `meanings`
    says what a column may be taken for, in words.
    """

    #: Of each table, the fields besides those of its columns.
    table_parts: tuple[str, ...] = ("row", "height")

    encoding = forms.ChoiceField(
        label=_("Letters"),
        required=False,
        choices=[
            ("", _("Found by itself")),
            ("unicode", _("Unicode: as it stands")),
            ("tcvn3", "TCVN3 (.VnTime)"),
            ("vni", "VNI"),
        ],
    )

    def __init__(
        self,
        *args: Any,
        tables: Sequence[TableFound],
        mapping: Mapping,
        sheets: list[str],
        set_aside: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tables, self.before = tables, mapping
        known = [*sheets, *(table.sheet for table in tables), *mapping.left_out_sheets]
        self.sheet_names = list(dict.fromkeys(known))
        self.initial["encoding"] = mapping.encoding
        for place, name in enumerate(self.sheet_names):
            self.fields[f"sheet-{place}"] = forms.BooleanField(
                label=_("Leave this sheet out"),
                required=False,
                initial=name in mapping.left_out_sheets,
            )
            if name in {*set_aside, *mapping.shown_sheets}:
                self.fields[f"shown-{place}"] = forms.BooleanField(
                    label=_("Read this sheet, which is hidden or set aside"),
                    required=False,
                    initial=name in mapping.shown_sheets,
                )
            if not any(table.sheet == name for table in tables):
                self.fields[f"header-{place}"] = _row_number(_("Its header stands in row"))
                self.fields[f"first-{place}"] = forms.BooleanField(
                    label=_("There is no header: this row is the first of the list"), required=False
                )
        for number, table in enumerate(tables):
            self.add_table(number, table)

    def meanings(self) -> dict[str, Any]:
        raise NotImplementedError

    def add_table(self, number: int, table: TableFound) -> None:
        self.fields[f"t{number}-row"] = _row_number(_("Header in row"), table.header_row)
        if "height" in self.table_parts:
            self.fields[f"t{number}-height"] = forms.IntegerField(
                label=_("Rows of the header"),
                min_value=0,
                max_value=5,
                initial=table.header_height,
                help_text=_("0: there is none, the row itself is the first of the list."),
            )
        choices = [("", _("– leave out –")), *self.meanings().items()]
        for column in table.columns:
            meaning = "" if column.field in (OTHER, PERSONAL) else column.field
            self.fields[f"t{number}-c{column.index}"] = forms.ChoiceField(
                label=_("Meaning"), choices=choices, initial=meaning, required=False
            )

    def left_out(self, sheet: str) -> forms.BoundField:
        return self[f"sheet-{self.sheet_names.index(sheet)}"]

    def shown(self, sheet: str) -> forms.BoundField | None:
        return self._of_sheet("shown", sheet)

    def no_header(self, sheet: str) -> forms.BoundField | None:
        return self._of_sheet("first", sheet)

    def new_header(self, sheet: str) -> forms.BoundField | None:
        return self._of_sheet("header", sheet)

    def _of_sheet(self, name: str, sheet: str) -> forms.BoundField | None:
        name = f"{name}-{self.sheet_names.index(sheet)}"
        return self[name] if name in self.fields else None

    def tables_of(self, sheet: str) -> list[tuple[int, TableFound]]:
        return [(n, t) for n, t in enumerate(self.tables) if t.sheet == sheet]

    def table_fields(self, number: int) -> list[forms.BoundField]:
        return [self[f"t{number}-{name}"] for name in self.table_parts]

    def column_field(self, number: int, column: int) -> forms.BoundField:
        return self[f"t{number}-c{column}"]

    def sections(self) -> list[Any]:
        """Lines inside the tables that say something of the rows below, each with its fields."""
        return []

    def mapping(self) -> Mapping:
        """The mapping before, with what was changed now."""
        return replace(
            self.before,
            tables=tuple(self._tables()),
            left_out_sheets=self._sheets_with("sheet"),
            shown_sheets=self._sheets_with("shown"),
            encoding=self.cleaned_data["encoding"],
        )

    def _sheets_with(self, prefix: str) -> tuple[str, ...]:
        names = enumerate(self.sheet_names)
        return tuple(name for n, name in names if self.cleaned_data.get(f"{prefix}-{n}"))

    def _tables(self) -> list[TableMapping]:
        """Where one table of a sheet was changed all are named: the reader looks for no others."""
        mapped = list(self.before.tables)
        for place, name in enumerate(self.sheet_names):
            tables = self.tables_of(name)
            if row := self.cleaned_data.get(f"header-{place}"):
                height = 0 if self.cleaned_data.get(f"first-{place}") else 1
                new = [TableMapping(name, row, height)]
            elif any(self.is_changed(f"t{number}-") for number, _table in tables):
                new = [self.table(number, table) for number, table in tables]
            else:
                continue
            mapped = [table for table in mapped if table.sheet != name] + new
        return mapped

    def table_before(self, table: TableFound) -> TableMapping:
        place = table.sheet, table.header_row
        return self.before.table(*place) or TableMapping(*place)

    def is_changed(self, prefix: str) -> bool:
        return any(name.startswith(prefix) for name in self.changed_data)

    def table(self, number: int, table: TableFound) -> TableMapping:
        """Columns of another header row are another matter: the reader looks at them anew."""
        data = self.cleaned_data
        row = data[f"t{number}-row"]
        height = data.get(f"t{number}-height", table.header_height)
        before = self.table_before(table)
        columns: dict[int, str] = {}
        if (row, height) == (table.header_row, table.header_height):
            columns = dict(before.columns)
            for column in table.columns:
                if f"t{number}-c{column.index}" in self.changed_data:
                    columns[column.index] = data[f"t{number}-c{column.index}"]
        return TableMapping(table.sheet, row, height, tuple(sorted(columns.items())))


def _row_number(label: Any, initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=MOST_ROWS,
        initial=initial,
        required=initial is not None,
    )
