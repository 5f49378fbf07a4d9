"""Finds the table of units in the sheets of a file: its header row, its columns, its rows."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.utils.translation import override

from campaigns.reading.award_list.column_words import OTHER
from campaigns.reading.award_list.results import Column, TableFound, TableMapping
from campaigns.reading.award_list.results import Mapping as Choices
from campaigns.reading.files.spreadsheets import Sheet, column_name, tidy
from campaigns.reading.languages import word_data
from news.personal_data import cleaned
from news.text import fold_words
from news.translations.languages import further_languages, language_in_words, main_language

from ..models.units import Unit

HEADER_ROWS = 40


def fields() -> list[str]:
    """What a list of units may say of each, in the order of the template."""
    translated = [one.name for one in Unit.translation_fields()]
    return ["name", "short_name", "aliases", *translated, "kind", "parent", "cluster"]


#: Fields that headings name; `number` is read by none.
_NAMED = ("name", "short_name", "aliases", "kind", "parent", "cluster", "number")


def _unit_words() -> Iterator[dict[str, list[str]]]:
    """`[units]` of the files of words: Vietnamese, English, the site's languages, its own."""
    return (data["units"] for data in word_data() if "units" in data)


def _field_by_heading() -> dict[str, str]:
    """Folded heading → field; of one that means two, the language that comes first decides."""
    known: dict[str, str] = {}
    for words in _unit_words():
        for name in _NAMED:
            for heading in words.get(name, ()):
                known.setdefault(fold_words(heading), name)
    return known


def _group_words() -> tuple[str, ...]:
    """The folded words with which a line begins that names a cluster."""
    return tuple(
        f"{fold_words(word)} " for words in _unit_words() for word in words.get("groups", ())
    )


def _headings_of_languages() -> dict[str, str]:
    """Folded heading → field, for the names in each further language of the site: "Tên tiếng Anh",
    "Name in English"."""
    known = {}
    forms = [form for words in _unit_words() for form in words.get("translated", ())]
    for one in Unit.translation_fields():
        known[fold_words(one.name)] = one.name
        for language in ("vi", "en", *further_languages(), main_language()):
            with override(language):
                called = language_in_words(one.language)
            known |= {fold_words(form % called): one.name for form in forms}
    return known


@dataclass(frozen=True)
class Row:
    """One line of the table, as written but for stray spaces; `cells` holds filled fields only.

    `notes` are codes of what the file says of the line: hidden, struck through, letters lost.
    """

    sheet: str
    number: int
    cells: dict[str, str]
    notes: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass
class UnitReading:
    """What a file gave. `skipped` are lines read as headings or as nothing, with their places."""

    tables: list[TableFound] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    skipped: list[tuple[str, int, str]] = field(default_factory=list)
    ignored_sheets: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """All but the rows."""
        return {name: value for name, value in asdict(self).items() if name != "rows"}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "UnitReading":
        tables = [
            TableFound(**{**table, "columns": tuple(Column(**one) for one in table["columns"])})
            for table in data.get("tables", ())
        ]
        skipped = [(sheet, row, text) for sheet, row, text in data.get("skipped", ())]
        return cls(tables, [], skipped, data.get("ignored_sheets", []))

    @property
    def dropped_columns(self) -> list[str]:
        """Columns that are not imported: their letters and headings."""
        return [
            f"{column_name(one.index)} “{one.heading}”"
            for table in self.tables
            for one in table.columns
            if one.field == OTHER
        ]

    def letter(self, sheet: str, name: str) -> str:
        """Above which column of a sheet a field stands, "" for none."""
        found = [
            column_name(one.index)
            for table in self.tables
            if table.sheet == sheet
            for one in table.columns
            if one.field == name
        ]
        return found[0] if found else ""


def read_units(
    sheets: Iterable[Sheet],
    headings: Mapping[str, str] | None = None,
    choices: Choices | None = None,
) -> UnitReading:
    """The units in the sheets that people see; those without a column for the name give none.

    `headings` (heading → field) are known besides the usual ones, such as the active language's.
    `choices` are an officer's.
    """
    known = {fold_words(heading): name for heading, name in (headings or {}).items()}
    known |= _headings_of_languages() | _field_by_heading()
    choices, reading = choices or Choices(), UnitReading()
    for sheet in sheets:
        is_hidden = sheet.hidden and sheet.name not in choices.shown_sheets
        is_left_out = is_hidden or sheet.name in choices.left_out_sheets
        if is_left_out or not _read_table(sheet, known, choices, reading):
            reading.ignored_sheets.append(sheet.name)
    reading.ignored_sheets = [name for name in reading.ignored_sheets if name]
    return reading


