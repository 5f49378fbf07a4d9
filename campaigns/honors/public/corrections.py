"""What was corrected in a published list, when: read from its versions, nobody withheld named."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Count, Window
from django.utils.translation import gettext as _

from ..models.award_lists import AwardListPublication
from ..models.awards import Award
from ..row import Change, changes, compared
from .roll_list import ShownList

#: At most so many corrections are listed, newest first, with so many entries in all.
CORRECTIONS, ENTRIES = 10, 60
KINDS = ("added", "removed", "changed")


@dataclass(frozen=True)
class Entry:
    """What happened to one award: "added", "removed" or "changed"."""

    kind: str
    name: str
    award: str
    url: str
    changes: list[Change]


@dataclass(frozen=True)
class Correction:
    """The counts are of everything; `entries` may be fewer, `more` says by how many."""

    at: datetime
    added: int
    removed: int
    changed: int
    entries: list[Entry]

    @property
    def more(self) -> int:
        return self.added + self.removed + self.changed - len(self.entries)


@dataclass(frozen=True)
class Corrections:
    rows: list[Correction]
    #: How many there are beyond these.
    older: int

    def __bool__(self) -> bool:
        return bool(self.rows)


def corrections_of(
    shown: ShownList, withheld: Collection[str], address_of: Callable[[str], str]
) -> Corrections:
    """The corrections of a roll, newest first. Awards still in the shown list get an address."""
    shown_list_id, left = shown.list_id, ENTRIES
    corrected = AwardListPublication.objects.filter(roll=shown.roll).exclude(changes={})
    counted = corrected.annotate(count=Window(Count("pk")))
    publications = list(counted.order_by("-pk")[:CORRECTIONS])
    if not publications:
        return Corrections([], 0)
    plan = []
    for publication in publications:
        keys = {kind: _keys(publication, kind, withheld) for kind in KINDS}
        listed = list(islice(((kind, key) for kind in keys for key in keys[kind]), left))
        left -= len(listed)
        plan.append((publication, keys, listed))
    rows = _rows(plan, shown_list_id)
    corrections = [
        Correction(
            publication.published_at,
            len(keys["added"]),
            len(keys["removed"]),
            len(keys["changed"]),
            list(_entries(publication, listed, rows, shown_list_id, address_of)),
        )
        for publication, keys, listed in plan
        if any(keys.values())
    ]
    return Corrections(corrections, publications[0].count - len(publications))


def _keys(publication: AwardListPublication, kind: str, withheld: Collection[str]) -> list[str]:
    return [key for key in publication.changes.get(kind) or () if key not in withheld]


def _rows(plan: list[Any], shown_list_id: int | None) -> dict[tuple[int, str], Award]:
    """(List, key) → the row, of all entries; rows of withheld recipients are never read."""
    lists = {pk for p, *_rest in plan for pk in (p.award_list_id, p.previous_id, shown_list_id)}
    keys = {key for *_rest, listed in plan for _kind, key in listed}
    awards = Award.objects.filter(list_id__in=lists - {None}, key__in=keys).not_withheld()
    shown = awards.order_by().only("list_id", "key", *compared())
    return {(award.list_id, award.key): award for award in shown}


def _entries(
    publication: AwardListPublication,
    listed: list[tuple[str, str]],
    rows: dict[tuple[int, str], Award],
    shown_list_id: int | None,
    address_of: Callable[[str], str],
) -> Iterator[Entry]:
    for kind, key in listed:
        new = rows.get((publication.award_list_id, key))
        old = rows.get((publication.previous_id or 0, key))
        award = new or old
        if award is None:
            continue
        changed = publication.changes["changed"][key] if kind == "changed" and new and old else ()
        public = [name for name in changed if name in compared()]
        yield Entry(
            kind,
            award.full_name,
            award.award_text,
            address_of(key) if (shown_list_id, key) in rows else "",
            changes(old, new, public, empty=_("(nothing)")),
        )
