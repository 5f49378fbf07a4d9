"""The officer's word on a file as a form: header rows, columns, sections, sheets, letters."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.reading.award_list.reader import LIMITS
from campaigns.reading.award_list.results import (
    Mapping,
    Reading,
    SectionFound,
    SectionMapping,
    TableFound,
    TableMapping,
)
from campaigns.reading.award_list.vocabulary import OTHER, PERSONAL
from campaigns.registers.enums import RecipientKind

from .fields import column_meanings

KIND_CHOICES = [("", _("– as it stands –")), *RecipientKind.choices]
#: Of section rows, the most that can be changed on one screen.
MOST_SECTIONS = 200


class MappingForm(forms.Form):
    """Shows what `reading` found; `mapping()` is what was told before, and what was changed."""

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
        self.reading, self.told = reading, mapping
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
        for number, section in enumerate(reading.sections[:MOST_SECTIONS]):
            self._add_section(number, section)

    def _add_table(self, number: int, table: TableFound) -> None:
        told = self.told.table(table.sheet, table.header_row)
        self.fields[f"t{number}-row"] = _row_number(_("Header in row"), table.header_row)
        self.fields[f"t{number}-height"] = forms.IntegerField(
            label=_("Rows of the header"), min_value=1, max_value=5, initial=table.header_height
        )
        self.fields[f"t{number}-kind"] = _kind(_("Who they are"), told.kind if told else "")
        self.fields[f"t{number}-award"] = _text(
            _("Award, where a row names none"), told.award if told else ""
        )
        for column in table.columns:
            meaning = "" if column.field in (OTHER, PERSONAL) else column.field
            self.fields[f"t{number}-c{column.index}"] = forms.ChoiceField(
                label=_("Meaning"), choices=column_meanings(), initial=meaning, required=False
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
            for n, section in enumerate(self.reading.sections[:MOST_SECTIONS])
        ]

    def mapping(self) -> Mapping:
        """What was told before, with what was changed now."""
        left_out = [
            name for n, name in enumerate(self.sheet_names) if self.cleaned_data[f"sheet-{n}"]
        ]
        return replace(
            self.told,
            tables=tuple(self._tables()),
            sections=tuple(self._sections()),
            left_out_sheets=tuple(left_out),
            encoding=self.cleaned_data["encoding"],
        )

    def _tables(self) -> list[TableMapping]:
        """Where one table of a sheet was changed all are named: the reader looks for no others."""
        told = list(self.told.tables)
        for place, name in enumerate(self.sheet_names):
            if row := self.cleaned_data.get(f"header-{place}"):
                told = [table for table in told if table.sheet != name]
                told.append(TableMapping(name, row))
            tables = self.tables_of(name)
            if tables and any(self._is_changed(number) for number, _table in tables):
                told = [table for table in told if table.sheet != name]
                told += [self._table(number, table) for number, table in tables]
        return told

    def _is_changed(self, number: int) -> bool:
        return any(name.startswith(f"t{number}-") for name in self.changed_data)

    def _table(self, number: int, table: TableFound) -> TableMapping:
        """Columns of another header row are another matter: the reader looks at them anew."""
        data = self.cleaned_data
        row, height = data[f"t{number}-row"], data[f"t{number}-height"]
        before = self.told.table(table.sheet, table.header_row)
        columns: dict[int, str] = {}
        if (row, height) == (table.header_row, table.header_height):
            columns = dict(before.columns) if before else {}
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
        told = {(section.sheet, section.row): section for section in self.told.sections}
        for number, section in enumerate(self.reading.sections[:MOST_SECTIONS]):
            if any(name.startswith(f"s{number}-") for name in self.changed_data):
                names = ("kind", "award", "unit", "is")
                data = [self.cleaned_data[f"s{number}-{name}"] for name in names]
                told[section.sheet, section.row] = SectionMapping(section.sheet, section.row, *data)
        return list(told.values())


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
