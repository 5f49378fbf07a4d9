"""Charts as geometry: a template draws them as SVG, beside a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

WIDTH = 600
#: The scale, in percent of the target: it ends a little beyond the target's line, and one figure
#: far beyond its target does not make the others look small.
SHORTEST, LONGEST = Decimal(105), Decimal(120)


class Counted(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def amount_label(self) -> str: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def target(self) -> Decimal | None: ...
    @property
    def percent(self) -> int | None: ...


@dataclass(frozen=True)
class Bar:
    """One bar, in the units of a view box that is `WIDTH` wide."""

    label: str
    value_label: str
    percent: int | None
    is_reached: bool
    width: int
    target_x: int


def bars(figures: Sequence[Counted]) -> list[Bar]:
    """Bars of the figures that have a target: how far each was reached, all on one scale."""
    shares = [(figure, 100 * figure.value / figure.target) for figure in figures if figure.target]
    scale = min(LONGEST, max([SHORTEST, *(share for _figure, share in shares)]))
    return [
        Bar(
            label=figure.name,
            value_label=figure.amount_label,
            percent=figure.percent,
            is_reached=share >= 100,
            width=round(WIDTH * max(Decimal(0), min(share, scale)) / scale),
            target_x=round(WIDTH * 100 / scale),
        )
        for figure, share in shares
    ]
