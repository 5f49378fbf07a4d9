"""A last look at every row that nobody has doubted yet, however it was read.

Whatever is not plausible by itself, or beside the other rows of its table, is flagged at its row: a
name that is no name, a unit that is a position, an award that is none, a cell with a person's name
that became no field. What is plausible stays without a word.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from news.text import fold_words

from . import cells, headings, letters
from .column_words import OTHER
from .columns import NAMES, field_of
from .other_languages import Spoken
from .people import heads, kinds, names
from .results import WARNING, Issue, Reading, Row, TableFound

#: As many rows, and as large a share of them, make the others look odd.
_FEW, _MOST = 4, 0.9
_LONGEST_POSITION, _LONGEST_AWARD = 22, 18  # in words
_DECISION_NUMBER = re.compile(
    r"\d{1,6}\s?[A-Za-zĐđ]?(?:\s?/\s?\d{4})?"
    r"(?:\s?[/-]\s?[A-ZĐa-zđ][\w&Đđ.]*(?:\s?[-/–]\s?[\w&Đđ.]+)*)?"
)
_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|ngày\s+\d")
_DEED = re.compile(
    r"\b(?:đã có|có thành tích|có nhiều|vì đã|hoàn thành|góp phần|trong (?:phong trào|công tác))\b"
)
_PLACEHOLDER = re.compile(r" (?:Văn|Thị) [A-EX-Z]$")  # "Nguyễn Văn A" in a template
_NO_WHOLE_AWARDS = {
    "huy hiệu", "huân chương", "huy chương", "danh hiệu", "kỷ niệm chương", "giải thưởng", "giải",
    "danh hiệu thi đua", "hình thức khen thưởng", "khen thưởng",
}  # fmt: skip
_YEAR_AT_END = re.compile(r"\b(?:19|20)\d\d\W*$")
_LETTER = re.compile(r"[^\W\d_]")
_LOST = re.compile(r"\ufffd|[^\W\d_]\?[^\W\d_]|^\?[^\W\d_]|[^\W\d_]\?(?=\s|$)")


def look(reading: Reading) -> None:
    """Adds a warning for each doubt about a row that has no issue yet."""
    known = {(issue.sheet, issue.row) for issue in reading.issues if issue.row}
    for table, rows in _by_table(reading):
        usual = _usual(rows)
        if table and not _has_names_twice(table) and _are_people_beside(rows):
            usual.add(("others", "name"))
        is_grouped = table is not None and _begins_with_unit(table)
        unit = ""
        for row in rows:
            unit = row.unit or unit
            if (row.sheet, row.row) in known:
                continue
            found = next(_doubts(row, usual), None)
            if not found and is_grouped and unit and not row.unit:
                found = ("missing_unit", "unit", "")
            if found:
                code, field, text = found
                proposal = {"unit": unit} if code == "missing_unit" and unit else {}
                issue = Issue(WARNING, code, row.sheet, row.row, "", {"text": text[:120]}, field)
                reading.issues.append(replace(issue, proposal=proposal))


def _by_table(reading: Reading) -> Iterator[tuple[TableFound | None, list[Row]]]:
    """The rows of each table."""
    tables: dict[str, list[TableFound]] = defaultdict(list)
    for table in sorted(reading.tables, key=lambda table: table.header_row):
        tables[table.sheet].append(table)
    starts = {sheet: [one.header_row for one in found] for sheet, found in tables.items()}
    groups: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in reading.rows:
        groups[row.sheet, bisect_right(starts.get(row.sheet, ()), row.row)].append(row)
    for (sheet, place), rows in groups.items():
        yield (tables[sheet][place - 1] if place else None), rows


def _are_people_beside(rows: Sequence[Row]) -> bool:
    """Whether other people stand beside nearly all names: their teachers, who signs."""
    beside = sum(any(code == "left_over_name" for code, _, _ in _left_over(row)) for row in rows)
    return len(rows) > 1 and beside > len(rows) * 0.6


def _has_names_twice(table: TableFound) -> bool:
    """Whether a column that was not read is headed as names are: a second list, perhaps."""
    others = [column for column in table.columns if column.field == OTHER]
    return any(field_of(column.heading)[0] in (*NAMES, "name_position_unit") for column in others)


def _begins_with_unit(table: TableFound) -> bool:
    """Whether units stand left of names: often on the first row of a group only."""
    unit = next((column.index for column in table.columns if column.field == "unit"), -1)
    name = next((column.index for column in table.columns if column.field in NAMES), -1)
    return 0 <= unit < name


def _usual(rows: Sequence[Row]) -> set[tuple[str, str]]:
    """The fields that nearly all rows of a kind fill, as (kind, field)."""
    total = Counter(row.kind for row in rows)
    filled = Counter(
        (row.kind, field) for row in rows for field in ("unit", "position") if getattr(row, field)
    )
    return {
        (kind, field)
        for (kind, field), number in filled.items()
        if total[kind] > _FEW and total[kind] > number > total[kind] * _MOST
    }


def _doubts(row: Row, usual: set[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Codes, with the field in doubt and what is doubtful in it."""
    if _is_no_name(row.name, row.kind):
        yield "doubtful_name", "name", row.name
    if row.unit and _is_no_unit(row.unit):
        yield "doubtful_unit", "unit", row.unit
    if row.position and (_is_no_position(row.position) or row.position == row.unit):
        yield "doubtful_position", "position", row.position
    if letters.lacks_class(row.award):
        yield "class_missing", "award", row.award
    if _is_no_award(row.award):
        yield "doubtful_award", "award", row.award
    if row.achievement and _is_no_achievement(row.achievement):
        yield "doubtful_achievement", "achievement", row.achievement
    if row.decision_number and not _DECISION_NUMBER.fullmatch(row.decision_number):
        yield "doubtful_decision_number", "decision_number", row.decision_number
    if _is_for_others(row.award, row.kind):
        yield "doubtful_kind", "kind", row.award
    yield from _left_over(row, is_alone=("others", "name") not in usual)
    for code, field in (("missing_unit", "unit"), ("missing_position", "position")):
        if (row.kind, field) in usual and not getattr(row, field):
            yield code, field, ""


