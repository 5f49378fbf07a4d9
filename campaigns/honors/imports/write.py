"""Writes an import into the list that it was made for: all of it or nothing."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from campaigns.imports import files
from news.models import OfficialDocument
from news.text import fold_words

from ..models.imports import AwardImport
from ..row import Row, imported, names, row_of
from .row_matching import Answers, Outcome, adding, replacing
from .targets import Target
from .workbench import Workbench

REPLACE, ADD = "replace", "add"


class NotSaved(Exception):
    """Nothing was written; str() says why."""


class NotAnswered(Exception):
    """Nothing was written: there are rows of which the officer must say whom they mean."""


@sensitive_variables()
def outcome_of(
    award_import: AwardImport, target: Target, mode: str, answers: Answers | None = None
) -> Outcome:
    """What saving would do to the list as it is now; nothing is written."""
    kept = Workbench(award_import, target).kept.order_by("place", "pk")
    stored = kept.values("place", "key", *names(imported())).iterator(chunk_size=1_000)
    new = [without_own_decision(row_of(values), target.decision) for values in stored]
    compare = adding if mode == ADD else replacing
    return compare(target.rows(), new, target.marked(), answers)


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

    Raises `NotSaved`, `NotAnswered`, or `OutOfDate` where the list is not what `started_from` says.
    """
    counts = Workbench(award_import, target).counts()
    if counts["error"]:
        raise NotSaved(_("Rows with errors cannot be saved: mend them or leave them out."))
    if not counts["kept"]:
        raise NotSaved(_("There is nothing to save."))
    outcome = outcome_of(award_import, target, mode, answers)
    if started_from == target.token and not outcome.is_answered:
        raise NotAnswered
    instances = target.instances(outcome.rows)
    token = award_import.token
    with transaction.atomic():
        target.save(instances, user, started_from)
        award_import.rows.all().delete()
        AwardImport.objects.filter(pk=award_import.pk).delete()
    files.forget(token)
    return outcome


def without_own_decision(row: Row, own: OfficialDocument | None) -> Row:
    """`row`, which does not repeat the roll's own decision."""
    if own is None:
        return row
    number, day = row.decision_number, row.signed_on
    if fold_words(number) == fold_words(own.number) and day in (None, own.signed_on):
        row.decision_number, row.signed_on = "", None
    elif not number and day == own.signed_on:
        row.signed_on = None
    return row
