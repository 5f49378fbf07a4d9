"""What happens to the list of a roll when its page is published or deleted."""

from dataclasses import asdict
from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from .lists.counts import count_published
from .lists.diff import difference
from .lists.edit import source_of
from .models.award_lists import AwardList, AwardListPublication
from .models.marks import AwardMark, AwardStory
from .models.rolls import HonorRollPage


@receiver(page_published)
def record_publication(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Notes that the list of a live roll is now the public one, and what it changed.

    A later correction is dated by it. Also called for what is published by schedule.
    """
    if not isinstance(instance, HonorRollPage):
        return
    roll, now = instance, instance.award_list
    if now is None or not roll.live or now.roll != roll.translation_key:
        return
    if source_of(roll).pk != roll.pk:
        return
    count_published(roll)
    last = AwardListPublication.objects.filter(roll=now.roll).last()
    if last is not None and last.award_list_id == now.pk:
        return
    previous = last.award_list if last else None
    AwardListPublication.objects.create(
        roll=now.roll,
        award_list=now,
        previous=previous,
        changes=asdict(difference(previous, now)) if previous else {},
    )


@receiver(pre_delete, sender=HonorRollPage)
def delete_with_roll(sender: Any, instance: HonorRollPage, **kwargs: Any) -> None:
    """Deletes the lists, marks and stories of a roll with the page that holds its list."""
    if instance.alias_of_id or source_of(instance).pk != instance.pk:
        return
    for model in (AwardMark, AwardStory, AwardListPublication, AwardList):
        model.objects.filter(roll=instance.translation_key).delete()
