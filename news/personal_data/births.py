"""Birth dates and years, in figures and spelled."""

import re
from collections.abc import Iterator

from .found import BIRTH, Found
from .marks import marks_or_none, without_marks

_YEAR = r"(?:19(?:1[5-9]|[2-9]\d)|20[0-2]\d)(?!\d)"
_SIGN = r"\s?[/.\-]\s?"
_WORD = (
    r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|mồng|mùng|linh|lẻ|"
    r"nghìn|ngàn|trăm|không|giêng|chạp)"
)
_SPELLED_YEAR = rf"năm(?:\s{{1,2}}{_WORD}\b){{2,9}}"
_SPELLED = (
    rf"(?:{_WORD}\s{{1,2}}){{1,4}}tháng(?:\s{{1,2}}{_WORD}\b){{1,2}}?"
    rf"(?:\s{{1,2}}(?:{_SPELLED_YEAR}|(?:năm\s{{1,2}})?{_YEAR})|(?!\s{{1,2}}(?:{_WORD}|\d)))"
)
_MIXED = (  # "20 tháng mười một năm 1980"
    rf"(?:\d{{1,2}}|{_WORD}(?:\s{{1,2}}{_WORD}){{0,3}})\s{{1,2}}tháng\s{{1,2}}"
    rf"(?:\d{{1,2}}|{_WORD}(?:\s{{1,2}}{_WORD})?)"
    rf"(?:(?:\s?[,/]?\s?năm\s{{1,2}}|\s?[/,]\s?|\s){_YEAR}|,?\s{{1,2}}{_SPELLED_YEAR})"
)
_FULL = (
    rf"(?:\d{{1,2}}{_SIGN}\d{{1,2}}{_SIGN}(?:{_YEAR}|\d\d(?!\d))"
    rf"|{_MIXED}|\d{{4}}-\d\d-\d\d(?!\d)|{_SPELLED})"
)
_MONTH = rf"(?:tháng\s{{1,2}})?\d{{1,2}}(?:{_SIGN}|\s{{1,2}}năm\s{{1,2}}){_YEAR}"
_ANY = rf"(?:{_FULL}|{_MONTH}|(?:năm\s{{1,2}})?{_YEAR}|{_SPELLED_YEAR})"
_BETWEEN = r"\s{0,2}[:.(\-]?\s{0,2}"

_LABELLED = re.compile(
    marks_or_none(
        r"\b(?:ngày\s?,?\s?tháng\s?,?\s?năm\s{1,2}sinh|(?:ngày|năm)\s{1,2}sinh)\b"
        rf"(?:\s{{1,2}}(?:là|vào))?{_BETWEEN}(?:ngày\s{{1,2}})?{_ANY}"
    ),
    re.I,
)
_BORN = re.compile(
    marks_or_none(
        r"\bsinh(?:\s{1,2}(?:ra|vào|hồi))?(?:\s{1,2}(?P<word>ngày|năm|tháng))?"
        rf"{_BETWEEN}(?P<date>{_ANY})"
    ),
    re.I,
)
_SHORT = re.compile(
    marks_or_none(
        rf"\b(?:s\.?\s?n\.?|n\.?\s?s\.?|s/n|n/s|dob)(?<!\s){_BETWEEN}"
        rf"(?:(?P<full>{_FULL})|(?P<year>(?:\d{{1,2}}/)?{_YEAR}))"
    ),
    re.I,
)
_MONTH_NAME = r"(?:[A-Za-zÀ-ÿ]{3,9}\.?)"
_OTHER_LANGUAGES = re.compile(
    r"\b(?:born(?:\s{1,2}(?:on|in))?|date\s{1,2}of\s{1,2}birth|née?\s{1,2}(?:le|en))"
    rf"{_BETWEEN}(?:the\s{{1,2}})?(?:{_FULL}|(?:\d{{1,2}}(?:st|nd|rd|th|er)?\s{{1,2}}{_MONTH_NAME}"
    rf"|{_MONTH_NAME}(?:\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?)?),?\s{{1,2}}{_YEAR}|{_YEAR})",
    re.I,
)
# Words that "sinh" is the second syllable of: "học sinh năm 2021", "vệ sinh năm 2021".
_COMPOUNDS = {
    "học", "vệ", "phát", "thí", "tuyển", "khai", "an", "hy", "hi", "giáng", "tái", "dân", "nữ",
    "kí", "ký", "môn", "quyền", "dưỡng", "mưu", "hộ", "cứu", "giám", "thực", "kháng", "du", "võ",
    "đồ", "trường", "tiên", "vi", "chúng", "nhân", "song", "nảy", "sản", "thư", "trung", "kỳ", "y",
    "tu", "hạ", "sơ", "khí", "nam", "bình", "quang", "thảo", "thế", "cánh", "sát", "ngày", "năm",
}  # fmt: skip
_COMPOUNDS_WITHOUT_MARKS = set(map(without_marks, _COMPOUNDS))
#: The last year that is one of birth without more: "SN 2021" and "NS 2021" may be a budget's.
OLDEST_SHORT = 2010


def births_in(text: str) -> Iterator[Found]:
    for match in _LABELLED.finditer(text):
        yield Found(*match.span(), BIRTH)
    for match in _BORN.finditer(text):
        if not _is_compound(text, match.start()):
            yield Found(*match.span(), BIRTH)
    for match in _SHORT.finditer(text):
        year = match["year"]
        if not year or int(year[-4:]) <= OLDEST_SHORT:
            yield Found(*match.span(), BIRTH)
    for match in _OTHER_LANGUAGES.finditer(text):
        yield Found(*match.span(), BIRTH)


def _is_compound(text: str, start: int) -> bool:
    """Whether "sinh" belongs to the word before it, and that word is nobody's given name."""
    before = text[max(0, start - 30) : start]
    words = re.findall(r"\w+|[^\w\s]", before)
    # "ông Thi" is a name, and "thi sinh" a candidate only where nothing has marks.
    compounds = _COMPOUNDS_WITHOUT_MARKS if before.isascii() else _COMPOUNDS
    if not words or words[-1].casefold() not in compounds:
        return False
    is_name = words[-1][:1].isupper() and not text[start].isupper()
    return not (is_name and len(words) > 1 and words[-2][:1].isupper())
