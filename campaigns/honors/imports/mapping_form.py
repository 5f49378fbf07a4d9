"""How an award list is read, as a form: what all imports ask, and sections, kinds, awards."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.imports import mapping_form as imports
from campaigns.reading.award_list.column_words import FIELDS
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
from .targets import Target

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
    "proposed_award": _("Award that was proposed, beside the one decided"),
}


def column_meanings() -> dict[str, str | Promise]:
    """What a column of a file may be taken for: each field of the reader, in words."""
    meanings = {one.read_as: one.heading for one in COLUMNS if one.read_as} | _MEANINGS
    return {name: meanings[name] for name in FIELDS}


class MappingForm(imports.MappingForm):
    """Shows what `reading` found under the `before` mapping; `mapping()` is the one asked for."""

    table_parts = (*imports.MappingForm.table_parts, "kind", "award")

    def __init__(
        self, *args: Any, reading: Reading, target: Target | None = None, **kwargs: Any
    ) -> None:
        self.award = target.words.award if target else _("Award")
        super().__init__(*args, tables=reading.tables, **kwargs)
        self.shown_sections = reading.sections[:MOST_SECTIONS]
        for number, section in enumerate(self.shown_sections):
            self._add_section(number, section)

    def meanings(self) -> dict[str, Any]:
        return column_meanings() | {"award": self.award}

    def add_table(self, number: int, table: TableFound) -> None:
        before = self.table_before(table)
        super().add_table(number, table)
        self.fields[f"t{number}-kind"] = _kind(_("Who they are"), before.kind)
        self.fields[f"t{number}-award"] = _text(_("Award, where a row names none"), before.award)

    def _add_section(self, number: int, section: SectionFound) -> None:
        self.fields[f"s{number}-is"] = forms.BooleanField(
            label=_("It is a heading"), required=False, initial=True
        )
        self.fields[f"s{number}-kind"] = _kind(_("Who they are"), section.kind)
        self.fields[f"s{number}-award"] = _text(self.award, section.award)
        self.fields[f"s{number}-unit"] = _text(_("Unit"), section.unit)

    def sections(self) -> list[Any]:
        return [
            (section, [self[f"s{n}-{name}"] for name in ("is", "kind", "award", "unit")])
            for n, section in enumerate(self.shown_sections)
        ]

    def mapping(self) -> Mapping:
        return replace(super().mapping(), sections=tuple(self._sections()))

    def table(self, number: int, table: TableFound) -> TableMapping:
        kind, award = (self.cleaned_data[f"t{number}-{name}"] for name in ("kind", "award"))
        return replace(super().table(number, table), kind=kind, award=award)

    def _sections(self) -> list[SectionMapping]:
        mapped = {(section.sheet, section.row): section for section in self.before.sections}
        for number, section in enumerate(self.shown_sections):
            if self.is_changed(f"s{number}-"):
                place = section.sheet, section.row
                names = ("kind", "award", "unit", "is")
                data = [self.cleaned_data[f"s{number}-{name}"] for name in names]
                mapped[place] = SectionMapping(*place, *data)
        return list(mapped.values())


def _kind(label: Any, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=KIND_CHOICES, required=False, initial=initial)


def _text(label: Any, initial: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=300, initial=initial)
