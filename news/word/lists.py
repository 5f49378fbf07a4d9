"""Lists as Word marks them: paragraphs with a level, and with the marker as text."""

import re
from dataclasses import dataclass

from bs4 import Tag

_WORD_LEVEL = re.compile(r"\blevel(\d{1,2})\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?(\d{1,4})[.)]?$")
_WRITTEN = re.compile(r"[^\W_]")
DEEPEST = 4


@dataclass(frozen=True)
class Item:
    """A paragraph's place in a list. `level` from 0; `marker` as it is printed ("1.", "a)", "·"),
    "" where the program does not say.
    """

    level: int
    is_ordered: bool
    marker: str = ""

    @property
    def number(self) -> int | None:
        """What a list that counts 1, 2, 3 would print of itself; None for letters and "1.2."."""
        found = _NUMBER.match(self.marker)
        return int(found[1]) if found else None


def word_level(declared: dict[str, str]) -> int | None:
    """The level from 0 of one of Word's list paragraphs; None where it is none."""
    found = _WORD_LEVEL.search(declared.get("mso-list", ""))
    return min(max(int(found[1]) - 1, 0), DEEPEST) if found else None


def is_marker(declared: dict[str, str]) -> bool:
    return "ignore" in declared.get("mso-list", "")


def item_of_marker(level: int, marker: str) -> Item:
    """Word's bullets are signs, or letters of a font of signs ("o", "§")."""
    marker = " ".join(marker.split())
    is_bullet = not _WRITTEN.search(marker) or marker in ("o", "ü", "q", "v", "Ø")
    return Item(level, is_ordered=not is_bullet, marker="" if is_bullet else marker)


def html_level(tag: Tag, depth: int) -> int:
    """`depth` counts the lists around; Word for the web and Google Docs write the level down."""
    for name in ("data-aria-level", "aria-level"):
        written = str(tag.get(name) or "")
        if re.fullmatch(r"\d{1,2}", written):
            return min(max(int(written) - 1, 0), DEEPEST)
    return min(max(depth - 1, 0), DEEPEST)


def first_number(tag: Tag) -> int:
    start = str(tag.get("start") or "")
    return int(start) if re.fullmatch(r"\d{1,4}", start) else 1


def counts_in_numbers(tag: Tag, declared: dict[str, str]) -> bool:
    """Whether an ordered list prints 1, 2, 3, as ours do."""
    kind = str(tag.get("type") or "1")
    shape = declared.get("list-style-type", declared.get("list-style", "decimal"))
    return kind == "1" and (shape.startswith("decimal") or shape in ("", "inherit", "none"))


def lettered(tag: Tag, declared: dict[str, str], number: int) -> str:
    """The marker of a list that counts in letters; Roman numbers count in numbers here."""
    shape = declared.get("list-style-type", "")
    is_roman = "roman" in shape or str(tag.get("type") or "") in ("i", "I")
    if is_roman or not 1 <= number <= 26:
        return f"{number}."
    letter = chr(ord("a") + number - 1)
    is_capital = str(tag.get("type") or "") == "A" or shape.startswith("upper")
    return f"{letter.upper() if is_capital else letter})"
