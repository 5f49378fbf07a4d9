"""Finds the header of a table, in one row or in two or three, and what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from news.text import fold_words

from . import column_words, headings
from .column_words import OTHER, PERSONAL
from .lines import Line
from .results import ERROR, WARNING, Column, Issue, TableMapping
from .table import years
from .table.drafts import NAMES, Draft, sampled
from .table.meanings import Meaning, field_of, meaning_of, year_in
from .table.settling import settle
from .table.values import is_joint, is_person

# No heading: what would be kept if an officer took a person's row for the header.
_DECISION_ITSELF = re.compile(r"(?:số|qđ|quyết\s+định)\b.*\d\s*[a-z]?\s*/\s*\S", re.I)
_VALUE = re.compile(r"\d{6}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|@|\d(?:[\s.-]?\d){7}")
_BARE_YEAR = re.compile(r"(?:năm(?: học)?\s*)?(?:19|20)\d{2}(?:\s*[-–]\s*(?:20)?\d{2})?", re.I)
_SECOND = column_words.NUMBER_HEADINGS | column_words.DATE_HEADINGS
_TITLED = ({"title", "collective"}, {"title", "individual"}, {"title", "person"})
_OF_NAMES = {*NAMES, "mr", "ms"}


@dataclass(frozen=True)
class Header:
    """The place of a header (`index` among the lines, `height` of them) and its columns.

    A table without a header has a `height` of 0. `doubtful` are the places of columns whose cells
    did not tell for sure what they are, `repeated` those of columns that are not read because
    another one has their meaning; `is_unclear`: nothing tells which one holds the names.
    """

    index: int
    height: int
    columns: tuple[Column, ...]
    doubtful: frozenset[int] = frozenset()
    repeated: frozenset[int] = frozenset()
    is_unclear: bool = False

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


def find_header(
    lines: Sequence[Line],
    index: int,
    mapping: TableMapping | None = None,
    *,
    is_listed: bool = False,
) -> Header | None:
    """The header that begins at a line; the officer's choices take precedence.

    `is_listed`: the line stands in a table, so words such as "Giáo viên" are values. A person's
    row that the officer took for the header is none.
    """
    line = lines[index]
    if mapping:
        height = max(0, min(mapping.header_height, len(lines) - index))
        height = 0 if _is_recipient(line) else height
        return _mapped(_made(lines, index, height), mapping)
    if line.is_paragraph or line.origin:
        return None
    if not _may_be_header(line, lines[index + 1 : index + 2], is_listed):
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


def find_records(lines: Sequence[Line], index: int) -> Header | None:
    """The columns of a table that begins without a header, told by its cells; None for others.

    Three lines that name somebody in the same column, or one or two numbered ones that say more of
    a person, where there is nothing else.
    """
    line = lines[index]
    if line.is_paragraph or len(line.filled) < 2:
        return None
    place = next((i for i in line.filled if _is_somebody(line.texts[i])), None)
    number = line.texts[line.filled[0]].strip("(). ")
    if place is None and not _begins_units(lines[index : index + 12]):
        return None
    header = _made(lines, index, 0)
    if not header.fields() & {*NAMES} or header.is_unclear:
        return None
    if place is None:
        return header
    alike = [one for one in lines[index : index + 3] if _is_somebody(one.text(place))]
    says_more = header.fields() & {"position", "unit", "award", "position_unit", "unit_position"}
    is_numbered = number.isdecimal() and place > line.filled[0]
    around = [*lines[max(0, index - 8) : index], *lines[index : index + 8]]
    is_all = len(alike) == sum(len(one.filled) > 1 for one in around)
    return header if len(alike) == 3 or (is_numbered and says_more and is_all) else None


def _begins_units(lines: Sequence[Line]) -> bool:
    """Whether number 1 is a unit, and more units or people are numbered below."""
    numbered = [
        one
        for one in lines
        if len(one.filled) > 1 and one.texts[one.filled[0]].strip("(). ").isdecimal()
    ]
    if not numbered or numbered[0] is not lines[0] or lines[0].is_paragraph:
        return False
    numbers = [int(one.texts[one.filled[0]].strip("(). ")) for one in numbered]
    names = [_second(one) for one in numbered]
    alike = sum(_is_somebody(name) or headings.starts_like_collective(name) for name in names)
    is_first = headings.starts_like_collective(names[0])
    return numbers[0] == 1 and is_first and alike == len(names) > 2


def _second(line: Line) -> str:
    return line.texts[line.filled[1]]


def _is_recipient(line: Line) -> bool:
    """Whether a line names a person, or is numbered and has no heading."""
    texts = [line.texts[index] for index in line.filled]
    is_numbered = len(texts) > 1 and texts[0].strip("(). ").isdecimal()
    return _names_somebody(line) or (
        is_numbered and not is_numbers_line(line) and not any(field_of(text)[0] for text in texts)
    )


def _names_somebody(line: Line) -> bool:
    return any(_is_somebody(line.texts[index]) for index in line.filled)


def _is_somebody(text: str) -> bool:
    return (is_person(text) or is_joint(text)) and not field_of(text)[0]


def is_numbers_line(line: Line) -> bool:
    """The line (1) (2) (3) …, or A B 1 2 …, that is printed below a header."""
    marks = [line.texts[index].strip("()[]. ") for index in line.filled]
    letters = [mark for mark in marks if re.fullmatch(r"[A-E]", mark)]
    digits = [mark for mark in marks if mark.isdecimal()]
    if len(marks) < 3 or len(letters) + len(digits) != len(marks):
        return False
    return [int(mark) for mark in digits] == list(range(1, len(digits) + 1))


def _may_be_header(line: Line, below: Sequence[Line], is_listed: bool) -> bool:
    texts = [line.texts[index] for index in line.filled]
    if not texts or any(text.strip("(). ").isdecimal() for text in texts) or _names_somebody(line):
        return False
    if len(texts) == 1:
        return _is_lone_heading(texts[0])
    if _DECISION_ITSELF.match(texts[0]):
        return False
    known = [found for found in map(meaning_of, texts) if found.field]
    are_values = all(found.is_value_too for found in known)
    if len(known) > (2 if are_values else 1):
        return not (is_listed and are_values)
    is_followed = any(map(_names_somebody, below)) and not is_listed
    return is_followed and (len(known) > 1 or (len(known) == 1 < len(texts) - 1 and not are_values))


def _is_lone_heading(text: str) -> bool:
    """Whether a line of one cell heads a list of names, and is no title of it."""
    if headings.is_list_title(text):
        return False
    found = meaning_of(text)
    return found.field in NAMES and ("name" in found.words or found.words in _TITLED)


def _may_be_second(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line goes on with the header above it: labels, each under a wider label or none."""
    if not line.filled:
        return bool(line.covered)
    if is_numbers_line(line) or line.is_paragraph or line.origin:
        return False
    for index in line.filled:
        text = line.texts[index]
        if line.spans.get(index, index) > index + 1:
            return False
        if not (field_of(text)[0] or fold_words(text) in _SECOND or _BARE_YEAR.fullmatch(text)):
            return False
    return len(line.filled) > 1 or not _fills(above[-1], line.filled[0])


