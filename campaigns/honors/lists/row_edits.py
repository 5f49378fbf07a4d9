"""Edits of rows by an officer: add, change, move, remove, undo. Each is one step of `undo`.

`started_from` is the token of the list that the officer saw. All raise `OutOfDate` if the list has
another token now, and `RowGone` if a row is not in it.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..keys import new_key
from ..models.award_lists import AwardList
from ..models.awards import Award
from ..models.marks import AwardMark
from ..models.rolls import HonorRollPage
from ..row import as_json, values_of
from . import order as places
from .edit import BATCH, change_rows, edit, go_back, is_open
from .marks import EDITED
from .undo import (
    MOST_CHANGED,
    MOST_REMOVED,
    grouped,
    insert,
    record,
    take_back,
    write_values,
)

_edit = partial(edit, action=EDITED)


class RowGone(Exception):
    """The list no longer has the row."""


def add_row(
    roll: HonorRollPage, user: Any, row: Award, started_from: str, place: int | None = None
) -> AwardList:
    """Adds `row` at `place`, or at the end."""

    def work(target: AwardList) -> None:
        row.key = row.key or new_key()
        row.place = min(place or _length(target) + 1, _length(target) + 1)
        insert(target, [row])
        record(target, user, "added", name=row.full_name, back={"remove": [row.key]})

    return _edit(roll, user, work, started_from=started_from)


def change_row(
    roll: HonorRollPage,
    user: Any,
    key: str,
    values: dict[str, Any],
    started_from: str,
    former: str = "",
) -> AwardList:
    """Gives the row the `values`, by names of columns, and the key `former` if there is one:
    then it becomes that award, which was marked, and is no longer the one that it was."""

    def work(target: AwardList) -> None:
        row = _row(target, key)
        if former:
            _become(target, row, former, values)
            record(target, user, "changed", name=row.full_name, back={})
            return
        old = as_json(values_of(row))
        for name, value in values.items():
            setattr(row, name, value)
        change_rows(target, [row])
        now = as_json(values_of(row))
        before = {name: old[name] for name in values if old[name] != now[name]}
        back = {"values": grouped([(key, before)])}
        record(target, user, "changed", name=row.full_name, back=back)

    return _edit(roll, user, work, started_from=started_from, in_new_version=bool(former))


def move_row(roll: HonorRollPage, user: Any, key: str, place: int, started_from: str) -> AwardList:
    """Moves the row to `place`, counted from 1, or to the end."""

    def work(target: AwardList) -> None:
        row = _row(target, key)
        old = row.place
        places.move(target, row, max(1, min(place, _length(target))))
        record(target, user, "moved", name=row.full_name, back={"move": [key, old]})

    return _edit(roll, user, work, started_from=started_from)


def remove_rows(
    roll: HonorRollPage, user: Any, keys: Sequence[str], started_from: str
) -> AwardList:
    """Removes rows; their marks stay, for the rows may be added again."""

    def work(target: AwardList) -> None:
        first = _row(target, keys[0])
        back: list[dict[str, Any]] = []
        if len(keys) <= MOST_REMOVED:
            rows = target.awards.filter(key__in=keys)
            back = [as_json(values_of(row)) | {"key": row.key, "place": row.place} for row in rows]
        for batch in _batches(keys):
            target.awards.filter(key__in=batch).delete()
        places.close_gaps(target)
        count, name = len(keys), first.full_name
        what = "removed" if count == 1 else "removed many"
        record(target, user, what, name=name, count=count, back={"insert": back})

    # `former_awards` needs a list that still has the text of a marked award.
    is_marked = AwardMark.objects.noteworthy().filter(award_key__in=keys[:MOST_REMOVED])
    in_new_version = len(keys) > MOST_REMOVED or is_marked.exists()
    return _edit(roll, user, work, started_from=started_from, in_new_version=in_new_version)


def set_values(
    roll: HonorRollPage,
    user: Any,
    keys: Sequence[str],
    values: dict[str, Any],
    what: str,
    started_from: str,
) -> AwardList:
    """Gives all these rows the same `values`; `what` is "award" or "unit", for the undo step."""

    def work(target: AwardList) -> None:
        before: list[tuple[str, dict[str, Any]]] = []
        count = 0
        for rows in _batches_of_rows(target, keys):
            count += len(rows)
            if len(keys) <= MOST_CHANGED:
                before += [(row.key, {n: getattr(row, n) for n in values}) for row in rows]
            write_values(rows, values)
        if not count:
            raise RowGone(keys)
        record(target, user, what, count=count, back={"values": grouped(before)})

    in_new_version = len(keys) > MOST_CHANGED
    return _edit(roll, user, work, started_from=started_from, in_new_version=in_new_version)


def last_step(draft: HonorRollPage, source: HonorRollPage, user: Any) -> dict[str, Any] | None:
    """The step that `user` may undo: the last one, if it is their own and the list still open."""
    award_list = draft.award_list
    if award_list is None or not award_list.undo:
        return None
    step = award_list.undo[-1]
    is_own = user.pk is not None and step.get("by") == user.pk
    return step if is_own and is_open(award_list, source, user) else None


def undo(source: HonorRollPage, user: Any, started_from: str) -> dict[str, Any]:
    """Undoes the last step and returns it."""
    draft = source.get_latest_revision_as_object()
    step = last_step(draft, source, user)
    if step is None:
        raise ValidationError(_("There is nothing that you could undo."))
    if "former" not in step:
        if _would_lose_marked(draft.award_list, step["back"].get("remove", [])):
            raise ValidationError(
                _("Withheld or annulled since: take the row out of the list instead.")
            )
        _edit(source, user, take_back, started_from=started_from)
        return step
    former = AwardList.objects.filter(pk=step["former"], roll=source.translation_key).first()
    if former is None and step["former"] is not None:
        raise ValidationError(_("The former list is gone; it can no longer be undone."))
    go_back(source, user, former, started_from=started_from, action=EDITED)
    return step


def _would_lose_marked(award_list: AwardList, keys: Sequence[str]) -> bool:
    """Whether a marked award among `keys` is in no other list."""
    others = Award.objects.filter(key__in=keys).exclude(list=award_list)
    marked = AwardMark.objects.noteworthy().filter(award_key__in=keys)
    return marked.exclude(award_key__in=others.values("key")).exists()


def _become(target: AwardList, row: Award, key: str, values: dict[str, Any]) -> None:
    row.delete()
    row.pk, row.key = None, key
    for name, value in values.items():
        setattr(row, name, value)
    row.derive()
    row.save(force_insert=True)


def _row(award_list: AwardList, key: str) -> Award:
    row = award_list.awards.filter(key=key).first()
    if row is None:
        raise RowGone(key)
    return row


def _length(award_list: AwardList) -> int:
    return award_list.awards.count()


def _batches_of_rows(award_list: AwardList, keys: Sequence[str]) -> Iterator[list[Award]]:
    for batch in _batches(keys):
        yield list(award_list.awards.filter(key__in=batch))


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
