"""Name, position and unit in one cell or paragraph, in any order, with commas, dashes, lines.

A text is cut at its signs into pieces; each piece is told by what it begins with. A comma within
a position ("Bí thư Đảng ủy, Chủ tịch UBND xã A") or a unit ("UBND xã A, huyện B") cuts nothing.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from . import title_words
from .forms_of_address import Addressed, addressed, rank_of
from .heads import starts_like_place, starts_like_position, unit_head
from .kinds import kind_of
from .names import is_name_like, is_person
from .pieces import TIDY, Piece, joined, kind_of_text, pieces_of
from .position_unit import assembled, whole_before

_BIRTH = re.compile(
    r"(?:ngày |năm )?sinh(?:\s+(?:ngày|tháng|năm))*\W*\d|[sn]\.?[sn]\.?\b\W*\d|"
    r"cccd|cmnd|cmt|s?đt\b|điện thoại|"
    r"(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d$|(?:nam|nữ|giới tính.*)$",
    re.I,
)
# "Sở Lao động - Thương binh và Xã hội" is a department, and no remark about a wounded soldier.
_NOTE = re.compile(
    r"(?:" + "|".join(map(re.escape, title_words.NOTES)) + r")\b(?!\s+và\s+xã\s+hội)", re.I
)
ORDER = "name position unit"
_OWN = Piece("")  # the place of the name itself among the pieces


@dataclass(frozen=True)
class PersonParts:
    """What one text says of one recipient.

    `kind` is "" for a person. `note` is what stood beside the name and belongs to none of the
    fields: "đã mất", a pen name. Where `is_sure` is False, `doubts` names the fields in doubt and
    `other` holds the likeliest other values. `has_birth`: a birth date was left out.
    """

    honorific: str = ""
    name: str = ""
    position: str = ""
    unit: str = ""
    is_sure: bool = True
    kind: str = ""
    note: str = ""
    doubts: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()
    has_birth: bool = False


@lru_cache(maxsize=20_000)
def split_person(raw: str, order: str = "name position unit") -> PersonParts:
    """Honorific, name, position and unit of "Ông X, Trưởng phòng, Sở Y".

    `order` is that of the heading, for what the words themselves do not tell: some of "name",
    "position", "unit" with spaces between, "" where no heading says it. Collectives and
    households come back with their `kind`.
    """
    wanted = tuple((order or ORDER).split())
    text = " ".join(raw.split()).strip(TIDY)
    if not text:
        return PersonParts()
    if is_plain_name(text):
        return PersonParts(name=text)
    kind = kind_of(text)
    if kind.kind == "household":
        return _household(raw, text, kind.is_sure)
    pieces = pieces_of(raw)
    place = _place_of_name(pieces)
    if place is None and kind.kind == "collective":
        return _collective(pieces, text, kind.is_sure)
    if place is None:
        return _unknown(pieces, wanted, text)
    others = [piece for piece in pieces[place + 1 :] if not piece.is_bracketed]
    if any(_is_other_person(piece.text) for piece in others):
        return PersonParts(name=text, is_sure=False, doubts=("name",))
    return _person(pieces, place, wanted)


@lru_cache(maxsize=20_000)
def is_plain_name(text: str) -> bool:
    """Whether a text is a name and nothing else, without a title."""
    if not is_person(text):
        return False
    found = addressed(text)
    return found.is_sure and not found.has_more


def _place_of_name(pieces: list[Piece]) -> int | None:
    """The piece that holds the name: the first that a person could be called by."""
    for index, piece in enumerate(pieces):
        if piece.is_bracketed and index:
            continue
        found = addressed(piece.text)
        if found.has_more and is_name_like(found.name) and not unit_head(found.name):
            return index
        if is_person(piece.text) or _name_and_more(piece.text):
            return index
        if found.honorific and len(found.name.split()) == 1:
            return index
    return None


def _person(pieces: list[Piece], place: int, order: tuple[str, ...]) -> PersonParts:
    cut = _name_and_more(pieces[place].text)
    found = addressed(cut[0]) if cut else addressed(pieces[place].text)
    before, after = pieces[:place], pieces[place + 1 :]
    if cut:
        after = [Piece(cut[1], " "), *after]
    honorific, ranks, notes = found.honorific, [], []
    rest: list[Piece] = []
    has_birth = False
    for piece in [*before, _OWN, *after]:
        lone = _lone_title(piece.text)
        if piece is _OWN:
            ranks.extend([found.position] if found.position else [])
        elif lone and not honorific and not lone.position:
            honorific = lone.honorific
        elif rank := rank_of(piece.text):
            ranks.append(rank)
        elif _BIRTH.match(piece.text):
            has_birth = True
        elif piece.is_bracketed and piece.text.isdigit():
            continue  # a number of a footnote, or of the row
        elif _is_note(piece):
            notes.append(piece.text)
        else:
            rest.append(piece)
    unit_first = (
        "unit" in order and "position" in order and order.index("unit") < order.index("position")
    )
    split = assembled(rest, unit_first)
    position = ", ".join([*ranks, *([split.position] if split.position else [])])
    doubts = [] if found.is_sure else ["position" if not found.other else "name"]
    if not split.is_sure or (cut and not starts_like_position(cut[1])):
        doubts.append("position")
    if notes:
        doubts.append("name")
    return PersonParts(
        honorific,
        found.name,
        position,
        split.unit,
        not doubts,
        "",
        "; ".join(notes),
        tuple(dict.fromkeys(doubts)),
        found.other,
        has_birth,
    )


def _is_other_person(text: str) -> bool:
    """Whether a piece names one more person: two names in one cell are nobody's position."""
    found = addressed(text)
    return len(found.name.split()) > 2 and is_person(found.name) and not kind_of_text(text)


