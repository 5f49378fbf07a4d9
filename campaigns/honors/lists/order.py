"""The order of a list's rows: places count from 1 without gaps. To be called in `lists.edit`."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Case, F, Value, When

from ..models.award_lists import AwardList
from ..models.awards import Award

RENUMBER = """
UPDATE campaigns_award SET place = numbered.place
FROM (
    SELECT id, ROW_NUMBER() OVER (ORDER BY place, id) AS place
    FROM campaigns_award WHERE list_id = %s
) AS numbered
WHERE campaigns_award.id = numbered.id AND campaigns_award.place <> numbered.place
"""
# The same as MariaDB says it.
RENUMBER_ON_MARIADB = """
UPDATE campaigns_award JOIN (
    SELECT id, ROW_NUMBER() OVER (ORDER BY place, id) AS place
    FROM campaigns_award WHERE list_id = %s
) AS numbered ON campaigns_award.id = numbered.id
SET campaigns_award.place = numbered.place
WHERE campaigns_award.place <> numbered.place
"""


def close_gaps(award_list: AwardList) -> None:
    """Numbers the rows anew in their order; only rows whose number changes are written."""
    with connection.cursor() as cursor:
        renumber = RENUMBER_ON_MARIADB if connection.vendor == "mysql" else RENUMBER
        cursor.execute(renumber, [award_list.pk])


def make_room(award_list: AwardList, places: Sequence[int]) -> None:
    """Moves rows back so that `places`, in ascending order, are free."""
    steps = [(place - 1 - before, before + 1) for before, place in enumerate(places)]
    shifts = [When(place__gt=after, then=Value(by)) for after, by in reversed(steps)]
    behind = award_list.awards.filter(place__gt=steps[0][0])
    behind.update(place=F("place") + Case(*shifts, default=Value(0)))


def move(award_list: AwardList, row: Award, place: int) -> None:
    """Puts `row` at `place`; rows between make room."""
    rows = award_list.awards.exclude(pk=row.pk)
    if place < row.place:
        rows.filter(place__gte=place, place__lt=row.place).update(place=F("place") + 1)
    else:
        rows.filter(place__gt=row.place, place__lte=place).update(place=F("place") - 1)
    Award.objects.filter(pk=row.pk).update(place=place)
