"""Reads an import's file into its rows, in the request or behind the web workers."""

import logging
import traceback
from itertools import islice

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from campaigns.reading.award_list.reader import LIMITS, read_sheets
from campaigns.reading.award_list.results import Mapping, Reading
from campaigns.reading.spreadsheets import Sheet, SpreadsheetError, read_document, read_text

from ..models.imports import AwardImport, AwardImportRow
from . import files
from .check import Checker
from .stage import staged
from .targets import target_of

logger = logging.getLogger("campaigns.award_import")

BATCH = 1_000
State = AwardImport.State


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
    _tell(award_import, State.READING, 5)
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
    _tell(award_import, State.READING, 30)
    reading = read_sheets(sheets, mapping)
    _tell(award_import, State.READING, 50)
    rows = staged(award_import, reading, sheets)
    reading.rows, sheets = [], []
    check_all(award_import, reading, rows)
    _tell(award_import, State.READING, 70)
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
    total, done = len(rows) or 1, 0
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        AwardImportRow.objects.bulk_create(batch)
        done += len(batch)
        _tell(award_import, State.READING, 70 + 29 * done // total)
    award_import.refusal = {}
    award_import.state, award_import.progress = State.READY, 100
    award_import.save(update_fields=["found", "refusal", "state", "progress", "changed_at"])


def _tell(award_import: AwardImport, state: str, progress: int) -> None:
    award_import.state, award_import.progress = state, progress
    award_import.save(update_fields=["state", "progress", "changed_at"])


def _refuse(award_import: AwardImport, code: str, **details: object) -> None:
    files.forget(award_import.token)
    with transaction.atomic():
        award_import.rows.all().delete()
        award_import.state = State.REFUSED
        award_import.refusal = {"code": code, "details": details}
        award_import.save(update_fields=["state", "refusal", "changed_at"])