def _is_note(piece: Piece) -> bool:
    """Whether a piece is a remark: "(đã mất)", "(con liệt sĩ)"; unknown words in brackets are."""
    if _NOTE.match(piece.text):
        return not starts_like_position(piece.text) or piece.is_bracketed
    is_told = (
        starts_like_position(piece.text)
        or unit_head(piece.text)
        or starts_like_place(piece.text)
        or kind_of_text(piece.text)
    )
    return piece.is_bracketed and not is_told


def _lone_title(text: str) -> Addressed | None:
    """A title in a piece of its own: "Thạc sĩ" in "Nguyễn Văn A, Thạc sĩ"."""
    if len(text.split()) > 4 or starts_like_position(text):
        return None
    found = addressed(f"{text} Nguyễn Văn An")
    return found if found.has_more and found.name == "Nguyễn Văn An" else None


def _name_and_more(text: str) -> tuple[str, str] | None:
    """A name and what follows it without a sign: "Bà Lê Thị Hoa Trưởng phòng Hành chính"."""
    parts = text.split()
    if len(parts) < 4:
        return None
    for index in range(2, min(len(parts), 9)):
        rest = " ".join(parts[index:])
        if not parts[index][0].isupper() and not parts[index][0].islower():
            continue
        if not (starts_like_position(rest) and _is_known_position(rest)):
            continue
        name = " ".join(parts[:index])
        bare = addressed(name)
        if is_person(bare.name):
            return name, rest
    return None


def _is_known_position(text: str) -> bool:
    """Whether a text begins with two words of a whole position, so that no name goes on there."""
    return whole_before(text.split()) > 0 or text.split()[0].islower()


def _household(raw: str, text: str, is_sure: bool) -> PersonParts:
    """A household's name as printed; a place behind it is where it lives."""
    pieces = pieces_of(raw)
    for index, piece in enumerate(pieces[1:], start=1):
        if starts_like_position(piece.text):
            doubted = PersonParts(name=text, kind="household", is_sure=False)
            return replace(doubted, doubts=("name",), other=(("name", pieces[0].text),))
        if starts_like_place(piece.text):
            behind = raw.find(piece.text)
            name = " ".join(raw[:behind].split()).strip(TIDY + "(") if behind > 0 else text
            unit = ", ".join(rest.text for rest in pieces[index:])
            return PersonParts(name=name, unit=unit, kind="household", is_sure=is_sure)
    return PersonParts(
        name=text, kind="household", is_sure=is_sure, doubts=() if is_sure else ("kind",)
    )


def _collective(pieces: list[Piece], text: str, is_sure: bool) -> PersonParts:
    """A unit behind a comma is what it belongs to; places and bare words stay with the name."""
    parts = PersonParts(name=text, kind="collective", is_sure=is_sure)
    if not is_sure:
        parts = replace(parts, doubts=("kind",))
    if len(pieces) < 2 or (
        "\n" not in {p.sign for p in pieces}
        and "," not in {p.sign for p in pieces}
        and "-" not in {p.sign for p in pieces}
    ):
        return parts
    pieces = joined(pieces)
    first, rest = pieces[0], pieces[1:]
    head = unit_head(first.text)
    if not rest:
        return parts
    if not head or head == first.text.casefold() or starts_like_place(rest[0].text):
        return parts
    if not all(unit_head(piece.text) for piece in rest) or rest[0].sign not in (",", "-", "\n"):
        return parts
    if any(unit_head(piece.text) == piece.text.casefold() for piece in rest):
        return parts
    unit = ", ".join(piece.text for piece in rest)
    return replace(
        parts,
        name=first.text,
        unit=unit,
        is_sure=False,
        doubts=("unit",),
        other=(("name", text), ("unit", "")),
    )


def _unknown(pieces: list[Piece], order: tuple[str, ...], text: str) -> PersonParts:
    """Nothing looks like a name: the first of the fields that the heading names."""
    if len(pieces) < 2 or order[:1] != ("name",):
        return PersonParts(name=text, is_sure=False, doubts=("name",))
    split = assembled(pieces[1:], order[1:2] == ("unit",))
    found = addressed(pieces[0].text)
    return PersonParts(
        found.honorific, found.name, split.position, split.unit, False, doubts=("name",)
    )
