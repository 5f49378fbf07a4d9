"""Checks the rows of an import against the register, the catalogue, earlier rolls and one another.

A `Checker` asks the database a handful of times, however many rows there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from django.db.models import F
from wagtail.models import Revision

from campaigns.reading.award_list.results import ERROR, WARNING, Issue, Reading, TableFound
from campaigns.reading.spreadsheets import column_name
from campaigns.registers.matching import AwardTypeMatcher, UnitMatcher
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit

from ..models.awards import Award
from ..models.imports import AwardImportRow
from ..models.rolls import HonorRollPage
from ..querysets import public_rolls
from .issues import LEVELS, packed
from .normalize import heard, set_words, unit_name

LONGEST = {
    name: getattr(Award._meta.get_field(name), "max_length", 0)
    for name in (
        "honorific",
        "name",
        "position",
        "unit_text",
        "award_text",
        "decision_number",
    )
} | {"achievement": 20_000}
_FOR_KIND = {
    "individual": "for_individuals",
    "collective": "for_collectives",
    "household": "for_households",
}
_COLUMNS = {
    "name": ("name", "given_name", "last_name", "collective", "individual", "household", "mr"),
    "unit_text": ("unit", "position_unit", "unit_position"),
    "position": ("position", "position_unit", "unit_position"),
    "award_text": ("award", "award_tick"),
    "decision_number": ("decision_number", "decision"),
    "signed_on": ("signed_on", "decision"),
}


class Checker:
    """`roll` is the translation key of the roll that is written; `day` the date of its decision."""

    def __init__(self, reading: Reading, roll: object = None, day: date | None = None) -> None:
        self.roll = roll
        decision = reading.decision
        told = date.fromisoformat(decision.signed_on) if decision and decision.signed_on else None
        self.day = day or told
        self.register = UnitMatcher()
        self.catalogue = AwardTypeMatcher()
        self._tables = reading.tables
        self._letters: dict[tuple[str, int, str], str] = {}
        self._units: dict[str, tuple[list[Unit], Unit | None]] = {}
        self._entries: dict[str, AwardType | None] = {}

    def resolve(self, row: AwardImportRow) -> None:
        """Links award and unit where nobody chose them; a close unit becomes a suggestion."""
        set_words(row)
        if row.award_type_id is None:
            entry = self._entry(row.award_text)
            row.award_type_id = entry.pk if entry else None
        row.suggested_unit_id = None
        if row.unit_id is None and (text := unit_name(row)):
            named, close = self._unit(text)
            row.unit_id = named[0].pk if len(named) == 1 else None
            row.suggested_unit_id = close.pk if close and not named else None

    def check(self, rows: Sequence[AwardImportRow]) -> None:
        """Sets issues and level of `rows`, which hold all rows of each person among them."""
        doubles = self._doubles(rows)
        for row in rows:
            found = [*row.read_issues, *map(packed, self._issues(row))]
            if row.place in doubles:
                found.append(packed(doubles[row.place]))
            row.issues = found
            row.level = max((LEVELS[issue["level"]] for issue in found), default=0)

    def _issues(self, row: AwardImportRow) -> Iterable[Issue]:
        if not row.name:
            yield self._issue(ERROR, "no_name", row, "name")
        for name, most in LONGEST.items():
            if (length := len(getattr(row, name))) > most:
                params = {"field": name, "length": length, "most": most}
                yield self._issue(ERROR, "too_long", row, name, params)
        yield from self._award_issues(row)
        yield from self._unit_issues(row)

    def _award_issues(self, row: AwardImportRow) -> Iterable[Issue]:
        if not row.award_text:
            yield self._issue(ERROR, "no_award", row, "award_text")
            return
        entry = self.catalogue.by_pk.get(row.award_type_id or 0)
        if entry is None:
            award = row.award_text[:200]
            yield self._issue(ERROR, "unknown_award", row, "award_text", {"award": award})
            return
        day = row.signed_on or self.day
        if day and not entry.is_valid_on(day):
            params = {"award": entry.name, "day": day.isoformat()}
            yield self._issue(WARNING, "award_not_valid", row, "award_text", params)
        if not getattr(entry, _FOR_KIND[row.kind]):
            params = {"award": entry.name, "kind": row.kind}
            yield self._issue(WARNING, "award_not_for_kind", row, "award_text", params)
        if entry.once_in_lifetime and (roll := self._earlier.get(row.person)):
            params = {"name": row.name[:200], "roll": roll}
            yield self._issue(WARNING, "once_before", row, "name", params)

    def _unit_issues(self, row: AwardImportRow) -> Iterable[Issue]:
        text = unit_name(row)
        field = "unit_text" if row.unit_text else "name"
        if row.unit_id or not text:
            return
        named, close = self._unit(text)
        if len(named) > 1:
            yield self._issue(WARNING, "unit_several", row, field, {"unit": text[:200]})
        elif close:
            params = {"unit": text[:200], "name": close.name}
            yield self._issue(WARNING, "unit_close", row, field, params)

    def _doubles(self, rows: Sequence[AwardImportRow]) -> dict[int, Issue]:
        """By place: the same name in the same unit stands further up."""
        first: dict[tuple[str, str, str], AwardImportRow] = {}
        found = {}
        for row in rows:
            if row.is_left_out or not row.person:
                continue
            known = first.setdefault((row.kind, row.person, row.unit_words), row)
            if known is row or row.goes_on:
                continue
            code = "same_twice" if _award(known) == _award(row) else "same_again"
            params = {"name": row.name[:200], "sheet": known.sheet, "row": known.row}
            found[row.place] = self._issue(WARNING, code, row, "name", params)
        return found

    def _entry(self, text: str) -> AwardType | None:
        if text not in self._entries:
            self._entries[text] = self.catalogue.find(text)
        return self._entries[text]

    def _unit(self, text: str) -> tuple[list[Unit], Unit | None]:
        """The units that are called so, or else the one that is close."""
        if text not in self._units:
            named = self.register.named(text)
            close = self.register.meant(text) if not named else []
            if not named and not close and (label := self.register.close_name(text)):
                close = self.register.named(label)
            self._units[text] = named, close[0] if len(close) == 1 else None
        return self._units[text]

    @cached_property
    def _earlier(self) -> dict[str, str]:
        """Who has an award that is given once, on which other roll, public or draft."""
        once = [pk for pk in self.catalogue.by_pk if self.catalogue.resolved(pk).once_in_lifetime]
        others = HonorRollPage.objects.exclude(translation_key=self.roll)
        drafts = Revision.objects.filter(pk__in=others.values("latest_revision"))
        lists = set(drafts.values_list("content__award_list", flat=True))
        lists.update(public_rolls().values_list("award_list", flat=True))
        awards = (
            Award.objects.filter(award_type__in=once, list__in=lists - {None})
            .exclude(list__roll=self.roll)
            .not_annulled()
            .order_by()
        )
        titles = dict(others.order_by("-pk").values_list("translation_key", F("draft_title")))
        found = awards.values_list("name", "list__roll").iterator()
        return {heard(name): titles.get(roll, "") for name, roll in found}

    def _issue(
        self,
        level: str,
        code: str,
        row: AwardImportRow,
        field: str,
        params: Mapping[str, object] | None = None,
    ) -> Issue:
        return Issue(level, code, row.sheet, row.row, self._letter(row, field), dict(params or {}))

    def _letter(self, row: AwardImportRow, field: str) -> str:
        """The column of the file that a field of a row came from, "" where none is known."""
        table = self._table(row)
        if table is None:
            return ""
        key = (table.sheet, table.header_row, field)
        if key not in self._letters:
            wanted = _COLUMNS.get(field, (field,))
            columns = [column.index for column in table.columns if column.field in wanted]
            self._letters[key] = column_name(columns[0]) if columns else ""
        return self._letters[key]

    def _table(self, row: AwardImportRow) -> TableFound | None:
        above = [t for t in self._tables if t.sheet == row.sheet and t.header_row <= row.row]
        return max(above, key=lambda table: table.header_row, default=None)


def _award(row: AwardImportRow) -> object:
    return row.award_type_id or row.award_words
