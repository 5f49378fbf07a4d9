"""What happened to the awards of a list after its decision: annulled, withheld, restored."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from ..models.awards import Award
from ..models.marks import AwardMark
from .roll_list import ShownList


@dataclass(frozen=True)
class RollMarks:
    """`annulled`: key → mark, of the awards that readers see. `withheld`: all of the roll, of
    which `withheld_count` stand in the list that is shown.
    """

    annulled: dict[str, AwardMark]
    withheld: frozenset[str]
    withheld_count: int


def marks_of(shown: ShownList) -> RollMarks:
    """The marks in force on the awards of a roll, with the cancelling decisions; one query."""
    in_list = Award.objects.filter(list_id=shown.list_id, key=OuterRef("award_key")).order_by()
    marks = AwardMark.objects.of_roll(shown.roll).in_force()
    listed = marks.annotate(is_listed=Exists(in_list)).select_related("document__file")
    found = list(listed.defer("reason").order_by())
    withheld = {mark.award_key: mark for mark in found if mark.is_withheld}
    return RollMarks(
        annulled={
            mark.award_key: mark
            for mark in found
            if mark.is_annulled and mark.is_listed and mark.award_key not in withheld
        },
        withheld=frozenset(withheld),
        withheld_count=sum(mark.is_listed for mark in withheld.values()),
    )


def last_mark_of(roll: UUID, key: str) -> AwardMark | None:
    """The annulment or restoration of an award that holds now."""
    marks = AwardMark.objects.of_roll(roll).annulled_or_restored().filter(award_key=key)
    return marks.select_related("document__file").first()
