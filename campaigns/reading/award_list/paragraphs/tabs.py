"""Tables that are made with tabs: a header and its rows in paragraphs."""

from ..columns import find_header
from ..lines import Line

TABS = "Văn bản (cột)"
_FEWEST = 2  # tabs in a line of such a table


def with_tabbed_tables(lines: list[Line]) -> list[Line]:
    """The lines; paragraphs with tabs are rows where the first of them is a header."""
    made: list[Line] = []
    index = row = 0
    while index < len(lines):
        end = index
        while end < len(lines) and len(lines[end].tabbed) > _FEWEST:
            end += 1
        table = [
            Line(TABS, row + place, list(line.tabbed), notes=line.notes)
            for place, line in enumerate(lines[index:end], start=1)
        ]
        if len(table) > 1 and find_header(table, 0):
            made.extend(table)
            row += len(table) + 1  # a row between two tables
            index = end
        else:
            made.extend(lines[index : max(end, index + 1)])
            index = max(end, index + 1)
    return made
