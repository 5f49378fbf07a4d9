"""What a list is checked for as a whole: its own counts, its numbers, the same person twice."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from news.text import comparable_name, fold_words

from .headings import Declared
from .lines import Line
from .results import ERROR, WARNING, Issue, Reading, Row
from .sections import Section


@dataclass
class _Count:
    """A stated count; `rows` are those that it can mean, as ranges, the likeliest first."""

    declared: Declared
    line: Line
    list_start: int
    ranges: list[slice]


@dataclass
class Tally:
    """Counted while reading; `finish` compares. `more_awards` are lines of the person above."""

    counts: list[_Count] = field(default_factory=list)
    last_number: int = 0
    unnumbered: int = 0
    decision_rank: int = -1
    list_start: int = 0
    last_closing: int = 0
    more_awards: set[tuple[str, int]] = field(default_factory=set)

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

    def is_gap(self, number: int) -> bool:
        """Whether `number` neither follows the one before nor begins anew; rows without a number
        in between may have been meant to count."""
        expected = (self.last_number + 1, self.last_number + 1 + self.unnumbered, 1)
        is_first = not self.last_number
        self.last_number, self.unnumbered = number, 0
        return not is_first and number not in expected

    def check_sections(self, ended: list[Section], reading: Reading) -> None:
        """Compares the count in "I. TẬP THỂ (05)" with the rows below."""
        for section in ended:
            stated = section.meaning.count
            found = reading.rows[section.first_row :]
            if stated is None or section.style == "title" or _fits(stated, _line_numbers(found)):
                continue
            counts: dict[str, Any] = {"stated": stated, "found": len(found)}
            line = section.line
            reading.issues.append(line.issue(WARNING, "section_count", line.column(), **counts))


def finish(reading: Reading, tally: Tally) -> None:
    """Adds the issues of the list as a whole, and puts all issues in order."""
    _compare_counts(reading, tally)
    _find_duplicates(reading, tally)
    _find_missing(reading)
    order = {row.sheet: index for index, row in reversed(list(enumerate(reading.rows)))}
    reading.issues.sort(
        key=lambda issue: (order.get(issue.sheet, -1) if issue.sheet else -1, issue.row)
    )


def _find_missing(reading: Reading) -> None:
    if not reading.tables:
        reading.issues.append(Issue(ERROR, "no_list"))
    elif not reading.rows and not any(i.code == "names_unclear" for i in reading.issues):
        reading.issues.append(Issue(ERROR, "no_rows", reading.tables[0].sheet))


def _compare_counts(reading: Reading, tally: Tally) -> None:
    """The file's own count: its lists' in sum. A list's last count may be the sum of the others,
    and a count in its title is one that closes it as well."""
    lists: dict[int, list[_Count]] = {}
    lines = _line_numbers(reading.rows)
    for count in tally.counts:
        _compare(reading, count, lines)
        lists.setdefault(count.list_start, []).append(count)
    totals = []
    for counts in lists.values():
        used = [count for count in counts if len(count.ranges) > 1] or counts[:1]
        stated = [count.declared.total for count in used]
        part, whole = (_fits(stated[-1], lines[r]) for r in (*used[-1].ranges * 2,)[:2])
        is_whole = stated[-1] == sum(stated[:-1]) or (whole and not part)
        totals.append(stated[-1] if is_whole and len(used) > 1 else sum(stated))
    if totals:
        reading.declared_count = sum(totals)


def _compare(reading: Reading, count: _Count, lines: list[int]) -> None:
    stated = count.declared.total
    part = next((part for part in count.ranges if _fits(stated, lines[part])), None)
    line = count.line
    if part is None:
        counts: dict[str, Any] = {"stated": stated, "found": len(reading.rows[count.ranges[0]])}
        reading.issues.append(line.issue(WARNING, "count_differs", line.column(), **counts))
        return
    kinds = Counter(row.kind for row in reading.rows[part])
    for kind, number in count.declared.kinds.items():
        if kinds[kind] != number and sum(count.declared.kinds.values()) == stated:
            counts = {"stated": number, "found": kinds[kind]}
            reading.issues.append(
                line.issue(WARNING, "kind_count_differs", line.column(), kind=kind, **counts)
            )


def _line_numbers(rows: list[Row]) -> list[int]:
    """A number for each row, never falling; rows of one line share theirs."""
    numbers: list[int] = []
    for index, row in enumerate(rows):
        above = rows[index - 1]
        is_new = not index or (above.sheet, above.row) != (row.sheet, row.row)
        numbers.append((numbers[-1] if numbers else 0) + is_new)
    return numbers


def _fits(stated: int, lines: list[int]) -> bool:
    """Whether as many awards, or as many recipients' lines, are there."""
    return stated == len(lines) or bool(lines and stated == lines[-1] - lines[0] + 1)


def _find_duplicates(reading: Reading, tally: Tally) -> None:
    """The same name in the same unit twice: perhaps one person, perhaps not."""
    first: dict[tuple[str, ...], Row] = {}
    for row in reading.rows:
        if not row.name:
            continue
        key = (row.kind, comparable_name(row.name), fold_words(row.unit))
        known = first.setdefault(key, row)
        place = (row.sheet, row.row)
        if known is row or (known.sheet, known.row) == place or place in tally.more_awards:
            continue
        code = "same_twice" if fold_words(known.award) == fold_words(row.award) else "same_again"
        params = {"name": row.name, "sheet": known.sheet, "row": known.row}
        reading.issues.append(Issue(WARNING, code, row.sheet, row.row, "", params))
