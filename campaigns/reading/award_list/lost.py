"""Lines that may name somebody and became nothing: neither a row, nor a section, nor a count.

Each gets a warning at its line. Titles, letterheads and signatures name nobody who is honored.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from . import cells, headings
from .columns import field_of
from .lines import Line
from .people import names
from .results import WARNING, Issue, Reading

_LONGEST = 120
_NUMBERED = re.compile(r"(?:\d{1,4}\s*[.)/-]|[-–+*•])\s*(?=\S)")


def tell(lines: Iterable[Line], reading: Reading, first_row: int) -> None:
    """Warns of those of `lines` that name people and became nothing.

    `first_row` counts the rows that were there before these lines were read. A sheet in which
    nothing was found is named once.
    """
    named: dict[tuple[str, int], list[str]] = {}
    for row in reading.rows[first_row:]:
        named.setdefault((row.sheet, row.row), []).append(row.name)
    known = {(issue.sheet, issue.row) for issue in reading.issues if issue.row}
    known |= {(section.sheet, section.row) for section in reading.sections}
    said = {str(issue.params.get("text")) for issue in reading.issues}
    lost: dict[str, list[Line]] = {}
    for line in lines:
        place = (line.sheet, line.row)
        if line.row and (place in known or _is_read(line, named.get(place, ()))):
            continue
        if _names_somebody(line):
            lost.setdefault(line.sheet, []).append(line)
    known |= set(named)
    read = {table.sheet for table in reading.tables} | {sheet for sheet, _ in known}
    for sheet, sheet_lines in lost.items():
        if sheet not in read and len(sheet_lines) > 1:
            reading.issues.append(Issue(WARNING, "sheet_without_list", sheet))
            continue
        for line in sheet_lines:
            if line.row:
                issue = line.issue(WARNING, "line_left_out", line.column())
            else:
                text = cells.without_personal_data(line.joined())[:_LONGEST]
                if text in said:
                    continue
                issue = line.issue(WARNING, "paragraph_left_out", text=text)
            reading.issues.append(issue)


def _is_read(line: Line, found: Sequence[str]) -> bool:
    """Whether one of the names found at a line's place is from it: of two lists beside each other,
    the lines share their places."""
    text = line.joined().casefold() if found else ""
    return any(not name or name.casefold().split()[-1] in text for name in found)


def _names_somebody(line: Line) -> bool:
    """Whether a line looks like a recipient's: a person, with a number or with more beside it."""
    texts = [line.texts[place] for place in line.filled]
    if not texts or headings.is_footer(texts[0]):
        return False
    if not any(len(text) <= _LONGEST and _is_person(text) for text in texts):
        return False
    if sum(bool(field_of(text)[0]) for text in texts) > 1:
        return False  # a header that is printed again
    if line.is_paragraph or len(texts) == 1:
        return bool(_NUMBERED.match(texts[0])) or cells.split_honorific(texts[0])[0] != ""
    return not all(_is_person(text) or headings.starts_like_position(text) for text in texts)


@lru_cache(maxsize=20_000)
def _is_person(text: str) -> bool:
    bare = _NUMBERED.sub("", text, count=1)
    name = re.split(r"[,;:(\t]|\s[-–]\s", cells.split_honorific(bare)[1])[0].strip()
    return names.is_person(name)
