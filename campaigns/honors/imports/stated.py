"""The counts that a file states of itself, beside what was read of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from campaigns.imports.views.preview import PER_PAGE
from campaigns.reading.award_list.results import CountFound, Reading
from campaigns.reading.files.spreadsheet_messages import place_label

#: Of counts that do not agree, the most whose rows are linked.
MOST_LINKED = 50


@dataclass(frozen=True)
class StatedCount:
    """`url` leads to the row where what is stated and what was read first part, `parts_at` names
    that row; both are "" where they agree or it cannot be told."""

    count: CountFound
    place: str
    parts_at: str = ""
    url: str = ""

    @property
    def agrees(self) -> bool:
        return self.count.stated == self.count.found


def stated_counts(reading: Reading, rows: "QuerySet[Any]") -> list[StatedCount]:
    """Those that do not agree first, then in the order of the file."""
    counts = sorted(reading.counts, key=lambda count: count.stated == count.found)
    places = [count.parts_at for count in counts[:MOST_LINKED] if count.parts_at]
    links = _links(places, rows)
    return [
        StatedCount(
            count,
            place_label(count.sheet, count.row or None),
            place_label(*count.parts_at) if count.parts_at else "",
            links.get(count.parts_at, "") if count.parts_at else "",
        )
        for count in counts
    ]


def _links(places: list[tuple[str, int]], rows: "QuerySet[Any]") -> dict[tuple[str, int], str]:
    if not places:
        return {}
    wanted = Q()
    for sheet, row in places:
        wanted |= Q(sheet=sheet[:255], row=row)
    found = rows.filter(wanted).order_by("-place").values_list("sheet", "row", "place", "pk")
    return {
        (sheet, row): f"?p={(place - 1) // PER_PAGE + 1}#row-{pk}"
        for sheet, row, place, pk in found
    }
