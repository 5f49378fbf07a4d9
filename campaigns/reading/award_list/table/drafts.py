"""A column while its meaning is being found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..headings import is_footer, is_list_title, numbering_style
from ..lines import Line
from ..results import Column
from .meanings import Meaning
from .values import Profile

NAMES = ("name", "last_name", "collective", "individual", "household", "name_position_unit")
_SAMPLED = 60
_SPREAD = 20
_REACH = 2_000
_SUM = re.compile(r"(?:tổng|cộng)\b", re.I)


@dataclass
class Draft:
    """A column: the labels above it, what they mean, and the sampled `values` below.

    `field` is "" as long as nothing told it. `is_doubtful`: what the cells told may be wrong;
    `is_repeated`: another column has its meaning already.
    """

    index: int
    heading: str
    meaning: Meaning
    values: list[str]
    field: str
    award: str = ""
    order: str = ""
    group: int = 0
    is_guessed: bool = False
    is_doubtful: bool = False
    is_repeated: bool = False
    year: str = ""

    @cached_property
    def profile(self) -> Profile:
        return Profile.of(self.values)

    def guess(self, name: str, *, is_sure: bool = False, award: str = "") -> None:
        """Takes the column for what its cells hold."""
        self.field, self.award, self.order = name, award, ""
        self.is_guessed, self.is_doubtful = True, not is_sure

    def column(self) -> Column:
        return Column(
            self.index,
            self.heading,
            self.field,
            self.award,
            self.is_guessed,
            self.order,
            self.group,
        )


@dataclass
class Found:
    """All columns of a table. `is_unclear`: nothing tells which of them holds the names."""

    drafts: list[Draft]
    is_unclear: bool = False

    def having(self, *names: str) -> list[Draft]:
        return [draft for draft in self.drafts if draft.field in names]

    def has(self, *names: str) -> bool:
        return any(draft.field in names for draft in self.drafts)

    @property
    def has_names(self) -> bool:
        return self.has(*NAMES, "mr", "ms")


def sampled(lines: Sequence[Line], start: int) -> list[Line]:
    """The first recipients' lines below a header, and some further down, up to the next title."""
    below = lines[start : start + _SAMPLED]
    end = next((i for i, line in enumerate(below) if _is_title(line)), None)
    if end is None:
        last = min(len(lines), start + _REACH)
        further = range(start + _SAMPLED, last, max(1, (last - start - _SAMPLED) // _SPREAD))
        below = [*below, *(lines[index] for index in further)]
    return [line for line in below[:end] if _may_be_recipient(line)]


def _is_title(line: Line) -> bool:
    return len(line.filled) == 1 and is_list_title(line.texts[line.filled[0]])


def _may_be_recipient(line: Line) -> bool:
    """Whether a line is no paragraph, no section, no sum and no signature."""
    if line.is_paragraph or len(line.filled) < 2:
        return False
    first = line.texts[line.filled[0]]
    if is_footer(first):
        return False
    style = numbering_style(first)
    return (not style or style.startswith("arabic")) and not _SUM.match(first)
