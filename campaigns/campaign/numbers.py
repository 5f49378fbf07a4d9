"""Sums of score tables, and numbers as readers write them."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.formats import number_format


def total_of(scores: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the scores that are given; None where none is."""
    given = [score for score in scores if score is not None]
    return sum(given, Decimal(0)) if given else None


def number_label(value: Decimal | int | None) -> str:
    """The number in the active language, without the zeros that its column adds: "1.204,5"."""
    if value is None:
        return ""
    return number_format(f"{Decimal(value).normalize():f}", use_l10n=True, force_grouping=True)
