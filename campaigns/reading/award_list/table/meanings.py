"""What a heading means by its words; the words are in `headings.<language>.toml`
(`campaigns.reading.languages`).

A heading is known as a whole, or as the name of an award, or it is read part by part: "Họ và tên,
chức danh, nơi công tác" names a name, a position and a unit. Else the first pattern decides.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from news.text import fold_words, nfc

from ...languages import word_data
from .. import headings
from ..column_words import OTHER, PERSONAL
from ..people.names import is_plainly_named

LONGEST_HEADING = 120
_LONGEST_REMARK = 600
_REMARK = re.compile(r"\([^)]*\)?|\*|\[[^\]]*\]")
_WHO = {"name", "person", "individual", "collective", "household"}
_PLACES = {"unit", "place"}
_MODIFIERS = {"before", "proposed", "decided"}
# What governs the heading that it begins: "Sáng kiến của tác giả" is no name.
_GOVERNING = {
    "award", "achievement", "result", "note", "decision_number", "signed_on", "kind",
    "award_class", "number_word", "date_word",
}  # fmt: skip
_AS_PART = {"position": "position", "unit": "unit", "place": "unit", "address": "other"}
_LEADS = (("giai", "Giải"), ("huan chuong", "Huân chương"), ("huy chuong", "Huy chương"))
_MARKS = re.compile(r"^\W*(?:\d{1,2}|[ivx]{1,4}|[a-h])\s*[.):]\s*(?=[^\W\d])", re.I)
# The other places of the tone mark, and i for y: "hoà" and "hòa", "kí" and "ký".
_SPELLED = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "uý": "úy", "uỷ": "ủy",
    "kí": "ký", "kì": "kỳ", "lí": "lý", "tỉ": "tỷ", "sỹ": "sĩ",
}  # fmt: skip
_SPELLINGS = re.compile("|".join(rf"{old}(?!\w)" for old in _SPELLED))
_YEAR = re.compile(r"\b(?:19|20)\d{2}(?: (?:19|20)\d{2})?\b")


@dataclass(frozen=True)
class Meaning:
    """What a heading names: `field` as in `Column`, "" where it is not understood.

    `award` is the award of an "award_tick", or of an "award" the word that its values lack
    ("Giải"). `order` as in `Column`. `words` are the parts that the heading is made of.
    """

    field: str = ""
    award: str = ""
    order: str = ""
    words: frozenset[str] = frozenset()

    @property
    def is_value_too(self) -> bool:
        """Whether cells below a heading may hold the same words: "Giáo viên", "Cá nhân", "Ông"."""
        return self.field in ("honorific", "mr", "ms", "award_tick", "individual", "kind") or (
            self.field in ("name", "unit", "collective", "household", PERSONAL)
            and bool(self.words)
            and self.words <= {"person", "individual", "place", "collective", "household"}
        )


@dataclass(frozen=True)
class _Vocabulary:
    """Keys with their marks, and without: "số" is a number, "sở" a unit, "so" may be either."""

    whole: dict[str, str]
    parts: dict[tuple[str, ...], str]
    longest: int
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=10_000)
def meaning_of(heading: str) -> Meaning:
    """What a heading means; a cell longer than a heading means nothing, remarks apart; nor does
    a person's name."""
    heading = _MARKS.sub("", heading[:_LONGEST_REMARK])
    bare = _REMARK.sub(" ", heading)
    if len(heading) > LONGEST_HEADING:
        heading = bare = bare.strip()
    if len(heading) > LONGEST_HEADING or is_plainly_named(heading):
        return Meaning()
    words = _vocabulary()
    for text in (heading, bare):
        folded = fold_words(text)
        if name := words.whole.get(_marked(text)):
            return Meaning(name, _lead(folded, name), words=frozenset(_parts(text) or ()))
        if text is heading and "(" in text and (found := _composed(text)).order:
            return found
    if headings.is_award(bare) and len(headings.award_spans(bare)) == 1:
        return Meaning("award_tick", headings.meaning_of(bare).award)
    for text in (bare, heading):
        if (found := _composed(text)).field:
            return found
    folded = fold_words(bare) or fold_words(heading)
    name = next((name for pattern, name in words.patterns if pattern.search(folded)), "")
    if name == PERSONAL and any(map(str.isdigit, heading)):
        return Meaning()
    return Meaning(name, _lead(folded, name))


def field_of(heading: str) -> tuple[str, str]:
    """The field that a heading names, "" for none; and the award, for a column that is one."""
    found = meaning_of(heading)
    return found.field, found.award if found.field == "award_tick" else ""


def year_in(heading: str) -> str:
    """The year, or the school year, that a heading names: "Năm 2021", "2021-2022"."""
    match = _YEAR.search(fold_words(heading))
    return match[0] if match else ""


def _marked(text: str) -> str:
    """The words of `text` in small letters with their marks, where it has any; in one spelling."""
    words = " ".join(re.findall(r"[^\W_]+", nfc(text).casefold()))
    return _SPELLINGS.sub(lambda match: _SPELLED[match[0]], words)


