"""Capitals and small letters: names, units, positions and awards that a list prints in CAPITALS.

A person's name has one usual form. For the rest, usual case is known for the catalogue's awards
and for fixed phrases; the rest is a guess (`Recased.is_sure` is False).
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from . import award_words, people_words

CATALOGUE = Path(__file__).parents[2] / "award_catalogue.toml"
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[{_VOWELS}]{{1,3}}"
    r"(?:ch|ng|nh|[cmnpt])?"
)
NO_TCVN3_CAPITALS = set("àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
_NUMERALS = {"II", "III", "IV", "VII", "VIII", "IX"}
_ANYWHERE = ("ủy ban nhân dân", "uỷ ban nhân dân", "sở", "chính phủ", "tòa án nhân dân")
_BEHIND_LEADERS = ("cục", "chi", "trung", "trường", "viện", "bệnh", "tổng", "vụ")
_SMALL_WORDS = "của và hạng cấp ngành cơ sở lao động thi đua tập thể"
_SMALL = frozenset(_SMALL_WORDS.split())
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


@dataclass(frozen=True)
class Recased:
    text: str
    is_sure: bool


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable: "Nguyễn" is, "UBND" and "STP" are not."""
    bare = unicodedata.normalize("NFD", word.casefold()).translate(_TONES)
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout, acronyms alone apart."""
    if not text.isupper():
        return False
    letters = [word for word in re.findall(r"[^\W\d_]+", text) if word not in _NUMERALS]
    return any(len(word) > 1 and is_syllable(word) for word in letters)


def person_name(text: str) -> str:
    """A person's name with one capital a word: "NGUYỄN VĂN A" and "Trần Thị HOA" alike."""
    if text.islower() or (text.isupper() and " " in text):
        return _each_word(text)
    if _has_one_small_word(text.split()):
        return " ".join(map(_upper_first, text.split()))
    loud = [word for word in text.split() if len(word) > 1 and word.isupper() and is_syllable(word)]
    return " ".join(_each_word(word) if word in loud else word for word in text.split())


def _has_one_small_word(parts: list[str]) -> bool:
    """Whether a name lacks one capital, as "Lê Thị ánh": TCVN3 has no capitals with tone marks."""
    small = [word for word in parts if word.islower() and is_syllable(word)]
    return len(small) == 1 and sum(word[0].isupper() for word in parts) == len(parts) - 1 > 1


def position(text: str) -> str:
    """A position: "PHÓ GIÁM ĐỐC" → "Phó Giám đốc"."""
    return (
        _by_phrases(text, _phrases(people_words.POSITION_PHRASES)).text
        if is_capitals(text)
        else text
    )


def award(text: str, seen: Iterable[str] = ()) -> Recased:
    """An award's name as the catalogue writes it, else by fixed phrases and those in `seen`."""
    if not is_capitals(text):
        return Recased(text, True)
    if known := _catalogue().get(text.casefold()):
        return Recased(known, True)
    return _by_phrases(text, _phrases((*award_words.PROPER_PHRASES, *seen)))


def household(text: str) -> str:
    """A household: "GIA ĐÌNH ÔNG LÒ VĂN TƯ" → "Gia đình ông Lò Văn Tư"."""
    if not is_capitals(text):
        return text
    known = people_words.HOUSEHOLD_WORDS
    parts = [p if p in known else _upper_first(p) for p in text.lower().split(" ")]
    made = _acronyms_back(" ".join(parts), text)
    return made[:1].upper() + made[1:]


def is_known_award(text: str) -> bool:
    """Whether the catalogue has an award of this name, or this short name."""
    return text.casefold() in _catalogue()


def lacks_class(text: str) -> bool:
    """Whether the catalogue has an award only with its class: "Huân chương Lao động hạng Ba"."""
    return text.casefold() in _classed()


def unit(text: str) -> str:
    """A unit: "PHÒNG TƯ PHÁP HUYỆN LẬP THẠCH" → "Phòng Tư pháp huyện Lập Thạch"."""
    if not is_capitals(text):
        return text[:1].upper() + text[1:] if text[:1] in NO_TCVN3_CAPITALS else text
    made: list[str] = []
    start = True
    for part in re.split(r"(\s*[,;–-]\s+|\s+thuộc\s+)", text.lower(), flags=re.I):
        made.append(_unit_part(part.split(" "), is_first=not made) if start else part)
        start = not start
    return _acronyms_back("".join(made), text)


