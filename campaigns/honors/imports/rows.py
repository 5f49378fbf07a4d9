"""What an officer does to the rows of an import. Each act is stored at once."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Case, Count, F, Q, QuerySet, When
from django.utils.functional import cached_property

from campaigns.reading.award_list.results import Reading
from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit

from ..models.imports import AwardImport, AwardImportRow
from .check import Checker
from .normalize import set_words
from .targets import Target

Level = AwardImportRow.Level
UPSERT = 200
_CHECKED = (
    "unit",
    "suggested_unit",
    "award_type",
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
        return self.rows.filter(is_left_out=False)

    @cached_property
    def reading(self) -> Reading:
        return Reading.from_json(self.award_import.found)

    @cached_property
    def checker(self) -> Checker:
        return Checker(self.reading, self.target.roll, self.target.day)

    def counts(self) -> dict[str, int]:
        """Of the filters; rows with errors or warnings are counted while they are not left out."""
        kept = Q(is_left_out=False)
        return self.rows.aggregate(
            all=Count("pk"),
            kept=Count("pk", filter=kept),
            error=Count("pk", filter=kept & Q(level=Level.ERROR)),
            warning=Count("pk", filter=kept & Q(level=Level.WARNING)),
            left_out=Count("pk", filter=~kept),
            mended=Count("pk", filter=Q(is_mended=True)),
        )

    def filtered(self, name: str) -> "QuerySet[AwardImportRow]":
        rows = {
            "error": self.kept.filter(level=Level.ERROR),
            "warning": self.kept.filter(level=Level.WARNING),
            "left_out": self.rows.filter(is_left_out=True),
            "mended": self.rows.filter(is_mended=True),
        }.get(name, self.rows)
        return rows.order_by("place", "pk")

    @transaction.atomic
    def mend(self, row: AwardImportRow, before: str) -> None:
        """Stores a row that was edited; `before` is the `person` it was. The reader's doubts about
        it are settled."""
        row.is_mended, row.read_issues = True, []
        set_words(row)
        row.save()
        self._check_again(self.rows.filter(pk=row.pk), {before})
        self._touch()

    @transaction.atomic
    def leave_out(self, rows: "QuerySet[AwardImportRow]") -> int:
        return self._set_left_out(rows.filter(is_left_out=False), True)

    @transaction.atomic
    def take_back(self, rows: "QuerySet[AwardImportRow]") -> int:
        return self._set_left_out(rows.filter(is_left_out=True), False)

    def _set_left_out(self, rows: "QuerySet[AwardImportRow]", is_left_out: bool) -> int:
        pks = list(rows.values_list("pk", flat=True))
        for chunk in _chunks(pks):
            self.rows.filter(pk__in=chunk).update(is_left_out=is_left_out)
        self._check_again_pks(pks)
        self._touch()
        return len(pks)

    @transaction.atomic
    def choose_award(self, words: str, entry: AwardType) -> int:
        """Lets all rows whose award is written so mean `entry`."""
        rows = self.rows.filter(award_words=words, award_type=None)
        pks = list(rows.values_list("pk", flat=True))
        for chunk in _chunks(pks):
            self.rows.filter(pk__in=chunk).update(award_type=entry)
        self._check_again_pks(pks)
        self._touch()
        return len(pks)

    @transaction.atomic
    def take_units(self, unit: Unit | None = None, row: AwardImportRow | None = None) -> int:
        """Takes the suggested unit: of all rows, of those with this suggestion, or of one row."""
        rows = self.kept.filter(unit=None).exclude(suggested_unit=None)
        if unit is not None:
            rows = rows.filter(suggested_unit=unit)
        if row is not None:
            rows = rows.filter(pk=row.pk)
        pks = list(rows.values_list("pk", flat=True))
        for chunk in _chunks(pks):
            self.rows.filter(pk__in=chunk).update(unit=F("suggested_unit"))
        self._check_again_pks(pks)
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
            self._check_again(self.rows.filter(pk=row.pk), set())
        self._touch()
        return place

    def unknown_awards(self) -> list[tuple[str, str, int]]:
        """(words, text, rows) of awards that the catalogue does not have, most rows first."""
        rows = self.kept.filter(award_type=None).exclude(award_text="")
        found = rows.values("award_words", "award_text").annotate(n=Count("pk")).order_by()
        groups: dict[str, tuple[str, int]] = {}
        for group in sorted(found, key=lambda group: -group["n"]):
            words = group["award_words"]
            text, number = groups.get(words, (group["award_text"], 0))
            groups[words] = text, number + group["n"]
        listed = [(words, text, number) for words, (text, number) in groups.items()]
        return sorted(listed, key=lambda group: -group[2])

    def suggestions(self) -> list[tuple[Unit, str, int]]:
        """(unit of the register, text of the list, rows), most rows first."""
        rows = self.kept.filter(unit=None).exclude(suggested_unit=None)
        is_itself = Q(kind=RecipientKind.COLLECTIVE, unit_text="")
        text = Case(When(is_itself, then=F("name")), default=F("unit_text"))
        found = rows.annotate(text=text).values_list("suggested_unit", "text")
        counted = list(found.annotate(n=Count("pk")).order_by("-n", "text"))
        units = Unit.objects.in_bulk({pk for pk, _text, _n in counted})
        return [(units[pk], text, n) for pk, text, n in counted if pk in units]

    def people(self) -> int:
        """The recipients of what would be saved: one may have several awards."""
        lines = self.kept.filter(goes_on=False).order_by().values("sheet", "row")
        return lines.distinct().count()

    def tally(self) -> list[tuple[int | None, str, dict[str, int]]]:
        """(catalogue entry, award as written, rows by kind) of what would be saved."""
        found = self.kept.values("award_type", "kind").annotate(n=Count("pk")).order_by()
        names = dict(AwardType.objects.values_list("pk", "name"))
        counted: dict[int | None, dict[str, int]] = {}
        for group in found:
            counted.setdefault(group["award_type"], {})[group["kind"]] = group["n"]
        order = [pk for pk in names if pk in counted] + [None] * (None in counted)
        return [(pk, names.get(pk or 0, ""), counted[pk]) for pk in order]

    def _check_again_pks(self, pks: list[int]) -> None:
        if len(pks) > UPSERT:
            return self._check_everything()
        return self._check_again(self.rows.filter(pk__in=pks), set())

    def _check_again(self, rows: "QuerySet[AwardImportRow]", persons: set[str]) -> None:
        """Checks rows, and those of their persons, as `Checker.check` wants them together."""
        found = list(rows)
        before = _states(found)
        for row in found:
            self.checker.resolve(row)
        persons = (persons | {row.person for row in found}) - {""}
        known = {row.pk for row in found}
        others = list(self.rows.filter(person__in=persons).exclude(pk__in=known))
        self._check([*found, *others], before | _states(others))

    def _check_everything(self) -> None:
        rows = list(self.rows)
        before = _states(rows)
        for row in rows:
            self.checker.resolve(row)
        self._check(rows, before)

    def _check(self, rows: list[AwardImportRow], before: dict[int, object]) -> None:
        rows.sort(key=lambda row: (row.place, row.pk))
        self.checker.check(rows)
        changed = [row for row in rows if _state(row) != before[row.pk]]
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


def _state(row: AwardImportRow) -> tuple[object, ...]:
    links = row.unit_id, row.suggested_unit_id, row.award_type_id
    return (*links, row.person, row.level, row.issues)


def _states(rows: list[AwardImportRow]) -> dict[int, object]:
    return {row.pk: _state(row) for row in rows}


def _chunks(pks: list[int]) -> Iterable[list[int]]:
    return (pks[start : start + 500] for start in range(0, len(pks), 500))
