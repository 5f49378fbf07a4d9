"""One recipient in words: "Ông Nguyễn Văn A, Trưởng phòng, Sở Y", "Phòng X thuộc Sở Y".

What position and unit are, `people` tells; here what stands around them in sentences is taken
away: the deed, the award, birth dates, "Chức vụ: …", "hiện công tác tại".
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from news.text import fold_words

from .. import headings
from ..people import PersonParts, is_person, split_person, split_position_unit
from ..people.heads import (
    starts_like_collective,
    starts_like_place,
    starts_like_position,
    unit_head,
)
from ..people_words import kind_words
from . import words

STOPS = " \t\n;,./:"
_BELONGS = re.compile(r"\s+(?:trực\s+)?thuộc\s+", re.I)
_LONGEST = 400
_PART = re.compile(r"\s*[\t\n,;(]\s*|\s+[-–]\s+")
#: The first words of "cá nhân ông A", "tập thể và cá nhân: ông A".
_WHO = re.compile(r"(?:(?:tập\s+thể\s+và\s+)?cá\s+nhân)\s*:?\s+(?=\S)", re.I)
_DOUBTS = {"position": "split_doubtful", "unit": "split_doubtful", "name": "odd_name",
           "kind": "kind_doubtful"}  # fmt: skip


@dataclass(frozen=True)
class Recipient:
    """`name` keeps its form of address. `doubts` are codes of issues with the field in doubt."""

    name: str
    kind: str
    position: str = ""
    unit: str = ""
    award: str = ""
    achievement: str = ""
    doubts: tuple[tuple[str, str], ...] = ()

    def doubted(self, code: str, name: str) -> "Recipient":
        return replace(self, doubts=(*self.doubts, (code, name)))


@lru_cache(maxsize=2_000)
def recipient_in(text: str, is_expected: bool = False) -> Recipient | None:
    """The recipient that a phrase names, None where none begins it.

    `is_expected`: something above says that recipients follow, so a name alone is one.
    """
    if len(text) > _LONGEST * 3:
        return None
    text, achievement = without_deed(text.strip(STOPS))
    text, award = _without_award(text)
    text, labelled = _without_labels(_WHO.sub("", text))
    if not text or len(text) > _LONGEST or fold_words(text) in kind_words():
        return None
    found = _collective(text) or _person(text, is_expected)
    if found is None:
        return None
    return replace(
        found,
        name=found.name[:1].upper() + found.name[1:],
        position=found.position or labelled.get("position", ""),
        unit=found.unit or labelled.get("unit", ""),
        award=award or labelled.get("award", ""),
        achievement=achievement or labelled.get("achievement", ""),
    )


def without_deed(text: str) -> tuple[str, str]:
    """A text in two: up to the deed, and the deed: "đã có thành tích …"."""
    match = words.DEED.search(text)
    if not match:
        return text, ""
    deed = text[match.end() :].strip(" ,;.)/")
    return text[: match.start()].strip(STOPS), deed if words.IS_DEED.search(deed) else ""


def label_of(text: str) -> tuple[str, str] | None:
    """The field that a label names and its value: "Chức vụ: Kế toán" → ("position", "Kế toán")."""
    for pattern, name in words.LABELS:
        if match := pattern.match(text):
            return name, text[match.end() :].strip(STOPS)
    return None


def _person(text: str, is_expected: bool) -> Recipient | None:
    parts = _split(text)
    is_titled = bool(parts.honorific) and bool(words.PERSON.match(text) or is_person(parts.name))
    is_named = is_titled or is_person(parts.name)
    if parts.kind == "collective" or (parts.kind == "" and not is_named):
        return None
    if not parts.kind and not parts.honorific and not (parts.position or parts.unit or is_expected):
        return None
    name = f"{parts.honorific} {parts.name}".strip()
    made = Recipient(name, parts.kind or "individual", parts.position, parts.unit)
    for doubt in parts.doubts or (("kind",) if parts.kind and not parts.is_sure else ()):
        made = made.doubted(_DOUBTS.get(doubt, "split_doubtful"), doubt)
    return made


def _split(text: str) -> PersonParts:
    """Name, position and unit. What leads to position and unit is no part of them."""
    parts = [part for part in _PART.split(text) if part.strip(STOPS + ")")]
    if len(parts) > 1:
        kept = [parts[0]]
        kept.extend(
            words.AT.sub("", words.LINKS.sub("", part))
            for part in parts[1:]
            if not words.BIRTH.match(part)
        )
        signs = _PART.findall(text)
        if any("\t" in sign for sign in signs) or kept != parts:
            text = ", ".join(part.strip(" )") for part in kept)
    text = re.sub(r"^([^\W\d]+(?:\s[^\W\d]+)?)\s*:\s*", r"\1 ", text)
    found = split_person(text, "name position unit")
    if at := words.AT.match(found.position):
        return replace(found, position="", unit=found.unit or found.position[at.end() :])
    found = replace(
        found,
        position=words.LINKS.sub("", found.position),
        unit=words.AT.sub("", found.unit),
    )
    return _belonging(found) if _BELONGS.search(text) and not found.kind else found


def _belonging(found: PersonParts) -> PersonParts:
    """ "Chuyên viên Phòng A thuộc Sở B": a unit before "thuộc" is no part of the position."""
    inner = split_position_unit(found.position)
    if not (inner.position and inner.unit and found.unit):
        return found
    unit = f"{inner.unit}, {found.unit}"
    return replace(found, position=inner.position, unit=unit, doubts=(*found.doubts, "unit"))


def _collective(text: str) -> Recipient | None:
    """ "tập thể Phòng X" is Phòng X; "Tập thể Phòng X" keeps the word that begins its name."""
    bare = re.sub(r"^tập\s+thể\s*:?\s+(?=\S)", "", text, flags=re.I)
    is_said = bare != text
    lead = "Tập thể " if text.startswith(("Tập thể ", "TẬP THỂ ")) and ":" not in text[:9] else ""
    if words.PERSON.match(bare) or words.HOUSEHOLD.match(bare) or len(bare) > 200:
        return None
    if starts_like_position(bare) and not is_said:
        return None
    is_named = starts_like_collective(bare) or (is_said and not bare.islower())
    if not is_named or words.GENERIC.match(bare):
        return None
    if belongs := _BELONGS.search(bare):
        unit = bare[belongs.end() :].strip(STOPS)
        return Recipient(lead + bare[: belongs.start()].strip(STOPS), "collective", unit=unit)
    parts = split_person(bare, "name position unit")
    if parts.kind != "collective" and not is_said and unit_head(bare) == "":
        return None
    if parts.kind != "collective":
        made = Recipient(lead + bare.strip(STOPS), "collective")
        return made if is_said else made.doubted("kind_doubtful", "kind")
    made = Recipient(lead + parts.name, "collective", unit=parts.unit)
    for doubt in parts.doubts:
        made = made.doubted(_DOUBTS.get(doubt, "split_doubtful"), doubt)
    return made


def is_place(text: str) -> bool:
    """Whether a text names a unit or a place, and nobody with a position there."""
    return bool(unit_head(text) or starts_like_place(text)) and not starts_like_position(text)


def _without_labels(text: str) -> tuple[str, dict[str, str]]:
    """Takes "Chức vụ: Trưởng phòng; Đơn vị: Sở Y" out of what follows a name."""
    if ":" not in text:
        return text, {}
    left: list[str] = []
    found: dict[str, str] = {}
    parts = re.split(r"\s*[\t\n,;]\s*|\s+[-–]\s+", text)
    for place, part in enumerate(parts):
        label = label_of(part) if place else None
        if label is None:
            left.append(part)
        elif label[0]:
            found.setdefault(label[0], label[1])
    return (", ".join(left), found) if len(left) != len(parts) else (text, {})


def _without_award(text: str) -> tuple[str, str]:
    """A text without the award at its end: "Ông A, Trưởng phòng: Bằng khen của Bộ trưởng"."""
    spans = headings.award_spans(text)
    if not spans or spans[0][0] == 0:
        return text, ""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    start = starts[spans[0][0]]
    before = text[:start]
    lead = words.GIVEN.search(before)
    if not lead or not before[: lead.start()].strip():
        return text, ""
    return before[: lead.start()].strip(STOPS), headings.unquoted(text[start:])
