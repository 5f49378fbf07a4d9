"""Reads an import's file into its rows, behind the web workers or in short steps of requests.

A reading belongs to one process at a time, which notes each step in `changed_at`. Where a step is
not followed by another in time, any process may take the reading over: whoever had it before finds
out at its next step, and stops.
"""

import logging
import math
import time
import traceback
from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django_tasks.backends.immediate import ImmediateBackend

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
#: Of a request that reads: how long it takes steps. One step lasts some tenths of a second, the
#: first a second or two: it opens the file.
SECONDS = 2.0
State = StagedImport.State
#: After how long without a sign of life another process may take a reading over.
PATIENCE = {State.WAITING: timedelta(seconds=15), State.READING: timedelta(minutes=1)}
#: Of a hundred, what opening the file and finding its rows are counted as.
_OPENED, _FOUND = 5, 70


class FileGone(Exception):
    """The file's time is over: the officer must choose it again."""


class TakenOver(Exception):
    """The reading is another process's by now, or the import was thrown away."""


class Reader(ABC):
    """Reads the file of one import, step by step. Between two requests it is pickled."""

    @property
    def progress(self) -> int:
        """Of a hundred."""
        return 0

    @abstractmethod
    def step(self, staged: Any) -> Sequence[StagedRow] | None:
        """Does a little more. Once all is read and checked: the rows, not saved, and sets `found`.

        Raises `FileGone` or `SpreadsheetError`.
        """


class Work:
    """A reading and how far it is: first the reader's steps, then the rows are stored in batches.

    Until the last batch nobody sees the rows: the import is `READING`, or waits to be gone on with.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.rows: Sequence[StagedRow] | None = None
        self.stored = 0

    @sensitive_variables()
    def step(self, staged: StagedImport) -> bool:
        """Whether that was the last one."""
        if self.rows is None:
            self.rows = self.reader.step(staged)
            if self.rows is None:
                part = (_FOUND - _OPENED) * self.reader.progress // 100
                _note(staged, State.READING, _OPENED + part)
            else:
                _note(staged, State.READING, _FOUND, found=staged.found)
            return False
        if self.stored < len(self.rows):
            self._store(staged, self.rows)
            return False
        _note(staged, State.READY, 100, refusal={})
        return True

    def _store(self, staged: StagedImport, rows: Sequence[StagedRow]) -> None:
        batch = rows[self.stored : self.stored + BATCH]
        done = self.stored + len(batch)
        with transaction.atomic():
            # First, since it makes whoever takes the reading over wait for this batch.
            _note(staged, State.READING, _FOUND + 29 * done // len(rows))
            # Those of an earlier reading, or of a process that died before it could say so.
            staged.rows.filter(place__gt=self.stored).delete()
            staged.rows.bulk_create(batch)
        self.stored = done


@sensitive_variables()
def read_staged(staged: StagedImport, reader: type[Reader], seconds: float = math.inf) -> None:
    """Reads the file and replaces the rows. Whatever goes wrong is kept as the import's refusal.

    After `seconds` the reading is put away, for whoever goes on with it. Nothing of the file is
    ever in a log: of an unexpected error, its kind and place are. Where another process reads it
    already, nothing is done.
    """
    now = timezone.now()
    waiting = type(staged).objects.filter(pk=staged.pk, state=State.WAITING)
    if not waiting.update(state=State.READING, changed_at=now):
        return
    staged.state, staged.changed_at = State.READING, now
    until = time.monotonic() + seconds
    try:
        work = files.take_up(staged.token) or Work(reader())
        while not work.step(staged):
            if time.monotonic() >= until:
                files.put_away(staged.token, work)
                _note(staged, State.WAITING, staged.progress)
                return
        files.forget_work(staged.token)
    except TakenOver:
        return
    except FileGone:
        _refuse(staged, "file_gone")
    except SpreadsheetError as error:
        _refuse(staged, error.code, **error.details)
    except Exception as error:
        where = "".join(traceback.format_tb(error.__traceback__))
        name = type(staged).__name__
        logger.error("%s %s: %s\n%s", name, staged.pk, type(error).__name__, where)
        _refuse(staged, "unreadable")


def has_queue(task: Any) -> bool:
    """Whether a task is run elsewhere than in the request that enqueues it."""
    return not isinstance(task.get_backend(), ImmediateBackend)


def may_go_on(staged: StagedImport, task: Any) -> bool:
    """Whether a request may read: no queue does, what did is dead, or a request read before."""
    state = State(staged.state)
    if state not in PATIENCE:
        return False
    if state == State.WAITING and (staged.progress or not has_queue(task)):
        return True
    return timezone.now() - staged.changed_at > PATIENCE[state]


def take_from_the_dead(staged: StagedImport) -> None:
    """Lets a reading wait again that gave no sign of life for long, unless it did so just now."""
    own = type(staged).objects.filter(pk=staged.pk, state=State.READING)
    own.filter(changed_at=staged.changed_at).update(state=State.WAITING)


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


def _note(staged: StagedImport, state: str, progress: int, **values: Any) -> None:
    """A sign of life, and how far it is; raises `TakenOver`."""
    values |= {"state": state, "progress": progress, "changed_at": timezone.now()}
    own = type(staged).objects.filter(pk=staged.pk, state=State.READING)
    if not own.filter(changed_at=staged.changed_at).update(**values):
        raise TakenOver
    for name, value in values.items():
        setattr(staged, name, value)


def _refuse(staged: StagedImport, code: str, **details: object) -> None:
    files.forget(staged.token)
    try:
        with transaction.atomic():
            refusal = {"code": code, "details": details}
            _note(staged, State.REFUSED, staged.progress, refusal=refusal)
            staged.rows.all().delete()
    except TakenOver:
        return


def refusal_message(staged: StagedImport) -> str:
    """Why the file could not be read, and what to do."""
    code = staged.refusal.get("code", "")
    if code == "file_gone":
        return _(
            "The file was kept for less than an hour and is gone by now. Choose it again: what you "
            "said about its columns still holds."
        )
    if code == "unreadable":
        return _(
            "The list could not be read, and the fault is not yours. Use the template, or ask "
            "whoever runs this site."
        )
    return spreadsheet_message(SpreadsheetError(code, **staged.refusal["details"]))
