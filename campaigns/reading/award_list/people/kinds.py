"""The kind of a recipient by its name: an individual, a collective or a household."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ..other_languages import Spoken
from .family_names import COMMON
from .forms_of_address import addressed
from .heads import starts_like_collective, unit_head
from .names import family_of, is_person, is_something_else

_HOUSEHOLD = re.compile(
    r"(?:đại diện\s+)?(?:hộ\s+gia\s+đình|hộ\s+gđ|hgđ|gia\s+đình|"
    r"gđ:?\s+(?:ông|bà|anh|chị|cụ)|nhà\s+(?:ông|bà|anh|chị|cụ)|(?:hai\s+)?vợ\s+chồng)\b"
    r"(?!\s*(?:văn\s+h[oó]|phật\s+tử|khuyến\s+học|việt\s+nam))"
    r"|hộ\s+(?:ông|bà|anh|chị|cụ|cô|chú|em|đồng\s+chí|đ/c|nông|cận?\s+nghèo|nghèo|chăn|sản|nuôi|"
    r"trồng|kinh|dân\s+ông|dân\s+bà|cá\s+thể)",
    re.I,
)
_HOUSEHOLD_SHORT = re.compile(r"hộ\s*[:.]?\s+(?=\S)", re.I)
_WORD = r"(?:cụ\s+ông|cụ\s+bà|ông|bà|anh|chị|cụ|cô|chú|dì|vợ|chồng)"
_COUPLE = re.compile(
    rf"(?P<one>{_WORD})\b[\s:.]+(?P<first>[^,;–]+?)\s*(?:,|;|\s[-–]\s|\bvà\b|\bcùng\b|&|\+|/)\s*"
    rf"(?:và\s+)?(?:vợ\s+là\s+|vợ\s*[:,]?\s*|chồng\s+là\s+|chồng\s*[:,]?\s*)?"
    rf"(?P<two>{_WORD})\b[\s:.]+(?P<second>.+)",
    re.I | re.S,
)
_TITLED_HOUSEHOLD = re.compile(
    r"gia\s+đình\s+văn\s+h[oó]\S*\s+(?:tiêu\s+biểu\s+)?(?:ông|bà|anh|chị|cụ)\s|"
    r"gia\s+đình\s+văn\s+h[oó]\S*\s+(?:tiêu\s+biểu\s+)?\S+\s+(?:văn|thị)\s",
    re.I,
)
_WITH_SPOUSE = re.compile(r"\b(?:và|cùng)\s+(?:vợ|chồng|gia\s+đình|các\s+con|con)\b", re.I)
_WITH_HER = re.compile(r"\s*(?:,|\s[-–]|\bvà|\bcùng)\s+(?:vợ|chồng)\b", re.I)
_BOTH = re.compile(r"(?:hai\s+)?ông\s+bà\b|anh\s+chị\b", re.I)
_FAMILY = re.compile(
    r"(?:dòng|tộc|chi|gia)\s+(?:họ|tộc)\b|họ\s+(?:tộc\b|[^\W\d_]+$|"
    r"[^\W\d_]+\s+(?:thôn|xã|làng|xóm|văn\s))",
    re.I,
)
# What households, couples and families begin with.
_FIRST_WORDS_TEXT = "hộ hgđ gia gđ nhà vợ chồng hai đại ông bà anh chị cụ cô chú dì dòng tộc chi họ"
_FIRST_WORDS = frozenset(_FIRST_WORDS_TEXT.split())
_MEN, _WOMEN = {"ông", "anh", "chú", "chồng", "cụ ông"}, {"bà", "chị", "cô", "dì", "vợ", "cụ bà"}
_CODE = re.compile(r"(?:[A-ZĐ]{1,3}\d{2}\b|\d{1,2}[A-Z]\d{0,2}$)")  # PC06 of the police, class 9A
_IN_IT = re.compile(
    r"\b(?:cán bộ|chiến sĩ|chiến sỹ|nhân dân|công chức|viên chức|người lao động|học sinh|giáo viên|"
    r"hội viên|đoàn viên|hđnd|ubnd|ubmttq|đảng ủy|tập thể)\b",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:tnhh|cổ phần|jsc|co\.?,? ?ltd|corporation|company|mtv|group|bank)\b", re.I
)


@dataclass(frozen=True)
class Kind:
    """`kind` as in `results.KINDS`; `other` is the likeliest other one where it is not sure."""

    kind: str
    is_sure: bool = True
    other: str = ""


@lru_cache(maxsize=20_000)
def kind_of(name: str, has_honorific: bool = False) -> Kind:
    """The kind that a recipient's name shows; `has_honorific`: a form of address was before it."""
    text = " ".join(name.split())
    if spoken := Spoken.here():
        is_unit = not has_honorific and not spoken.addressed(text)[0] and spoken.is_unit(text)
        return Kind("collective" if is_unit else "individual")
    if _WITH_HER.search(text) and is_person(_WITH_HER.split(text, maxsplit=1)[0]):
        return Kind("household", False, "individual")
    if text.partition(" ")[0].casefold().strip(".:") in _FIRST_WORDS:
        if found := household(text):
            return found
        if _FAMILY.match(text):
            return Kind("collective")
    if has_honorific:
        return Kind("individual")
    if addressed(text).has_more:
        return Kind("individual")
    if _HOUSEHOLD_SHORT.match(text):
        rest = _HOUSEHOLD_SHORT.sub("", text, count=1)
        is_sure = is_person(rest) and not rest.casefold().startswith(("văn ", "thị "))
        return Kind("household", is_sure, "individual")
    if starts_like_collective(text) or _CODE.match(text):
        return _unit(text)
    if _COMPANY.search(text):
        return Kind("collective", False, "individual")
    if is_person(text):
        return Kind("individual")
    if _IN_IT.search(text):
        return Kind("collective", False, "individual")
    if family_of(text) in COMMON:
        return Kind("individual")
    if (
        is_something_else(text)
        or _has_small_words(text)
        or (any(map(str.isdigit, text)) and not text.isdigit())
    ):
        return Kind("collective", False, "individual")
    return Kind("individual")


