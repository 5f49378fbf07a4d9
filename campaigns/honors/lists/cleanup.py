"""Deletes the versions that are needed no more."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from ..models.award_lists import AwardList, AwardListPublication
from ..models.awards import Award
from ..models.marks import AwardMark
from ..models.rolls import HonorRollPage

#: A list that is being written has no revision yet.
YOUNG = timedelta(hours=1)


@transaction.atomic
def collect_lists() -> int:
    """Deletes lists that no page, no revision and no publication names; returns their number.

    The last list that has a marked award stays, too: see `former_awards`.
    """
    named = set(HonorRollPage.objects.exclude(award_list=None).values_list("award_list", flat=True))
    revisions = Revision.objects.page_revisions().filter(content__award_list__isnull=False)
    named.update(revisions.values_list("content__award_list", flat=True))
    named.update(AwardListPublication.objects.values_list("award_list", flat=True))
    marked = Award.objects.filter(key__in=AwardMark.objects.noteworthy().award_keys())
    named.update(dict(marked.order_by("list__version").values_list("key", "list")).values())
    old = AwardList.objects.filter(created_at__lt=timezone.now() - YOUNG)
    unused = [pk for pk in old.values_list("pk", flat=True) if pk not in named]
    for start in range(0, len(unused), 500):
        AwardList.objects.filter(pk__in=unused[start : start + 500]).delete()
    return len(unused)
