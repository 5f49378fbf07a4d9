"""When a list went public: the dates of corrections, and what each changed."""

from typing import Any

from ..models.award_lists import AwardListPublication
from ..models.rolls import HonorRollPage
from .diff import difference
from .edit import source_of


def record_publication(roll: HonorRollPage) -> None:
    """Notes that the list of a live roll is now the public one, if it was not before.

    Called whenever a roll was published, by hand or by schedule.
    """
    now = roll.award_list
    if now is None or not roll.live or source_of(roll).pk != roll.pk:
        return
    if now.roll != roll.translation_key:
        return
    last = AwardListPublication.objects.filter(roll=roll.translation_key).last()
    if last is not None and last.award_list_id == now.pk:
        return
    previous = last.award_list if last else None
    changes = difference(previous, now).to_json() if previous else {}
    AwardListPublication.objects.create(
        roll=roll.translation_key,
        award_list=now,
        previous=previous,
        changes=changes,
    )


def on_published(sender: Any, instance: HonorRollPage, **kwargs: Any) -> None:
    record_publication(instance)
