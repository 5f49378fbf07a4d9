"""Reads an import's file into its rows, in the request or behind the web workers."""

import logging
import traceback
from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from campaigns.reading.award_list.reader import LIMITS, read_sheets
from campaigns.reading.award_list.results import Issue, Mapping, Reading, Row
from campaigns.reading.files.spreadsheets import (
    Sheet,
    SpreadsheetError,
    read_document,
    read_text,
    tidy,
)
from news.text import comparable_name, fold_words

from ..keys import is_key
from ..models.imports import AwardImport, AwardImportRow
from ..row import COLUMNS
from . import files
from .check import Checker
from .issues import packed
from .targets import target_of

logger = logging.getLogger("campaigns.award_import")

BATCH = 1_000
State = AwardImport.State
#: Headings of the column that carries the keys of awards (see `template`).
KEY_HEADINGS = frozenset({"ma", "ma vinh danh", "code"})
DUPLICATES = {"same_twice", "same_again"}
#: What the reader finds and `check` finds again, of the row as it is then; and what the import says
#: once for all its rows.
CHECKED_AGAIN = {"no_name", "no_award", "proposed", *DUPLICATES}


class FileGone(Exception):
    """The file's time is over: the officer must choose it again."""


@sensitive_variables()
def read_import(award_import: AwardImport) -> None:
    """Reads the file and replaces the rows. Whatever goes wrong is kept as the import's refusal.

    Nothing of the file is ever in a log: of an unexpected error, its kind and place are. Where
    another process reads it already, nothing is done.
    """
    waiting = AwardImport.objects.filter(pk=award_import.pk, state=State.WAITING)
    if not waiting.update(state=State.READING):
        return
    _save_state(award_import, State.READING, 5)
    try:
        _read(award_import)
    except FileGone:
        _refuse(award_import, "file_gone")
    except SpreadsheetError as error:
        _refuse(award_import, error.code, **error.details)
    except Exception as error:
        where = "".join(traceback.format_tb(error.__traceback__))
        logger.error("Award import %s: %s\n%s", award_import.pk, type(error).__name__, where)
        _refuse(award_import, "unreadable")


@sensitive_variables()
def sheets_of(award_import: AwardImport, encoding: str = "") -> list[Sheet]:
    """The sheets of the file; raises `FileGone` or `SpreadsheetError`."""
    data = files.read(award_import.token)
    if data is None:
        raise FileGone
    if award_import.filename:
        return read_document(data, award_import.filename, LIMITS, encoding)
    return read_text(data.decode(), limits=LIMITS)


@sensitive_variables()
def _read(award_import: AwardImport) -> None:
    mapping = Mapping.from_json(award_import.mapping)
    sheets = sheets_of(award_import, mapping.encoding)
    _save_state(award_import, State.READING, 30)
    reading = read_sheets(sheets, mapping)
    _save_state(award_import, State.READING, 50)
    rows = _rows(award_import, reading, _keys(reading, sheets))
    reading.rows, reading.left_out, sheets = [], [], []
    check_all(award_import, reading, rows)
    _save_state(award_import, State.READING, 70)
    award_import.found = reading.to_json()
    _store(award_import, rows)


@sensitive_variables()
def check_all(award_import: AwardImport, reading: Reading, rows: list[AwardImportRow]) -> None:
    """Links and checks all rows of an import."""
    target = target_of(award_import.page.specific)
    checker = Checker(reading, target.roll, target.day)
    for row in rows:
        checker.resolve(row)
    checker.check(rows)


@sensitive_variables()
def _store(award_import: AwardImport, rows: list[AwardImportRow]) -> None:
    """In short transactions: a reading that is cut off leaves the state at `READING`."""
    award_import.rows.all().delete()
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        AwardImportRow.objects.bulk_create(batch)
        done = start + len(batch)
        _save_state(award_import, State.READING, 70 + 29 * done // len(rows))
    award_import.refusal = {}
    _save_state(award_import, State.READY, 100, "found", "refusal")


def _save_state(award_import: AwardImport, state: str, progress: int, *others: str) -> None:
    award_import.state, award_import.progress = state, progress
    award_import.save(update_fields=["state", "progress", "changed_at", *others])


def _refuse(award_import: AwardImport, code: str, **details: object) -> None:
    files.forget(award_import.token)
    with transaction.atomic():
        award_import.rows.all().delete()
        award_import.state = State.REFUSED
        award_import.refusal = {"code": code, "details": details}
        award_import.save(update_fields=["state", "refusal", "changed_at"])


def _rows(
    award_import: AwardImport, reading: Reading, keys: dict[tuple[str, int], str]
) -> list[AwardImportRow]:
    """The rows of `reading`, not saved, those left out among them; issues of no row stay in
    `reading.issues`."""
    found = reading.in_file_order()
    lines = {(row.sheet, row.row) for row in found}
    by_line: dict[tuple[str, int], list[Issue]] = defaultdict(list)
    for issue in reading.issues:
        by_line[issue.sheet, issue.row].append(issue)
    reading.issues = [one for one in reading.issues if (one.sheet, one.row) not in lines]
    rows = []
    persons = set()
    for place, row in enumerate(found, start=1):
        line = (row.sheet, row.row)
        issues = by_line[line]
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
            key=keys.get(line, ""),
            goes_on=goes_on,
            is_left_out=bool(row.left_out),
            read_issues=[
                packed(replace(issue, params=dict(issue.params)))
                for issue in issues
                if issue.code not in CHECKED_AGAIN
            ],
            **values_read(row),
        )
        rows.append(made)
    return rows


def values_read(row: Row) -> dict[str, Any]:
    """What the reader found in a line, by names of columns."""
    values = {}
    for column in COLUMNS:
        if column.read_as and (text := getattr(row, column.read_as)):
            values[column.name] = column.field.to_python(text)
    return values


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
