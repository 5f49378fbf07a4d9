"""Position and unit in one text, in either order, with commas within each."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from . import position_words, unit_words
from .heads import starts_like_position, unit_head
from .pieces import Piece, joined, kind_of_piece, pieces_of

_LONGEST_POSITION = 30  # in words
_LONGEST_WHOLE = 8
_BARE_BODIES = {"chi bộ", "đảng ủy", "đảng uỷ", "đảng bộ", "ban thường vụ", "thường trực"}
_BODIES = _BARE_BODIES | {
    "chi đoàn", "công đoàn", "đoàn thanh niên", "hội nông dân", "hội phụ nữ", "hội cựu chiến binh",
    "tổ dân phố",
}  # fmt: skip
_WHOLE_UNITS = {"văn phòng", "huyện ủy", "tỉnh ủy", "thành ủy", "quận ủy", "thị ủy", "huyện uỷ"}


@dataclass(frozen=True)
class PositionUnit:
    """A text such as "Trưởng phòng, Thanh tra Sở" in two; `is_sure` where the cut is plain."""

    position: str
    unit: str
    is_sure: bool = True


@lru_cache(maxsize=20_000)
def split_position_unit(raw: str, unit_first: bool = False) -> PositionUnit:
    """Position and unit from one text; `raw` keeps its line breaks.

    `unit_first`: the heading names the unit first, for what the words themselves do not tell.
    """
    return assembled(pieces_of(raw, brackets=False), unit_first)


def assembled(pieces: list[Piece], unit_first: bool) -> PositionUnit:
    pieces = joined(pieces)
    kinds = [kind_of_piece(piece) for piece in pieces]
    if not pieces:
        return PositionUnit("", "")
    if "position" not in kinds and "unit" not in kinds:
        return _untold(pieces, kinds, unit_first)
    positions: list[str] = []
    units: list[str] = []
    is_sure = True
    last = max((i for i, kind in enumerate(kinds) if kind == "position"), default=-1)
    for index, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        if kind == "position":
            glued = _glued(piece.text)
            is_last = index == last and not units
            has_own_unit = "unit" in kinds[index + 1 :]
            is_whole = _is_whole(piece.text.split())
            if (
                glued
                and not is_whole
                and is_last
                and not (has_own_unit and not _is_within(pieces, kinds, index))
            ):
                positions.append(glued.position)
                units.append(glued.unit)
                is_sure = is_sure and glued.is_sure
            else:
                positions.append(piece.text)
        elif kind in ("unit", "place"):
            if kind == "place" and not units and index and kinds[index - 1] == "position":
                is_sure = is_sure and _ends_whole(positions[-1])
            units.append(piece.text)
        elif (units and kinds[index - 1] in ("unit", "place")) or (
            positions and index == len(pieces) - 1 and not units
        ):
            units.append(piece.text)
            is_sure = False
        elif unit_first and not positions and index == 0:
            units.append(piece.text)
            is_sure = "position" in kinds
        else:
            positions.append(piece.text)
            is_sure = is_sure and piece.sign == "-" and index > 0
    if _are_mixed(kinds):
        is_sure = False
    return PositionUnit(_capital(", ".join(positions)), _capital(", ".join(units), True), is_sure)


def _glued(text: str) -> PositionUnit | None:
    """ "Trưởng phòng Thanh tra Sở" in two: a whole position before a unit's first word; or where a
    capital begins a unit behind a small letter."""
    parts = text.split()
    for count in range(min(len(parts) - 1, _LONGEST_WHOLE), 0, -1):
        if not _is_whole(parts[:count]):
            continue
        rest = " ".join(parts[count:])
        if unit_head(rest) and not _is_bare_unit(rest):
            if rest[0].islower() and unit_head(rest) in text[: -len(rest)].casefold().split():
                return None  # "Tổ trưởng tổ 4", "Đội trưởng đội 3"
            is_plain = parts[count][0].isupper() or text.islower()
            is_sure = is_plain and not text.isupper() and not _is_doubled(rest)
            return PositionUnit(" ".join(parts[:count]), rest, is_sure)
    for index in range(1, min(len(parts), _LONGEST_POSITION)):
        rest = " ".join(parts[index:])
        before = parts[index - 1]
        is_edge = parts[index][0].isupper() and before[0].islower()
        is_unit = unit_head(rest) and not _is_bare_unit(rest)
        if is_edge and is_unit and not starts_like_position(rest):
            return PositionUnit(" ".join(parts[:index]), rest, False)
    return None


def _is_bare_unit(text: str) -> bool:
    """Whether a unit is its first words alone, as in "Bí thư Chi bộ", "Giám đốc Sở"."""
    small = text.casefold()
    return unit_head(text) == small and small not in _WHOLE_UNITS


def _is_doubled(unit: str) -> bool:
    """Whether a body goes on to the unit that it is in, so that it may be of the position: "Chi bộ
    Tổ Tự nhiên"."""
    head = unit_head(unit)
    rest = unit[len(head) :].strip()
    if head not in _BODIES or not rest:
        return False
    return bool(unit_head(rest)) if rest[0].isupper() else head in _BARE_BODIES and " " in rest


def whole_before(parts: list[str]) -> int:
    """How many first words are a whole position, 0 for none; the longest one counts."""
    counts = range(min(len(parts), _LONGEST_WHOLE), 0, -1)
    return next((count for count in counts if _is_whole(parts[:count])), 0)


def _is_whole(parts: list[str]) -> bool:
    return " ".join(parts).casefold().strip(".,") in position_words.WHOLE


def _is_within(pieces: list[Piece], kinds: list[str], index: int) -> bool:
    """Whether the unit behind a glued one is a wider one: "Trưởng phòng Phòng A, Sở B"."""
    return pieces[index + 1].sign in (",", "-", "\n") and kinds[index + 1] in ("unit", "place")


def _ends_whole(position: str) -> bool:
    return position.casefold() in position_words.WHOLE or position.casefold().startswith("trưởng ")


def _are_mixed(kinds: Iterable[str]) -> bool:
    """Whether positions and units take turns more than once."""
    known = ["unit" if kind == "place" else kind for kind in kinds if kind]
    turns = sum(a != b for a, b in pairwise(known))
    return turns > 1


def _untold(pieces: list[Piece], kinds: list[str], unit_first: bool) -> PositionUnit:
    """No piece is told by its words: the heading's order decides."""
    texts = [piece.text for piece in pieces]
    if len(texts) == 1:
        if kinds == ["place"]:
            return PositionUnit("", texts[0])
        return (
            PositionUnit("", texts[0], False) if unit_first else PositionUnit(texts[0], "", False)
        )
    if all(kind == "place" for kind in kinds):
        return PositionUnit("", ", ".join(texts))
    if unit_first:
        return PositionUnit(texts[-1], ", ".join(texts[:-1]), False)
    return PositionUnit(texts[0], ", ".join(texts[1:]), False)


def _capital(text: str, is_unit: bool = False) -> str:
    """With a capital, as at the beginning of a cell; places keep their small letter."""
    if is_unit and text.casefold().startswith(unit_words.PLACES):
        return text
    return text[:1].upper() + text[1:]
