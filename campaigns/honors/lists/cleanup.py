"""What goes when a roll goes, and what nothing names any more."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from ..models.award_lists import AwardList, AwardListPublication
from ..models.awards import Award
from ..models.marks import AwardMark, AwardStory
from ..models.rolls import HonorRollPage
from .edit import source_of

#: A list that is being written has no revision yet.
YOUNG = timedelta(hours=1)


def delete_with_roll(sender: Any, instance: HonorRollPage, **kwargs: Any) -> None:
    """Before the page of a roll is deleted: its lists, marks and stories go along.

    A translation that is deleted takes nothing along, for it holds nothing.
    """
    if instance.alias_of_id or source_of(instance).pk != instance.pk:
        return
    for model in (AwardMark, AwardStory, AwardListPublication, AwardList):
        model.objects.filter(roll=instance.translation_key).delete()


@transaction.atomic
def collect_lists() -> int:
    """Deletes lists that no page, no revision and no publication names; how many it were.

    The last list with an award that bears a mark stays, too: see `keeping`.
    """
    named = set(HonorRollPage.objects.exclude(award_list=None).values_list("award_list", flat=True))
    revisions = Revision.objects.page_revisions().filter(content__award_list__isnull=False)
    named.update(revisions.values_list("content__award_list", flat=True))
    named.update(AwardListPublication.objects.values_list("award_list", flat=True))
    marked = Award.objects.filter(key__in=AwardMark.objects.noteworthy().award_keys())
    named.update(dict(marked.order_by("list__version").values_list("key", "list")).values())
    old = AwardList.objects.filter(created_at__lt=timezone.now() - YOUNG)
    lost = [pk for pk in old.values_list("pk", flat=True) if pk not in named]
    for start in range(0, len(lost), 500):
        AwardList.objects.filter(pk__in=lost[start : start + 500]).delete()
    return len(lost)
