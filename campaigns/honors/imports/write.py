"""Writes an import into the list that it was made for: all of it or nothing."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from news.text import fold_words

from ..models.awards import Award
from ..models.imports import AwardImport, AwardImportRow
from . import files
from .diff import Outcome, adding, replacing
from .fields import ROW_FIELDS
from .rows import Workbench
from .targets import Target

REPLACE, ADD = "replace", "add"
#: What a list takes of a row.
WRITTEN = (*ROW_FIELDS, "unit", "award_type", "key")


#: By places of the import's rows, what the officer said of those that bear a marked award's name.
Answers = Mapping[int, str]


class NotSaved(Exception):
    """Nothing was written; str() says why."""


class NotAsked(Exception):
    """Nothing was written: there are rows of which the officer must say whom they mean."""


@sensitive_variables()
def outcome_of(
    award_import: AwardImport, target: Target, mode: str, answers: Answers | None = None
) -> Outcome:
    """What saving would do to the list as it is now; nothing is written."""
    rows = Workbench(award_import, target).kept.order_by("place", "pk").only(*WRITTEN, "place")
    new = [as_award(row, target) for row in rows.iterator(chunk_size=1_000)]
    work = adding if mode == ADD else replacing
    return work(target.rows(), new, target.marked(), answers)


@sensitive_variables()
def save_import(
    award_import: AwardImport,
    target: Target,
    user: Any,
    mode: str,
    started_from: str,
    answers: Answers | None = None,
) -> Outcome:
    """Makes a draft of the page with the import's rows, and ends the import.

    Raises `NotSaved`, `NotAsked`, or `lists.OutOfDate` where the list is not what `started_from`
    says.
    """
    counts = Workbench(award_import, target).counts()
    if counts["error"]:
        raise NotSaved(_("Rows with errors cannot be saved: mend them or leave them out."))
    if not counts["kept"]:
        raise NotSaved(_("There is nothing to save."))
    outcome = outcome_of(award_import, target, mode, answers)
    if started_from == target.token and not outcome.was_asked:
        raise NotAsked
    for row in outcome.rows:
        row.derive()  # before others have to wait
    token = award_import.token
    with transaction.atomic():
        target.save(outcome.rows, user, started_from)
        award_import.rows.all().delete()
        AwardImport.objects.filter(pk=award_import.pk).delete()
    files.forget(token)
    return outcome


def as_award(row: AwardImportRow, target: Target) -> Award:
    """The row as it would stand in the list; the roll's own decision is not said again."""
    number, day = row.decision_number, row.signed_on
    own = target.decision
    if own and fold_words(number) == fold_words(own.number) and day in (None, own.signed_on):
        number, day = "", None
    elif own and not number and day == own.signed_on:
        day = None
    return Award(
        place=row.place,
        key=row.key,
        kind=row.kind,
        honorific=row.honorific,
        name=row.name,
        position=row.position,
        unit_text=row.unit_text,
        unit_id=row.unit_id,
        award_text=row.award_text,
        award_type_id=row.award_type_id,
        achievement=row.achievement,
        decision_number=number,
        signed_on=day,
    )
