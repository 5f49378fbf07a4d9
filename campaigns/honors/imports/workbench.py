"""What an officer does to the rows of an award list, besides what all imports can do."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, cast

from django.db import transaction
from django.db.models import Case, Count, F, Q, QuerySet, When
from django.utils.functional import cached_property

from campaigns.imports import workbench as imports
from campaigns.reading.award_list.results import Reading
from campaigns.registers.enums import RecipientKind
from campaigns.registers.learning import Learned, learn
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from news.databases import overwrite

from ..models.imports import AwardImport, AwardImportRow
from ..row import imported
from .check import Checker, set_compared_words
from .issues import key_of, proposed

KEPT = imports.KEPT
DOUBTFUL = imports.FILTERS["warning"]
#: What the preview can be narrowed to, in its order: what is doubtful first.
FILTERS = {
    "error": imports.FILTERS["error"],
    "unread": DOUBTFUL & Q(is_seen=False),
    "warning": DOUBTFUL,
    "fine": KEPT & Q(level=AwardImportRow.Level.FINE),
    "mended": imports.FILTERS["mended"],
    "left_out": imports.FILTERS["left_out"],
}
#: What a proposal may set, and what goes along with it.
_PROPOSED = (
    *(one.name for one in imported() if one.read_as),
    "unit_id",
    "award_type_id",
    "is_mended",
    "read_issues",
)
#: The links to registers that texts are looked up for.
LINKS = {"unit_text": "unit_id", "award_text": "award_type_id"}


class Workbench(imports.Workbench):
    """The rows of one import, and what can be done to them."""

    filters = FILTERS
    checked = (
        "unit_id",
        "suggested_unit_id",
        "award_type_id",
        "person",
        "unit_words",
        "award_words",
        "doubts",
        "is_seen",
        *imports.Workbench.checked,
    )

    @cached_property
    def reading(self) -> Reading:
        return Reading.from_json(self.staged.found)

    @cached_property
    def checker(self) -> Checker:
        learned = Learned(self.staged.user)
        return Checker(self.reading, self.target.roll, self.target.day, learned)

    def unread_by_field(self) -> dict[str, int]:
        """How many rows with unread doubts have one about which field, most rows first; "" is the
        row as a whole."""
        counts = self._words(self.filtered("unread"))
        fields = {word[1:]: n for word, n in counts.items() if word.startswith("@")}
        return dict(sorted(fields.items(), key=lambda item: -item[1]))

    def same_proposals(self) -> Counter[str]:
        """By the keys of proposals, in how many rows they wait for an answer."""
        counts = self._words(self._waiting().filter(doubts__contains="#"))
        return Counter({word[1:]: n for word, n in counts.items() if word.startswith("#")})

    def left_out_by_reason(self) -> list[tuple[str, int]]:
        """The reader's reasons, and "" for what the officer left out; each with its rows."""
        rows = self.rows.filter(is_left_out=True).order_by().values_list("left_out_why")
        return sorted(rows.annotate(n=Count("pk")), key=lambda one: (not one[0], -one[1]))

    def see(self, pks: Iterable[int]) -> int:
        """Marks rows as looked at; how many were not yet."""
        rows = self.rows.filter(DOUBTFUL, is_seen=False, pk__in=list(pks))
        number = rows.update(is_seen=True)
        self.touch()
        return number

    def unsee(self, rows: "QuerySet[AwardImportRow]") -> int:
        number = rows.update(is_seen=False)
        self.touch()
        return number

    def see_notes(self) -> None:
        """Marks what is noted of the file as a whole as read."""
        award_import = cast(AwardImport, self.staged)
        award_import.are_notes_seen = True
        award_import.save(update_fields=["are_notes_seen", "changed_at"])

    def take(self, key: str, row: AwardImportRow | None = None) -> int:
        """Sets what the proposal `key` says, in one row or in all where it waits; how many rows."""
        rows = self._waiting() if row is None else self.rows.filter(pk=row.pk)
        found = list(rows.filter(doubts__contains=f" #{key} "))
        return self._take(key, found)

    def values(self, field: str) -> "QuerySet[Any, tuple[str, int]]":
        """The texts of a field with the number of their rows, most rows first."""
        rows = self.kept.exclude(**{field: ""}).order_by().values_list(field)
        return rows.annotate(n=Count("pk")).order_by("-n", field)

    def set_value(self, field: str, text: str, new_text: str, link: Any = None) -> int:
        """Lets all rows where `field` is `text` have `new_text`, and mean `link` if it is given;
        how many rows. What was doubtful of the field is settled."""
        rows = list(self.kept.filter(**{field: text}))
        persons = {row.person for row in rows}
        for row in rows:
            row.read_issues = [one for one in row.read_issues if one["field"] != field]
            row.is_mended = True
            setattr(row, field, new_text)
            if name := LINKS.get(field):
                setattr(row, name, link.pk if link else None)
        return self._store(rows, persons)

    def _take(self, key: str, rows: list[AwardImportRow]) -> int:
        persons = {row.person for row in rows}
        return self._store([row for row in rows if _apply_proposal(row, key)], persons)

    @transaction.atomic
    def _store(self, changed: list[AwardImportRow], persons: Iterable[str]) -> int:
        """Stores rows that were changed, and checks them again with those who were `persons`."""
        for row in changed:
            set_compared_words(row)
        AwardImportRow.objects.bulk_create(
            changed,
            batch_size=500,
            **overwrite(*_PROPOSED, by="id"),
        )
        self.check_again([row.pk for row in changed], persons)
        self.touch()
        return len(changed)

    def _waiting(self) -> "QuerySet[AwardImportRow]":
        return self.kept.filter(is_seen=False)

    @staticmethod
    def _words(rows: "QuerySet[AwardImportRow]") -> Counter[str]:
        found: Counter[str] = Counter()
        for text, n in rows.order_by().values_list("doubts").annotate(n=Count("pk")):
            for word in text.split():
                found[word] += n
        return found

    @transaction.atomic
    def save_row(self, row: AwardImportRow, person_before: str) -> None:
        """Stores a row that was edited, with the `person` that it was. What the reader was not
        sure of is settled, and what was doubtful before counts as read."""
        row.is_mended, row.is_seen, row.read_issues = True, True, []
        set_compared_words(row)
        row.save()
        self.check_rows(self.rows.filter(pk=row.pk), {person_before})
        self.touch()

    @transaction.atomic
    def add_row(self, row: AwardImportRow) -> None:
        """Stores a row that the officer made, above the next row of its sheet or last."""
        below = self.rows.filter(sheet=row.sheet, row__gt=row.row).order_by("place").first()
        row.place = below.place if row.row and below else self.rows.count() + 1
        self.rows.filter(place__gte=row.place).update(place=F("place") + 1)
        row.is_mended = True
        set_compared_words(row)
        row.save()
        self.check_rows(self.rows.filter(pk=row.pk))
        self.touch()

    @transaction.atomic
    def take_back(self, rows: "QuerySet[AwardImportRow]") -> int:
        """Who takes a row back has looked at the reason why the reader left it out."""
        rows = rows.filter(is_left_out=True)
        told = rows.exclude(left_out_why="").only("left_out_why", "issues")
        seen = [
            row.pk for row in told if {issue["code"] for issue in row.issues} == {row.left_out_why}
        ]
        self.rows.filter(pk__in=seen).update(is_seen=True)
        return super().take_back(rows)

    def choose_award(self, words: str, entry: AwardType, is_learned: bool = False) -> int:
        """Lets all rows whose award is written so mean `entry`; `is_learned` lets the next list's
        as well."""
        rows = self.rows.filter(award_words=words, award_type=None)
        texts = list(rows.order_by().values_list("award_text", flat=True).distinct())
        for text in texts if is_learned else ():
            learn(self.staged.user, "award_text", text, award_type=entry)
        return self.update(rows, award_type=entry)

    def take_units(self, rows: "QuerySet[AwardImportRow]", is_learned: bool = False) -> int:
        """Takes the suggested units; `is_learned` lets the next list's texts mean them as well."""
        rows = self._suggested(rows)
        if is_learned:
            found = rows.exclude(unit_text="").order_by().values_list("unit_text", "suggested_unit")
            units = Unit.objects.in_bulk({pk for _text, pk in found})
            for text, pk in set(found):
                learn(self.staged.user, "unit_text", text, unit=units[pk])
        return self.update(rows, unit=F("suggested_unit"))

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

    def check_again(self, pks: list[int], persons: Iterable[str] = ()) -> None:
        if len(pks) > imports.FEW:
            self.check_all()
        else:
            self.check_rows(self.rows.filter(pk__in=pks), persons)

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


def _apply_proposal(row: AwardImportRow, key: str) -> bool:
    """Sets in `row`, which is not saved, what the proposal `key` says; the doubt is settled by
    that."""
    for issue in row.issues:
        values = proposed(row, issue)
        if values and key_of(row, issue, values) == key:
            break
    else:
        return False
    row.read_issues = [one for one in row.read_issues if one != issue]
    for name, value in values.items():
        setattr(row, name, value)
        if link := LINKS.get(name):
            setattr(row, link, None)
    row.is_mended = True
    return True
