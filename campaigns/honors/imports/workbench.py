"""What an officer does to the rows of an import. Each act is stored at once."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Case, Count, F, Q, QuerySet, When
from django.utils.functional import cached_property

from campaigns.reading.award_list.results import Reading
from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit

from ..models.imports import AwardImport, AwardImportRow
from .check import Checker, set_compared_words
from .targets import Target

KEPT = Q(is_left_out=False)
#: What the preview can be narrowed to, in its order.
FILTERS = {
    "error": KEPT & Q(level=AwardImportRow.Level.ERROR),
    "warning": KEPT & Q(level=AwardImportRow.Level.WARNING),
    "mended": Q(is_mended=True),
    "left_out": ~KEPT,
}
#: More rows than these are checked together with all others.
FEW = 200
#: What a check may change.
_CHECKED = (
    "unit_id",
    "suggested_unit_id",
    "award_type_id",
    "person",
    "unit_words",
    "award_words",
    "level",
    "issues",
)


class Workbench:
    """The rows of one import, and what can be done to them."""

    def __init__(self, award_import: AwardImport, target: Target) -> None:
        self.award_import, self.target = award_import, target

    @cached_property
    def rows(self) -> "QuerySet[AwardImportRow]":
        return AwardImportRow.objects.filter(award_import=self.award_import)

    @cached_property
    def kept(self) -> "QuerySet[AwardImportRow]":
        return self.rows.filter(KEPT)

    @cached_property
    def reading(self) -> Reading:
        return Reading.from_json(self.award_import.found)

    @cached_property
    def checker(self) -> Checker:
        return Checker(self.reading, self.target.roll, self.target.day)

    def counts(self) -> dict[str, int]:
        """How many rows there are, how many would be saved, and how many each filter shows."""
        filtered = {name: Count("pk", filter=condition) for name, condition in FILTERS.items()}
        return self.rows.aggregate(all=Count("pk"), kept=Count("pk", filter=KEPT), **filtered)

    def filtered(self, name: str) -> "QuerySet[AwardImportRow]":
        return self.rows.filter(FILTERS.get(name, Q())).order_by("place", "pk")

    @transaction.atomic
    def save_row(self, row: AwardImportRow, person_before: str) -> None:
        """Stores a row that was edited, with the `person` that it was. What the reader was not
        sure of is settled."""
        row.is_mended, row.read_issues = True, []
        set_compared_words(row)
        row.save()
        self._check_rows(self.rows.filter(pk=row.pk), {person_before})
        self._touch()

    def leave_out(self, rows: "QuerySet[AwardImportRow]") -> int:
        return self._update(rows.filter(is_left_out=False), is_left_out=True)

    def take_back(self, rows: "QuerySet[AwardImportRow]") -> int:
        return self._update(rows.filter(is_left_out=True), is_left_out=False)

    def choose_award(self, words: str, entry: AwardType) -> int:
        """Lets all rows whose award is written so mean `entry`."""
        rows = self.rows.filter(award_words=words, award_type=None)
        return self._update(rows, award_type=entry)

    def take_units(self, rows: "QuerySet[AwardImportRow]") -> int:
        """Takes the suggested units."""
        return self._update(self._suggested(rows), unit=F("suggested_unit"))

    @transaction.atomic
    def _update(self, rows: "QuerySet[AwardImportRow]", **values: Any) -> int:
        """Sets `values` in `rows`, and checks them again; how many they are."""
        pks = list(rows.values_list("pk", flat=True))
        for start in range(0, len(pks), 500):
            self.rows.filter(pk__in=pks[start : start + 500]).update(**values)
        if len(pks) > FEW:
            self._check_all()
        else:
            self._check_rows(self.rows.filter(pk__in=pks))
        self._touch()
        return len(pks)

    @transaction.atomic
    def move(self, row: AwardImportRow, place: int) -> int:
        """Puts a row where `place` says; the place it got. The rows between give way."""
        last = self.rows.count()
        place = max(1, min(place, last))
        row.refresh_from_db(fields=["place"])
        old = row.place
        if place != old:
            between, step = ((place, old - 1), 1) if place < old else ((old + 1, place), -1)
            self.rows.filter(place__range=between).update(place=F("place") + step)
            self.rows.filter(pk=row.pk).update(place=place)
            self._check_rows(self.rows.filter(pk=row.pk))
        self._touch()
        return place

    def unknown_awards(self) -> list[tuple[str, str, int]]:
        """(words, text, rows) of awards that the catalogue does not have, most rows first."""
        rows = self.kept.filter(award_type=None).exclude(award_text="").order_by()
        found = rows.values_list("award_words", "award_text").annotate(n=Count("pk"))
        groups: dict[str, tuple[str, int]] = {}
        for words, written, n in sorted(found, key=lambda group: -group[2]):
            text, number = groups.get(words, (written, 0))
            groups[words] = text, number + n
        listed = [(words, text, number) for words, (text, number) in groups.items()]
        return sorted(listed, key=lambda group: -group[2])

    def suggestions(self) -> list[tuple[Unit, str, int]]:
        """(unit of the register, text of the list, rows), most rows first."""
        rows = self._suggested(self.kept)
        is_itself = Q(kind=RecipientKind.COLLECTIVE, unit_text="")
        text = Case(When(is_itself, then=F("name")), default=F("unit_text"))
        found = rows.annotate(text=text).values_list("suggested_unit", "text")
        counted = list(found.annotate(n=Count("pk")).order_by("-n", "text"))
        units = Unit.objects.in_bulk({pk for pk, _text, _n in counted})
        return [(units[pk], text, n) for pk, text, n in counted if pk in units]

    @staticmethod
    def _suggested(rows: "QuerySet[AwardImportRow]") -> "QuerySet[AwardImportRow]":
        return rows.filter(is_left_out=False, unit=None).exclude(suggested_unit=None)

    def people(self) -> int:
        """The recipients of what would be saved: one may have several awards."""
        lines = self.kept.filter(goes_on=False).order_by().values("sheet", "row")
        return lines.distinct().count()

    def _check_rows(self, rows: "QuerySet[AwardImportRow]", persons: Iterable[str] = ()) -> None:
        """Checks rows, and those of their persons, as `Checker.check` wants them together."""
        found = list(rows)
        before = _states(found)
        for row in found:
            self.checker.resolve(row)
        persons = {*persons, *(row.person for row in found)} - {""}
        known = {row.pk for row in found}
        others = list(self.rows.filter(person__in=persons).exclude(pk__in=known))
        self._check([*found, *others], before | _states(others))

    def _check_all(self) -> None:
        rows = list(self.rows)
        before = _states(rows)
        for row in rows:
            self.checker.resolve(row)
        self._check(rows, before)

    def _check(self, rows: list[AwardImportRow], before: dict[int, object]) -> None:
        rows.sort(key=lambda row: (row.place, row.pk))
        self.checker.check(rows)
        now = _states(rows)
        changed = [row for row in rows if now[row.pk] != before[row.pk]]
        if changed:
            AwardImportRow.objects.bulk_create(
                changed,
                batch_size=500,
                update_conflicts=True,
                unique_fields=["id"],
                update_fields=_CHECKED,
            )

    def _touch(self) -> None:
        self.award_import.save(update_fields=["changed_at"])


def _states(rows: list[AwardImportRow]) -> dict[int, object]:
    """What a check may change, by the rows' ids."""
    return {row.pk: [getattr(row, name) for name in _CHECKED] for row in rows}