def _read_table(
    sheet: Sheet, known: Mapping[str, str], choices: Choices, reading: UnitReading
) -> bool:
    """Whether there are units."""
    chosen = next((table for table in choices.tables if table.sheet == sheet.name), None)
    if chosen and chosen.header_row <= len(sheet.rows):
        start, height = chosen.header_row - 1, min(chosen.header_height, 1)
        columns = _chosen_columns(sheet.rows[start] if height else [], chosen, known)
    elif found := _header(sheet, known):
        (start, columns), height = found, 1
    else:
        return False
    fields = {index: name for name, indexes in columns.items() for index in _used(name, indexes)}
    named = [
        Column(index, tidy(cell) if height else "", fields.get(index, OTHER))
        for index, cell in enumerate(sheet.rows[start])
        if tidy(cell) or index in fields
    ]
    reading.tables.append(TableFound(sheet.name, start + 1, height, tuple(named)))
    if "name" not in columns:  # the officer will say which it is
        return False
    notes = defaultdict(set)
    for note in sheet.notes:
        notes[note.row + 1].add(note.code)
    section, groups = "", _group_words()
    for number, cells in enumerate(sheet.rows[start + height :], start=start + height + 1):
        row, is_bare = _without_personal_data(_row(sheet.name, number, cells, columns))
        if not is_bare:
            notes[number].add("personal_removed")
        row = replace(row, notes=tuple(sorted(notes[number])))
        if _is_header(cells, columns, known) or not any(map(tidy, cells)):
            continue
        if heading := _section(cells, row, groups):
            section = heading
            reading.skipped.append((sheet.name, number, heading))
        elif not row.cells:
            if text := " ".join(filter(None, map(tidy, cells))):
                reading.skipped.append((sheet.name, number, cleaned(text)))
        else:
            if section and not row.get("cluster"):
                row.cells["cluster"] = section
            reading.rows.append(row)
    return True


def _used(name: str, indexes: list[int]) -> list[int]:
    """Several columns may hold other names; of the other fields, the first column counts."""
    return indexes if name in ("aliases", "number") else indexes[:1]


def _chosen_columns(
    cells: list[str], table: TableMapping, known: Mapping[str, str]
) -> dict[str, list[int]]:
    """The columns of a header that an officer named: they mean what they are called, or what was
    chosen instead. Without a header there are no `cells`."""
    fields = {index: _field(cell, known) for index, cell in enumerate(cells)}
    columns: dict[str, list[int]] = {}
    for index, name in sorted((fields | dict(table.columns)).items()):
        if name:
            columns.setdefault(name, []).append(index)
    return columns


def _header(sheet: Sheet, known: Mapping[str, str]) -> tuple[int, dict[str, list[int]]] | None:
    """The row among the first ones that names the most columns, the name among them."""
    best: tuple[int, dict[str, list[int]]] | None = None
    for index, cells in enumerate(sheet.rows[:HEADER_ROWS]):
        columns: dict[str, list[int]] = {}
        for position, cell in enumerate(cells):
            if name := _field(cell, known):
                columns.setdefault(name, []).append(position)
        if "name" in columns and (best is None or len(columns) > len(best[1])):
            best = index, columns
    return best


def _field(heading: str, known: Mapping[str, str]) -> str:
    """The field of a heading: of all of it, without what is in brackets, or of all its parts."""
    bare = re.sub(r"\([^)]*\)?", " ", heading)
    for text in (heading, bare):
        if name := known.get(fold_words(text)):
            return name
    parts = {known.get(fold_words(part), "") for part in re.split(r"[/,;\n]", bare) if part.strip()}
    return parts.pop() if len(parts) == 1 else ""


def _is_header(cells: list[str], columns: dict[str, list[int]], known: Mapping[str, str]) -> bool:
    """Whether the header is printed again, as at the top of each sheet of paper."""
    named = [
        (name, cells[index]) for name, indexes in columns.items() for index in indexes
        if index < len(cells) and tidy(cells[index])
    ]  # fmt: skip
    is_numbered = [tidy(cell) for cell in cells if tidy(cell)]
    if len(is_numbered) > 2 and all(
        cell.strip("()") == str(n) for n, cell in enumerate(is_numbered, start=1)
    ):
        return True  # the line (1) (2) (3) … below a header
    return bool(named) and all(_field(cell, known) == name for name, cell in named)


def _row(sheet: str, number: int, cells: list[str], columns: dict[str, list[int]]) -> Row:
    found = {}
    for name, indexes in columns.items():
        texts = [cells[index] for index in _used(name, indexes) if index < len(cells)]
        if name == "aliases":
            lines = [tidy(line) for text in texts for line in re.split(r"[;|\n\r]", text)]
            text = "\n".join(dict.fromkeys(filter(None, lines)))
        else:
            text = tidy(" ".join(texts))
        if text and name != "number":
            found[name] = text
    return Row(sheet, number, found)


def _without_personal_data(row: Row) -> tuple[Row, bool]:
    """The row without what surely is personal data; whether there was none."""
    bare = {name: cleaned(text, only_sure=True) for name, text in row.cells.items()}
    kept = {name: text for name, text in bare.items() if text}
    return replace(row, cells=kept), bare == row.cells


def _section(cells: list[str], row: Row, groups: tuple[str, ...]) -> str:
    """The cluster that a line such as "I. KHỐI CÁC SỞ" names for the rows below it, or ""."""
    filled = [tidy(cell) for cell in cells if tidy(cell)]
    if len(filled) > 2 or any(name != "name" for name in row.cells):
        return ""
    text = " ".join(filled)
    numbered = re.match(r"(?:[IVXLC]+|[A-H])\b[.)\s/-]*", text)
    if not numbered and (row.cells or len(filled) != 1):
        return ""
    name = text[numbered.end() :] if numbered else text
    return name if fold_words(name).startswith(groups) else ""
