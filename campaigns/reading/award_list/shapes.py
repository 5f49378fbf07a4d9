"""Makes one list of two that stand side by side in a sheet."""

from dataclasses import replace

from news.text import fold_words

from .columns import NAMES, Header, find_header
from .lines import Line
from .table.meanings import meaning_of

_SEARCHED = 60
_NUMBERS = ("stt", "tt", "s t t", "so tt", "so thu tu", "no")


def parted(lines: list[Line]) -> list[Line]:
    """The lines of a sheet; of two lists beside each other, the right one follows the left one."""
    for index in range(min(len(lines), _SEARCHED)):
        if header := find_header(lines, index):
            start = _right_start(lines, header)
            return _one_below_the_other(lines, header, start) if start else lines
    return lines


def _right_start(lines: list[Line], header: Header) -> int:
    """Where a second list begins, by its own numbers or by the same headings; 0 for one list."""
    rows = lines[header.index : header.index + header.height]
    labels = [
        fold_words(column.heading) if any(row.text(column.index) for row in rows) else ""
        for column in header.columns
    ]
    numbers = [i for i, label in enumerate(labels) if label in _NUMBERS]
    if len(numbers) == 2 and all(
        any(meaning_of(label).field in (*NAMES, "unit") for label in part)
        for part in (labels[: numbers[1]], labels[numbers[1] :])
    ):
        return numbers[1]
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
