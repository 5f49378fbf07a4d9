"""Keeps how many recipients of each public list readers may see: no page counts rows for it.

Rows of a public list never change. What changes its counts are marks, and a list is counted when
it is published; `public_counts` counts what was put there by other ways.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from wagtail.models import Page

from campaigns.registers.enums import RecipientKind
from news.databases import locked, overwrite
from news.public_index.writer import changed

from ..models.award_lists import AwardList, AwardListCount
from ..models.awards import Award
from ..querysets import public_lists_of

if TYPE_CHECKING:
    from ..models.rolls import HonorRollPage

Counts = dict[str, int]


def counted(lists: Collection[int]) -> dict[int, Counts]:
    """List → kind → recipients that are not withheld, as the rows say; no list is left out."""
    counts: dict[int, Counts] = {pk: {} for pk in lists}
    if not counts:
        return {}
    rows = Award.objects.filter(list_id__in=lists).not_withheld().order_by()
    for pk, kind, count in rows.values_list("list_id", "kind").annotate(count=Count("*")):
        counts[pk][kind] = count
    return counts


@transaction.atomic
def count_published(roll: "HonorRollPage") -> None:
    """Counts the list of a roll that was published; no mark is set on the roll meanwhile."""
    locked(Page.objects.all()).get(pk=roll.pk)
    if roll.award_list_id:
        count_lists([roll.award_list_id])


def count_lists(lists: Collection[int]) -> None:
    """Writes the counts of these lists anew."""
    AwardListCount.objects.bulk_create(
        [AwardListCount(award_list_id=pk, **counts) for pk, counts in counted(lists).items()],
        **overwrite(*RecipientKind.values, by="award_list"),
    )
    changed()


def recount(roll: UUID) -> None:
    """Counts the lists of a roll again, after marks were set on its awards."""
    lists = AwardList.objects.filter(roll=roll, count__isnull=False).order_by()
    count_lists(list(lists.values_list("pk", flat=True)))


def public_counts(pages: Collection["HonorRollPage"]) -> dict[UUID, tuple[int, Counts]]:
    """Translation key → the list that readers see and its recipients by kind, of rolls whose
    `pages` were found readable; a list that was not counted yet is counted now.
    """
    kinds = RecipientKind.values
    lists = public_lists_of(pages, *(f"count__{kind}" for kind in kinds))
    now = counted([pk for pk, *counts in lists.values() if counts[0] is None])
    return {
        key: (pk, now[pk] if pk in now else dict(zip(kinds, counts, strict=True)))
        for key, (pk, *counts) in lists.items()
    }
