"""The people and groups of the demo: made from word lists, the same at every load."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .sources import read

VILLAGES = 3
OFFICERS = 2
MEN, WOMEN = "Ông", "Bà"
HIGHLAND = "highland"
#: The kinds of names among people of the highlands, and of everywhere else.
HIGHLAND_NAMES, NAMES = ("thai", "thai", "mong", "kinh"), ("kinh",)
#: What the head of a village is called, by the first word of its name.
HEADS = {"tổ": "Tổ trưởng", "xóm": "Trưởng", "thôn": "Trưởng", "bản": "Trưởng"}
#: Posts whose work is the same in every office.
SUPPORT = {"Kế toán", "Lưu trữ viên"}


@dataclass(frozen=True)
class Recipient:
    """Somebody, or a group, as a decision names them; `work` is what their achievements are."""

    name: str
    unit: str
    work: str
    honorific: str = ""
    position: str = ""
    is_highland: bool = False


@dataclass(frozen=True)
class Place:
    """A commune or a ward."""

    name: str
    kind: str
    villages: tuple[str, ...]

    @property
    def is_highland(self) -> bool:
        return self.kind == HIGHLAND


class Province:
    """Everybody in the demo's province who might be honored."""

    def __init__(self) -> None:
        data = read("people.toml")
        self.names = {key: _split(words) for key, words in data["names"].items()}
        self.all_offices, self.posts = data["office"], data["community"]
        self.places = [
            _place(kind, name, data["villages"])
            for kind, names in data["localities"].items()
            for name in names
        ]

    @cached_property
    def staff(self) -> list[Recipient]:
        """Those who work in the department."""
        return [person for office in self.all_offices for person in self._staff_of(office)]

    @cached_property
    def officers(self) -> list[Recipient]:
        """The justice officers of communes and wards."""
        return [
            self._person(
                dice, place.is_highland, self.posts["officer"], f"UBND {place.name}", "officer"
            )
            for place in self.places
            for dice in [_dice(f"officers {place.name}")]
            for _number in range(OFFICERS)
        ]

    @cached_property
    def community(self) -> list[Recipient]:
        """Mediators and heads of villages."""
        return [
            self._person(dice, place.is_highland, position, place.name, work)
            for place in self.places
            for dice in [_dice(f"community {place.name}")]
            for village in place.villages
            for position, work in self._posts_in(village)
        ]

    @cached_property
    def offices(self) -> list[Recipient]:
        return [
            Recipient(office["unit"], office.get("under", "Sở Tư pháp"), "office")
            for office in self.all_offices
        ]

    @cached_property
    def groups(self) -> list[Recipient]:
        """Mediation groups."""
        return [
            Recipient(f"Tổ hòa giải {village}", place.name, "group", is_highland=place.is_highland)
            for place in self.places
            for village in place.villages
        ]

    @cached_property
    def desks(self) -> list[Recipient]:
        """Justice desks of communes and wards."""
        name = self.posts["desk"]
        return [
            Recipient(name, f"UBND {place.name}", "desk", is_highland=place.is_highland)
            for place in self.places
        ]

    @cached_property
    def clubs(self) -> list[Recipient]:
        names = self.posts["clubs"]
        return [
            Recipient(_dice(f"clubs {place.name}").choice(names), place.name, "club")
            for place in self.places
        ]

    def _posts_in(self, village: str) -> Iterator[tuple[str, str]]:
        yield from ((f"{post} {village}", "mediator") for post in self.posts["mediators"])
        yield f"{HEADS[village.split()[0]]} {village}", "village"

    def _staff_of(self, office: dict[str, Any]) -> Iterator[Recipient]:
        unit, work, dice = office["unit"], office["work"], _dice(office["unit"])
        for row in office.get("people", []):
            yield Recipient(unit=unit, work=work, **row)
        for position, count in office["staff"].items():
            its_work = "support" if position in SUPPORT else work
            for _number in range(count):
                yield self._person(dice, office.get(HIGHLAND, False), position, unit, its_work)

    def _person(
        self, dice: random.Random, is_highland: bool, position: str, unit: str, work: str
    ) -> Recipient:
        words = self.names[dice.choice(HIGHLAND_NAMES if is_highland else NAMES)]
        is_man = dice.choice((True, False))
        middle, given = ("men", "men_given") if is_man else ("women", "women_given")
        name = " ".join(dice.choice(words[key]) for key in ("families", middle, given))
        return Recipient(name, unit, work, MEN if is_man else WOMEN, position, is_highland)


def _place(kind: str, name: str, villages: dict[str, list[str]]) -> Place:
    """With the villages that were named for it, and others of its kind."""
    name = f"phường {name}" if kind == "ward" else f"xã {name}"
    others = _dice(f"villages {name}").sample(villages[kind], VILLAGES)
    return Place(name, kind, (*villages.get(name, ()), *others)[:VILLAGES])


def _split(words: dict[str, str]) -> dict[str, list[str]]:
    """An underscore joins two words of one name."""
    return {key: [w.replace("_", " ") for w in text.split()] for key, text in words.items()}


def _dice(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311
