"""Which award list the page of a roll shows."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone

from news.models.subjects import subject_key

from ..models import Award, AwardList, HonorRollPage
from ..models.award_querysets import AwardQuerySet, public_rolls, withheld_keys


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
        return Award.objects.filter(list_id=self.list_id).shown().order_by()

    def withheld_count(self) -> int:
        withheld = Award.objects.filter(list_id=self.list_id, key__in=withheld_keys())
        return withheld.order_by().count()


def shown_list(page: HonorRollPage, request: HttpRequest) -> ShownList:
    """The public list of the roll, for every translation and alias of it.

    The page that holds the list shows its draft's in a preview, and its own under a view
    restriction, which whoever is served has passed.
    """
    key = subject_key(page)
    if getattr(request, "is_preview", False) and page.award_list_id and not page.alias_of_id:
        return _of_draft(page, key)
    sources = HonorRollPage.objects.filter(translation_key=key, alias_of=None).order_by("pk")
    is_public = Exists(public_rolls().filter(pk=OuterRef("pk")))
    columns = ("pk", "award_list_id", "award_list__roll", "is_public")
    source = sources.annotate(is_public=is_public).values_list(*columns).first()
    if source is None:
        return ShownList(key)
    pk, list_id, list_roll, is_public_now = source
    if list_roll != key or not (is_public_now or _may_show_closed(page, pk)):
        return ShownList(key)
    return ShownList(key, list_id, is_public_now)


def _of_draft(page: HonorRollPage, key: UUID) -> ShownList:
    is_own = AwardList.objects.filter(pk=page.award_list_id, roll=key).exists()
    return ShownList(key, page.award_list_id) if is_own else ShownList(key)


def _may_show_closed(page: HonorRollPage, source_id: int) -> bool:
    is_in_time = page.expire_at is None or page.expire_at > timezone.now()
    return page.live and is_in_time and source_id in (page.pk, page.alias_of_id)
