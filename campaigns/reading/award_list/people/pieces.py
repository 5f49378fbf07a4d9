"""Cuts a text at its signs into pieces, and tells what each piece is by its first words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from . import position_words
from .heads import starts_like_place, starts_like_position, unit_head

_SIGNS = r"\s*[\n\r]+\s*|\s*[,;|\t]\s*|\s+[-–—]+\s+|\s*:\s+|\s+thuộc\s+"
_SIGN = re.compile(_SIGNS + r"|\s*\(\s*|\s*\)\s*", re.I)
_SIGN_OR_NONE = re.compile(_SIGNS, re.I)
_CLASS = re.compile(r"(?:lớp\s+)?\d{1,2}\s?[A-Z]\d{0,2}", re.I)  # of a school: 9A, 12A1
TIDY = " \t\n,;:.*–—-"
_MOST_PIECES = 40


@dataclass(frozen=True)
class Piece:
    """A part between two signs; `sign` is the one before it."""

    text: str
    sign: str = ""

    @property
    def is_bracketed(self) -> bool:
        return self.sign == "("


def pieces_of(raw: str, brackets: bool = True) -> list[Piece]:
    """The parts of a text between its signs: line breaks, commas, dashes; `brackets` too."""
    found: list[Piece] = []
    sign, start = "", 0
    for match in (_SIGN if brackets else _SIGN_OR_NONE).finditer(raw):
        _add(found, raw[start : match.start()], sign)
        mark = match[0].strip()
        sign = "\n" if re.search(r"[\n\r]", match[0]) else "-" if mark[:1] in "-–—" else mark
        start = match.end()
    _add(found, raw[start:], sign)
    if len(found) > _MOST_PIECES:
        rest = ", ".join(piece.text for piece in found[_MOST_PIECES:])
        return [*found[:_MOST_PIECES], Piece(rest, ",")]
    return found


def _add(found: list[Piece], text: str, sign: str) -> None:
    bare = " ".join(text.split()).strip(TIDY)
    if bare:
        found.append(Piece(bare, sign))


def joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces that a sign within a position or a unit has cut, put together again."""
    found: list[Piece] = []
    for piece in pieces:
        above = found[-1] if found else None
        if above and piece.sign == "-" and not _is_told(piece.text):
            # "Công chức Tư pháp - Hộ tịch", "Phòng Hành chính - Tổng hợp"
            found[-1] = Piece(f"{above.text} - {piece.text}", above.sign)
        elif above and piece.sign in ("-", ",") and _is_bare(above.text) and unit_head(piece.text):
            found[-1] = Piece(
                f"{above.text}{' - ' if piece.sign == '-' else ', '}{piece.text}", above.sign
            )
        elif above and piece.sign == "," and not _is_told(piece.text) and piece.text[0].islower():
            found[-1] = Piece(f"{above.text}, {piece.text}", above.sign)
        elif (
            above
            and piece.sign == "\n"
            and not _is_told(piece.text)
            and not _is_told_whole(above.text)
        ):
            found[-1] = Piece(f"{above.text} {piece.text}", above.sign)
        else:
            found.append(piece)
    return found


def _is_told(text: str) -> bool:
    return kind_of_text(text) != ""


def _is_told_whole(text: str) -> bool:
    return text.casefold() in position_words.WHOLE


def _is_bare(text: str) -> bool:
    """Whether a unit's name is its first words alone: "Đảng ủy", "HĐND"."""
    head = unit_head(text)
    last = re.split(r"\s[-–]\s|,\s", text)[-1]
    return bool(head) and unit_head(last) == last.casefold() and head not in ("phòng", "sở")


def kind_of_piece(piece: Piece) -> str:
    if piece.sign.casefold() == "thuộc" and not starts_like_position(piece.text):
        return "unit"
    return kind_of_text(piece.text)


@lru_cache(maxsize=20_000)
def kind_of_text(text: str) -> str:
    """ "position", "unit", "place" (of a unit), or "" for what the words do not tell."""
    if starts_like_position(text):
        return "position"
    if starts_like_place(text) and not _is_small_unit(text):
        return "place"
    if unit_head(text):
        return "unit"
    if _CLASS.fullmatch(text):
        return "unit"
    return ""


def _is_small_unit(text: str) -> bool:
    """Teams and groups are units, though villages are called so too: "Tổ 5", "Đội Cảnh sát"."""
    head = text.casefold().split()[0]
    return head in ("tổ", "đội") and not text.casefold().startswith("tổ dân phố")
