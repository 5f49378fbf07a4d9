"""Counts of recipients in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from ..models import RecipientKind
from ..scores import number_label


@dataclass(frozen=True)
class Counted:
    """A number and what it counts: "17" and "individuals"."""

    number: str
    noun: str

    def __str__(self) -> str:
        return f"{self.number} {self.noun}"


def counted(counts: Mapping[Any, int]) -> list[Counted]:
    """Counts by kind, collectives first; what is not there is left out."""
    return [_counted(kind, counts[kind]) for kind in RecipientKind if counts.get(kind)]


def _counted(kind: RecipientKind, count: int) -> Counted:
    if kind == RecipientKind.COLLECTIVE:
        noun = ngettext("collective", "collectives", count)
    elif kind == RecipientKind.HOUSEHOLD:
        noun = ngettext("household", "households", count)
    else:
        noun = ngettext("individual", "individuals", count)
    return Counted(number_label(count), noun)
