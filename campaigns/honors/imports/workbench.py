"""What an officer does to the rows of an award list, besides what all imports can do."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Case, Count, F, Q, QuerySet, When
from django.utils.functional import cached_property

from campaigns.imports import workbench as imports
from campaigns.reading.award_list.results import Reading
from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit

from ..models.imports import AwardImportRow
from .check import Checker, set_compared_words


class Workbench(imports.Workbench):
    """The rows of one import, and what can be done to them."""

    checked = (
        "unit_id",
        "suggested_unit_id",
        "award_type_id",
        "person",
        "unit_words",
        "award_words",
        *imports.Workbench.checked,
    )

    @cached_property
    def reading(self) -> Reading:
        return Reading.from_json(self.staged.found)

    @cached_property
    def checker(self) -> Checker:
        return Checker(self.reading, self.target.roll, self.target.day)

    @transaction.atomic
    def save_row(self, row: AwardImportRow, person_before: str) -> None:
        """Stores a row that was edited, with the `person` that it was. What the reader was not
        sure of is settled."""
        row.is_mended, row.read_issues = True, []
        set_compared_words(row)
        row.save()
        self.check_rows(self.rows.filter(pk=row.pk), {person_before})
        self.touch()

    def choose_award(self, words: str, entry: AwardType) -> int:
        """Lets all rows whose award is written so mean `entry`."""
        rows = self.rows.filter(award_words=words, award_type=None)
        return self.update(rows, award_type=entry)

    def take_units(self, rows: "QuerySet[AwardImportRow]") -> int:
        """Takes the suggested units."""
        return self.update(self._suggested(rows), unit=F("suggested_unit"))

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

    def check_rows(self, rows: "QuerySet[AwardImportRow]", persons: Iterable[str] = ()) -> None:
        """Checks rows, and those of their persons, as `Checker.check` wants them together."""
        found = list(rows)
        before = self.states(found)
        for row in found:
            self.checker.resolve(row)
        persons = {*persons, *(row.person for row in found)} - {""}
        known = {row.pk for row in found}
        others = list(self.rows.filter(person__in=persons).exclude(pk__in=known))
        self._check([*found, *others], before | self.states(others))

    def check_all(self) -> None:
        rows = list(self.rows)
        before = self.states(rows)
        for row in rows:
            self.checker.resolve(row)
        self._check(rows, before)

    def _check(self, rows: list[AwardImportRow], before: dict[int, object]) -> None:
        rows.sort(key=lambda row: (row.place, row.pk))
        self.checker.check(rows)
        self.store_changed(rows, before)
