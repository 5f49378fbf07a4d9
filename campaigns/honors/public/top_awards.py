"""The highest awards that rolls give, and who got them: collectives first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType

from ..models.awards import Award
from ..models.marks import AwardMark
from ..querysets import AwardQuerySet

if TYPE_CHECKING:
    from ..models.rolls import HonorRollPage

#: By translation key, as `with_recipients` returns them.
Rolls: TypeAlias = "Mapping[UUID, HonorRollPage]"
NAMES = 5
_COLUMNS = (
    "list_id",
    "kind_rank",
    "place",
    "key",
    "honorific",
    "name",
    "type_id",
    "count",
    "annulled",
)


@dataclass(order=True)
class TopRecipient:
    """Sorts as a roll lists its recipients. `url` is for a caller to set."""

    kind_rank: int
    roll_rank: int
    place: int
    key: str = field(compare=False)
    name: str = field(compare=False)
    roll: UUID = field(compare=False)
    url: str = field(compare=False, default="")


@dataclass
class TopAward:
    """An award of the catalogue, how often it was given, and some of those who got it."""

    award_type: AwardType
    count: int = 0
    recipients: list[TopRecipient] = field(default_factory=list)
    annulled: int = 0

    @property
    def label(self) -> str:
        return self.award_type.label

    @property
    def others(self) -> int:
        """How many got it beside those who are named."""
        return self.count - len(self.recipients)


def top_awards(rolls: Rolls, names: int = NAMES) -> list[TopAward]:
    """What the public lists of `rolls` give, the highest first.

    As many as `names` recipients are named, those of the highest awards; none whose award was
    annulled, and such awards are not counted. One query.
    """
    awards: dict[int, TopAward] = {}
    keys = list(rolls)
    counted: set[tuple[UUID, int]] = set()
    standing = Award.objects.not_annulled().annotate(is_annulled=Value(False))
    for key, row in _rows(rolls, names, standing):
        award = awards.setdefault(row["type_id"], TopAward(_type_of(row)))
        if (key, row["type_id"]) not in counted:
            counted.add((key, row["type_id"]))
            award.count += row["count"]
        award.recipients.append(_recipient(row, key, keys.index(key)))
    ordered = sorted(awards.values(), key=_place_of)
    room = names
    for award in ordered:
        award.recipients = sorted(award.recipients)[:room]
        room -= len(award.recipients)
    return ordered


def top_awards_by_roll(rolls: Rolls) -> dict[UUID, list[TopAward]]:
    """The awards of each roll alone, nobody named; `annulled` says how many more its page shows,
    struck out. One query, too.
    """
    found: dict[UUID, list[TopAward]] = {key: [] for key in rolls}
    is_annulled = Exists(AwardMark.objects.annulled().filter(award_key=OuterRef("key")))
    for key, row in _rows(rolls, 1, Award.objects.annotate(is_annulled=is_annulled)):
        award = TopAward(_type_of(row), row["count"] - row["annulled"], annulled=row["annulled"])
        found[key].append(award)
    return found


def _rows(rolls: Rolls, names: int, awards: AwardQuerySet) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """The first recipients of each award of each roll, by precedence, with the award's counts: of
    `awards`, which have `is_annulled`, as far as readers may see them.
    """
    lists = {roll.public_list: key for key, roll in rolls.items() if roll.public_list}
    if not lists:
        return
    given = awards.filter(list_id__in=lists).not_withheld()
    rank = {kind: number for number, kind in enumerate(RecipientKind)}
    kind_rank = Case(
        *(When(kind=kind, then=Value(number)) for kind, number in rank.items()),
        output_field=IntegerField(),
    )
    of_award = [F("list_id"), F("type_id")]
    rows = given.filter(award_type__isnull=False).annotate(
        kind_rank=kind_rank,
        type_id=_resolved("pk"),
        type_name=_resolved("name"),
        type_translations=_resolved("translations"),
        precedence=_resolved("precedence"),
        count=Window(Count("pk"), partition_by=of_award),
        annulled=Window(Count("pk", filter=Q(is_annulled=True)), partition_by=of_award),
        number=Window(RowNumber(), partition_by=of_award, order_by=["kind_rank", "place"]),
    )
    first = rows.filter(number__lte=names)
    ordered = first.order_by("precedence", "type_name", "type_id", "kind_rank", "place")
    for row in ordered.values(*_COLUMNS, "type_name", "type_translations", "precedence"):
        yield lists[row["list_id"]], row


def _resolved(column: str) -> Coalesce:
    """A column of the entry of the catalogue, or of the one that it was merged into."""
    return Coalesce(F(f"award_type__merged_into__{column}"), F(f"award_type__{column}"))


def _type_of(row: dict[str, Any]) -> AwardType:
    return AwardType(
        pk=row["type_id"],
        name=row["type_name"],
        translations=row["type_translations"],
        precedence=row["precedence"],
    )


def _place_of(award: TopAward) -> tuple[Any, ...]:
    return award.award_type.precedence, award.award_type.name, award.award_type.pk


def _recipient(row: dict[str, Any], roll: UUID, roll_rank: int) -> TopRecipient:
    return TopRecipient(
        row["kind_rank"],
        roll_rank,
        row["place"],
        row["key"],
        f"{row['honorific']} {row['name']}".strip(),
        roll,
    )
