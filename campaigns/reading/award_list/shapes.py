"""Makes plain tables of other lists: of paragraphs, and of two lists side by side."""

import re
from dataclasses import replace
from itertools import pairwise

from news.text import fold_words

from . import cells, headings, people_words
from .columns import Header, find_header
from .lines import Line

PARAGRAPHS = "Văn bản"
_HEADINGS = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác"]
_ITEM = re.compile(r"(?:(\d{1,4})\s*[.)]|[-–+*•])\s*(?=[^\W\d])(.+)", re.S)
_STOPS = " \t\n;,./"
_CUT = re.compile(r"\s*[\t,;:(]\s*|\s+[-–]\s+")
_BIRTH = re.compile(r"(?:ngày |năm )?sinh\b|[sn]\.?[sn]\b|cccd|cmnd|cmt", re.I)
_SEARCHED = 60


def paragraphs_as_table(lines: list[Line]) -> list[Line]:
    """A document's lines; where no table is a list, its "1. Ông …, Trưởng phòng, Sở …" are rows.

    Rows are numbered by their place among the lines, headers put above them included.
    """
    if any(find_header(lines, index) for index in range(len(lines))):
        return lines
    texts = [part for line in lines if line.is_paragraph for part in line.cells[0].splitlines()]
    items = _items([text.strip() for text in texts])
    if sum(bool(item) for item in items) < 2:
        return lines
    others = [line for line in lines if not line.is_paragraph]
    found: list[Line] = []
    for text, (before, item) in zip(texts, pairwise([None, *items]), strict=True):
        if item and not before:
            found.append(Line(PARAGRAPHS, len(found) + 1, [*_HEADINGS]))
        row = len(found) + 1 if item else 0
        found.append(Line(PARAGRAPHS, row, item or [text]))
    return [*others, *found]


def _items(texts: list[str]) -> list[list[str] | None]:
    """Each paragraph's cells where it names a recipient, above the first signature."""
    end = next((i for i, text in enumerate(texts) if headings.is_footer(text)), len(texts))
    return [_item(text) if index < end else None for index, text in enumerate(texts)]


def _item(text: str) -> list[str] | None:
    match = _ITEM.fullmatch(text)
    number, body = (match[1] or "", match[2]) if match else ("", text)
    parts = [part for part in _CUT.split(body.rstrip(_STOPS)) if part]
    if not parts or headings.meaning_of(body).award:
        return None
    honorific, name = cells.split_honorific(parts[0])
    family = name.partition(" ")[0].casefold()
    is_person = cells.is_name_like(name) and (
        honorific or (match and family in people_words.FAMILY_NAMES)
    )
    rest = [part.rstrip(") ") for part in parts[1:] if not _BIRTH.match(part)]
    if is_person and (match or rest):
        return [number, parts[0], ", ".join(rest)]
    if not match or not headings.starts_like_collective(body) or len(body) > 200:
        return None
    if rest and rest[0].casefold().startswith(people_words.MARKED_PLACES):
        return [number, body.rstrip(_STOPS), ""]
    return [number, parts[0], ", ".join(rest)]


def parted(lines: list[Line]) -> list[Line]:
    """The lines of a sheet; of two lists beside each other, the right one follows the left one."""
    for index in range(min(len(lines), _SEARCHED)):
        if header := find_header(lines, index):
            start = _right_start(lines, header)
            return _one_below_the_other(lines, header, start) if start else lines
    return lines


def _right_start(lines: list[Line], header: Header) -> int:
    """Where the same headings begin again, the name's among them; 0 for a single list."""
    rows = lines[header.index : header.index + header.height]
    labels = [
        fold_words(column.heading) if any(row.text(column.index) for row in rows) else ""
        for column in header.columns
    ]
    name = header.first("name", "collective", "individual")
    if not name or not labels[name.index]:
        return 0
    places = [place for place, label in enumerate(labels) if label == labels[name.index]]
    if len(places) != 2 or places[0] != name.index:
        return 0
    width = places[1] - places[0]
    same = [i for i in range(len(labels) - width) if labels[i] and labels[i] == labels[i + width]]
    return same[0] + width if len(same) > 1 and name.index - same[0] < width else 0


def _one_below_the_other(lines: list[Line], header: Header, start: int) -> list[Line]:
    below = header.index + header.height
    end = next((i for i in range(below, len(lines)) if find_header(lines, i)), len(lines))
    end = max(
        (i + 1 for i in range(below, end) if sum(place >= start for place in lines[i].filled) > 1),
        default=below,
    )
    block = lines[header.index : end]
    left = [_part(line, 0, start) for line in block]
    right = [_part(line, start, len(line.cells)) for line in block]
    return [*lines[: header.index], *left, *right, *lines[end:]]


def _part(line: Line, start: int, end: int) -> Line:
    kept = [cell if start <= place < end else "" for place, cell in enumerate(line.cells)]
    spans = {left: right for left, right in line.spans.items() if start <= left < end}
    return replace(line, cells=kept, spans=spans)