@lru_cache(maxsize=20_000)
def household(text: str) -> Kind | None:
    """The kind of a text that names a household or a couple, None for others."""
    if _HOUSEHOLD.match(text) or _TITLED_HOUSEHOLD.match(text):
        is_business = text.casefold().startswith(("hộ kinh doanh", "hộ sản xuất"))
        return Kind("household", not is_business, "collective" if is_business else "")
    if text.casefold().startswith("gđ "):
        return Kind("household", False, "individual")
    if couple := _COUPLE.match(text):
        one, two = couple["one"].casefold(), couple["two"].casefold()
        is_pair = (one in _MEN) != (two in _MEN) and (one in _WOMEN) != (two in _WOMEN)
        is_named = len(couple["first"].split()) > 1 or two in ("vợ", "chồng")
        return Kind("household", False, "individual") if is_pair and is_named else None
    if re.match(_WORD, text, re.I) and _WITH_SPOUSE.search(text):
        return Kind("household", False, "individual")
    if _BOTH.match(text) and len(text.split()) > 3:
        return Kind("household", False, "individual")
    return None


def _unit(text: str) -> Kind:
    """A unit, unless its head begins names of people as well and one could be called so."""
    parts = text.split()
    is_named = len(parts) in (3, 4) and all(p[0].isupper() and p.isalpha() for p in parts)
    if is_named and parts[1].casefold() == "thị" and parts[2].casefold() not in ("trấn", "xã"):
        return Kind("collective", False, "individual")
    is_of_unit = bool(unit_head(" ".join(parts[1:])))
    if unit_head(text) == "đoàn" and is_named and not is_of_unit:
        return Kind("collective", False, "individual")
    return Kind("collective")


def _has_small_words(text: str) -> bool:
    """Whether words in the midst are small, as units' are and people's names are not."""
    words = [word for word in text.split()[1:] if word[0].isalpha()]
    return not text.islower() and sum(word[0].islower() for word in words) > 1
