"""Which award list the page of a roll shows, and what was annulled or withheld in it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from news.querysets import subject_key

from ..models.award_lists import AwardList
from ..models.awards import Award
from ..models.marks import AwardMark
from ..querysets import AwardQuerySet, RollQuerySet, public_rolls, roll_pages

if TYPE_CHECKING:
    from ..models.rolls import HonorRollPage

#: What `with_list_state` adds: the page that holds the list, its list, whose it is, who may see.
STATE = ("list_holder", "held_list", "held_list_roll", "list_is_public")


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


def with_list_state(rolls: RollQuerySet) -> RollQuerySet:
    """The rolls, each with the columns that `shown_list` needs."""
    key = Coalesce(OuterRef("alias_of__translation_key"), OuterRef("translation_key"))
    sources = roll_pages().filter(translation_key=key, alias_of=None).order_by("pk")
    return rolls.annotate(
        list_holder=Subquery(sources.values("pk")[:1]),
        held_list=Subquery(sources.values("award_list_id")[:1]),
        held_list_roll=Subquery(sources.values("award_list__roll")[:1]),
        list_is_public=Exists(public_rolls().filter(translation_key=key)),
    )


def shown_list(page: "HonorRollPage", request: HttpRequest) -> ShownList:
    """The public list of the roll, for every translation and alias of it.

    The page that holds the list shows the draft's list in a preview, and also shows its own under a
    view restriction, which the visitor has passed.
    """
    key = subject_key(page)
    if getattr(request, "is_preview", False) and page.award_list_id and not page.alias_of_id:
        return _of_draft(page, key)
    holder, list_id, list_roll, is_public = _state(page)
    if list_roll != key or not (is_public or _may_show_closed(page, holder)):
        return ShownList(key)
    return ShownList(key, list_id, is_public)


def _state(page: "HonorRollPage") -> tuple[Any, ...]:
    if hasattr(page, "list_holder"):
        return tuple(getattr(page, name) for name in STATE)
    pages = with_list_state(roll_pages().filter(pk=page.pk).order_by())
    return pages.values_list(*STATE).first() or (None, None, None, False)


def _of_draft(page: "HonorRollPage", key: UUID) -> ShownList:
    is_own = AwardList.objects.filter(pk=page.award_list_id, roll=key).exists()
    return ShownList(key, page.award_list_id) if is_own else ShownList(key)


def _may_show_closed(page: "HonorRollPage", holder: int | None) -> bool:
    is_in_time = page.expire_at is None or page.expire_at > timezone.now()
    return page.live and is_in_time and holder in (page.pk, page.alias_of_id)
