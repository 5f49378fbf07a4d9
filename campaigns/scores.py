"""Sums of score tables."""

from collections.abc import Iterable
from decimal import Decimal


def total_of(scores: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the scores that are given; None where none is."""
    given = [score for score in scores if score is not None]
    return sum(given, Decimal(0)) if given else None
