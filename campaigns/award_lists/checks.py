"""What a list is checked for as a whole: its own counts, its numbers, the same person twice."""

from collections import Counter
from dataclasses import dataclass, field

from news.text import fold_words

from .headings import Declared
from .lines import Line
from .results import ERROR, WARNING, Issue, Reading, Row
from .sections import Section


@dataclass
class _Count:
    """A stated count with the range of rows it can mean: all, or those since the last count."""

    declared: Declared
    line: Line
    since: int
    until: int | None


@dataclass
class Tally:
    """Counted while reading; `finish` compares."""

    counts: list[_Count] = field(default_factory=list)
    last_number: int = 0
    decision_rank: int = -1

    def declare(self, declared: Declared, line: Line, rows: list[Row], is_closing: bool) -> None:
        """Notes a count; a closing line counts what is above it, a title what is below."""
        closings = [count.until for count in self.counts if count.until is not None]
        since = (closings[-1] if closings else 0) if is_closing else len(rows)
        self.counts.append(_Count(declared, line, since, len(rows) if is_closing else None))

    def restart_numbers(self) -> None:
        self.last_number = 0

    def number_gap(self, number: int) -> int:
        """The number before, where `number` neither follows it nor begins anew; else 0."""
        before, self.last_number = self.last_number, number
        return before if before and number not in (before + 1, 1) else 0

    def check_sections(self, ended: list[Section], reading: Reading) -> None:
        """Compares the count in "I. TẬP THỂ (05)" with the rows that stood below."""
        for section in ended:
            stated = section.meaning.count
            found = reading.rows[section.first_row :]
            if stated is None or section.style == "title" or _fits(stated, found):
                continue
            line = section.line
            params = {"stated": stated, "found": len(found)}
            reading.issues.append(
                Issue(WARNING, "section_count", line.sheet, line.row, line.column(), params)
            )


def finish(reading: Reading, tally: Tally) -> None:
    """Adds what only the whole list tells, and puts the issues in order."""
    _compare_counts(reading, tally)
    _find_doubles(reading)
    _find_missing(reading)
    order = {row.sheet: index for index, row in reversed(list(enumerate(reading.rows)))}
    reading.issues.sort(
        key=lambda issue: (order.get(issue.sheet, -1) if issue.sheet else -1, issue.row)
    )


def _find_missing(reading: Reading) -> None:
    if not reading.tables:
        reading.issues.append(Issue(ERROR, "no_list"))
    elif not reading.rows:
        reading.issues.append(Issue(ERROR, "no_rows", reading.tables[0].sheet))


def _compare_counts(reading: Reading, tally: Tally) -> None:
    """The list's own count. Of several, the last if it counts all, else their sum."""
    closings = [count for count in tally.counts if count.until is not None]
    titles = [count for count in tally.counts if count.until is None]
    for count in tally.counts:
        _compare(reading, count)
    used = closings or titles
    if used:
        totals = [count.declared.total for count in used]
        counts_all = len(totals) > 1 and totals[-1] in (sum(totals[:-1]), len(reading.rows))
        reading.declared_count = totals[-1] if counts_all else sum(totals)


def _compare(reading: Reading, count: _Count) -> None:
    since = reading.rows[count.since : count.until]
    everything = reading.rows[: count.until]
    stated = count.declared.total
    found = next((rows for rows in (since, everything) if _fits(stated, rows)), None)
    line = count.line
    if found is None:
        params = {"stated": stated, "found": len(since or everything)}
        reading.issues.append(
            Issue(WARNING, "count_differs", line.sheet, line.row, line.column(), params)
        )
        return
    kinds = Counter(row.kind for row in found)
    for kind, number in count.declared.kinds.items():
        if kinds[kind] != number and sum(count.declared.kinds.values()) == stated:
            params = {"stated": number, "found": kinds[kind], "kind": kind}
            reading.issues.append(
                Issue(WARNING, "kind_count_differs", line.sheet, line.row, line.column(), params)
            )


def _fits(stated: int, rows: list[Row]) -> bool:
    """Whether as many awards, or as many recipients' lines, are there."""
    return stated in (len(rows), len({(row.sheet, row.row) for row in rows}))


def _find_doubles(reading: Reading) -> None:
    """The same name in the same unit twice: perhaps one person, perhaps not."""
    first: dict[tuple[str, ...], Row] = {}
    for row in reading.rows:
        if not row.name:
            continue
        key = (row.kind, fold_words(row.name), fold_words(row.unit))
        known = first.setdefault(key, row)
        if known is row or (known.sheet, known.row) == (row.sheet, row.row):
            continue
        code = "same_twice" if fold_words(known.award) == fold_words(row.award) else "same_again"
        params = {"name": row.name, "sheet": known.sheet, "row": known.row}
        reading.issues.append(Issue(WARNING, code, row.sheet, row.row, "", params))
