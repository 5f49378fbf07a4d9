"""Finds the header of a table, in one row or in two or three, and what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from news.text import fold_words

from . import column_words, headings, people_words
from .lines import Line
from .results import Column, TableMapping

NAMES = ("name", "last_name", "collective", "individual", "household", "name_position_unit")
_SAMPLED = 60
_LONGEST_HEADING = 120
_KNOWN = {
    fold_words(heading): name
    for name, texts in column_words.HEADINGS.items()
    for heading in texts.split(";")
}
_PATTERNS = [(re.compile(pattern), name) for pattern, name in column_words.HEADING_PATTERNS]
# No heading: what would be kept if an officer took a person's row for the header.
_VALUE = re.compile(r"\d{6}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|@|\d(?:[\s.-]?\d){7}")
_SEVERAL = ("award", "award_tick", "last_name", column_words.PERSONAL, column_words.OTHER)


@dataclass(frozen=True)
class Header:
    """The place of a header (`index` among the lines, `height` of them) and its columns."""

    index: int
    height: int
    columns: tuple[Column, ...]

    def fields(self) -> set[str]:
        return {column.field for column in self.columns}

    def first(self, *names: str) -> Column | None:
        return next((column for column in self.columns if column.field in names), None)

    def is_like(self, other: "Header") -> bool:
        """Whether it is the same header printed again."""
        mine, theirs = self.columns, other.columns
        return [(c.index, c.field) for c in mine] == [(c.index, c.field) for c in theirs] or [
            fold_words(c.heading) for c in mine
        ] == [fold_words(c.heading) for c in theirs]


def field_of(heading: str) -> tuple[str, str]:
    """The field that a heading names, "" for none; and the award, for a column that is one."""
    bare = re.sub(r"\([^)]*\)?|\*", " ", heading)
    for text in (heading, bare):
        if name := _KNOWN.get(fold_words(text)):
            return name, ""
    if headings.is_award(bare) and len(headings.award_spans(bare)) == 1:
        return "award_tick", headings.meaning_of(bare).award
    folded = fold_words(bare) or fold_words(heading)
    name = next((name for pattern, name in _PATTERNS if pattern.search(folded)), "")
    is_value = name == column_words.PERSONAL and any(map(str.isdigit, heading))
    return ("" if is_value else name), ""


def find_header(
    lines: Sequence[Line], index: int, mapping: TableMapping | None = None
) -> Header | None:
    """The header that begins at a line; the officer's choices take precedence."""
    if mapping:
        height = max(1, min(mapping.header_height, len(lines) - index))
        return _mapped(_made(lines, index, height), mapping)
    line = lines[index]
    if line.is_paragraph or line.origin or not _may_be_header(line):
        return None
    for height in (3, 2, 1):
        below = lines[index + 1 : index + height]
        if len(below) == height - 1 and all(
            _may_be_second(below_line, lines[index : index + step + 1])
            for step, below_line in enumerate(below)
        ):
            header = _made(lines, index, height)
            if _is_header(header, line):
                return header
    return None


def is_numbers_line(line: Line) -> bool:
    """The line (1) (2) (3) …, or A B 1 2 …, that is printed below a header."""
    marks = [line.texts[index].strip("()[]. ") for index in line.filled]
    letters = [mark for mark in marks if re.fullmatch(r"[A-E]", mark)]
    digits = [mark for mark in marks if mark.isdigit()]
    if len(marks) < 3 or len(letters) + len(digits) != len(marks):
        return False
    return [int(mark) for mark in digits] == list(range(1, len(digits) + 1))


def _may_be_header(line: Line) -> bool:
    filled = line.filled
    texts = [line.texts[index] for index in filled]
    if not filled or any(text.strip("(). ").isdigit() for text in texts):
        return False
    if len(filled) == 1:
        return line.text(filled[0]) != "" and _is_lone_heading(line.text(filled[0]))
    return sum(len(text) <= _LONGEST_HEADING and bool(field_of(text)[0]) for text in texts) >= 2


def _is_lone_heading(text: str) -> bool:
    folded = fold_words(text)
    return folded in ("ho va ten", "ho ten", "full name", "ten tap the", "ten ca nhan")


