"""The numbers that Word draws before paragraphs: "1.", "a)", "II.", "Điều 3."; no text has them."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from defusedxml import ElementTree

from .xml import attribute, find, number, tag, value

BULLET = "-"
_LEVELS = 9
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
          (1, "I"))  # fmt: skip


@dataclass(frozen=True)
class Level:
    kind: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class Numbering:
    """Counts paragraphs by list and level. A list that is not described counts 1, 2, 3."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    started: set[str] = field(default_factory=set)

    def next(self, listed: str, level: int) -> str:
        """The number of the next paragraph of a list as Word draws it, "-" for any bullet."""
        if listed in ("", "0") or not 0 <= level < _LEVELS:
            return ""
        key = self.abstract.get(listed, f"list {listed}")
        levels, counts = self.levels.get(key, {}), self.counts[key]
        if listed not in self.started:
            self.started.add(listed)
            for place, start in self.restarts.get(listed, {}).items():
                counts[place] = start - 1
        own = levels.get(level, Level())
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        if own.kind == "bullet":
            return BULLET
        if own.kind == "none":
            return ""

        def drawn(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shown = levels.get(place, Level())
            count = counts.setdefault(place, shown.start)
            return _DRAWN.get(shown.kind, str)(count)

        return re.sub(r"%([1-9])", drawn, own.text or f"%{level + 1}")


def read_numbering(content: bytes) -> Numbering:
    made = Numbering()
    for element in ElementTree.fromstring(content):
        if tag(element) == "abstractNum":
            levels = made.levels.setdefault(attribute(element, "abstractNumId"), {})
            for level in element:
                if tag(level) == "lvl":
                    levels[_place(level)] = _level(level)
        elif tag(element) == "num":
            name = attribute(element, "numId")
            made.abstract[name] = value(find(element, "abstractNumId"))
            for override in element:
                start = find(override, "startOverride")
                if start is not None:
                    made.restarts.setdefault(name, {})[_place(override)] = number(start, 1)
    return made


def _place(element: Any) -> int:
    text = attribute(element, "ilvl")
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _level(element: Any) -> Level:
    kind = value(find(element, "numFmt")) or "decimal"
    return Level(kind, value(find(element, "lvlText"))[:40], number(find(element, "start"), 1))


def _roman(count: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        times, count = divmod(min(count, 399), worth)
        text += sign * times
    return text


def _letter(count: int) -> str:
    place, times = (count - 1) % 26, (count - 1) // 26 + 1
    return chr(ord("A") + place) * min(times, 9)


_DRAWN: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda count: _letter(count).lower(),
    "decimalZero": lambda count: f"{count:02}",
}
