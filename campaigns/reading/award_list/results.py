"""What the reader returns (`Reading`), and what an officer may choose instead (`Mapping`).

Both go to JSON and back: the admin stores them between screens.
"""

from dataclasses import asdict, dataclass, fields
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any

KINDS = ("collective", "individual", "household")
ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Issue:
    """Something to look at; `messages.issue_message` makes its text from `code` and `params`.

    `params` never holds values of a column that is dropped. `row` counts from 1 as Excel
    does, 0 where the issue is the whole sheet's; `column` is a letter or "". `field` names the
    field of `Row` that is in doubt, "" for the whole row. `proposal` holds the fields of `Row`
    that one click sets, {"kind": "household"}; empty where there is nothing to propose.
    """

    level: str
    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    params: dict[str, Any] = dataclass_field(default_factory=dict)
    field: str = ""
    proposal: dict[str, str] = dataclass_field(default_factory=dict)


@dataclass
class Row:
    """One award to one recipient, as printed but for Unicode form, stray spaces and capitals.

    Texts are "" where the list has nothing; `signed_on` is an ISO date. `sheet` and `row` are its
    place in the file; two rows share them when one line names two awards. `source` is the line as
    it stands in the file, its cells parted by " | ", without what is dropped. `left_out` is the
    code of the issue that says why nobody is honored by this line (`Reading.left_out`), else "".
    """

    kind: str = ""
    honorific: str = ""
    name: str = ""
    position: str = ""
    unit: str = ""
    award: str = ""
    achievement: str = ""
    decision_number: str = ""
    signed_on: str = ""
    sheet: str = ""
    row: int = 0
    source: str = ""
    left_out: str = ""


@dataclass(frozen=True)
class Decision:
    number: str = ""
    signed_on: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table: its place from 0, its heading, and the field it was taken for.

    `field` is one of `column_words.FIELDS`, "personal" or "other"; the award of an "award_tick" is
    in `award`. `is_guessed`: the cells below told it, not the heading. `order` says in which order
    the heading of a "name_position_unit" names its parts: "name position unit", "unit name" or ""
    where an officer chose the meaning; "other" in it is dropped. The `award` of an "award" is the
    word that its values lack ("Giải" above "Nhất"). Columns of one year share a `group`, above 0:
    the decision in it is that of its award.
    """

    index: int
    heading: str
    field: str
    award: str = ""
    is_guessed: bool = False
    order: str = ""
    group: int = 0


@dataclass(frozen=True)
class TableFound:
    """A table of a sheet: where its header begins (from 1), how many rows it takes, its columns."""

    sheet: str
    header_row: int
    header_height: int
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class SectionFound:
    """A line that sets kind, award or unit of the rows below it, as the reader understood it."""

    sheet: str
    row: int
    text: str
    kind: str = ""
    award: str = ""
    unit: str = ""


@dataclass(frozen=True)
class CountFound:
    """A count that the file states, of a list or a section, beside the one that was read.

    `text` is the line that states it, at `sheet` and `row`; `found` are honored, `left_out` lines
    are not. `parts_at` is the sheet and row where the two first part, None where they agree or it
    cannot be told.
    """

    sheet: str
    row: int
    text: str
    stated: int
    found: int
    left_out: int = 0
    parts_at: tuple[str, int] | None = None


@dataclass(frozen=True)
class TableMapping:
    """The officer's choices for one table. `columns` maps places from 0 to fields, "" drops one.

    `kind` and `award` are for rows that have none and are in no section; they take precedence
    over the title.
    """

    sheet: str
    header_row: int
    header_height: int = 1
    columns: tuple[tuple[int, str], ...] = ()
    kind: str = ""
    award: str = ""


@dataclass(frozen=True)
class SectionMapping:
    """The officer's choice for one line: what it sets, or with `is_section` false nothing."""

    sheet: str
    row: int
    kind: str = ""
    award: str = ""
    unit: str = ""
    is_section: bool = True


