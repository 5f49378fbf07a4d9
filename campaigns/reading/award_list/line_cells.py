"""What all parts of reading one line share: its cells' texts, and the issues about them."""

from typing import TYPE_CHECKING

from . import cells, column_words
from .lines import Line
from .results import ERROR, WARNING, Column, Issue, Row

if TYPE_CHECKING:
    from .entries import Context, Table

_DITTO_FIELDS = ("position", "unit", "award", "achievement", "decision_number", "signed_on")


class LineCells:
    """One line of a table. `above` is the row before it; `issues` are those of this line."""

    def __init__(self, table: "Table", line: Line, context: "Context", above: Row | None) -> None:
        self.table, self.line, self.context, self.above = table, line, context, above
        self.rows: list[Row] = []
        self.issues: list[Issue] = []

    def _cell(self, column: Column, keep_ticks: bool = False) -> str:
        """A cell's text: nothing for a dash or an error, the text above for a ditto mark."""
        text = self.line.text(column.index)
        if not text:
            return ""
        if keep_ticks and text.casefold() in column_words.TICKS:
            return text
        if cells.FORMULA_ERROR.fullmatch(text):
            self._add(ERROR, "formula_error", column)
            return ""
        if self.above and cells.is_ditto(text) and column.field in _DITTO_FIELDS:
            self._add(WARNING, "ditto", column)
            return str(getattr(self.above, column.field))
        if cells.is_empty(text):
            return ""
        if column.field == "signed_on":
            return text
        bare = cells.without_personal_data(text, keep_doubtful=True)
        if bare != text:
            self._add(WARNING, "personal_removed", column)
        return bare

    def _add(
        self,
        level: str,
        code: str,
        column: Column | None,
        *,
        field: str = "",
        proposal: dict[str, str] | None = None,
        **params: object,
    ) -> None:
        letter = self.line.column(column.index) if column else ""
        issue = self.line.issue(level, code, letter, field=field, proposal=proposal, **params)
        if issue not in self.issues:
            self.issues.append(issue)