def _may_be_second(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line goes on with the header above it: labels, each under a wider label or none."""
    if not line.filled:
        return bool(line.covered)
    if is_numbers_line(line) or line.is_paragraph or line.origin:
        return False
    for index in line.filled:
        text = line.texts[index]
        if len(text) > _LONGEST_HEADING or line.spans.get(index, index) > index + 1:
            return False
        if not (
            field_of(text)[0]
            or fold_words(text) in column_words.NUMBER_HEADINGS | column_words.DATE_HEADINGS
        ):
            return False
    return len(line.filled) > 1 or not _fills(above[-1], line.filled[0])


def _fills(line: Line, index: int) -> bool:
    """Whether a place has a label of its own that is one column wide."""
    return bool(line.text(index)) and line.spans.get(index, index) == index


def _made(lines: Sequence[Line], index: int, height: int) -> Header:
    rows = lines[index : index + height]
    width = max(len(line.texts) for line in rows)
    for line in rows:
        width = max([width, *(end + 1 for end in line.spans.values())])
    columns = []
    for place in range(width):
        labels = [_label(rows, level, place) for level in range(height)]
        labels = [label for label in dict.fromkeys(labels) if label and not _VALUE.search(label)]
        name, award = _field(labels)
        columns.append(Column(place, " – ".join(labels), name, award))
    return Header(
        index, height, _settled(columns, rows, lines[index + height : index + height + _SAMPLED])
    )


def _label(rows: Sequence[Line], level: int, place: int) -> str:
    """The label at a place, or the one to its left that reaches over it."""
    line = rows[level]
    if text := line.text(place):
        return text
    for left, right in line.spans.items():
        if left < place <= right:
            return line.text(left)
    has_label_below = any(row.text(place) for row in rows[level + 1 :])
    if has_label_below and not line.spans:
        return next((line.texts[i] for i in range(min(place, len(line.texts)) - 1, -1, -1)
                     if line.texts[i]), "")  # fmt: skip
    return ""


def _field(labels: list[str]) -> tuple[str, str]:
    if not labels:
        return "", ""
    own, award = field_of(labels[-1])
    if len(labels) == 1:
        return own, award
    parent = field_of(labels[0])[0]
    folded = fold_words(labels[-1])
    if parent == column_words.PERSONAL:
        return parent, ""
    if parent in ("decision", "decision_number", "signed_on"):
        if folded in column_words.NUMBER_HEADINGS:
            return "decision_number", ""
        if folded in column_words.DATE_HEADINGS or own == "signed_on":
            return "signed_on", ""
    if parent in ("name", "individual", "honorific") and folded in ("ong", "nam", "ba", "nu"):
        return ("mr" if folded in ("ong", "nam") else "ms"), ""
    if not own:
        own, award = field_of(" ".join(labels))
    return own or parent, award


def _settled(
    columns: list[Column], header: Sequence[Line], below: Sequence[Line]
) -> tuple[Column, ...]:
    """The columns whose meaning depends on other columns, or on the first rows below."""
    values = [[text for line in below if (text := line.text(c.index))] for c in columns]

    def mostly(place: int, known: set[str]) -> bool:
        found = [value for value in values[place] if not headings.numbering_style(value)]
        return bool(found) and sum(v.casefold() in known for v in found) * 2 > len(found)

    def set_field(place: int, name: str) -> None:
        columns[place] = replace(columns[place], field=name)

    kinds = set(people_words.KIND_WORDS) | {"tập thể", "cá nhân", "đơn vị", "hộ gia đình", "hộ"}
    for place, column in enumerate(columns):
        folded = fold_words(column.heading)
        if not column.heading and mostly(place, set(people_words.HONORIFICS)):
            set_field(place, "honorific")
        elif column.field == "name" and mostly(place, kinds):
            set_field(place, "kind")
        elif column.field == "honorific" and not mostly(
            place, set(people_words.HONORIFICS) | {"nam", "nữ"}
        ):
            set_field(place, "name" if values[place] else "honorific")
        elif folded in column_words.DATE_HEADINGS and not column.field:
            is_signing = place and columns[place - 1].field == "decision_number"
            has_other = any(c.field == "signed_on" for c in columns)
            set_field(place, "signed_on" if is_signing and not has_other else column_words.PERSONAL)
        elif folded == "so" and any(c.field == "number" for c in columns[:place]):
            set_field(place, "decision_number")
    _split_names(columns, header, values)
    for left, right in pairwise(list(columns)):
        if any(line.text(right.index) for line in header):
            continue
        if left.heading == right.heading and left.field == right.field == "position_unit":
            set_field(left.index, "position")
            set_field(right.index, "unit")
    fields = {column.field for column in columns}
    unit = next((column for column in columns if column.field == "unit"), None)
    if unit and not fields & {*NAMES, "mr", "ms"}:
        set_field(unit.index, "collective")
    if "number" not in fields and columns and not columns[0].heading:
        numbers = [value.strip(". ") for value in values[0]]
        if numbers and sum(number.isdigit() for number in numbers) * 2 > len(numbers):
            set_field(0, "number")
    seen: set[str] = set()
    for place, column in enumerate(columns):
        if column.field in seen and column.field not in _SEVERAL:
            set_field(place, column_words.OTHER)
        seen.add(column.field)
    return tuple(
        column if column.field else replace(column, field=column_words.OTHER) for column in columns
    )


def _split_names(columns: list[Column], header: Sequence[Line], values: list[list[str]]) -> None:
    """A given name in a column of its own, right of the family name's."""
    for place in range(1, len(columns)):
        left, column = columns[place - 1], columns[place]
        if left.field == "last_name" and column.field in ("name", "given_name"):
            columns[place] = replace(column, field="given_name")
        elif left.field == "name":
            same_label = column.heading == left.heading
            single = sum(" " not in value for value in values[place])
            blank = not column.heading and len(values[place]) * 2 > len(values[place - 1])
            if values[place] and (same_label or (blank and single * 5 >= len(values[place]) * 4)):
                columns[place - 1] = replace(left, field="last_name")
                columns[place] = replace(column, field="given_name")


def _is_header(header: Header, first: Line) -> bool:
    fields = header.fields() - {column_words.OTHER}
    known = [column for column in header.columns if column.field != column_words.OTHER]
    headed = [column for column in header.columns if column.heading]
    if not fields & {*NAMES, "mr", "ms"}:
        return False
    if len(known) * 2 < len(headed) and len(fields) < 4:
        return False
    return len(known) > 1 or len(first.filled) == 1


def _mapped(header: Header, mapping: TableMapping) -> Header:
    fields = dict(mapping.columns)
    columns = [
        replace(column, field=fields[column.index] or column_words.OTHER, award=column.award)
        if column.index in fields
        else column
        for column in header.columns
    ]
    known = {column.index for column in columns}
    columns += [
        Column(i, "", name or column_words.OTHER) for i, name in mapping.columns if i not in known
    ]
    return replace(header, columns=tuple(columns))
