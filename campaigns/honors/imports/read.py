"""Reads an award list's file into rows, and checks them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from django.views.decorators.debug import sensitive_variables

from campaigns.imports.issues import packed
from campaigns.imports.reading import Reader, read_staged, sheets_of
from campaigns.reading.award_list.reader import LIMITS, ListReader
from campaigns.reading.award_list.results import WARNING, Issue, Mapping, Reading, Row, TableFound
from campaigns.reading.files.spreadsheets import Sheet, column_name, tidy
from campaigns.registers.learning import Learned
from campaigns.registers.models.learned import LearnedValue
from news.text import comparable_name, fold_words

from ..keys import is_key
from ..models.imports import AwardImport, AwardImportRow
from ..row import COLUMNS, Column, names
from .check import Checker
from .targets import target_of

#: Headings of the column that carries the keys of awards (see `template`).
KEY_HEADINGS = frozenset({"ma", "ma vinh danh", "code"})
DUPLICATES = {"same_twice", "same_again"}
#: What the reader finds and `check` finds again, of the row as it is then and by the registers; and
#: what the import says once for all its rows.
CHECKED_AGAIN = {
    "no_name", "no_award", "doubtful_award", "doubtful_kind", "proposed", *DUPLICATES,
}  # fmt: skip


def read_import(award_import: AwardImport, seconds: float = math.inf) -> None:
    """As `read_staged` does."""
    read_staged(award_import, AwardsReader, seconds)


class AwardsReader(Reader):
    """Opens the file, reads some hundred lines a step, and last makes and checks the rows."""

    def __init__(self) -> None:
        self.lines: ListReader | None = None
        self.sheets: list[Sheet] = []

    @property
    def progress(self) -> int:
        return self.lines.progress if self.lines else 0

    @sensitive_variables()
    def step(self, award_import: Any) -> list[AwardImportRow] | None:
        if self.lines is None:
            mapping = Mapping.from_json(award_import.mapping)
            self.sheets = sheets_of(award_import, LIMITS, mapping.encoding, may_be_prose=True)
            self.lines = ListReader(self.sheets, mapping)
        elif not self.lines.is_done:
            self.lines.step()
        else:
            rows = self._rows(award_import, self.lines.reading)
            self.lines, self.sheets = None, []
            return rows
        return None

    @sensitive_variables()
    def _rows(self, award_import: Any, reading: Reading) -> list[AwardImportRow]:
        columns = target_of(award_import.page.specific).columns()
        rows = _rows(award_import, reading, _keys(reading, self.sheets), columns)
        reading.rows, reading.left_out = [], []
        learned = Learned(award_import.user)
        reading.issues.extend(print_learned(rows, learned))
        check_all(award_import, reading, rows, learned)
        award_import.found = reading.to_json()
        type(award_import).objects.filter(pk=award_import.pk).update(are_notes_seen=False)
        return rows


@sensitive_variables()
def check_all(
    award_import: AwardImport,
    reading: Reading,
    rows: list[AwardImportRow],
    learned: Learned | None = None,
) -> None:
    """Links and checks all rows of an import."""
    target = target_of(award_import.page.specific)
    checker = Checker(reading, target.roll, target.day, learned)
    for row in rows:
        checker.resolve(row)
    checker.check(rows)


def print_learned(rows: list[AwardImportRow], learned: Learned) -> list[Issue]:
    """Puts what officers said is to be printed into `rows`, not saved; a note for each text."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for field in LearnedValue.Field.values:
            value = learned.find(field, getattr(row, field))
            if value and value.new_text:
                counts[getattr(row, field), value.new_text] += 1
                setattr(row, field, value.new_text)
    return [
        Issue(WARNING, "learned", params={"text": text, "new": new, "n": n})
        for (text, new), n in counts.items()
    ]


