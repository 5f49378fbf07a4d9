"""Puts the units of one row together, and says which heading names the larger one."""

import re
from collections.abc import Mapping

from news.text import fold_words

# From the smallest to the largest, by words of the heading.
_SIZES = (
    r"lop|to|nhom|doi|chi (doi|bo|hoi|doan)|phan doi|thon|xom|ap|khom|buon|khu pho|to dan pho",
    r"phong|khoa|bo phan|bo mon|phan xuong|xa|phuong|thi tran",
    r"don vi|truong|co quan|cong ty|benh vien|trung tam|huyen|quan|thi xa|chi cuc",
    r"so|nganh|tinh|thanh pho|dia phuong|dia ban|cuc|don vi (chu quan|quan ly)",
)
_PATTERNS = tuple(re.compile(rf"(?:ten )?(?:{words})\b") for words in _SIZES)


def joined_units(texts: Mapping[str, str]) -> str:
    """The units of one row by their headings, in one text: "Tổ Toán, Trường THPT Yên Lạc"."""
    found: list[str] = []
    for _heading, text in sorted(texts.items(), key=lambda pair: _size(pair[0])):
        if not any(fold_words(text) in fold_words(other) for other in found):
            found.append(text)
    return ", ".join(found)


def _size(heading: str) -> int:
    folded = fold_words(heading)
    sizes = [size for size, pattern in enumerate(_PATTERNS) if pattern.match(folded)]
    return max(sizes, default=2)