def _fills(line: Line, index: int) -> bool:
    """Whether a place has a label of its own that is one column wide."""
    return bool(line.text(index)) and line.spans.get(index, index) == index


def _made(lines: Sequence[Line], index: int, height: int) -> Header:
    rows = lines[index : index + height]
    below = sampled(lines, index + height)
    width = max([len(line.texts) for line in rows or below] or [0])
    for line in rows:
        width = max([width, *(end + 1 for end in line.spans.values())])
    drafts = []
    for place in range(width):
        labels = [_label(rows, level, place) for level in range(height)]
        labels = [label for label in dict.fromkeys(labels) if label and not _is_value(label)]
        drafts.append(_draft(place, labels, [text for line in below if (text := line.text(place))]))
    found = settle(drafts, rows)
    columns = tuple(draft.column() for draft in found.drafts)
    doubtful = frozenset(draft.index for draft in found.drafts if draft.is_doubtful)
    repeated = frozenset(draft.index for draft in found.drafts if draft.is_repeated)
    return Header(index, height, columns, doubtful, repeated, found.is_unclear)


def _is_value(text: str) -> bool:
    return bool(_VALUE.search(text)) and "/QĐ" not in text.upper()


def _draft(place: int, labels: list[str], values: list[str]) -> Draft:
    found = _meaning(labels)
    year = next(filter(None, map(year_in, labels)), "")
    heading = " – ".join(labels)
    return Draft(place, heading, found, values, found.field, found.award, found.order, year=year)


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


def _meaning(labels: list[str]) -> Meaning:
    """What labels one below the other mean together."""
    if not labels:
        return Meaning()
    own = meaning_of(labels[-1])
    if len(labels) == 1:
        return own
    above = [found for found in map(meaning_of, reversed(labels[:-1])) if found.field]
    parent = above[0] if above else Meaning()
    folded = fold_words(labels[-1])
    if parent.field in (PERSONAL, "held_before"):
        return parent
    if parent.field in ("decision", "decision_number", "signed_on"):
        if folded in column_words.NUMBER_HEADINGS:
            return Meaning("decision_number")
        if folded in column_words.DATE_HEADINGS or own.field == "signed_on":
            return Meaning("signed_on")
    if parent.field in ("name", "individual", "honorific") and folded in ("ong", "nam", "ba", "nu"):
        return Meaning("mr" if folded in ("ong", "nam") else "ms")
    if not own.field:
        own = meaning_of(" ".join(labels))
    return own if own.field else parent


def _is_header(header: Header, first: Line) -> bool:
    fields = header.fields() - {OTHER}
    known = [c for c in header.columns if c.field != OTHER or meaning_of(c.heading).field]
    headed = [column for column in header.columns if column.heading]
    if header.is_unclear:
        return len(known) > 2 and len(first.filled) > 2
    if not fields & _OF_NAMES:
        return False
    if len(known) * 2 < len(headed) and len(fields) < 4:
        return False
    return len(known) > 1 or len(first.filled) == 1


def _mapped(header: Header, mapping: TableMapping) -> Header:
    fields = dict(mapping.columns)
    columns = [
        replace(column, field=fields[column.index] or OTHER, is_guessed=False)
        if column.index in fields
        else column
        for column in header.columns
    ]
    known = {column.index for column in columns}
    columns += [Column(i, "", name or OTHER) for i, name in mapping.columns if i not in known]
    mapped = replace(
        header,
        columns=years.regrouped(columns),
        doubtful=header.doubtful - set(fields),
        repeated=header.repeated - set(fields),
    )
    return replace(mapped, is_unclear=header.is_unclear and not mapped.fields() & _OF_NAMES)


def header_issues(header: Header, line: Line) -> list[Issue]:
    """What an officer is to look at in a header, at its first line."""
    if header.is_unclear:
        headed = [c for c in header.columns if c.heading and c.field != "number"]
        named = ", ".join(f"“{column.heading}”" for column in headed)
        return [line.issue(ERROR, "names_unclear", columns=named)]
    if not header.height:
        return [line.issue(WARNING, "no_header")]
    guessed = [column for column in header.columns if column.is_guessed]
    if not guessed:
        return []
    named = ", ".join(
        f"“{column.heading}”" if column.heading else line.column(column.index) for column in guessed
    )
    return [line.issue(WARNING, "columns_guessed", columns=named)]
