"""Charts as geometry: a template draws them as SVG, beside a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

WIDTH, ROW, BAR, LABEL_ROOM = 600, 58, 16, 26


class Counted(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def value_label(self) -> str: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def target(self) -> Decimal | None: ...


@dataclass(frozen=True)
class Bar:
    """One bar, in the units of the SVG's view box. `target_x` is None without a target."""

    label: str
    value_label: str
    y: int
    label_y: int
    width: int
    target_x: int | None
    is_reached: bool


@dataclass(frozen=True)
class BarChart:
    width: int
    height: int
    bar_height: int
    bars: list[Bar]


def bar_chart(figures: Sequence[Counted]) -> BarChart | None:
    """Bars of figures that have a target, each on the scale of the larger of value and target.

    Units differ from figure to figure, so no two bars share a scale: what they show is how far
    each target was reached. None where no figure has a target.
    """
    measured = [figure for figure in figures if figure.target]
    bars = [_bar(figure, place) for place, figure in enumerate(measured)]
    return BarChart(WIDTH, ROW * len(bars), BAR, bars) if bars else None


def _bar(figure: Counted, place: int) -> Bar:
    target = figure.target or Decimal(0)
    longest = max(figure.value, target)
    top = place * ROW
    return Bar(
        label=figure.name,
        value_label=figure.value_label,
        y=top + LABEL_ROOM,
        label_y=top + LABEL_ROOM - 8,
        width=round(WIDTH * figure.value / longest),
        target_x=round(WIDTH * target / longest),
        is_reached=figure.value >= target,
    )
