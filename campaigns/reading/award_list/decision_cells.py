"""The decision of one line of a table: in columns of its own, in the award's cell or heading.

Where awards of several years stand side by side, each gets the decision of its own columns.
"""

import re
from dataclasses import dataclass

from . import headings
from .dates import ImpossibleDate, date_in, date_of_cell
from .line_cells import LineCells
from .results import ERROR, Column, Decision, Row
from .table.years import decision_of_heading

_LEAD = re.compile(r"^(quyết\s+định|qđ)?\s*(số)?[\s:]*", re.I)


@dataclass(frozen=True)
class Given:
    """An award of a line; `group` as in `Column`, `decision` the one named in the award's cell."""

    award: str
    group: int = 0
    decision: Decision | None = None


class DecisionCells(LineCells):
    """The part of `entries.EntryReader` that reads a line's decision."""

    def _decision(self, row: Row) -> None:
        """The decision of the whole line, else that of the list above."""
        found = self._decision_in(0)
        if not found.number and not found.signed_on:
            found = Decision(self.context.decision_number, self.context.signed_on)
        row.decision_number, row.signed_on = found.number, found.signed_on

    def _decision_of(self, given: Given) -> Decision | None:
        """The decision of one award among several, None for the line's own."""
        if given.decision or not given.group:
            return given.decision
        found = self._decision_in(given.group)
        if found.number or found.signed_on:
            return found
        columns = [c for c in self.table.columns("award") if c.group == given.group]
        return next(filter(None, map(decision_of_heading, columns)), None)

    def _decision_in(self, group: int) -> Decision:
        named = {
            column.field: column
            for column in self.table.columns("decision", "decision_number", "signed_on")
            if column.group == group
        }
        texts = {name: self._cell(column) for name, column in named.items()}
        number = texts.get("decision_number", "").removeprefix("Số ").strip(" :")
        whole = texts.get("decision", "")
        source = named.get("decision") if whole else named.get("signed_on")
        source = source or named.get("decision_number")
        try:
            if whole:
                return _number_and_date(whole)
            day = date_of_cell(texts.get("signed_on", ""))
            if not day and " ngày " in number:
                return _number_and_date(number)
            return Decision(number, day.isoformat() if day else "")
        except ImpossibleDate:
            self._add(ERROR, "impossible_date", source)
            return Decision(number)

    def _decision_in_award(self, text: str, column: Column) -> Decision | None:
        try:
            return _number_and_date(text)
        except ImpossibleDate:
            self._add(ERROR, "impossible_date", column)
            return None


def _number_and_date(text: str) -> Decision:
    named = headings.decision_in(f"Quyết định số {_LEAD.sub('', text)}")
    day = date_in(text)
    return Decision(named.number if named else text, day.isoformat() if day else "")
