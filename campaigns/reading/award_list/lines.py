"""Sheets as one flow of lines each; a Word document is one flow, its paragraphs among its rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..files.spreadsheets import Note, Sheet, column_name, visible
from .results import Issue

_MOST_FILLED = 400_000


@dataclass
class Line:
    """A row of a sheet or a paragraph (`row` 0). `cells` keep their line breaks.

    `covered` are the places that a merged cell of a row above fills; `spans` gives the last place
    of each merged cell by its first one. `texts` are the cells on one line each, `filled`
    the places with a text of their own. `notes` are the file's about this row; `origin` is the
    paragraph that the line was made of; `tabbed` are a paragraph's parts between its tabs.
    """

    sheet: str
    row: int
    cells: list[str]
    covered: set[int] = field(default_factory=set)
    spans: dict[int, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    origin: str = ""
    tabbed: tuple[str, ...] = ()
    texts: list[str] = field(init=False)
    filled: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.cells = [visible(cell) for cell in self.cells]
        self.texts = [c if c.isprintable() else " ".join(c.split()) for c in self.cells]
        self.filled = [i for i, text in enumerate(self.texts) if text and i not in self.covered]

    @property
    def is_paragraph(self) -> bool:
        return not self.row

    def text(self, index: int) -> str:
        return self.texts[index] if index < len(self.texts) else ""

    def joined(self) -> str:
        return " ".join(self.texts[index] for index in self.filled)

    def column(self, index: int | None = None) -> str:
        """The letters above a place; "" for a paragraph."""
        if index is None:
            index = self.filled[0] if self.filled else 0
        return column_name(index) if self.row else ""

    def issue(
        self,
        level: str,
        code: str,
        column: str = "",
        *,
        field: str = "",
        proposal: dict[str, str] | None = None,
        **params: object,
    ) -> Issue:
        """An issue of this line; `column` is a letter, the rest as in `Issue`."""
        return Issue(level, code, self.sheet, self.row, column, params, field, proposal or {})

    def is_noted(self, code: str, index: int | None = None) -> bool:
        """Whether the file notes `code` of the whole row, or of the cell at `index`."""
        return any(note.code == code and note.column in (-1, index) for note in self.notes)


def flows(sheets: Iterable[Sheet]) -> list[list[Line]]:
    """The lines of each sheet from top to bottom; tables of one Word document flow together."""
    found: list[list[Line]] = []
    document: list[Line] = []
    for sheet in sheets:
        above = _by_row(sheet.above_notes)
        lines = [
            Line(sheet.name, 0, [text], notes=above.get(place, ()), tabbed=_tabbed(text))
            for place, text in enumerate(sheet.above)
        ]
        rows = _rows(sheet)
        if sheet.is_of_document:
            if not document:
                found.append(document)
            document.extend([*lines, *rows])
        else:
            found.append(rows)
    return found


def filled_up(line: Line, above: Line) -> Line:
    """A line with the cells of the one above where it has none."""
    width = max(len(line.cells), len(above.cells))
    cells = [
        (line.cells[i] if line.text(i) else above.cells[i] if i < len(above.cells) else "")
        for i in range(width)
    ]
    return Line(line.sheet, line.row, cells, notes=line.notes)


def joined_lines(above: Line, below: Line) -> Line:
    """Two lines in one, cell by cell, at the place of the upper one."""
    width = max(len(above.cells), len(below.cells))
    parts = [
        [
            line.cells[i]
            for line in (above, below)
            if line.text(i) and not (line is below and i in below.covered)
        ]
        for i in range(width)
    ]
    cells = [" ".join(texts) for texts in parts]
    return Line(above.sheet, above.row, cells, notes=above.notes)


def _rows(sheet: Sheet) -> list[Line]:
    """The text of a merged cell is repeated in each row, in the first of its columns."""
    rows = [list(row) for row in sheet.rows]
    covered: dict[int, set[int]] = {}
    spans: dict[int, dict[int, int]] = {}
    filled = 0
    for top, left, bottom, right in sheet.merged:
        bottom = min(bottom, len(rows) - 1)
        filled += max(0, bottom - top)
        if top >= len(rows) or left >= len(rows[top]) or filled > _MOST_FILLED:
            continue
        for index in range(top, bottom + 1):
            if right > left:
                spans.setdefault(index, {})[left] = right
            if index > top:
                rows[index].extend([""] * (left + 1 - len(rows[index])))
                rows[index][left] = rows[top][left]
                covered.setdefault(index, set()).add(left)
    notes = _by_row(sheet.notes)
    return [
        Line(
            sheet.name,
            index + 1,
            cells,
            covered.get(index, set()),
            spans.get(index, {}),
            notes.get(index, ()),
        )
        for index, cells in enumerate(rows)
    ]


def _tabbed(text: str) -> tuple[str, ...]:
    """The parts of a text between its tabs, empty ones too; none for a text without."""
    return tuple(text.split("\t")) if "\t" in text.strip() else ()


def _by_row(notes: Iterable[Note]) -> dict[int, tuple[Note, ...]]:
    found: dict[int, tuple[Note, ...]] = {}
    for note in notes:
        found[note.row] = (*found.get(note.row, ()), note)
    return found
