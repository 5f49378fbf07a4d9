"""Reads a file of units into rows, and compares them with the register."""

import math
from typing import Any

from django.views.decorators.debug import sensitive_variables

from campaigns.imports.issues import packed
from campaigns.imports.reading import Reader, read_staged, sheets_of
from campaigns.reading.award_list.results import WARNING, Issue, Mapping
from campaigns.reading.files.spreadsheets import Limits, SpreadsheetError

from ..models.imports import UnitImport, UnitImportRow
from .plan import column_label
from .reader import Row, fields, read_units
from .target import UnitTarget
from .workbench import check

LIMITS = Limits(rows=5_000, columns=60, cell=2_000)
#: Units in one file. Each is compared with all of the register.
MOST_ROWS = 1_000


def read_import(unit_import: UnitImport, seconds: float = math.inf) -> None:
    """As `read_staged` does."""
    read_staged(unit_import, UnitsReader, seconds)


class UnitsReader(Reader):
    """Reads a thousand rows, the most there may be, in one step: that takes half a second."""

    @sensitive_variables()
    def step(self, unit_import: Any) -> list[UnitImportRow]:
        mapping = Mapping.from_json(unit_import.mapping)
        sheets = sheets_of(unit_import, LIMITS, mapping.encoding)
        reading = read_units(sheets, {column_label(name): name for name in fields()}, mapping)
        if len(reading.rows) > MOST_ROWS:
            raise SpreadsheetError("too_many_rows", limit=MOST_ROWS)
        rows = [_staged(row, place, unit_import) for place, row in enumerate(reading.rows, start=1)]
        plan = check(rows, reading, UnitTarget(unit_import.user))
        unit_import.found = reading.to_json() | {"plan": plan.fingerprint}
        return rows


def _staged(row: Row, place: int, unit_import: UnitImport) -> UnitImportRow:
    noted = [Issue(WARNING, code, row.sheet, row.number) for code in row.notes]
    staged = UnitImportRow(
        unit_import=unit_import,
        place=place,
        sheet=row.sheet[:255],
        row=row.number,
        read_issues=[packed(issue) for issue in noted],
    )
    staged.set_values(row.cells)
    return staged
