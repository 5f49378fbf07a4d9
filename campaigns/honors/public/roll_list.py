"""Which award list the page of a roll shows, and what was annulled or withheld in it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone

from news.querysets import subject_key

from ..models.award_lists import AwardList
from ..models.awards import Award
from ..models.marks import AwardMark
from ..querysets import AwardQuerySet, public_rolls, roll_pages

if TYPE_CHECKING:
    from ..models.rolls import HonorRollPage


@dataclass(frozen=True)
class RollMarks:
    """`annulled`: key → mark, of the awards that readers see. `withheld`: all keys of the roll, of
    which the list that is shown has `withheld_count`.
    """

    annulled: dict[str, AwardMark]
    withheld: frozenset[str]
    withheld_count: int


@dataclass(frozen=True)
class ShownList:
    """`list_id` is None where there is nothing to show. `has_permalinks`: its awards have pages
    of their own, because anybody may read them.
    """

    roll: UUID
    list_id: int | None = None
    has_permalinks: bool = False

    @property
    def rows(self) -> AwardQuerySet:
        """The rows of it that readers may see."""
        return Award.objects.filter(list_id=self.list_id).not_withheld().order_by()

    def marks(self) -> RollMarks:
        """The marks in force on awards of the roll, with the cancelling decisions; one query."""
        in_list = Award.objects.filter(list_id=self.list_id, key=OuterRef("award_key")).order_by()
        marks = AwardMark.objects.of_roll(self.roll).in_force().annotate(is_listed=Exists(in_list))
        found = list(marks.select_related("document__file").defer("reason").order_by())
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


def shown_list(page: "HonorRollPage", request: HttpRequest) -> ShownList:
    """The public list of the roll, for every translation and alias of it.

    The page that holds the list shows the draft's list in a preview, and also shows its own under a
    view restriction, which the visitor has passed.
    """
    key = subject_key(page)
    if getattr(request, "is_preview", False) and page.award_list_id and not page.alias_of_id:
        return _of_draft(page, key)
    sources = roll_pages().filter(translation_key=key, alias_of=None).order_by("pk")
    source = sources.values_list("pk", "award_list", "award_list__roll").first()
    holder, list_id, list_roll = source or (None, None, None)
    if holder is None or list_roll != key:
        return ShownList(key)
    is_public = _is_readable(page, holder)
    if is_public or _may_show_closed(page, holder):
        return ShownList(key, list_id, is_public)
    return ShownList(key)


def _is_readable(page: "HonorRollPage", holder: int) -> bool:
    """Whether any visitor may read the page that holds the list; `page` may say so of itself."""
    if holder == page.pk and getattr(page, "is_closed", None) is False:
        return _is_in_time(page)
    return public_rolls().filter(pk=holder).exists()


def _of_draft(page: "HonorRollPage", key: UUID) -> ShownList:
    is_own = AwardList.objects.filter(pk=page.award_list_id, roll=key).exists()
    return ShownList(key, page.award_list_id) if is_own else ShownList(key)


def _may_show_closed(page: "HonorRollPage", holder: int) -> bool:
    return _is_in_time(page) and holder in (page.pk, page.alias_of_id)


def _is_in_time(page: "HonorRollPage") -> bool:
    return page.live and (page.expire_at is None or page.expire_at > timezone.now())
