"""The counts that a list states of itself: "Danh sách gồm 05 tập thể và 27 cá nhân"."""

import re
from dataclasses import dataclass, field

from news.text import fold_words

from . import people_words

_IN_ALL = {
    "tap the va ca nhan", "tap the ca nhan", "ca nhan va tap the", "ca nhan tap the", "truong hop",
    "nguoi", "don vi",
}  # fmt: skip
COUNTED = (
    r"(tap the va ca nhan|tap the ca nhan|ca nhan va tap the|ca nhan tap the|tap the|ca nhan|"
    r"ho gia dinh|gia dinh|nguoi|dong chi|can bo|truong hop|ong ba|don vi|nha giao|hoc sinh|"
    r"giao vien|hoi vien|doan vien|dang vien|thi sinh|chien s[iy]|em|chau|ho)"
)
_COUNT = re.compile(rf"\b(\d{{1,6}}) (?:luot |dong chi la )?{COUNTED}\b")
# Marks tell "cộng" and "tổng" from the names Công and Tống.
_LEAD = re.compile(r"\b(danh sách|tổng|gồm|ấn định|cộng|bao gồm)\b", re.I)
_BARE_LEAD = re.compile(r"\b(danh sach|tong|gom|an dinh|cong|bao gom)\b", re.I)
_OPENING = re.compile(r"[\W_]*(danh sách|tổng|ấn định|cộng|gồm|bao gồm)\b", re.I)
_BARE_OPENING = re.compile(r"[\W_]*(danh sach|tong|an dinh|cong|gom|bao gom)\b", re.I)
_TOTAL = re.compile(r"^(?:tong|tong so|tong cong|cong|cong tong)(?: co| la| danh sach)? (\d{1,5})$")
_SECTION_COUNT = re.compile(rf"(?:^|[^\d ] )(\d{{1,4}})(?: (?:{COUNTED}|giai|suat|huy hieu))?$")
# What is numbered, and not counted.
_NUMBERED = re.compile(r"\b(dot|lop|so|lan|khoi|cum|to|khu|quy|ap|thon|dieu|khoan|muc) \d+$")


@dataclass(frozen=True)
class Declared:
    """A count that the list states: in all, and by kind if it does."""

    total: int
    kinds: dict[str, int] = field(default_factory=dict)


def declared_in(text: str) -> Declared | None:
    """The count in "Danh sách gồm 05 tập thể và 27 cá nhân", None where a line states none."""
    if len(text) > 400 or not any(map(str.isdigit, text)):
        return None
    if not (_BARE_LEAD if text.isascii() else _LEAD).search(text):
        return None
    bare = re.sub(r"\([^)\d]{0,200}\)", " ", re.sub(r"(\d)\.(\d{3})\b", r"\1\2", text))
    folded = fold_words(bare)
    if match := _TOTAL.match(folded):
        return Declared(int(match[1]))
    return counted_in(folded)


def counted_in(folded: str) -> Declared | None:
    """The count in the words of a clause, "05 tập thể và 12 cá nhân"; `folded` by `fold_words`."""
    counts = [(int(number), what) for number, what in _COUNT.findall(folded)]
    if not counts:
        return None
    numbers = [number for number, _ in counts]
    is_total = counts[0][1] in _IN_ALL and numbers[0] == sum(numbers[1:])
    total = numbers[0] if is_total else sum(numbers)
    kinds: dict[str, int] = {}
    for number, what in counts:
        if kind := people_words.kind_words().get(what) if what not in ("nguoi", "don vi") else "":
            kinds[kind] = kinds.get(kind, 0) + number
    return Declared(total, kinds)


def is_count(text: str) -> bool:
    """Whether a line begins as a count does: "Tổng cộng: 32", "Danh sách gồm 06 cá nhân./."."""
    opening = _BARE_OPENING if text.isascii() else _OPENING
    return bool(opening.match(text)) and declared_in(text) is not None


def section_count(text: str) -> int | None:
    """The count at the end of a section's line: "I. TẬP THỂ (05)"; None for none, or a year."""
    folded = fold_words(text)
    found = None if _NUMBERED.search(folded) else _SECTION_COUNT.search(folded)
    return int(found[1]) if found and not 1900 <= int(found[1]) <= 2100 else None