def _unit_part(tokens: list[str], is_first: bool) -> str:
    result: list[str] = []
    index, raise_next, place = 0, False, False
    while index < len(tokens):
        head = _longest(tokens, index, people_words.MARKED_UNIT_HEADS if index == 0 else _ANYWHERE)
        kind = _longest(tokens, index, people_words.MARKED_PLACES)
        before = tokens[index - 1] if index else ""
        if kind and (index or not is_first):
            result.extend(kind)
            index, place, raise_next = index + len(kind), True, False
        elif head and before != "cơ":
            proper = index == 0 or head[0] != "cơ"
            result.extend([head[0].capitalize() if proper else head[0], *head[1:]])
            place = kind == head
            index, raise_next = index + len(head), True
        else:
            result.append(_upper_first(tokens[index]) if raise_next or place else tokens[index])
            index, raise_next = index + 1, False
    text = " ".join(result)
    return text[:1].upper() + text[1:] if is_first else text


def _longest(tokens: list[str], index: int, heads: Iterable[str]) -> list[str]:
    found: list[str] = []
    for head in heads:
        parts = head.split()
        if len(parts) > len(found) and tokens[index : index + len(parts)] == parts:
            found = parts
    return found


def _by_phrases(text: str, phrases: dict[tuple[str, ...], str]) -> Recased:
    tokens = [re.sub(r"^\W+|\W+$", "", word) for word in text.casefold().split()]
    whole = text.lower().split()
    result: list[str] = []
    index, place, unsure = 0, False, 0
    while index < len(whole):
        for length in range(min(8, len(tokens) - index), 0, -1):
            key = tuple(tokens[index : index + length])
            if key in phrases:
                cased = phrases[key].split()
                pairs = zip(whole[index : index + length], tokens[index:], cased, strict=False)
                result.extend(word.replace(token, good) for word, token, good in pairs)
                index, place = index + length, False
                break
        else:
            if kind := _longest(tokens, index, people_words.MARKED_PLACES):
                result.extend(whole[index : index + len(kind)])
                index, place = index + len(kind), True
                continue
            word = whole[index]
            if word in _BEHIND_LEADERS and tokens[index - 1 : index] in (["trưởng"], ["đốc"]):
                result.append(unit(" ".join(text.split()[index:])))
                return Recased(_upper_first(" ".join(result)), False)
            unsure += not place and tokens[index] not in _SMALL
            result.append(_upper_first(word) if place or not word[0].isalnum() else word)
            index += 1
    made = _acronyms_back(" ".join(result), text)
    return Recased(made[:1].upper() + made[1:], not unsure)


def _acronyms_back(made: str, text: str) -> str:
    """Words that are no syllables ("UBND", "HĐND", "COVID-19") keep the letters they had."""
    return " ".join(
        old if re.search(r"[^\W\d_]", old) and _is_acronym(old) else new
        for new, old in zip(made.split(" "), text.split(" "), strict=True)
    )


def _is_acronym(word: str) -> bool:
    letters = re.findall(r"[^\W\d_]+", word)
    if any(map(str.isdigit, word)) and len(word) < 6:
        return True  # a class: 9A, 12A1
    return word in _NUMERALS or not all(map(is_syllable, letters))


def _each_word(text: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + word[0][1:].lower(), text)


def _upper_first(word: str) -> str:
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), word, count=1)


@cache
def _phrases(texts: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for text in texts:
        key = tuple(re.sub(r"^\W+|\W+$", "", word) for word in text.casefold().split())
        found.setdefault(key, text)
    return found


@cache
def _classed() -> frozenset[str]:
    found = {name.partition(" hạng ")[0] for name in _catalogue() if " hạng " in name}
    return frozenset(found | {"huy chương chiến sĩ vẻ vang", "huy chương chiến sỹ vẻ vang"})


@cache
def _catalogue() -> dict[str, str]:
    """The catalogue's names by their letters in small, other spellings of them too."""
    entries = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["award_type"]
    names = [name for entry in entries for name in (entry["name"], *entry.get("short_names", ()))]
    known = {name.casefold(): name for name in reversed(names)}
    for name in names:
        for old, new in (("sĩ", "sỹ"), ("kỷ", "kỉ"), ("Kỷ", "Kỉ"), ("“", '"')):
            spelled = name.replace(old, new).replace("”", '"' if new == '"' else "”")
            known.setdefault(spelled.casefold(), spelled)
    return known
