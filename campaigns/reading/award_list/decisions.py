"""The decision that a list belongs to, from the lines around it."""

import re
from dataclasses import dataclass

from ..files.spreadsheets import tidy
from . import headings
from .dates import ImpossibleDate
from .lines import Line
from .results import ERROR, WARNING, Decision, Reading
from .tally import Tally

SURE = 2


@dataclass
class Decisions:
    """The decisions that one sheet or document names. The first of the surest is the file's own;
    rows of a list with another one get that one's number and date."""

    reading: Reading
    tally: Tally
    current: Decision | None = None
    rank: int = -1
    own_number: str = ""
    own_date: str = ""

    def take(self, line: Line, below: str, is_letterhead: bool) -> int:
        """Takes the decision that a line names; returns how surely it is the list's own, or 0.

        `below` is the next line's text: the date may be there. `is_letterhead`: the line may
        belong to the decision's own head, which has number and date apart.
        """
        for place in line.filled:
            text = line.texts[place]
            is_cut = text.count("(") > text.count(")") or below.casefold().startswith("ngày")
            try:
                found = headings.decision_in(f"{text} {below}" if is_cut else text)
                if found and not found.signed_on:
                    beside = "; ".join(line.texts[other] for other in line.filled if other > place)
                    found = headings.decision_in(f"{text}, {beside}") or found
                if is_letterhead and not (found and found.rank):
                    self._letterhead(line.cells[place], line)
            except ImpossibleDate:
                self.reading.issues.append(line.issue(ERROR, "impossible_date", line.column(place)))
                return SURE
            if not found or not found.rank:
                continue
            if found.rank < SURE and headings.award_spans(text[: found.start]):
                continue  # a section's award stands before its decision
            is_section = not is_letterhead and _begins_with_decision(line, text)
            if found.rank == SURE or found.rank > self.rank or is_section:
                self.rank = found.rank
                signed_on = found.signed_on.isoformat() if found.signed_on else ""
                self._keep(Decision(found.number, signed_on), line)
            return 0 if headings.is_list_title(text) else found.rank
        return 0

    def _letterhead(self, cell: str, line: Line) -> None:
        """The decision's own sheet: "Số: 215/QĐ-STP" and "Vĩnh Phúc, ngày 20 tháng 12 năm 2021"."""
        for text in map(tidy, cell.splitlines()):
            found = headings.decision_in(text)
            day = headings.letterhead_date(text)
            if found and not found.rank:
                self.own_number = found.number
            self.own_date = day.isoformat() if day else self.own_date
        if self.own_number and self.rank <= 0:
            self.rank = 0
            self._keep(Decision(self.own_number, self.own_date), line)

    def _keep(self, decision: Decision, line: Line) -> None:
        if self.rank and not (decision.number and decision.signed_on):
            self.reading.issues.append(line.issue(WARNING, "decision_incomplete", line.column()))
        if not decision.number and not decision.signed_on:
            return
        self.current = decision
        known = self.reading.decision
        if known is None or not self.rank or self.tally.decision_rank < self.rank:
            self.reading.decision = decision
            self.tally.decision_rank = self.rank
        elif decision != known and decision.number:
            self.reading.issues.append(line.issue(WARNING, "several_decisions", line.column()))


def _begins_with_decision(line: Line, text: str) -> bool:
    """Whether a line of a table is a heading that names a decision: "II. Quyết định số …"."""
    opening = re.compile(r"(theo\s+)?(quyết\s+định|qđ|nghị\s+quyết)\b", re.I)
    return len(line.filled) < 3 and bool(opening.match(headings.numbering(text)[1]))