@dataclass(frozen=True)
class Mapping:
    """What an officer chose for a file; the reader decides the rest.

    A sheet with a `TableMapping` has the headers that are named, and no others.
    `shown_sheets` are read like others though the file hides them, or their names say that nobody
    is honored there. `encoding` is "" to detect, or one of "unicode", "tcvn3", "vni".
    """

    tables: tuple[TableMapping, ...] = ()
    sections: tuple[SectionMapping, ...] = ()
    left_out_sheets: tuple[str, ...] = ()
    shown_sheets: tuple[str, ...] = ()
    encoding: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Mapping":
        """The inverse of `to_json`; raises `TypeError`, `KeyError` or `ValueError` for others."""
        tables = []
        for table in data.get("tables", ()):
            columns = tuple((int(index), str(name)) for index, name in table["columns"])
            tables.append(TableMapping(**{**table, "columns": columns}))
        sections = tuple(SectionMapping(**section) for section in data.get("sections", ()))
        left_out = tuple(map(str, data.get("left_out_sheets", ())))
        shown = tuple(map(str, data.get("shown_sheets", ())))
        return cls(tuple(tables), sections, left_out, shown, str(data.get("encoding", "")))

    def table(self, sheet: str, row: int) -> TableMapping | None:
        return next((t for t in self.tables if (t.sheet, t.header_row) == (sheet, row)), None)

    def section(self, sheet: str, row: int) -> SectionMapping | None:
        return next((s for s in self.sections if (s.sheet, s.row) == (sheet, row)), None)

    def has_tables_for(self, sheet: str) -> bool:
        return any(table.sheet == sheet for table in self.tables)


@dataclass
class Reading:
    """All that was read from a file. `declared_count` is the list's own, None if it has none.

    `left_out` are lines that name somebody who is not honored by this list: not passed, withdrawn,
    struck out, hidden. Each has an issue that says why, and can be taken back. `is_proposal`: the
    list only proposes people ("kèm theo Tờ trình"), nobody in it is honored yet.
    """

    decision: Decision | None = None
    declared_count: int | None = None
    rows: list[Row] = dataclass_field(default_factory=list)
    left_out: list[Row] = dataclass_field(default_factory=list)
    is_proposal: bool = False
    issues: list[Issue] = dataclass_field(default_factory=list)
    dropped_columns: list[str] = dataclass_field(default_factory=list)
    tables: list[TableFound] = dataclass_field(default_factory=list)
    sections: list[SectionFound] = dataclass_field(default_factory=list)
    counts: list[CountFound] = dataclass_field(default_factory=list)
    title: str = ""
    encoding: str = ""

    @property
    def has_errors(self) -> bool:
        return any(issue.level == ERROR for issue in self.issues)

    @property
    def decision_day(self) -> date | None:
        named = self.decision and self.decision.signed_on
        return date.fromisoformat(named) if named else None

    def in_file_order(self) -> list[Row]:
        """`rows` with those left out at their places between them; sheets without any other
        row come last."""
        waiting: dict[str, list[Row]] = {}
        for row in reversed(self.left_out):
            waiting.setdefault(row.sheet, []).append(row)
        found: list[Row] = []
        for index, row in enumerate(self.rows):
            here = waiting.get(row.sheet, [])
            while here and here[-1].row <= row.row:
                found.append(here.pop())
            found.append(row)
            if index + 1 == len(self.rows) or self.rows[index + 1].sheet != row.sheet:
                found.extend(reversed(waiting.pop(row.sheet, [])))
        return found + [row for rows in waiting.values() for row in reversed(rows)]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Reading":
        """The inverse of `to_json`, for data that this class wrote, before it grew as well."""
        made = {item.name: data[item.name] for item in fields(cls) if item.name in data}
        made["decision"] = Decision(**data["decision"]) if data["decision"] else None
        made["rows"] = [Row(**row) for row in data["rows"]]
        made["left_out"] = [Row(**row) for row in data.get("left_out", ())]
        made["counts"] = [
            CountFound(**{**count, "parts_at": tuple(count["parts_at"] or ()) or None})
            for count in data.get("counts", ())
        ]
        made["issues"] = [Issue(**issue) for issue in data["issues"]]
        made["sections"] = [SectionFound(**section) for section in data["sections"]]
        made["tables"] = [
            TableFound(**{**table, "columns": tuple(Column(**c) for c in table["columns"])})
            for table in data["tables"]
        ]
        return cls(**made)
