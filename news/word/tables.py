"""Tables: from HTML to cells, and from cells to what the table block stores."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bs4 import Tag

from .reading import Cell, Grid, Line
from .runs import one_line, plain_of

if TYPE_CHECKING:
    from .reading import Reader

MOST_ROWS, MOST_COLUMNS = 500, 40
_DIGITS_ONLY = re.compile(r"[\d.,\s%()+-]+$")


def read_grid(table: Tag, around: "Reader", depth: int) -> Grid:
    """The rows of `table` itself; tables within its cells become lines of the cell."""
    rows: list[list[Cell]] = []
    caption = ""
    for part in _own(table):
        if part.name == "caption":
            lines = _lines(part, around, depth)
            caption = " ".join(one_line(line.runs) for line in lines)
            continue
        if len(rows) >= MOST_ROWS:
            around.left_out["rows"] += 1
            continue
        own = list(part.find_all(["td", "th"], recursive=False))
        rows.append([_cell(cell, around, depth) for cell in own[:MOST_COLUMNS]])
        around.left_out["rows"] += len(own) > MOST_COLUMNS
    return Grid([row for row in rows if row], caption)


def _own(table: Tag) -> Iterator[Tag]:
    """Its caption and its rows, whichever of `tbody` and the like they stand in."""
    for child in table.find_all(["caption", "tr", "tbody", "thead", "tfoot"], recursive=False):
        if child.name in ("caption", "tr"):
            yield child
        else:
            yield from child.find_all("tr", recursive=False)


def _cell(tag: Tag, around: "Reader", depth: int) -> Cell:
    lines = _lines(tag, around, depth)
    return Cell(lines, _span(tag, "colspan"), _span(tag, "rowspan"), tag.name == "th")


def _lines(tag: Tag, around: "Reader", depth: int) -> list[Line]:
    """What is in a cell, read by a reader of its own that counts in the same place."""
    inner = type(around)(left_out=around.left_out)
    inner.walk(tag, frozenset(), "", depth + 1)
    inner._end()
    lines: list[Line] = []
    for piece in inner.pieces:
        if isinstance(piece, Line):
            lines.append(piece)
        else:
            around.left_out["inner_tables"] += 1
            lines.extend(line for row in piece.rows for cell in row for line in cell.lines)
    return lines


def _span(tag: Tag, name: str) -> int:
    written = str(tag.get(name) or "1").strip()
    return min(max(int(written), 1), MOST_COLUMNS) if re.fullmatch(r"\d{1,5}", written) else 1


def text_of(cell: Cell) -> str:
    """A cell of the table block holds plain text; each paragraph is a line."""
    return "\n".join(_marked(line) + plain_of(line.runs) for line in cell.lines)


def _marked(line: Line) -> str:
    if line.item is None:
        return ""
    return f"{line.item.marker} " if line.item.marker else "– "


def table_value(grid: Grid) -> dict[str, Any]:
    """What `TableBlock` stores: all rows of one length, the cells that others cover hidden."""
    texts: dict[tuple[int, int], str] = {}
    covered: set[tuple[int, int]] = set()
    merged: list[dict[str, int]] = []
    height = len(grid.rows)
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (row, column) in covered:
                column += 1
            if column >= MOST_COLUMNS:
                break
            across = min(cell.across, MOST_COLUMNS - column)
            down = min(cell.down, height - row)
            texts[row, column] = text_of(cell)
            places = {(row + y, column + x) for y in range(down) for x in range(across)}
            if (covered | texts.keys()) & (places - {(row, column)}):
                across = down = 1  # a table that contradicts itself
                places = {(row, column)}
            covered |= places
            if across > 1 or down > 1:
                merged.append({"row": row, "col": column, "rowspan": down, "colspan": across})
            column += across
    width = max((column + 1 for _row, column in covered), default=0)
    hidden = sorted(covered - texts.keys())
    return {
        "data": [[texts.get((y, x), "") for x in range(width)] for y in range(height)],
        "cell": [{"row": y, "col": x, "hidden": True} for y, x in hidden],
        "mergeCells": merged,
        "first_row_is_table_header": _has_header(grid),
        "first_col_is_header": False,
        "table_header_choice": "row" if _has_header(grid) else "neither",
        "table_caption": grid.caption[:250],
    }


def _has_header(grid: Grid) -> bool:
    """Whether the first row names the columns: by its tags, or because every cell of it says
    something that is no number.
    """
    first = grid.rows[0]
    if all(cell.is_heading for cell in first):
        return True
    texts = [text_of(cell) for cell in first]
    return len(grid.rows) > 1 and all(t.strip() and not _DIGITS_ONLY.match(t) for t in texts)
