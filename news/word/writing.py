"""Lines and tables as the blocks of a body."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from .reading import Grid, Line
from .runs import Run, html_of, one_line, tidied
from .sections import Section, with_sections
from .tables import table_value

HEADING_LENGTH = 200  # of `news.blocks.writing.HeadingBlock`
_BOLD = frozenset({"bold"})


def blocks_of(pieces: Sequence[Line | Grid]) -> tuple[list[dict[str, Any]], Counter[str]]:
    """The blocks, and how many of what are in them."""
    taken: Counter[str] = Counter()
    blocks: list[dict[str, Any]] = []
    lines: list[Line] = []
    top = min((p.level for p in pieces if isinstance(p, Line) and p.level), default=0)

    def end_paragraph() -> None:
        if lines:
            blocks.append({"type": "paragraph", "value": html_of_lines(lines, taken)})
            lines.clear()

    for piece in with_sections(pieces):
        if isinstance(piece, Line) and not _is_heading(piece):
            lines.append(as_bold(piece) if piece.level else piece)
            continue
        end_paragraph()
        if isinstance(piece, Section):
            text = html_of_lines(piece.lines, Counter())
            value: dict[str, Any] = {"heading": piece.heading, "text": text}
            blocks.append({"type": "ordered_section", "value": value})
            taken["sections"] += 1
        elif isinstance(piece, Grid):
            blocks.append({"type": "table", "value": table_value(piece)})
            taken["tables"] += 1
        else:
            level = "h2" if piece.level == top else "h3"
            value = {"text": one_line(piece.runs), "level": level}
            blocks.append({"type": "heading", "value": value})
            taken["headings"] += 1
    end_paragraph()
    return blocks, taken


def _is_heading(line: Line) -> bool:
    return bool(line.level) and len(one_line(line.runs)) <= HEADING_LENGTH


def as_bold(line: Line) -> Line:
    """A heading where none can be."""
    runs = [Run(run.text, run.styles | _BOLD, run.href) for run in line.runs]
    return Line(runs)


def html_of_lines(lines: Iterable[Line], taken: Counter[str]) -> str:
    """Paragraphs and lists as one rich text; counts in `taken`."""
    html: list[str] = []
    items: list[Line] = []

    def end_list() -> None:
        html.extend(_list_html(items, taken))
        items.clear()

    for line in lines:
        if line.item:
            items.append(line)
            continue
        end_list()
        html.append(f"<p>{html_of(line.runs)}</p>")
        taken["paragraphs"] += 1
    end_list()
    return "".join(html)


def _list_html(items: list[Line], taken: Counter[str]) -> list[str]:
    """A list; items that no list of ours would number as they are numbered become paragraphs that
    keep their markers: "a)", "1.2.", or a list that goes on at 4.
    """
    if not _count_as_ours(items):
        items = [
            _with_marker(line) if line.item and line.item.is_ordered else line for line in items
        ]
    html: list[str] = []
    run: list[Line] = []
    for line in [*items, None]:
        if line is not None and line.item:
            run.append(line)
            continue
        if run:
            html.append(_nested(run))
            taken["lists"] += 1
            run = []
        if line is not None:
            html.append(f"<p>{html_of(line.runs)}</p>")
            taken["paragraphs"] += 1
    return html


def _count_as_ours(items: Iterable[Line]) -> bool:
    counted: list[int] = []
    for line in items:
        item = line.item
        if item is None:
            continue
        counted = [*counted, *[0] * (item.level + 1 - len(counted))][: item.level + 1]
        if not item.is_ordered:
            continue
        counted[item.level] += 1
        if item.marker and item.number != counted[item.level]:
            return False
    return True


def _with_marker(line: Line) -> Line:
    marker = line.item.marker if line.item else ""
    return Line(tidied([Run(f"{marker} "), *line.runs]))


def _nested(lines: Iterable[Line]) -> str:
    html: list[str] = []
    tags: list[str] = []
    for line in lines:
        item = line.item
        if item is None:
            continue
        tag = "ol" if item.is_ordered else "ul"
        level = min(item.level, len(tags))
        while len(tags) > level + 1:
            html.append(f"</li></{tags.pop()}>")
        if len(tags) == level + 1:
            html.append("</li>")
            if tags[-1] != tag:
                html.append(f"</{tags.pop()}>")
        if len(tags) == level:
            html.append(f"<{tag}>")
            tags.append(tag)
        html.append(f"<li>{html_of(line.runs)}")
    while tags:
        html.append(f"</li></{tags.pop()}>")
    return "".join(html)
