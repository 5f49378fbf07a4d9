"""What others changed since the list that an edit started from."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from ...lists.diff import Difference, difference
from ...lists.undo import sentence
from ...models.award_lists import AwardList
from ...models.awards import Award
from ...models.rolls import HonorRollPage
from ...row import OFFICERS
from ..wording import names_and_more

#: So many names of each sort are listed.
NAMED = 10


@dataclass
class Conflict:
    """`sentences` name single edits; `difference` is what the lists themselves show."""

    who: str = ""
    when: datetime | None = None
    sentences: list[str] = field(default_factory=list)
    difference: Difference = field(default_factory=Difference)
    names: dict[str, str] = field(default_factory=dict)
    #: Filled in by the form of a row: fields with another value now, and what was taken over.
    notes: list[str] = field(default_factory=list)
    row_is_gone: bool = False

    @property
    def groups(self) -> list[tuple[str, str]]:
        """Of each sort, the label and the first names."""
        found = self.difference
        parts = (
            (_("Added"), found.added),
            (_("Removed"), found.removed),
            (_("Changed"), list(found.changed)),
        )
        return [
            (label, names_and_more([self.names.get(key, key) for key in keys[:NAMED]], len(keys)))
            for label, keys in parts
            if keys
        ]


def what_changed(token: str, roll: HonorRollPage, draft: HonorRollPage) -> Conflict:
    """From the list of `token` to the one that `draft` names."""
    current = draft.award_list
    revision = roll.latest_revision
    conflict = Conflict()
    if revision is not None:
        conflict.who = get_user_display_name(revision.user) if revision.user else ""
        conflict.when = revision.created_at
    old, edits = _parsed(token, roll)
    if old is not None:
        conflict.sentences = [sentence(step) for step in _steps_after(old, edits)]
    if old is None or current is None or old.pk != current.pk:
        conflict.difference = difference(old, current, OFFICERS)
        conflict.names = _names(conflict.difference, old, current)
    return conflict


def _parsed(token: str, roll: HonorRollPage) -> tuple[AwardList | None, int]:
    pk, _point, edits = token.partition(".")
    if not (pk.isdecimal() and edits.isdecimal() and len(pk) < 18 and len(edits) < 10):
        return None, 0
    return AwardList.objects.filter(roll=roll.translation_key, pk=int(pk)).first(), int(edits)


def _steps_after(award_list: AwardList, edits: int) -> list[dict[str, Any]]:
    return [step for step in award_list.undo if step.get("edits", 0) > edits]


def _names(found: Difference, old: AwardList | None, current: AwardList | None) -> dict[str, str]:
    named = [*found.added[:NAMED], *found.removed[:NAMED], *list(found.changed)[:NAMED]]
    rows = Award.objects.filter(key__in=named, list__in=[one for one in (old, current) if one])
    return {row.key: row.full_name for row in rows.order_by("list")}
