"""Awards that were annulled, and those whose annulment was taken back: with the decisions."""

from collections.abc import Collection
from uuid import UUID

from ..models import AwardMark
from .roll_list import ShownList


def annulments_of(roll: UUID, keys: Collection[str]) -> dict[str, AwardMark]:
    """Key → the mark of an annulment that is in force, with its decision."""
    marks = AwardMark.objects.filter(roll=roll, kind=AwardMark.Kind.ANNULLED, in_force=True)
    found = marks.filter(award_key__in=keys).select_related("document__file")
    return {mark.award_key: mark for mark in found.order_by()}


def annulled_count(shown: ShownList) -> int:
    """How many of the awards that readers see are annulled."""
    marks = AwardMark.objects.filter(roll=shown.roll, kind=AwardMark.Kind.ANNULLED, in_force=True)
    return shown.rows.filter(key__in=marks.order_by().values("award_key")).count()


def last_mark_of(roll: UUID, key: str) -> AwardMark | None:
    """The annulment or restoration of an award that holds now."""
    kinds = (AwardMark.Kind.ANNULLED, AwardMark.Kind.RESTORED)
    marks = AwardMark.objects.filter(roll=roll, award_key=key, kind__in=kinds, in_force=True)
    return marks.select_related("document__file").first()