@lru_cache(maxsize=20_000)
def _is_no_name(name: str, kind: str) -> bool:
    if not name or _LOST.search(name) or (any(map(str.isdigit, name)) and kind != "collective"):
        return True
    if kind == "individual":
        return names.is_odd(name) or bool(_PLACEHOLDER.search(name))
    if headings.is_total(name) or headings.is_count(name):
        return True
    if headings.is_footer(name) and not heads.starts_like_unit(name):
        return True
    if kind == "household":
        household = kinds.household(name)
        return not household and not names.is_person(name)
    if kinds.kind_of(name).kind == "household":
        return True
    is_position = heads.starts_like_position(name) and kinds.kind_of(name).kind != "collective"
    return is_position or names.is_person(name) or _is_date_or_number(name)


@lru_cache(maxsize=20_000)
def _is_no_unit(unit: str) -> bool:
    if _LOST.search(unit) or _is_date_or_number(unit):
        return True
    if headings.is_award(unit) or (_DEED.search(unit.casefold()) and len(unit.split()) > 8):
        return True
    if heads.starts_like_unit(unit) or heads.starts_like_place(unit):
        return False
    return heads.starts_like_position(unit) or (len(unit.split()) > 2 and names.is_person(unit))


@lru_cache(maxsize=20_000)
def _is_no_position(position: str) -> bool:
    if _LOST.search(position) or _is_date_or_number(position):
        return True
    if len(position.split()) > _LONGEST_POSITION or _DEED.search(position.casefold()):
        return True
    if heads.starts_like_position(position):
        return False
    is_award = headings.is_award(position)
    return (
        heads.starts_like_unit(position)
        or is_award
        or (len(position.split()) > 2 and names.is_person(position))
    )


@lru_cache(maxsize=5_000)
def _is_no_award(award: str) -> bool:
    """An award that is missing is an error that stands already."""
    if not award or letters.is_known_award(award):
        return False
    if award.casefold() in _NO_WHOLE_AWARDS:
        return True
    is_long = len(award.split()) > _LONGEST_AWARD
    if Spoken.here():
        return is_long or bool(_LOST.search(award))
    return (
        is_long
        or bool(_LOST.search(award) or _DEED.search(award.casefold()))
        or bool(_YEAR_AT_END.search(award))
        or not headings.is_award(award)
    )


@lru_cache(maxsize=20_000)
def _is_no_achievement(text: str) -> bool:
    is_short = len(text.split()) < 9
    return bool(_LOST.search(text)) or (
        is_short and (headings.is_award(text) or heads.starts_like_unit(text)
                      or names.is_person(text) or _is_date_or_number(text))
    )  # fmt: skip


@lru_cache(maxsize=5_000)
def _is_for_others(award: str, kind: str) -> bool:
    meant = headings.kind_of_award(award) if award else ""
    return bool(meant) and meant != kind


def _left_over(row: Row, is_alone: bool = True) -> Iterator[tuple[str, str, str]]:
    """Names of people and units that stand in the line and became no field.

    Where others stand beside all names of a table (`is_alone` False), a name that is one is right.
    """
    taken = (row.name, row.position, row.unit, row.award, row.achievement)
    for text in row.source.split(" | "):
        if text in taken or len(text) > 80 or text.isdigit():
            continue
        if _is_bare_person(text):
            if not is_alone and row.kind == "individual" and names.is_person(row.name):
                continue
            code, field, value = "left_over_name", "name", row.name
        elif not row.unit and row.kind == "individual" and heads.starts_like_unit(text):
            code, field, value = "left_over_unit", "unit", f"{row.position} {row.achievement}"
        else:
            continue
        if fold_words(_bare(text)) not in fold_words(value):
            yield code, field, text


@lru_cache(maxsize=20_000)
def _is_bare_person(text: str) -> bool:
    return len(text.split()) > 2 and names.is_person(_bare(text))


def _bare(text: str) -> str:
    return cells.split_honorific(text)[1]


def _is_date_or_number(text: str) -> bool:
    return not _LETTER.search(text) or bool(_DATE.match(text))