def _rows(
    award_import: AwardImport,
    reading: Reading,
    keys: dict[tuple[str, int], str],
    columns: Sequence[Column],
) -> list[AwardImportRow]:
    """The rows of `reading`, not saved, those left out among them; issues of no row stay in
    `reading.issues`."""
    found = reading.in_file_order()
    lines = {(row.sheet, row.row) for row in found}
    reasons = {(row.sheet, row.row, row.left_out) for row in reading.left_out}
    by_line: dict[tuple[str, int], list[Issue]] = defaultdict(list)
    fields = FieldFinder(reading.tables)
    unused = {*names(COLUMNS)} - {*names(columns)}
    for issue in reading.issues:
        by_line[issue.sheet, issue.row].append(fields.with_field(issue))
    reading.issues = [one for one in reading.issues if (one.sheet, one.row) not in lines]
    rows = []
    persons = set()
    for place, row in enumerate(found, start=1):
        line = (row.sheet, row.row)
        # Of the reasons why others of the same line are left out, none is this row's.
        issues = [
            issue
            for issue in by_line[line]
            if issue.code == row.left_out or (*line, issue.code) not in reasons
        ]
        person = (row.kind, comparable_name(row.name), fold_words(row.unit))
        # The reader knows lines that give one more award to the person above: no duplicates.
        goes_on = person in persons and not any(issue.code in DUPLICATES for issue in issues)
        if not row.left_out:
            persons.add(person)
        made = AwardImportRow(
            award_import=award_import,
            place=place,
            sheet=row.sheet[:255],
            row=row.row,
            source=row.source,
            key=keys.get(line, ""),
            goes_on=goes_on,
            is_left_out=bool(row.left_out),
            left_out_why=row.left_out[:40],
            read_issues=[
                packed(replace(issue, params=dict(issue.params)))
                for issue in issues
                if issue.code not in CHECKED_AGAIN and issue.field not in unused
            ],
            **values_read(row, columns),
        )
        rows.append(made)
    return rows


def values_read(row: Row, columns: Sequence[Column] | None = None) -> dict[str, Any]:
    """What the reader found in a line, by names of `columns`, or of all."""
    values = {}
    for column in COLUMNS if columns is None else columns:
        if column.read_as and (text := getattr(row, column.read_as)):
            values[column.name] = column.field.to_python(text)
    return values


class FieldFinder:
    """The columns of rows that issues are about: the reader names its own field, or else the
    letter of the file's column tells it."""

    def __init__(self, tables: Iterable[TableFound]) -> None:
        self._tables: dict[str, list[TableFound]] = defaultdict(list)
        for table in tables:
            self._tables[table.sheet].append(table)
        self._names = {one.read_as: one.name for one in COLUMNS if one.read_as}
        self._of_letter = cache(self._find)

    def with_field(self, issue: Issue) -> Issue:
        if issue.field:
            return replace(issue, field=self._names.get(issue.field, ""))
        above = [table for table in self._tables[issue.sheet] if table.header_row <= issue.row]
        if not issue.column or not above:
            return issue
        table = max(above, key=lambda table: table.header_row)
        return replace(issue, field=self._of_letter(table, issue.column))

    @staticmethod
    def _find(table: TableFound, letter: str) -> str:
        read_as = [one.field for one in table.columns if column_name(one.index) == letter]
        found = (one.name for one in COLUMNS if read_as and read_as[0] in one.file_columns)
        return next(found, "")


def _keys(reading: Reading, sheets: list[Sheet]) -> dict[tuple[str, int], str]:
    """The keys that a file carries, by its lines. Their column is not one of those left out."""
    by_name = {sheet.name: sheet for sheet in sheets if not sheet.is_of_document}
    found: dict[tuple[str, int], str] = {}
    for table in reading.tables:
        sheet = by_name.get(table.sheet)
        column = next((c for c in table.columns if fold_words(c.heading) in KEY_HEADINGS), None)
        if sheet is None or column is None:
            continue
        first = table.header_row - 1 + table.header_height
        for number, cells in enumerate(sheet.rows[first:], start=first + 1):
            key = tidy(cells[column.index]).lower() if column.index < len(cells) else ""
            if is_key(key):
                found[table.sheet, number] = key
        if found and column.heading in reading.dropped_columns:
            reading.dropped_columns.remove(column.heading)
    return found
