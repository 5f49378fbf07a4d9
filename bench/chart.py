"""The chart of `docs/benchmarks.md`: CPU of a request, one panel a size, as SVG without scripts.

Colours follow the reader's light or dark scheme; each series has a shape of its own, so that none
depends on colour; the title and description say in words what is seen.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, LABELS, RIGHT, ROW, HEAD, GAP = 800, 210, 50, 26, 70, 56
LEAST, MOST = 0.001, 100_000.0
TICKS = {value: f"{value:g}" for value in (0.001, 0.01, 0.1, 1, 10, 100)}
TICKS |= {1_000: "1 s", 10_000: "10 s"}
NO_ANSWER = math.inf

STYLE = """
  .ground { fill: #ffffff } .text { fill: #1f2328 } .muted { fill: #59636e }
  .line { stroke: #d1d9e0 } .cold { fill: #b3261e } .warm { fill: #1a7f37 }
  .stock { fill: #0969da } .nginx { fill: #7d4e00 }
  text { font: 13px system-ui, sans-serif } .title { font-weight: 600; font-size: 15px }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } .text { fill: #f0f6fc } .muted { fill: #9198a1 }
    .line { stroke: #3d444d } .cold { fill: #ff8a80 } .warm { fill: #56d364 }
    .stock { fill: #79c0ff } .nginx { fill: #e3b341 }
  }
"""
#: Series → its name in the legend; the order of drawing.
SERIES = {
    "cold": "ours, uncached",
    "warm": "ours, cached (in process)",
    "stock": "stock Wagtail",
    "nginx": "nginx (whole server)",
}


@dataclass(frozen=True)
class Panel:
    """`rows`: a page's name and, for some of the series, milliseconds or `NO_ANSWER`."""

    title: str
    rows: Sequence[tuple[str, dict[str, float]]]


def draw(panels: Sequence[Panel], title: str, description: str) -> str:
    parts, top = [], HEAD
    for panel in panels:
        parts.append(_panel(panel, top))
        top += GAP + ROW * len(panel.rows)
    legend = "".join(
        _mark(series, 24 + place * 190, 44)
        + f'<text class="text" x="{36 + place * 190}" y="48">{escape(name)}</text>'
        for place, (series, name) in enumerate(SERIES.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" '
        f'height="{top}" role="img" aria-labelledby="title description">\n'
        f'<title id="title">{escape(title)}</title>\n'
        f'<desc id="description">{escape(description)}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="ground" width="{WIDTH}" height="{top}"/>\n'
        f'<text class="text title" x="16" y="24">{escape(title)}</text>\n{legend}\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _panel(panel: Panel, top: int) -> str:
    height = ROW * len(panel.rows)
    parts = [f'<text class="text title" x="16" y="{top + 14}">{escape(panel.title)}</text>']
    for value, label in TICKS.items():
        x = _x(value)
        parts.append(
            f'<line class="line" x1="{x}" x2="{x}" y1="{top + 22}" y2="{top + 22 + height}"/>'
            f'<text class="muted" x="{x}" y="{top + 16}" text-anchor="middle">{label}</text>'
        )
    end = _x(NO_ANSWER)
    parts.append(
        f'<text class="muted" x="{end}" y="{top + 16}" text-anchor="middle">no answer</text>'
    )
    for number, (name, values) in enumerate(panel.rows):
        y = top + 22 + ROW * number + ROW // 2
        at = f'x="{LABELS - 8}" y="{y + 4}" text-anchor="end"'
        parts.append(f'<text class="text" {at}>{escape(name)}</text>')
        for series in SERIES:
            if series in values:
                cost = values[series]
                told = "no answer" if cost == NO_ANSWER else f"{cost:.3g} ms"
                told = f"{name}: {SERIES[series]}, {told}"
                mark = _mark(series, _x(cost), y)
                parts.append(f"<g>{mark}<title>{escape(told)}</title></g>")
    return "\n".join(parts)


def _x(milliseconds: float) -> float:
    """On a scale of tens."""
    share = math.log10(min(MOST, max(LEAST, milliseconds)) / LEAST) / math.log10(MOST / LEAST)
    return round(LABELS + share * (WIDTH - LABELS - RIGHT), 1)


def _mark(series: str, x: float, y: float) -> str:
    match series:
        case "cold":
            return f'<circle class="cold" cx="{x}" cy="{y}" r="6"/>'
        case "warm":
            return f'<rect class="warm" x="{x - 5}" y="{y - 5}" width="10" height="10"/>'
        case "stock":
            points = f"{x},{y - 7} {x + 7},{y} {x},{y + 7} {x - 7},{y}"
            return f'<polygon class="stock" points="{points}"/>'
    return f'<polygon class="nginx" points="{x},{y - 6} {x + 6},{y + 5} {x - 6},{y + 5}"/>'
