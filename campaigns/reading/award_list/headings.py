"""What a line that is no recipient's says: titles, sections and their numbers, article by article.

Counts, decisions, signatures and the names of awards have modules of their own; their questions
can be asked from here as well.
"""

import re
from dataclasses import dataclass

from news.text import fold_words

from . import award_words, letters
from .awards.classes import class_of
from .awards.spans import award_spans, is_award, is_of_several, kind_of_award, unquoted
from .counts import Declared, declared_in, is_count, section_count
from .decision_lines import DecisionLine, decision_in, is_of_letterhead, letterhead_date
from .line_words import is_list_title
from .people.heads import starts_like_collective, starts_like_position, starts_like_unit
from .signatures import is_footer, is_total

__all__ = [
    "DecisionLine",
    "Declared",
    "Meaning",
    "award_spans",
    "decision_in",
    "declared_in",
    "is_award",
    "is_count",
    "is_footer",

    "is_list_title",
    "is_of_letterhead",
    "is_page_number",
    "is_total",
    "kind_of_award",
    "letterhead_date",
    "meaning_of",
    "numbering",
    "numbering_style",
    "starts_like_collective",
    "starts_like_position",
    "starts_like_unit",
    "unquoted",
]  # fmt: skip

_LABELLED = re.compile(r"[^\W\d_][^:\d]{1,30}:\s*\S")
_NUMBERING = re.compile(
    r"(?:(?:phần|mục)\s+)?([IVXLC]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d{1,2}){0,3})(?:\s*[.)\-–:/]+\s*|\s+|$)",
    re.I,
)
_CLASS_LINE = re.compile(r"(hạng\s+\w+)\s*[:.–-]*\s*\(?(\d+[^\d]{0,20})?\)?[:.]?$", re.I)
# What parts a list and says neither award nor unit nor kind.
_GROUP = re.compile(
    r"(khối|cụm|lĩnh vực|môn|bộ môn|nhóm|bảng|nội dung|hạng mục|cấp học|bậc học|khu vực|đợt|"
    r"thể loại|loại hình|phần thi|lứa tuổi|vùng)\b(?! trưởng)",
    re.I,
)
_UNIT_LABEL = re.compile(r"(tên\s+)?(đơn\s+vị|cơ\s+quan|địa\s+phương)(\s+công\s+tác)?\s*:\s*", re.I)


@dataclass(frozen=True)
class Meaning:
    """What a title or section line sets for the rows below it.

    `several`: it names more than one award, so none is meant for all rows. `is_pure`: it has no
    other words. `is_sure` is about the capitals of the award. `award_class` is "hạng Nhì" of a line
    that says no more. `is_group`: it parts the list, by subjects or blocks, and sets nothing.
    `awards` are those of a line that names several.
    """

    kind: str = ""
    award: str = ""
    unit: str = ""
    count: int | None = None
    several: bool = False
    is_pure: bool = False
    is_sure: bool = True
    award_class: str = ""
    is_group: bool = False
    awards: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        means = (self.kind, self.award, self.unit, self.award_class)
        return any(means) or self.several or self.is_group


def numbering(text: str) -> tuple[str, str]:
    """A line's number and the text behind it: "A. Bằng khen" → ("A", "Bằng khen"); "" for none."""
    match = _NUMBERING.match(text)
    if not match:
        return "", text
    mark, rest = match[1], text[match.end() :].strip()
    is_small = bool(re.fullmatch("[a-hđ]", mark)) and match[0][1:2] in (".", ")")
    if not (mark[0].isdigit() or mark.isupper() or is_small):
        return "", text
    if match[0].rstrip() == mark and rest:
        return "", text  # "A Lưới": a letter and a space are no number
    return mark, rest


def numbering_style(mark: str, before: str = "") -> str:
    """The style of a number, "" for none; `before` is the last letter used, if a letter was.

    Styles: "roman", "letter", "small" (a), "arabic1" (1), "arabic2" (1.1), and so on.
    """
    mark = mark.strip(" .)-–:/")
    if re.fullmatch(r"[a-hđ]", mark):
        return "small"
    if re.fullmatch(r"[A-HĐ]", mark):
        return "roman" if mark in "CD" and before not in ("B", "C") else "letter"
    if re.fullmatch(r"[IVXLC]{1,6}", mark):
        return "letter" if mark == "I" and before == "H" else "roman"
    return f"arabic{mark.count('.') + 1}" if re.fullmatch(r"\d{1,4}(\.\d{1,2}){0,3}", mark) else ""


def meaning_of(text: str, seen: tuple[str, ...] = (), is_numbered: bool = False) -> Meaning:
    """The meaning of a line; `seen` are texts in usual case that show how its words are written."""
    spans = award_spans(text)
    if not spans and (class_ := _class_alone(text)):
        return Meaning(award_class=class_, count=section_count(text), is_pure=True)
    if not spans and is_numbered and _GROUP.match(text):
        return Meaning(count=section_count(text), is_group=True)
    parts = text.split()
    names = list(dict.fromkeys(unquoted(" ".join(parts[a:b])) for a, b in spans))
    name = names[0] if len(names) == 1 else ""
    recased = letters.award(name, seen)
    outside = " ".join(p for i, p in enumerate(parts) if not any(a <= i < b for a, b in spans))
    folded = fold_words(outside)
    kinds = {
        kind
        for words_, kind in (
            (r"\btap the\b", "collective"),
            (r"\bca nhan\b", "individual"),
            (r"\b(ho gia dinh|gia dinh)\b", "household"),
        )
        if re.search(words_, folded)
    }
    kind = kinds.pop() if len(kinds) == 1 else ""
    if not kinds and not kind and len(names) == 1:
        kind = kind_of_award(name)
    left = [t for t in re.sub(r"\b(phong|truy) tang\b", "", folded).split() if not t.isdigit()]
    is_pure = bool(kind or names or kinds) and all(t in award_words.HEADING_LEADS for t in left)
    unit = ""
    if not names and not kind and not kinds and is_numbered:
        named = _UNIT_LABEL.sub("", text)
        if named != text or starts_like_unit(text):
            unit = letters.unit(named.strip(" :.;,"))
    count = section_count(text)
    if is_of_several(name):
        return Meaning(kind, "", unit, count, several=True, is_pure=is_pure)
    several = tuple(letters.award(one, seen).text for one in names) if len(names) > 1 else ()
    return Meaning(
        kind, recased.text, unit, count, bool(several), is_pure, recased.is_sure, awards=several
    )


def _class_alone(text: str) -> str:
    """The class that a line names and nothing else but a count: "Hạng Nhì: 03 cá nhân"."""
    match = _CLASS_LINE.match(text)
    return class_of(match[1]) if match else ""


def is_labelled(text: str) -> bool:
    """Whether a line below a title is a label with its value, no more of the title: "Đơn vị: …"."""
    return bool(_LABELLED.match(text)) and not award_spans(text)


def is_page_number(text: str) -> bool:
    return bool(re.fullmatch(r"(?:trang|page)\s+\d{1,4}(?:\s*/\s*\d{1,4})?", text, re.I))
