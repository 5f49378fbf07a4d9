"""Undo of the last edits of a list that is still open.

A step is `{"what", "name", "count", "by", "edits"}` and how to revert it: `{"former": list id}`, or
`{"back": {…}}` with "values" (what rows had), "remove", "insert" or "move".
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models.award_lists import AwardList
from ..models.awards import Award
from ..row import column, names
from . import order as places
from .edit import BATCH

STEPS = 20
#: Characters of JSON; older steps are dropped when there are more.
SIZE = 120_000
#: Edits of more rows are undone by going back to the former list: see `lists.edit`.
MOST_CHANGED, MOST_REMOVED = 2000, 100
WRITE_DERIVED = "UPDATE campaigns_award SET folded = %s, sort_key = %s WHERE id = %s"


def record(
    award_list: AwardList, user: Any, what: str, *, name: str = "", count: int = 1, back: Any
) -> None:
    """Adds a step; in a fresh copy it is reverted by going back to the list that was copied."""
    step = {
        "what": what,
        "name": name,
        "count": count,
        "by": user and user.pk,
        "edits": award_list.edits + 1,
    }
    steps = list(award_list.undo)
    if steps and "what" not in steps[-1] and award_list.edits == 0:
        step["former"] = steps.pop()["former"]
    else:
        step["back"] = back
    award_list.undo = _bounded([*steps, step])


def _bounded(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    steps = steps[-STEPS:]
    while steps and len(json.dumps(steps)) > SIZE:
        steps = steps[1:]
    return steps


def grouped(before: Iterable[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Pairs of key and former values, rows with the same values together."""
    groups: dict[str, dict[str, Any]] = {}
    for key, values in before:
        group = groups.setdefault(json.dumps(values), {"values": values, "keys": []})
        group["keys"].append(key)
    return list(groups.values())


def take_back(award_list: AwardList) -> None:
    """Undoes the last step in place. To be called in `lists.edit`."""
    *steps, step = award_list.undo
    if "back" not in step:  # the list was frozen a moment ago, and this is a copy
        raise ValidationError(_("There is nothing that you could undo."))
    for name, value in step["back"].items():
        _BACK[name](award_list, value)
    award_list.undo = steps


def write_values(rows: list[Award], values: dict[str, Any]) -> None:
    """Stores the same `values` in all of `rows`, at most `BATCH`."""
    for row in rows:
        for name, value in values.items():
            setattr(row, name, value)
        row.derive()
    Award.objects.filter(pk__in=[row.pk for row in rows]).update(**values)
    with connection.cursor() as cursor:
        cursor.executemany(WRITE_DERIVED, [(row.folded, row.sort_key, row.pk) for row in rows])


def _values(award_list: AwardList, groups: list[dict[str, Any]]) -> None:
    for group in groups:
        values = _loaded(group["values"])
        for start in range(0, len(group["keys"]), BATCH):
            rows = list(award_list.awards.filter(key__in=group["keys"][start : start + BATCH]))
            write_values(rows, values)


def _loaded(values: dict[str, Any]) -> dict[str, Any]:
    """`values` as they came from JSON, without links to what was deleted since."""
    loaded = {}
    for name, value in values.items():
        field = column(name).field
        linked: Any = field.related_model
        is_lost = linked and value and not linked._default_manager.filter(pk=value).exists()
        loaded[name] = None if is_lost else field.to_python(value)
    return loaded


def _remove(award_list: AwardList, keys: list[str]) -> None:
    award_list.awards.filter(key__in=keys).delete()
    places.close_gaps(award_list)


def _insert(award_list: AwardList, rows: list[dict[str, Any]]) -> None:
    insert(award_list, [_row_from(values) for values in rows])


def _row_from(values: dict[str, Any]) -> Award:
    own = _loaded({name: values[name] for name in names()})
    return Award(key=values["key"], place=values["place"], **own)


def _move(award_list: AwardList, pair: list[Any]) -> None:
    key, place = pair
    places.move(award_list, award_list.awards.get(key=key), place)


_BACK: dict[str, Callable[[AwardList, Any], None]] = {
    "values": _values,
    "remove": _remove,
    "insert": _insert,
    "move": _move,
}


def insert(award_list: AwardList, rows: list[Award]) -> None:
    """Puts rows with key and place at their places. To be called in `lists.edit`."""
    rows = sorted(rows, key=lambda row: row.place)
    places.make_room(award_list, [row.place for row in rows])
    for row in rows:
        row.list = award_list
        row.derive()
    Award.objects.bulk_create(rows, batch_size=BATCH)


def sentence(step: dict[str, Any]) -> str:
    """What the step did, for the officer who may take it back."""
    count = step.get("count", 1)
    sentences = {
        "changed": _("“%(name)s” was changed."),
        "added": _("“%(name)s” was added."),
        "moved": _("“%(name)s” was moved."),
        "removed": _("“%(name)s” was taken out of the list."),
        "removed many": ngettext(
            "%(count)d row was taken out of the list.",
            "%(count)d rows were taken out of the list.",
            count,
        ),
        "award": ngettext(
            "The award of %(count)d row was set.", "The award of %(count)d rows was set.", count
        ),
        "unit": ngettext(
            "The unit of %(count)d row was set.", "The unit of %(count)d rows was set.", count
        ),
    }
    text = sentences.get(step.get("what", ""), _("The list was replaced."))
    return text % {"name": step.get("name", ""), "count": count}
