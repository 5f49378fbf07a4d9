"""The counts that a file states, beside what was read: of lists, of sections, by kind.

While the lines are read, `Reading.rows` holds the rows that are left out as well; they count apart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .awards.articles import Articles
from .counts import Declared
from .lines import Line
from .results import WARNING, CountFound, Reading, Row
from .sections import Section

Place = tuple[str, int]
_LONGEST_TEXT = 200


@dataclass
class _Count:
    """A stated count; `rows` are those that it can mean, as ranges, the likeliest first."""

    declared: Declared
    line: Line
    list_start: int
    ranges: list[slice]


@dataclass
class Tally:
    """Counted while reading; `compare_counts` compares.

    `more_awards` are lines of the person above; `numbers` the printed numbers by line; `articles`
    what a decision, perhaps on an earlier sheet, gives to whom.
    """

    counts: list[_Count] = field(default_factory=list)
    last_number: int = 0
    unnumbered: int = 0
    decision_rank: int = -1
    list_start: int = 0
    last_closing: int = 0
    more_awards: set[Place] = field(default_factory=set)
    numbers: dict[Place, int] = field(default_factory=dict)
    articles: Articles = field(default_factory=Articles)

    def start_list(self, rows: list[Row]) -> None:
        self.list_start = self.last_closing = len(rows)
        self.restart_numbers()

    def declare(self, declared: Declared, line: Line, rows: list[Row], is_closing: bool) -> None:
        """Notes a count; a closing line counts what is above it, a title what is below."""
        if is_closing:
            ranges = [slice(self.last_closing, len(rows)), slice(self.list_start, len(rows))]
            if not self.counts:
                ranges.append(slice(0, len(rows)))
            self.last_closing = len(rows)
        else:
            ranges = [slice(len(rows), None)]
        self.counts.append(_Count(declared, line, self.list_start, ranges))

    def restart_numbers(self) -> None:
        self.last_number = self.unnumbered = 0

    def is_gap(self, number: int, line: Line) -> bool:
        """Whether `number` neither follows the one before nor begins anew; rows without a number
        in between may have been meant to count."""
        self.numbers[line.sheet, line.row] = number
        expected = (self.last_number + 1, self.last_number + 1 + self.unnumbered, 1)
        is_first = not self.last_number
        self.last_number, self.unnumbered = number, 0
        return not is_first and number not in expected

    def check_sections(self, ended: list[Section], reading: Reading) -> None:
        """Compares the count in "I. TẬP THỂ (05)" with the rows below."""
        for section in ended:
            stated = section.meaning.count
            if stated is None or section.style == "title":
                continue
            rows = reading.rows[section.first_row :]
            found = _found(section.line, section.text, stated, rows, self.numbers)
            reading.counts.append(found)
            if found.stated != found.found:
                _warn(reading, section.line, "section_count", found)


def compare_counts(reading: Reading, tally: Tally) -> None:
    """The file's own count: its lists' in sum. A list's last count may be the sum of the others,
    and a count in its title is one that closes it as well."""
    lists: dict[int, list[_Count]] = {}
    for count in tally.counts:
        _compare(reading, count, tally.numbers)
        lists.setdefault(count.list_start, []).append(count)
    totals = []
    for counts in lists.values():
        used = [count for count in counts if len(count.ranges) > 1] or counts[:1]
        stated = [count.declared.total for count in used]
        part, whole = (_fits(stated[-1], reading.rows[r]) for r in (*used[-1].ranges * 2,)[:2])
        is_whole = stated[-1] == sum(stated[:-1]) or (whole and not part)
        totals.append(stated[-1] if is_whole and len(used) > 1 else sum(stated))
    if totals:
        reading.declared_count = sum(totals)


def _compare(reading: Reading, count: _Count, numbers: dict[Place, int]) -> None:
    stated, line = count.declared.total, count.line
    parts = [reading.rows[part] for part in count.ranges]
    rows = next((part for part in parts if _fits(stated, part)), None)
    if rows is None:
        rows = next((part for part in parts if _fits(stated, part, honored_only=False)), parts[0])
    found = _found(line, line.joined(), stated, rows, numbers)
    reading.counts.append(found)
    if found.found != stated:
        _warn(reading, line, "count_differs", found)
        return
    kinds = Counter(row.kind for row in rows if not row.left_out)
    for kind, number in count.declared.kinds.items():
        if kinds[kind] != number and sum(count.declared.kinds.values()) == stated:
            params: dict[str, Any] = {"stated": number, "found": kinds[kind], "kind": kind}
            issue = line.issue(WARNING, "kind_count_differs", line.column(), **params)
            reading.issues.append(issue)


def _warn(reading: Reading, line: Line, code: str, count: CountFound) -> None:
    params: dict[str, Any] = {"stated": count.stated, "found": count.found}
    if count.found + count.left_out == count.stated:
        code = "count_with_left_out"
        params["left_out"] = count.left_out
    reading.issues.append(line.issue(WARNING, code, line.column(), **params))


def _found(
    line: Line, text: str, stated: int, rows: Sequence[Row], numbers: dict[Place, int]
) -> CountFound:
    is_right = _fits(stated, rows)
    honored = sum(not row.left_out for row in rows)
    left_out = len(_lines(row for row in rows if row.left_out))
    return CountFound(
        line.sheet,
        line.row,
        text[:_LONGEST_TEXT],
        stated,
        stated if is_right else honored,
        left_out,
        None if is_right else _parts_at(stated, rows, numbers),
    )


def _parts_at(stated: int, rows: Sequence[Row], numbers: dict[Place, int]) -> Place | None:
    """The first line at which the count and the numbers printed in the list part.

    One that is left out, has no number unlike others, or does not follow the number before; else
    the first one too many, or the last one.
    """
    places = _lines(rows)
    out = {(row.sheet, row.row) for row in rows if row.left_out}
    before = 0
    for place in places if any(place in numbers for place in places) else ():
        number = numbers.get(place, 0)
        if place in out or not number or (before and number not in (before + 1, 1)):
            return place
        before = number
    if out:
        return next(place for place in places if place in out)
    if not places:
        return None
    return places[stated] if 0 <= stated < len(places) else places[-1]


def _fits(stated: int, rows: Sequence[Row], honored_only: bool = True) -> bool:
    """Whether as many awards, or as many recipients' lines, are there."""
    counted = [row for row in rows if not (honored_only and row.left_out)]
    return stated in (len(counted), len(_lines(counted)))


def _lines(rows: Iterable[Row]) -> list[Place]:
    """The lines of the rows; two awards of one line share it."""
    return list(dict.fromkeys((row.sheet, row.row) for row in rows))
