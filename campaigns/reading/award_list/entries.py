"""One line of a table into rows: who is honored with what, and what to look at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from news.text import fold_words

from . import cells, column_words, headings, letters, people, people_words
from .awards.in_rows import AwardCells
from .columns import NAMES, Header
from .decision_cells import Given
from .lines import Line
from .other_languages import Spoken
from .results import ERROR, WARNING, Column, Row, TableMapping
from .table.units import joined_units

_SAMPLED = 400
_LONGEST_NAME = 300
_LONGEST_SOURCE = 1_000
_KEPT = set(column_words.FIELDS) - {"number", *column_words.LOOKED_AT}
_COLUMNS_OF = {
    "position": ("position", "rank", "position_unit", "unit_position"),
    "unit": ("unit", "position_unit", "unit_position"),
    "honorific": ("honorific",),
}
# The field of `Row` that a column fills, where it has another name.
_ROW_FIELDS = dict.fromkeys(NAMES, "name") | dict.fromkeys(column_words.LOOKED_AT, "") | {
    "position_unit": "position", "unit_position": "unit", "award_class": "award",
    "award_tick": "award", "decision": "decision_number",
}  # fmt: skip


@dataclass
class Context:
    """What the lines above set for a row: kind, award and unit of its sections or its title.

    `is_award_guessed`: which article of the decision means the list is not sure, `other_award`
    may be right. `awards_by_kind`: the list has an award for each kind of recipient. `unclear` is
    a section's line above that may have set another award, `unclear_unit` another unit.
    """

    kind: str = ""
    award: str = ""
    unit: str = ""
    decision_number: str = ""
    signed_on: str = ""
    award_class: str = ""
    is_award_guessed: bool = False
    other_award: str = ""
    awards_by_kind: dict[str, str] = field(default_factory=dict)
    unclear: str = ""
    unclear_unit: str = ""


@dataclass
class Table:
    """A table being read. `is_numbered`: its rows carry numbers; `is_sparse`: its award column is
    filled on the first row of a group only; `has_awards`: at all; `has_honorifics`: names begin
    with Ông or Bà; `is_wide`: rows say more than a name."""

    sheet: str
    header: Header
    mapping: TableMapping | None = None
    is_numbered: bool = False
    is_sparse: bool = False
    has_awards: bool = False
    has_honorifics: bool = False
    is_wide: bool = False
    dropped: dict[int, str] = field(default_factory=dict)
    award_above: str = ""

    def columns(self, *names: str) -> list[Column]:
        return [column for column in self.header.columns if column.field in names]

    def number(self, line: Line) -> str:
        column = self.header.first("number")
        return line.text(column.index).strip("(). ") if column else ""

    def is_outlined(self, line: Line) -> bool:
        """Whether a line is numbered with a Roman number or a letter, unlike recipients."""
        return headings.numbering_style(self.number(line)) in ("roman", "letter", "small")

    def has_name(self, line: Line) -> bool:
        wanted = self.columns(*NAMES, "given_name", "mr", "ms")
        return any(
            line.text(c.index) and line.text(c.index).casefold() not in column_words.TICKS
            for c in wanted
        )

    @property
    def kind(self) -> str:
        """The kind of recipients, where the columns of names tell it."""
        kinds = {"collective", "individual", "household"} & self.header.fields()
        is_one = len(kinds) == 1 and not self.header.first("name", "last_name", "mr", "ms")
        return kinds.pop() if is_one else ""

    def own_fields(self, line: Line) -> set[str]:
        """The fields that a line fills itself, not by a cell merged from above."""
        return {c.field for c in self.header.columns if c.index in line.filled} & _KEPT


def opened(
    lines: list[Line], header: Header, mapping: TableMapping | None, is_one_of_many: bool = False
) -> Table:
    """The table below a header, with what a sample of its rows shows."""
    table = Table(lines[header.index].sheet, header, mapping)
    for column in header.columns:
        if column.field == column_words.PERSONAL and column.heading:
            table.dropped[column.index] = column.heading
    start = header.index + header.height
    below = lines[start : start + (_SAMPLED // 20 if is_one_of_many else _SAMPLED)]
    rows = [line for line in below if not line.is_paragraph and table.has_name(line)]
    rows = [line for line in rows if not table.is_outlined(line)]
    table.is_wide = _share(len(table.own_fields(line)) > 1 for line in rows) >= 0.5
    is_short = len(header.columns) < 3
    rows = [r for r in rows if is_short or len(r.filled) > 2 or table.number(r).isdigit()]
    table.is_numbered = _share(table.number(line).isdigit() for line in rows) > 0.5
    awards = [column.index for column in table.columns("award")]
    if awards and rows:
        table.has_awards = any(line.text(index) for line in rows for index in awards)
        table.is_sparse = (
            len(rows) > 2
            and any(rows[0].text(index) for index in awards)
            and _share(any(line.text(index) for index in awards) for line in rows) <= 0.5
        )
    name = header.first("name")
    if name:
        prefixed = [bool(cells.split_honorific(line.text(name.index))[0]) for line in rows]
        table.has_honorifics = _share(prefixed) > 0.3 or sum(prefixed) > 1
    return table


def _share(facts: Iterable[bool]) -> float:
    found = list(facts)
    return sum(found) / len(found) if found else 0.0


class EntryReader(AwardCells):
    """Reads one line. `rows` and `issues` are its result; neither is shared with other lines."""

    def read(self) -> None:
        self._note_dropped()
        self._note_guesses()
        row = Row(sheet=self.line.sheet, row=self.line.row, source=self._source())
        self._recipient(row)
        row.achievement = self._text("achievement")
        self._decision(row)
        awards = self._awards(row) or [Given("")]
        if len({given.group for given in awards}) < len(awards):
            self._add(WARNING, "several_awards", self._column("award", "award_tick"), n=len(awards))
        for given in awards:
            if not given.award:
                likely = {"award": self.context.other_award} if self.context.other_award else None
                self._add(ERROR, "no_award", self._column("award"), field="award", proposal=likely)
            made = Row(**{**vars(row), "award": given.award})
            if decision := self._decision_of(given):
                made.decision_number, made.signed_on = decision.number, decision.signed_on
            elif given.group:
                self._note_year(given)
            self.rows.append(made)

    def _note_year(self, given: Given) -> None:
        """An award of some year without a decision may be why the list's own award is given."""
        own = self.context.award
        if own and fold_words(own) != fold_words(given.award):
            columns = [c for c in self.table.columns("award") if c.group == given.group]
            column = columns[0] if columns else None
            self._add(WARNING, "award_of_year", column, field="award", proposal={"award": own})

    def _source(self) -> str:
        """The line as it stands in the file, without what is dropped: personal and unknown
        columns, and those that only tell whether somebody is honored."""
        columns = self.table.header.columns
        kept = {column.index for column in columns if column.field in _KEPT | {"number"}}
        cells_ = (self.line.texts[i] for i in self.line.filled if i in kept)
        text = self.line.origin or " | ".join(cells_)
        return cells.without_personal_data(text)[:_LONGEST_SOURCE]

    def _note_dropped(self) -> None:
        known = {column.index for column in self.table.header.columns}
        for column in self.table.columns(column_words.OTHER, *column_words.LOOKED_AT):
            if column.index not in self.table.dropped and self.line.text(column.index):
                letter = self.line.column(column.index)
                self.table.dropped[column.index] = column.heading or letter
        for index in self.line.filled:
            if index not in known:
                self.table.dropped.setdefault(index, self.line.column(index))

    def _note_guesses(self) -> None:
        """Warns of cells in columns whose meaning is a guess, or that another one has already."""
        header = self.table.header
        for column in header.columns if header.doubtful or header.repeated else ():
            if column.index in header.doubtful and self.line.text(column.index):
                field = _ROW_FIELDS.get(column.field, column.field)
                self._add(WARNING, "column_guessed", column, field=field)
            elif column.index in header.repeated and self.line.text(column.index):
                self._add(WARNING, "column_repeated", column)

    def _recipient(self, row: Row) -> None:
        """Who is honored: form of address, name, position, unit and kind."""
        found = people.recipient_of(self._recipient_texts())
        for name in ("kind", "honorific", "name", "position", "unit"):
            setattr(row, name, getattr(found, name))
        row.position, row.unit = letters.position(row.position), letters.unit(row.unit)
        row.unit = row.unit or self.context.unit
        if not row.unit and (text := self.context.unclear_unit):
            self._add(WARNING, "section_above_unclear", None, field="unit", text=text)
        row.name = cells.usual_name(row.name, row.kind)
        for doubt in found.doubts:
            column = self._column_of_doubt(doubt)
            proposal = {name: str(value) for name, value in doubt.proposal.items()}
            self._add(
                WARNING, doubt.code, column, field=doubt.field, proposal=proposal, **doubt.params
            )
        if not row.name:
            self._add(ERROR, "no_name", self._name_column())
        elif not any(map(str.isalpha, row.name)) or len(row.name) > _LONGEST_NAME:
            self._add(WARNING, "odd_name", self._name_column(), field="name")

    def _recipient_texts(self) -> people.Texts:
        name, order = self._name_and_order()
        honorific, kind = self._text("honorific"), ""
        for field_name in ("mr", "ms", "collective", "individual", "household"):
            text = self._text(field_name, keep_ticks=True)
            if not text:
                continue
            if field_name in ("mr", "ms"):
                honorific = honorific or ("Ông" if field_name == "mr" else "Bà")
            else:
                kind = kind or field_name
            if text.casefold() not in column_words.TICKS:
                name = name or text
        position, unit = self._position_and_unit()
        award = self._award_text() or self.context.award
        return people.Texts(
            name=name,
            honorific=honorific,
            rank=self._text("rank"),
            position=position,
            unit=unit,
            own_kind=self._own_kind(),
            column_kind=kind,
            section_kind=self.context.kind,
            award_kind=headings.kind_of_award(award),
            order=order,
            has_honorifics=self.table.has_honorifics,
            is_chosen=self._are_places_told(),
        )

    def _own_kind(self) -> str:
        """The kind that the row's own cell names, "" where it has none or it is not known."""
        text = self._text("kind")
        words = fold_words(text).removeprefix("khen thuong ")
        if not words or words in people_words.kind_words():
            return people_words.kind_words().get(words, "")
        begun = [
            kind
            for word, kind in people_words.kind_words().items()
            if f"{words} ".startswith(f"{word} ")
        ]
        proposal = {"kind": begun[0]} if begun else {}
        column = self.table.header.first("kind")
        self._add(WARNING, "kind_word", column, field="kind", proposal=proposal, text=text[:80])
        return ""

    def _are_places_told(self) -> bool:
        mapping = self.table.mapping
        told = dict(mapping.columns).values() if mapping else ()
        return bool({"position", "unit"} & {*told})

    def _name_and_order(self) -> tuple[str, str | None]:
        """The text of the name, with its line breaks, and the order of a joint cell's parts."""
        joint = self.table.header.first("name_position_unit")
        wanted = ("name", "last_name", "given_name", "name_position_unit")
        columns = [c for c in self.table.columns(*wanted) if self._cell(c)]
        if Spoken.here():  # given names go before, whatever column stands first
            columns.sort(key=lambda column: column.field == "last_name")
        name = " ".join(self._cell(column) for column in columns)
        if len(columns) == 1 and name == self.line.text(columns[0].index):
            name = self.line.cells[columns[0].index]
        if not self.table.header.first("number"):
            name = re.sub(r"^\s*\d{1,4}\s*[.)]\s*", "", name)
        return name, joint.order if joint in columns and joint else None

    def _position_and_unit(self) -> tuple[str, str]:
        position = ", ".join(dict.fromkeys(self._texts("position")))
        unit = self._units()
        for name in ("position_unit", "unit_position"):
            column = self.table.header.first(name)
            if not column or not self._text(name):
                continue
            raw = self.line.cells[column.index]
            found = people.split_position_unit(raw, unit_first=name == "unit_position")
            found_position = cells.without_personal_data(found.position, keep_doubtful=True)
            found_unit = cells.without_personal_data(found.unit, keep_doubtful=True)
            position, unit = position or found_position, unit or found_unit
            if not found.is_sure:
                whole = {"position": f"{position}, {unit}".strip(" ,"), "unit": ""}
                self._add(WARNING, "split_doubtful", column, field="position", proposal=whole)
        return position, unit

    def _column_of_doubt(self, doubt: people.Doubt) -> Column | None:
        """Where the doubtful field stands: in its own column if that is filled, else the name's."""
        columns = self.table.columns(*_COLUMNS_OF.get(doubt.field, ()))
        filled = (column for column in columns if self.line.text(column.index))
        return next(filled, None) or self._name_column()

    def _award_text(self) -> str:
        return self._text("award") or next(
            (c.award for c in self.table.columns("award_tick") if self.line.text(c.index)), ""
        )

    def _text(self, name: str, keep_ticks: bool = False) -> str:
        column = self.table.header.first(name)
        return self._cell(column, keep_ticks) if column else ""

    def _texts(self, name: str) -> list[str]:
        return list(filter(None, map(self._cell, self.table.columns(name))))

    def _units(self) -> str:
        """The unit; where several columns name one, from the smallest to the largest."""
        found = {c: text for c in self.table.columns("unit") if (text := self._cell(c))}
        if len(found) > 1:
            joined = joined_units({column.heading: text for column, text in found.items()})
            first = next(iter(found))
            proposal = {"unit": found[first]}
            self._add(WARNING, "units_joined", first, field="unit", proposal=proposal)
            return joined
        return next(iter(found.values()), "")

    def _joined(self, *names: str) -> str:
        return " ".join(filter(None, map(self._cell, self.table.columns(*names))))

    def _column(self, *names: str) -> Column | None:
        return self.table.header.first(*names)

    def _name_column(self) -> Column | None:
        filled = (c for c in self.table.columns(*NAMES, "mr", "ms") if self.line.text(c.index))
        return next(filled, None) or self.table.header.first(*NAMES, "mr", "ms")
