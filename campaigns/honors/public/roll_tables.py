"""One page of a roll as readers see it: awards, in each a table for each kind of recipient."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice
from typing import Any

from django.utils.translation import gettext as _

from campaigns.anchors import anchor
from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from news.text import fold_words

from ..models.awards import Award
from ..models.marks import AwardMark
from .recipients import Counted, counted
from .roll_groups import Group, Slice


@dataclass(frozen=True)
class Row:
    """One line: `number` counts in its table; `printed` is the text of the award if it differs."""

    number: int
    award: Award
    url: str
    printed: str
    annulment: AwardMark | None


@dataclass(frozen=True)
class Table:
    """Rows of one kind. Columns without any value are left out."""

    kind: str
    heading: str
    total: Counted
    is_continued: bool
    rows: list[Row]
    #: The award as the decision printed it, where all rows agree and the catalogue differs.
    printed: str = ""

    @cached_property
    def has_positions(self) -> bool:
        return any(row.award.position for row in self.rows)

    @cached_property
    def has_units(self) -> bool:
        return any(row.award.unit_text for row in self.rows)

    @cached_property
    def has_achievements(self) -> bool:
        return any(row.award.achievement for row in self.rows)

    @cached_property
    def has_decisions(self) -> bool:
        return any(row.award.decision_number or row.award.signed_on for row in self.rows)


@dataclass(frozen=True)
class Section:
    """An award and its tables on this page; `totals` count all of its recipients by kind."""

    anchor: str
    label: str
    award_type: AwardType | None
    totals: list[Counted]
    is_continued: bool
    tables: list[Table] = field(default_factory=list)

    @property
    def emblem(self) -> Any:
        return self.award_type.emblem if self.award_type else None


@dataclass(frozen=True)
class RowDetails:
    """What is shown beside the rows of a page, by key."""

    address_of: Callable[[str], str]
    annulments: dict[str, AwardMark]


def sections_of(
    parts: list[Slice], groups: list[Group], rows: list[Award], details: RowDetails
) -> list[Section]:
    """`rows` are those of `parts`, one after the other; `groups` are all of the roll."""
    left = iter(rows)
    sections = []
    for number, (award, slices) in enumerate(groupby(parts, key=lambda part: part.group.award)):
        shown = list(slices)
        totals = {group.kind: group.count for group in groups if group.award == award}
        first = shown[0]
        sections.append(
            Section(
                anchor=f"{anchor('awards')}-{number}",
                label=first.group.label or _("Other awards"),
                award_type=first.group.award_type,
                totals=counted(totals),
                is_continued=first.skipped > 0 or _starts_before(first.group, groups),
                tables=[_table(part, left, details) for part in shown],
            )
        )
    return sections


def _starts_before(group: Group, groups: list[Group]) -> bool:
    first = next(other for other in groups if other.award == group.award)
    return first is not group


def _table(part: Slice, left: Iterator[Award], details: RowDetails) -> Table:
    awards = list(islice(left, part.count))
    label = part.group.label
    printed = {award.award_text for award in awards}
    differing = {text for text in printed if fold_words(text) != fold_words(label)}
    is_one = len(printed) == 1 and bool(label)
    kind = RecipientKind(part.group.kind)
    return Table(
        kind=part.group.kind,
        heading=str(kind.label),
        total=counted({kind: part.group.count})[0],
        is_continued=part.skipped > 0,
        rows=[
            Row(
                number,
                award,
                details.address_of(award.key),
                award.award_text if award.award_text in differing and not is_one else "",
                details.annulments.get(award.key),
            )
            for number, award in enumerate(awards, start=part.skipped + 1)
        ],
        printed=next(iter(differing), "") if is_one else "",
    )
