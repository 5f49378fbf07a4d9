"""Lines around a list that honor nobody: signatures, totals, places with dates."""

import re

from news.text import fold_words

from . import line_words
from .other_languages import Spoken

PLACE_AND_DATE = r"[^\W\d][^\d,]{1,40},\s*ngày\s+"
_FOOTER = re.compile(line_words.FOOTER_PATTERN)
_TOTAL = re.compile(line_words.MARKED_TOTAL_PATTERN, re.I)
_BARE_TOTAL = re.compile(line_words.BARE_TOTAL_PATTERN, re.I)
_PLACE_AND_NUMBERS = re.compile(
    r"[^\W\d][^\d,:;]{1,40},\s*(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\W*", re.I
)
_LONGEST = 200


def is_footer(text: str) -> bool:
    """Whether a signature or a list of copies begins with this line."""
    if spoken := Spoken.here():
        return spoken.is_footer(text[:_LONGEST])
    folded = fold_words(text[:_LONGEST])
    if _FOOTER.match(folded) or (text.startswith("(") and folded in ("da ky", "ky")):
        return True
    return bool(_PLACE_AND_NUMBERS.fullmatch(text))


def is_total(text: str) -> bool:
    """Whether a cell sums up or is a remark on a sum: "Cộng", "Tổng số: 5 tập thể", "Tỷ lệ %",
    "Bằng chữ: …". Marks tell them from the names Công and Tống."""
    text = text[:_LONGEST]
    if spoken := Spoken.here():
        return spoken.is_total(text)
    return bool((_BARE_TOTAL if text.isascii() else _TOTAL).match(text))
