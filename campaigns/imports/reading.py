"""Reads an import's file into its rows, in the request or behind the web workers."""

import logging
import traceback
from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from campaigns.reading.files.spreadsheet_messages import spreadsheet_message
from campaigns.reading.files.spreadsheets import (
    Limits,
    Sheet,
    SpreadsheetError,
    read_document,
    read_text,
)

from . import files
from .models import StagedImport, StagedRow

logger = logging.getLogger("campaigns.imports")

BATCH = 1_000
State = StagedImport.State


class FileGone(Exception):
    """The file's time is over: the officer must choose it again."""


@sensitive_variables()
def read_staged(
    staged: StagedImport, rows_of: Callable[[StagedImport], Sequence[StagedRow]]
) -> None:
    """Reads the file and replaces the rows. Whatever goes wrong is kept as the import's refusal.

    `rows_of` reads and checks: it gives the rows, not saved, and sets `found`. Nothing of the file
    is ever in a log: of an unexpected error, its kind and place are. Where another process reads it
    already, nothing is done.
    """
    waiting = type(staged).objects.filter(pk=staged.pk, state=State.WAITING)
    if not waiting.update(state=State.READING):
        return
    note_progress(staged, 5)
    try:
        _store(staged, rows_of(staged))
    except FileGone:
        _refuse(staged, "file_gone")
    except SpreadsheetError as error:
        _refuse(staged, error.code, **error.details)
    except Exception as error:
        where = "".join(traceback.format_tb(error.__traceback__))
        name = type(staged).__name__
        logger.error("%s %s: %s\n%s", name, staged.pk, type(error).__name__, where)
        _refuse(staged, "unreadable")


@sensitive_variables()
def sheets_of(
    staged: StagedImport, limits: Limits, encoding: str = "", may_be_prose: bool = False
) -> list[Sheet]:
    """The sheets of the file; raises `FileGone` or `SpreadsheetError`.

    `may_be_prose`: what was pasted may be a decision in sentences, not only cells.
    """
    data = files.read(staged.token)
    if data is None:
        raise FileGone
    if staged.filename:
        return read_document(data, staged.filename, limits, encoding)
    return read_text(data.decode(), limits=limits, may_be_prose=may_be_prose)


def note_progress(staged: StagedImport, percent: int) -> None:
    """`rows_of` says how far it is: from 5 to 70."""
    _save_state(staged, State.READING, percent)


@sensitive_variables()
def _store(staged: StagedImport, rows: Sequence[StagedRow]) -> None:
    """In short transactions: a reading that is cut off leaves the state at `READING`."""
    note_progress(staged, 70)
    staged.rows.all().delete()
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        staged.rows.bulk_create(batch)
        done = start + len(batch)
        note_progress(staged, 70 + 29 * done // len(rows))
    staged.refusal = {}
    _save_state(staged, State.READY, 100, "found", "refusal")


def _save_state(staged: StagedImport, state: str, progress: int, *others: str) -> None:
    staged.state, staged.progress = state, progress
    staged.save(update_fields=["state", "progress", "changed_at", *others])


def _refuse(staged: StagedImport, code: str, **details: object) -> None:
    files.forget(staged.token)
    with transaction.atomic():
        staged.rows.all().delete()
        staged.state = State.REFUSED
        staged.refusal = {"code": code, "details": details}
        staged.save(update_fields=["state", "refusal", "changed_at"])


def refusal_message(staged: StagedImport) -> str:
    """Why the file could not be read, and what to do."""
    code = staged.refusal.get("code", "")
    if code == "file_gone":
        return _("The file was kept for less than an hour and is gone by now. Choose it again.")
    if code == "unreadable":
        return _(
            "The list could not be read, and the fault is not yours. Use the template, or ask "
            "whoever runs this site."
        )
    return spreadsheet_message(SpreadsheetError(code, **staged.refusal["details"]))
