"""A text from elsewhere in a field that has no blocks, and perhaps no lists or headings either."""

from collections import Counter
from collections.abc import Collection, Sequence

from .reading import Grid, Line
from .runs import TAGS, Run, tidied
from .tables import text_of
from .writing import as_bold, html_of_lines

_FEATURES = {"bold": "bold", "italic": "italic", "superscript": "raised", "subscript": "lowered"}


def rich_text(pieces: Sequence[Line | Grid], features: Collection[str]) -> tuple[str, Counter[str]]:
    """HTML of these features, and how many headings, tables and lists became paragraphs."""
    styles = frozenset(style for feature, style in _FEATURES.items() if feature in features)
    flattened: Counter[str] = Counter()
    html: list[str] = []
    lines: list[Line] = []
    was_item = False

    def end_lines() -> None:
        html.append(html_of_lines(lines, Counter()))
        lines.clear()

    for piece in pieces:
        if isinstance(piece, Grid):
            flattened["tables"] += 1
            lines.extend(_rows(piece))
            was_item = False
            continue
        line = Line(_allowed(piece.runs, styles, "link" in features), piece.level, piece.item)
        if piece.item and ("ol" if piece.item.is_ordered else "ul") not in features:
            flattened["lists"] += not was_item
            marker = piece.item.marker or "–"
            line = Line([Run(f"{marker} "), *line.runs])
        was_item = bool(piece.item)
        tag = f"h{min(max(piece.level, 2), 6)}"
        if piece.level and tag in features:
            end_lines()
            text = html_of_lines([Line(line.runs)], Counter())
            html.append(f"<{tag}>{text.removeprefix('<p>').removesuffix('</p>')}</{tag}>")
            continue
        if piece.level:
            flattened["headings"] += 1
            line = as_bold(line) if "bold" in features else Line(line.runs)
        lines.append(line)
    end_lines()
    return "".join(html), flattened


def _allowed(runs: list[Run], styles: frozenset[str], with_links: bool) -> list[Run]:
    return tidied(
        Run(
            run.text if run.styles & TAGS.keys() <= styles else run.plain(),
            run.styles & styles,
            run.href if with_links else "",
        )
        for run in runs
    )


def _rows(grid: Grid) -> list[Line]:
    texts = ([text_of(cell).replace("\n", " ") for cell in row] for row in grid.rows)
    rows = (" | ".join(text for text in row if text) for row in texts)
    captioned = [grid.caption, *rows] if grid.caption else rows
    return [Line([Run(row)]) for row in captioned if row]
