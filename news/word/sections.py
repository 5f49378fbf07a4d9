"""“Thứ nhất, …”, “Thứ hai, …”: paragraphs that are a body's ordered sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..ordinals import without_ordinal
from .reading import Grid, Line
from .runs import Run, one_line, plain_of, tidied

HEADING_LENGTH = 250  # of `news.blocks.writing.OrderedSectionBlock`
_NUMBERS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_OTHERS = {"bốn": 4, "bẩy": 7}
_OPENING = re.compile(r"thứ\s+(\w+)\s*[,.:;–-]", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """`heading` without its ordinal; the site numbers sections itself."""

    heading: str
    lines: list[Line]


def with_sections(pieces: Sequence[Line | Grid]) -> list[Line | Grid | Section]:
    """The pieces, those of two or more ordinals in their order made sections.

    Only where a heading can be told from its text: a bold opening, or a short paragraph above
    others. What follows the last section's paragraph is no more of it.
    """
    result: list[Line | Grid | Section] = []
    place = 0
    while place < len(pieces):
        found = _sections_at(pieces, place)
        if found:
            sections, place = found
            result.extend(sections)
        else:
            result.append(pieces[place])
            place += 1
    return result


def _ordinal(piece: Line | Grid) -> int:
    if not isinstance(piece, Line) or piece.item:
        return 0
    opening = _OPENING.match(plain_of(piece.runs))
    if not opening:
        return 0
    word = opening[1].lower()
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else _OTHERS.get(word, 0)


def _sections_at(pieces: Sequence[Line | Grid], start: int) -> tuple[list[Section], int] | None:
    """The sections that begin at `start`, and the place after them."""
    if _ordinal(pieces[start]) != 1:
        return None
    starts = [start]
    for place in range(start + 1, len(pieces)):
        piece = pieces[place]
        if _ordinal(piece) == len(starts) + 1:
            starts.append(place)
        elif not isinstance(piece, Line) or piece.level or _ordinal(piece):
            break
    if len(starts) < 2:
        return None
    sections: list[Section] = []
    for number, at in enumerate(starts):
        is_last = number == len(starts) - 1
        end = len(pieces) if is_last else starts[number + 1]
        lines = [piece for piece in pieces[at:end] if isinstance(piece, Line)]
        section = _section(lines, is_last)
        if section is None:
            return None
        sections.append(section[0])
        end = at + section[1] if is_last else end
    return sections, end


def _section(lines: list[Line], is_last: bool) -> tuple[Section, int] | None:
    """Of the first line and those below it, and how many lines it took."""
    opening, rest = _bold_opening(lines[0].runs)
    if opening and rest:
        below = [] if is_last else lines[1:]
        own = [Line(rest), *below]
    else:
        opening = lines[0].runs
        own = _until_heading(lines[1:], is_last)
        below = own
    heading = one_line(opening).rstrip(" .:;,")
    if not own or len(heading) > HEADING_LENGTH:
        return None
    return Section(without_ordinal(heading), own), 1 + len(below)


def _until_heading(lines: list[Line], is_last: bool) -> list[Line]:
    if not is_last or not lines or lines[0].level:
        return [] if is_last else lines
    items = 1
    while items < len(lines) and lines[items].item:
        items += 1
    return lines[:items]


def _bold_opening(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """The bold runs that a paragraph begins with, and the others."""
    count = 0
    while count < len(runs) and "bold" in runs[count].styles:
        count += 1
    rest = list(runs[count:])
    if rest:
        rest[0] = replace(rest[0], text=rest[0].text.lstrip(" .:;,–-"))
    return list(runs[:count]), tidied(rest)
