"""Checks the rows of an import against the register, the catalogue, earlier rolls and one another.

A `Checker` asks the database a handful of times, however many rows there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property

from django.db.models import F
from wagtail.models import Revision

from campaigns.imports.issues import set_issues
from campaigns.reading.award_list.results import ERROR, WARNING, Issue, Reading, TableFound
from campaigns.reading.files.spreadsheets import column_name
from campaigns.registers.enums import RecipientKind
from campaigns.registers.learning import Learned
from campaigns.registers.matching import AwardTypeMatcher, Matcher, UnitMatcher, award_words
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from news.bin.tree import not_in_bin
from news.personal_data import cleaned, find
from news.text import comparable_name, fold_words

from ..models.awards import Award
from ..models.imports import AwardImportRow
from ..models.rolls import HonorRollPage
from ..querysets import public_rolls
from ..row import column, imported
from .issues import doubt_words, is_more

#: Letters of what names are compared by.
COMPARED = 300
_FOR_KIND = {
    "individual": "for_individuals",
    "collective": "for_collectives",
    "household": "for_households",
}


def set_compared_words(row: AwardImportRow) -> None:
    """Fills what a row is compared by; to be called whenever its texts change."""
    row.person = comparable_name(row.name)[:COMPARED]
    row.unit_words = fold_words(row.unit_text)[:COMPARED]
    row.award_words = award_words(row.award_text)[:COMPARED]


def unit_name(row: AwardImportRow) -> str:
    """The unit that a row names: a collective without a superior unit is one itself."""
    is_collective = row.kind == RecipientKind.COLLECTIVE
    return row.unit_text or (row.name if is_collective else "")


class Checker:
    """`roll` is the translation key of the roll that is written; `day` the date of its decision;
    `learned` what officers said of texts that the registers do not know."""

    def __init__(
        self,
        reading: Reading,
        roll: object = None,
        day: date | None = None,
        learned: Learned | None = None,
    ) -> None:
        self.roll, self.learned = roll, learned
        self.day = day or reading.decision_day
        self.register = UnitMatcher()
        self.catalogue = AwardTypeMatcher()
        self._limits = {one.name: one.max_length or 0 for one in imported() if one.is_text}
        self._texts = [one for one in imported() if one.is_text]
        self._tables = reading.tables
        self._entry = cache(self.catalogue.find)
        self._unit = cache(self._find_unit)
        self._letter = cache(self._find_letter)

    def resolve(self, row: AwardImportRow) -> None:
        """Links award and unit where nobody chose them; a close unit becomes a suggestion."""
        set_compared_words(row)
        if row.award_type_id is None:
            entry = self._entry(row.award_text) or self._learned("award_text", row.award_text)
            row.award_type_id = entry.pk if entry else None
        row.suggested_unit_id = None
        if row.unit_id is None and (text := unit_name(row)):
            named, close = self._unit(text)
            unit = named[0] if len(named) == 1 else self._learned("unit_text", text)
            row.unit_id = unit.pk if unit else None
            row.suggested_unit_id = close.pk if close and not (named or unit) else None

    def check(self, rows: Sequence[AwardImportRow]) -> None:
        """Sets issues and level of `rows`, which hold all rows of each person among them. What was
        looked at is to be looked at again where there is a new issue."""
        duplicates = self._duplicates(rows)
        for row in rows:
            before = row.issues
            set_issues(row, [*self._issues(row), *duplicates.get(row.place, ())])
            row.doubts = doubt_words(row)
            row.is_seen = row.is_seen and not is_more(row.issues, before)

    def _issues(self, row: AwardImportRow) -> Iterable[Issue]:
        if not row.name:
            yield self._issue(ERROR, "no_name", row, "name")
        for name, most in self._limits.items():
            if (length := len(getattr(row, name))) > most:
                params = {"field": name, "length": length, "most": most}
                yield self._issue(ERROR, "too_long", row, name, **params)
        yield from self._personal_data(row)
        yield from self._award_issues(row)
        yield from self._unit_issues(row)

    def _personal_data(self, row: AwardImportRow) -> Iterable[Issue]:
        """What the reader was not sure of, or what was typed; one click takes it out."""
        for one in self._texts:
            text = getattr(row, one.name)
            if not (found := find(text)):
                continue
            params = {"kinds": sorted({item.kind for item in found})}
            issue = self._issue(WARNING, "personal_data", row, one.name, **params)
            yield replace(issue, proposal={one.read_as: cleaned(text)} if one.read_as else {})

    def _award_issues(self, row: AwardImportRow) -> Iterable[Issue]:
        if not row.award_text:
            yield self._issue(ERROR, "no_award", row, "award_text")
            return
        entry = self.catalogue.by_pk.get(row.award_type_id or 0)
        if entry is None:
            award = row.award_text[:200]
            yield self._issue(ERROR, "unknown_award", row, "award_text", award=award)
            return
        day = row.signed_on or self.day
        if day and not entry.is_valid_on(day):
            params = {"award": entry.name, "day": day.isoformat()}
            yield self._issue(WARNING, "award_not_valid", row, "award_text", **params)
        if not getattr(entry, _FOR_KIND[row.kind]):
            params = {"award": entry.name, "kind": row.kind}
            yield self._issue(WARNING, "award_not_for_kind", row, "award_text", **params)
        if entry.once_in_lifetime and (roll := self._earlier.get(row.person)):
            yield self._issue(WARNING, "once_before", row, "name", name=row.name[:200], roll=roll)

    def _unit_issues(self, row: AwardImportRow) -> Iterable[Issue]:
        text = unit_name(row)
        field = "unit_text" if row.unit_text else "name"
        if row.unit_id or not text:
            return
        named, close = self._unit(text)
        if len(named) > 1:
            yield self._issue(WARNING, "unit_several", row, field, unit=text[:200])
        elif close:
            yield self._issue(WARNING, "unit_close", row, field, unit=text[:200], name=close.name)

    def _duplicates(self, rows: Sequence[AwardImportRow]) -> dict[int, list[Issue]]:
        """By place: the same name in the same unit is further up."""
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
            found[row.place] = [self._issue(WARNING, code, row, "name", **params)]
        return found

    def _learned(self, field: str, text: str) -> Unit | AwardType | None:
        """The entry of a register that an officer said is meant."""
        value = self.learned.find(field, text) if self.learned else None
        if value is None:
            return None
        register: Matcher = self.catalogue if field == "award_text" else self.register
        pk = value.award_type_id if field == "award_text" else value.unit_id
        return register.resolved(pk) if pk and pk in register.by_pk else None

    def _find_unit(self, text: str) -> tuple[list[Unit], Unit | None]:
        """The units that are called so, or else the one that is close."""
        if named := self.register.named(text):
            return named, None
        close = self.register.meant(text)
        if not close and (label := self.register.close_name(text)):
            close = self.register.named(label)
        return [], close[0] if len(close) == 1 else None

    @cached_property
    def _earlier(self) -> dict[str, str]:
        """Who has an award that is given once, on which other roll, public or draft."""
        once = [pk for pk in self.catalogue.by_pk if self.catalogue.resolved(pk).once_in_lifetime]
        others = HonorRollPage.objects.filter(not_in_bin()).exclude(translation_key=self.roll)
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
        return {comparable_name(name)[:COMPARED]: titles.get(roll, "") for name, roll in found}

    def _issue(
        self, level: str, code: str, row: AwardImportRow, name: str, /, **params: object
    ) -> Issue:
        tables = [t for t in self._tables if t.sheet == row.sheet and t.header_row <= row.row]
        table = max(tables, key=lambda table: table.header_row, default=None)
        letter = self._letter(table, name) if table else ""
        return Issue(level, code, row.sheet, row.row, letter, params, name)

    @staticmethod
    def _find_letter(table: TableFound, name: str) -> str:
        """The letter of the file's column that a column of a row came from, "" for none."""
        read_from = column(name).file_columns
        found = [one.index for one in table.columns if one.field in read_from]
        return column_name(found[0]) if found else ""


def _award(row: AwardImportRow) -> object:
    return row.award_type_id or row.award_words
