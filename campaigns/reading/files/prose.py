"""Text that is no table: a decision copied out of Word, a list written as paragraphs."""

import re

from .sheets import Limits, Sheet, SpreadsheetError

_MOST_PARAGRAPHS = 20_000
_LOOKED_AT = 400
_ARTICLE = re.compile(r"(?:điều|ðiều)\s+\d{1,2}\s*[.:]", re.I)
_ITEM = re.compile(
    r"(?:\d{1,3}\s*[.)/]|[-–+*•])\s*(?:ông|bà|anh|chị|em|đồng\s+chí|đ/c|gia\s+đình|hộ|tập\s+thể|"
    r"thầy|cô|cháu|cụ)\s+\S",
    re.I,
)
_CAPITAL = "[A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA)))) + r"][^\W\d_]*"
_NAMED = re.compile(
    rf"(?:\d{{1,3}}\s*[.)/]|[-–+*•])\s*(?:{_CAPITAL}\s+){{1,5}}{_CAPITAL}\s*(?:[,;(]|\s[-–]\s)"
)
_GIVING = re.compile(r"(?:nay\s+)?(?:tặng|công\s+nhận|khen\s+thưởng|truy\s+tặng)\b", re.I)
_ADDRESS = re.compile(r"(?:ông|bà|đồng\s+chí|đ/c|em|anh|chị)\s+\S", re.I)
_HEADER = re.compile(r"\W*(?:stt|s\.t\.t|tt|số\s+tt|họ\s+(?:và\s+)?tên)\W", re.I)


def is_prose(text: str) -> bool:
    """Whether the lines of a text are sentences and items, and not rows of cells."""
    lines = [line.strip() for line in text[:200_000].splitlines() if line.strip()][:_LOOKED_AT]
    if not lines or any(_HEADER.match(f"{line} ") for line in lines):
        return False
    items = sum(bool(_ITEM.match(line) or _NAMED.match(line)) for line in lines)
    if not items and sum("\t" in line for line in lines) > 1:
        return False
    if any(map(_GIVING.match, lines)) and (items or any(map(_ADDRESS.match, lines))):
        return True
    return any(map(_ARTICLE.match, lines)) or (items > 1 and items * 3 >= len(lines))


def read_prose(text: str, limits: Limits) -> list[Sheet]:
    """One document of paragraphs, without a table."""
    above = [line.strip() for line in text.splitlines() if line.strip()]
    if len(above) > _MOST_PARAGRAPHS:
        raise SpreadsheetError("too_many_rows", limit=_MOST_PARAGRAPHS)
    if any(len(line) > limits.cell * 4 for line in above):
        raise SpreadsheetError("cell_too_long", limit=limits.cell * 4)
    return [Sheet("", above=above, is_of_document=True)]
