"""Counts of recipients in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import ngettext

from campaigns.campaign.numbers import number_label
from campaigns.registers.enums import RecipientKind

from ..lists.counts import public_counts

if TYPE_CHECKING:
    from ..models.rolls import HonorRollPage


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


def with_recipients(rolls: Iterable["HonorRollPage"]) -> list["HonorRollPage"]:
    """The rolls, which a query found readable, each with `recipients`: whom readers may see,
    counted in words; and with `public_list`, the key of the list that they see, or None.
    """
    rows = list(rolls)
    counts = public_counts(rows) if rows else {}
    for roll in rows:
        roll.public_list, recipients = counts.get(roll.translation_key, (None, {}))
        roll.recipients = counted(recipients)
    return rows
