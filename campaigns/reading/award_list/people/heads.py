"""What a text begins with: the name of a unit, of a group, of a place, or of a position."""

from functools import lru_cache

from ..other_languages import Spoken
from . import position_words, unit_words


def _by_first_word(heads: tuple[str, ...]) -> dict[str, list[str]]:
    """The heads by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for head in sorted(heads, key=len, reverse=True):
        found.setdefault(head.split()[0].strip(",.-–"), []).append(head)
    return found


_UNITS = _by_first_word(unit_words.HEADS)
_GROUPS = _by_first_word(unit_words.GROUPS)
_PLACES = _by_first_word(unit_words.PLACES)
_POSITIONS = _by_first_word(position_words.HEADS)
_NO_NAMES = {"văn": {"hóa", "hoá", "phòng", "thư"}, "thị": {"trấn", "xã", "trường", "đoàn", "ủy"}}
_OFFICERS = {"trưởng", "phó", "viên", "TRƯỞNG", "PHÓ", "VIÊN"}


@lru_cache(maxsize=20_000)
def starts_like_unit(text: str) -> bool:
    return bool(unit_head(text))


@lru_cache(maxsize=20_000)
def starts_like_position(text: str) -> bool:
    """Whether a text begins as a position: "Phó Giám đốc", "Tổ trưởng"; no "Phó Đức Chính"."""
    if spoken := Spoken.here():
        return spoken.is_position(text)
    words = text.split()
    if not words:
        return False
    head = _head(text.casefold(), _POSITIONS)
    small = [word.casefold().strip(".,;") for word in words]
    if head in position_words.ABBREVIATIONS and not words[0].strip(".").isupper():
        head = ""
    if small[0] == "phó":
        following = small[1:2]
        return len(words) == 1 or following[0] in position_words.BEHIND_DEPUTY
    if head in ("nguyên", "quyền", "q"):
        rest = " ".join(words[1:])
        return bool(rest) and (words[1][0].islower() or starts_like_position(rest))
    if head:
        return True
    unit = _head(text.casefold(), _UNITS)
    return bool(unit) and _is_officer(text, len(unit.split()))


@lru_cache(maxsize=20_000)
def starts_like_collective(text: str) -> bool:
    """Whether a text begins as a unit, or as a group of people: "Nhân dân và cán bộ xã A"."""
    return bool(unit_head(text)) or bool(_head(text.casefold(), _GROUPS))


@lru_cache(maxsize=20_000)
def starts_like_place(text: str) -> bool:
    return bool(_head(text.casefold(), _PLACES))


def unit_head(text: str) -> str:
    """The words of a unit that `text` begins with, in small letters; "" for none.

    "Đoàn Văn Hậu" and "Báo Thị Hoa" are people, "Đoàn Thanh niên xã A" is none.
    """
    if spoken := Spoken.here():
        return text.casefold() if spoken.is_unit(text) else ""
    small = text.casefold()
    head = _head(small, _UNITS)
    words = text.split()
    first = small.split()[0] if words else ""
    if head and _is_officer(text, len(head.split())):
        return ""
    is_abbreviated = first.strip(".") in unit_words.ABBREVIATIONS
    if not head and is_abbreviated:
        is_marked = words[0].strip(".").isupper() or (first.endswith(".") and words[0][0].isupper())
        return first if is_marked and len(words) > 1 else ""
    if is_abbreviated and head == first and words[0].islower():
        return ""
    if head == "đoàn trường" and len(words) == 3 and words[2].isalpha():
        is_school = words[1].islower() or (len(words[2]) > 3 and words[2].isupper())
        return head if is_school and not text.isupper() else ""
    if head not in unit_words.ALSO_FAMILY_NAMES or len(words) < 2:
        return head
    rest = words[1:]
    is_capital = text.islower() or all(word[0].isupper() for word in rest)
    if is_capital and len(rest) in (2, 3) and is_middle_name(rest):
        is_art = rest[-1].casefold() == "nghệ"
        return (
            ""
            if not is_art and head in ("đoàn", "lăng", "báo", "ban", "đài", "bộ", "vụ", "hội")
            else head
        )
    if head == "đoàn":
        is_named = is_capital and 2 <= len(words) <= 5 and not unit_head(" ".join(rest))
        return "" if is_named and rest[0].isalpha() else head
    return head


def is_middle_name(parts: list[str]) -> bool:
    """Whether the first of `parts` is "Văn" or "Thị" as in a name: "Văn hóa", "Thị xã" are not."""
    words = _NO_NAMES.get(parts[0].casefold())
    return words is not None and (len(parts) < 2 or parts[1].casefold() not in words)


def _is_officer(text: str, index: int) -> bool:
    """Whether a unit's words go on to its head or member: "Đội trưởng", "Thanh tra viên"."""
    words = text.split()[index : index + 1]
    return bool(words) and words[0].strip(".,;") in _OFFICERS


def _head(small: str, heads: dict[str, list[str]]) -> str:
    first = small.split(maxsplit=1)[0].strip(",.;:()-–") if small.strip() else ""
    for head in heads.get(first, ()):
        if small.startswith(head) and not (
            head[-1].isalpha() and small[len(head) : len(head) + 1].isalpha()
        ):
            return head
    return ""
