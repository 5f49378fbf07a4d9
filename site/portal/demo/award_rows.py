"""The rows of the demo's award lists: those written by hand, and as many more as are wanted."""

import random
import re
from copy import copy
from typing import Any

from campaigns.honors.keys import new_key
from campaigns.models import Award, AwardType, RecipientKind
from campaigns.registers.catalogue import entry_of
from campaigns.registers.matching import UnitMatcher

from .people import Province, Recipient
from .sources import read

_RANGE = re.compile(r"\{(\d+)-(\d+)\}")


class AwardRows:
    """Makes the lists of rolls, one after the other; no initiative occurs twice in them."""

    def __init__(self) -> None:
        self.province = Province()
        self.texts = read("achievements.toml")
        self.used: set[str] = set()
        self.units = UnitMatcher()
        self.types: dict[str, AwardType] = {}

    def of(self, roll: dict[str, Any]) -> list[Award]:
        """The list of a roll's file, in its order; each row with its key."""
        dice = random.Random(roll["key"])  # noqa: S311
        written = [row for section in roll["section"] for row in section.get("rows", [])]
        taken = {(row["name"], row["unit"]) for row in written}
        return [
            self._award(section, recipient, achievement)
            for section in roll["section"]
            for recipient, achievement in (
                *map(_by_hand, section.get("rows", [])),
                *self._more(section, taken, dice),
            )
        ]

    def before(self, rows: list[Award], roll: dict[str, Any]) -> list[Award]:
        """What was published first where `rows` are what a correction made of it."""
        correction, section = roll["correction"], roll["section"][-1]
        misspelt = correction["misspelt"]
        published = [copy(row) for row in rows if row.name not in correction["missing"]]
        for row in published:
            row.name = misspelt.get(row.name, row.name)
        return [*published, *(self._award(section, *_by_hand(row)) for row in correction["extra"])]

    def _more(
        self, section: dict[str, Any], taken: set[tuple[str, str]], dice: random.Random
    ) -> list[tuple[Recipient, str]]:
        """Made-up recipients up to the section's `count`, in the order of their units."""
        wanted = section.get("count", 0) - len(section.get("rows", []))
        if wanted <= 0:
            return []
        pool = getattr(self.province, section.get("people") or section["groups"])
        chosen: dict[Recipient, str] = {}
        for recipient in dice.sample(pool, len(pool)):
            if len(chosen) == wanted:
                break
            if (recipient.name, recipient.unit) in taken:
                continue
            achievement = self._achievement(
                section.get("achievement", recipient.work), recipient, dice
            )
            if achievement is not None:
                chosen[recipient] = achievement
                taken.add((recipient.name, recipient.unit))
        return [(recipient, chosen[recipient]) for recipient in pool if recipient in chosen]

    def _achievement(self, kind: str, recipient: Recipient, dice: random.Random) -> str | None:
        """None where every text for such work is used."""
        if kind == "none":
            return ""
        if kind == "initiatives":
            unused = (text for text in self.texts[recipient.work][kind] if text not in self.used)
            initiative = next(unused, None)
            self.used.add(initiative or "")
            return initiative
        texts = self.texts[kind]
        own = texts.get("highland", []) if recipient.is_highland else []
        parts = (dice.choice([*texts["first"], *own]), dice.choice(texts["then"]))
        return _RANGE.sub(lambda found: _number(found, dice), "; ".join(filter(None, parts)))

    def _award(self, section: dict[str, Any], recipient: Recipient, achievement: str) -> Award:
        award_type = self._type(section["award"])
        is_person = section["kind"] == RecipientKind.INDIVIDUAL
        names = (recipient.unit,) if is_person else (recipient.name, recipient.unit)
        found = map(self.units.meant, names)
        unit = next((units[0] for units in found if len(units) == 1), None)
        return Award(
            key=new_key(),
            kind=section["kind"],
            honorific=recipient.honorific,
            name=recipient.name,
            position=recipient.position,
            unit_text=recipient.unit,
            unit=unit,
            award_text=section.get("printed", award_type.name),
            award_type=award_type,
            achievement=achievement,
        )

    def _type(self, code: str) -> AwardType:
        if code not in self.types:
            self.types[code] = entry_of(code)
        return self.types[code]


def _by_hand(row: dict[str, Any]) -> tuple[Recipient, str]:
    texts = {name: row.get(name, "") for name in ("name", "unit", "honorific", "position")}
    return Recipient(work="", **texts), row["achievement"]


def _number(found: re.Match[str], dice: random.Random) -> str:
    return f"{dice.randint(int(found[1]), int(found[2])):,}".replace(",", ".")