def _composed(text: str) -> Meaning:
    """A heading that consists of known parts and fillers."""
    parts = _parts(text)
    if not parts:
        return Meaning()
    names = list(dict.fromkeys(part for part in parts if part != "title"))
    field, order = _field_of_parts(names, is_titled="title" in parts)
    return Meaning(field, _lead(fold_words(text), field), order, frozenset(parts))


def _parts(text: str) -> list[str] | None:
    """The parts of a heading in their order, None if a word is not known."""
    words = _vocabulary()
    tokens = [token for token in _marked(text).split() if not _YEAR.fullmatch(token)]
    found: list[str] = []
    index = 0
    while index < len(tokens):
        for length in range(min(words.longest, len(tokens) - index), 0, -1):
            part = words.parts.get(tuple(tokens[index : index + length]))
            if part is not None:
                break
        else:
            return None
        if part:
            found.append(part)
        index += length
    return found


def _field_of_parts(names: list[str], is_titled: bool) -> tuple[str, str]:
    """The field and the order that parts make together."""
    found = [name for name in names if name not in _MODIFIERS]
    modifiers = set(names) & _MODIFIERS
    if not found:
        if "before" in modifiers:
            return "held_before", ""
        if modifiers:
            return ("award" if "proposed" in modifiers else "result"), ""
        return ("name" if is_titled else ""), ""
    first, parts = found[0], set(found)
    if first in (PERSONAL, "address"):
        return PERSONAL, ""
    if parts & {"decision_number", "number_word"} and parts & {"signed_on", "date_word"}:
        return "decision", ""
    if first in ("number_word", "date_word"):
        return "", ""
    who = parts & _WHO
    if first in _GOVERNING or not who:
        return _field_of_thing(first, parts, modifiers, is_titled), ""
    if first in {"position", *_PLACES} and not parts & {"name", "individual", "collective"}:
        return _field_of_thing(first, parts - who, modifiers, is_titled), ""
    return _field_of_who(found, who, is_titled)


def _field_of_who(found: list[str], who: set[str], is_titled: bool) -> tuple[str, str]:
    field = "name"
    if "household" in who and not who & {"individual", "collective", "person"}:
        field = "household"
    elif who == {"collective"}:
        field = "collective"
    elif who == {"individual"} and not is_titled:
        field = "individual"
    places = set(found) & _PLACES
    if places == {"place"} and "position" not in found and not who & {"name", "person"}:
        # "Đơn vị, cá nhân" are two kinds of recipients, "Tập thể, cá nhân - Đơn vị" are not.
        last = found[-1] == "place" and {"collective", "individual"} <= who
        if not last:
            return ("collective" if who == {"collective"} else "name"), ""
    order = ["name" if part in _WHO else _AS_PART.get(part, "") for part in found]
    order = list(dict.fromkeys(filter(None, order)))
    if set(order) & {"position", "unit", "other"}:
        return "name_position_unit", " ".join(order)
    return field, ""


def _field_of_thing(first: str, parts: set[str], modifiers: set[str], is_titled: bool) -> str:
    places = parts & _PLACES
    if "position" in parts and places and first in {"position", *_PLACES}:
        return "position_unit" if first == "position" else "unit_position"
    if first in _PLACES:
        if "proposed" in modifiers:
            return OTHER
        is_recipient = (is_titled and first == "place") or (
            "decided" in modifiers and "unit" not in parts
        )
        return "collective" if is_recipient else "unit"
    if first in ("award", "achievement", "result", "decision_number") and "before" in modifiers:
        return "held_before" if first != "decision_number" else OTHER
    return first


def _lead(folded: str, field: str) -> str:
    """The word that the values of an award's column lack: "Nhất" below "Giải"."""
    if field != "award" or "khen" in folded:
        return ""
    bare = folded.replace("giai thuong", "")
    return next((lead for word, lead in _LEADS if re.search(rf"\b{word}\b", bare)), "")


def _fillers(data: dict[str, Any]) -> list[str]:
    return list(data.get("fillers", {}).get("words", ()))


@cache
def _vocabulary() -> _Vocabulary:
    whole: dict[str, str] = {}
    parts: dict[tuple[str, ...], str] = {}
    patterns: list[tuple[re.Pattern[str], str]] = []
    vocabularies = word_data()
    for spelled in (_marked, fold_words):
        known = {*whole, *map(" ".join, parts)}
        for data in vocabularies:
            for name, texts in data.get("whole", {}).items():
                for key in map(spelled, texts):
                    if key not in known:
                        whole.setdefault(key, name)
            for name, texts in (*data.get("parts", {}).items(), ("", _fillers(data))):
                for text in texts:
                    parts.setdefault(tuple(spelled(text).split()), name)
    for data in vocabularies:
        for entry in data.get("patterns", ()):
            patterns += [(re.compile(pattern), entry["field"]) for pattern in entry["any"]]
    return _Vocabulary(whole, parts, max(map(len, parts)), tuple(patterns))
