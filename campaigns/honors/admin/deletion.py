"""What a deletion of pages takes along of honor rolls."""

from django.db.models import QuerySet
from django.utils.translation import ngettext

from ..querysets import source_pages
from .viewsets import with_award_count


def awards_that_go(pages: QuerySet) -> list[str]:
    """How many awards are in the latest lists of the rolls among `pages`, in words.

    Translations read the list of their source: they take none along.
    """
    rolls = source_pages().filter(pk__in=pages.order_by().values("pk"))
    counted = with_award_count(rolls.select_related("latest_revision"))
    count = sum(counted.values_list("award_count", flat=True))
    if not count:
        return []
    text = ngettext(
        "%(count)s award with its address", "%(count)s awards with their addresses", count
    )
    return [text % {"count": count}]
