"""Which award list the page of a roll shows."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from news.querysets import subject_key

from ..models.award_lists import AwardList
from ..models.awards import Award
from ..models.rolls import HonorRollPage
from ..querysets import AwardQuerySet, public_rolls

#: What `with_list_state` adds: the page that holds the list, its list, whose it is, who may see.
STATE = ("list_holder", "held_list", "held_list_roll", "list_is_public")


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
        """What readers may see of it."""
        return Award.objects.filter(list_id=self.list_id).not_withheld().order_by()


def with_list_state(rolls: QuerySet) -> QuerySet:
    """The rolls, each with what `shown_list` would else ask for."""
    key = Coalesce(OuterRef("alias_of__translation_key"), OuterRef("translation_key"))
    sources = HonorRollPage.objects.filter(translation_key=key, alias_of=None).order_by("pk")
    return rolls.annotate(
        list_holder=Subquery(sources.values("pk")[:1]),
        held_list=Subquery(sources.values("award_list_id")[:1]),
        held_list_roll=Subquery(sources.values("award_list__roll")[:1]),
        list_is_public=Exists(public_rolls().filter(translation_key=key)),
    )


def shown_list(page: HonorRollPage, request: HttpRequest) -> ShownList:
    """The public list of the roll, for every translation and alias of it.

    The page that holds the list shows its draft's in a preview, and its own under a view
    restriction, which whoever is served has passed.
    """
    key = subject_key(page)
    if getattr(request, "is_preview", False) and page.award_list_id and not page.alias_of_id:
        return _of_draft(page, key)
    holder, list_id, list_roll, is_public = _state(page)
    if list_roll != key or not (is_public or _may_show_closed(page, holder)):
        return ShownList(key)
    return ShownList(key, list_id, is_public)


def _state(page: HonorRollPage) -> tuple[Any, ...]:
    if hasattr(page, "list_holder"):
        return tuple(getattr(page, name) for name in STATE)
    pages = with_list_state(HonorRollPage.objects.filter(pk=page.pk).order_by())
    return pages.values_list(*STATE).first() or (None, None, None, False)


def _of_draft(page: HonorRollPage, key: UUID) -> ShownList:
    is_own = AwardList.objects.filter(pk=page.award_list_id, roll=key).exists()
    return ShownList(key, page.award_list_id) if is_own else ShownList(key)


def _may_show_closed(page: HonorRollPage, holder: int | None) -> bool:
    is_in_time = page.expire_at is None or page.expire_at > timezone.now()
    return page.live and is_in_time and holder in (page.pk, page.alias_of_id)
