"""What an officer does to the rows of an import, whatever they are. Each act is stored at once."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import cached_property

from news.databases import overwrite

from .models import StagedImport, StagedRow

KEPT = Q(is_left_out=False)
#: What the preview can be narrowed to, in its order.
FILTERS = {
    "error": KEPT & Q(level=StagedRow.Level.ERROR),
    "warning": KEPT & Q(level=StagedRow.Level.WARNING),
    "mended": Q(is_mended=True),
    "left_out": ~KEPT,
}
#: More rows than these are checked together with all others.
FEW = 200


class Workbench:
    """The rows of one import, and what can be done to them."""

    filters: dict[str, Q] = FILTERS
    #: What a check may change in a row.
    checked: tuple[str, ...] = ("level", "issues")

    staged: Any

    def __init__(self, staged: StagedImport, target: Any) -> None:
        self.staged, self.target = staged, target

    @cached_property
    def rows(self) -> "QuerySet[Any]":
        return self.staged.rows.all()

    @cached_property
    def kept(self) -> "QuerySet[Any]":
        return self.rows.filter(KEPT)

    def counts(self) -> dict[str, int]:
        """How many rows there are, how many would be saved, and how many each filter shows."""
        filtered = {name: Count("pk", filter=condition) for name, condition in self.filters.items()}
        return self.rows.aggregate(all=Count("pk"), kept=Count("pk", filter=KEPT), **filtered)

    def filtered(self, name: str) -> "QuerySet[Any]":
        return self.rows.filter(self.filters.get(name, Q())).order_by("place", "pk")

    def leave_out(self, rows: "QuerySet[Any]") -> int:
        return self.update(rows.filter(is_left_out=False), is_left_out=True)

    def take_back(self, rows: "QuerySet[Any]") -> int:
        return self.update(rows.filter(is_left_out=True), is_left_out=False)

    @transaction.atomic
    def update(self, rows: "QuerySet[Any]", **values: Any) -> int:
        """Sets `values` in `rows`, and checks them again; how many they are."""
        pks = list(rows.values_list("pk", flat=True))
        for start in range(0, len(pks), 500):
            self.rows.filter(pk__in=pks[start : start + 500]).update(**values)
        if len(pks) > FEW:
            self.check_all()
        else:
            self.check_rows(self.rows.filter(pk__in=pks))
        self.touch()
        return len(pks)

    @transaction.atomic
    def move(self, row: StagedRow, place: int) -> int:
        """Puts a row where `place` says; the place it got. The rows between give way."""
        last = self.rows.count()
        place = max(1, min(place, last))
        row.refresh_from_db(fields=["place"])
        old = row.place
        if place != old:
            between, step = ((place, old - 1), 1) if place < old else ((old + 1, place), -1)
            self.rows.filter(place__range=between).update(place=F("place") + step)
            self.rows.filter(pk=row.pk).update(place=place)
            self.check_rows(self.rows.filter(pk=row.pk))
        self.touch()
        return place

    def check_all(self) -> None:
        """Checks all rows, and stores what that changed."""
        raise NotImplementedError

    def check_rows(self, rows: "QuerySet[Any]") -> None:
        """Checks `rows`, and those that depend on them."""
        self.check_all()

    def states(self, rows: Sequence[Any]) -> dict[int, object]:
        """What a check may change, by the rows' ids."""
        return {row.pk: [getattr(row, name) for name in self.checked] for row in rows}

    def store_changed(self, rows: Sequence[Any], before: dict[int, object]) -> None:
        """Stores the rows whose `states` were others `before`."""
        now = self.states(rows)
        changed = [row for row in rows if now[row.pk] != before[row.pk]]
        if changed:
            self.rows.model.objects.bulk_create(
                changed,
                batch_size=500,
                **overwrite(*self.checked, by="id"),
            )

    def touch(self) -> None:
        self.staged.save(update_fields=["changed_at"])
