"""Charts as geometry: a template draws them as SVG, beside a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

WIDTH = 600


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
    """One bar, in the units of a view box that is `WIDTH` wide."""

    label: str
    value_label: str
    width: int
    target_x: int


def bars(figures: Sequence[Counted]) -> list[Bar]:
    """Bars of the figures that have a target, each on the scale of the larger of the two.

    Units differ from figure to figure, so no two bars share a scale: what they show is how far
    each target was reached.
    """
    return [_bar(figure, figure.target) for figure in figures if figure.target]


def _bar(figure: Counted, target: Decimal) -> Bar:
    longest = max(figure.value, target)
    return Bar(
        label=figure.name,
        value_label=figure.value_label,
        width=round(WIDTH * figure.value / longest),
        target_x=round(WIDTH * target / longest),
    )
