"""How a file is read, as a form: header rows, meanings of columns, sections, sheets, letters."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.reading.award_list.column_words import FIELDS, OTHER, PERSONAL
from campaigns.reading.award_list.reader import LIMITS
from campaigns.reading.award_list.results import (
    Mapping,
    Reading,
    SectionFound,
    SectionMapping,
    TableFound,
    TableMapping,
)
from campaigns.registers.enums import RecipientKind

from ..row import COLUMNS

KIND_CHOICES = [("", _("– as it stands –")), *RecipientKind.choices]
#: Of section rows, the most that can be changed on one screen.
MOST_SECTIONS = 200
#: What a column of a file can hold that is not simply a column of a row.
_MEANINGS = {
    "number": _("Number"),
    "last_name": _("Family and middle name"),
    "given_name": _("Given name"),
    "mr": _("Tick or name for Mr"),
    "ms": _("Tick or name for Ms"),
    "collective": _("Name of a collective"),
    "individual": _("Name of an individual"),
    "household": _("Name of a household"),
    "name_position_unit": _("Name, position and unit together"),
    "rank": _("Rank, before the position"),
    "position_unit": _("Position, then unit"),
    "unit_position": _("Unit, then position"),
    "award_tick": _("Tick for the award in the heading"),
    "award_class": _("Class of the award"),
    "decision": _("Decision: number and date"),
    "kind": _("Collective, individual or household"),
    "result": _("Result: passed or not"),
    "note": _("Note: is anybody withdrawn?"),
    "held_before": _("Awards held before"),
}


def column_meanings() -> dict[str, str | Promise]:
    """What a column of a file may be taken for: each field of the reader, in words."""
    meanings = {one.read_as: one.heading for one in COLUMNS if one.read_as} | _MEANINGS
    return {name: meanings[name] for name in FIELDS}


class MappingForm(forms.Form):
    """Shows what `reading` found under the `before` mapping; `mapping()` is the one asked for."""

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
        self, *args: Any, reading: Reading, mapping: Mapping, sheets: list[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reading, self.before = reading, mapping
        known = [*sheets, *(table.sheet for table in reading.tables), *mapping.left_out_sheets]
        self.sheet_names = list(dict.fromkeys(known))
        self.initial["encoding"] = mapping.encoding
        for place, name in enumerate(self.sheet_names):
            self.fields[f"sheet-{place}"] = forms.BooleanField(
                label=_("Leave this sheet out"),
                required=False,
                initial=name in mapping.left_out_sheets,
            )
            if not any(table.sheet == name for table in reading.tables):
                self.fields[f"header-{place}"] = _row_number(_("Its header stands in row"))
        for number, table in enumerate(reading.tables):
            self._add_table(number, table)
        self.shown_sections = reading.sections[:MOST_SECTIONS]
        for number, section in enumerate(self.shown_sections):
            self._add_section(number, section)

    def _add_table(self, number: int, table: TableFound) -> None:
        before = self._before(table)
        self.fields[f"t{number}-row"] = _row_number(_("Header in row"), table.header_row)
        self.fields[f"t{number}-height"] = forms.IntegerField(
            label=_("Rows of the header"), min_value=1, max_value=5, initial=table.header_height
        )
        self.fields[f"t{number}-kind"] = _kind(_("Who they are"), before.kind)
        self.fields[f"t{number}-award"] = _text(_("Award, where a row names none"), before.award)
        choices = [("", _("– leave out –")), *column_meanings().items()]
        for column in table.columns:
            meaning = "" if column.field in (OTHER, PERSONAL) else column.field
            self.fields[f"t{number}-c{column.index}"] = forms.ChoiceField(
                label=_("Meaning"), choices=choices, initial=meaning, required=False
            )

    def _add_section(self, number: int, section: SectionFound) -> None:
        self.fields[f"s{number}-is"] = forms.BooleanField(
            label=_("It is a heading"), required=False, initial=True
        )
        self.fields[f"s{number}-kind"] = _kind(_("Who they are"), section.kind)
        self.fields[f"s{number}-award"] = _text(_("Award"), section.award)
        self.fields[f"s{number}-unit"] = _text(_("Unit"), section.unit)

    def left_out(self, sheet: str) -> forms.BoundField:
        return self[f"sheet-{self.sheet_names.index(sheet)}"]

    def new_header(self, sheet: str) -> forms.BoundField | None:
        name = f"header-{self.sheet_names.index(sheet)}"
        return self[name] if name in self.fields else None

    def tables_of(self, sheet: str) -> list[tuple[int, TableFound]]:
        return [(n, t) for n, t in enumerate(self.reading.tables) if t.sheet == sheet]

    def table_fields(self, number: int) -> list[forms.BoundField]:
        return [self[f"t{number}-{name}"] for name in ("row", "height", "kind", "award")]

    def column_field(self, number: int, column: int) -> forms.BoundField:
        return self[f"t{number}-c{column}"]

    def sections(self) -> list[tuple[SectionFound, list[forms.BoundField]]]:
        return [
            (section, [self[f"s{n}-{name}"] for name in ("is", "kind", "award", "unit")])
            for n, section in enumerate(self.shown_sections)
        ]

    def mapping(self) -> Mapping:
        """The mapping before, with what was changed now."""
        left_out = [
            name for n, name in enumerate(self.sheet_names) if self.cleaned_data[f"sheet-{n}"]
        ]
        return replace(
            self.before,
            tables=tuple(self._tables()),
            sections=tuple(self._sections()),
            left_out_sheets=tuple(left_out),
            encoding=self.cleaned_data["encoding"],
        )

    def _tables(self) -> list[TableMapping]:
        """Where one table of a sheet was changed all are named: the reader looks for no others."""
        mapped = list(self.before.tables)
        for place, name in enumerate(self.sheet_names):
            tables = self.tables_of(name)
            if row := self.cleaned_data.get(f"header-{place}"):
                new = [TableMapping(name, row)]
            elif any(self._is_changed(f"t{number}-") for number, _table in tables):
                new = [self._table(number, table) for number, table in tables]
            else:
                continue
            mapped = [table for table in mapped if table.sheet != name] + new
        return mapped

    def _before(self, table: TableFound) -> TableMapping:
        place = table.sheet, table.header_row
        return self.before.table(*place) or TableMapping(*place)

    def _is_changed(self, prefix: str) -> bool:
        return any(name.startswith(prefix) for name in self.changed_data)

    def _table(self, number: int, table: TableFound) -> TableMapping:
        """Columns of another header row are another matter: the reader looks at them anew."""
        data = self.cleaned_data
        row, height = data[f"t{number}-row"], data[f"t{number}-height"]
        before = self._before(table)
        columns: dict[int, str] = {}
        if (row, height) == (table.header_row, table.header_height):
            columns = dict(before.columns)
            for column in table.columns:
                if f"t{number}-c{column.index}" in self.changed_data:
                    columns[column.index] = data[f"t{number}-c{column.index}"]
        return TableMapping(
            table.sheet,
            row,
            height,
            tuple(sorted(columns.items())),
            data[f"t{number}-kind"],
            data[f"t{number}-award"],
        )

    def _sections(self) -> list[SectionMapping]:
        mapped = {(section.sheet, section.row): section for section in self.before.sections}
        for number, section in enumerate(self.shown_sections):
            if self._is_changed(f"s{number}-"):
                place = section.sheet, section.row
                names = ("kind", "award", "unit", "is")
                data = [self.cleaned_data[f"s{number}-{name}"] for name in names]
                mapped[place] = SectionMapping(*place, *data)
        return list(mapped.values())


def _row_number(label: Any, initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=LIMITS.rows,
        initial=initial,
        required=initial is not None,
    )


def _kind(label: Any, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=KIND_CHOICES, required=False, initial=initial)


def _text(label: Any, initial: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=300, initial=initial)
