"""Lines that are no recipients: titles, sections, the decision, the count, signatures."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from news.text import fold_words

from . import award_words, letters, line_words, people_words
from .dates import date_in
from .people.heads import starts_like_collective as starts_like_collective
from .people.heads import starts_like_position as starts_like_position
from .people.heads import starts_like_unit as starts_like_unit

_NUMBERING = re.compile(
    r"(?:(?:phần|mục)\s+)?([IVXLC]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d{1,2}){0,3})(?:\s*[.)\-–:/]+\s*|\s+|$)",
    re.I,
)
_LIST_TITLE = re.compile(line_words.LIST_TITLE_PATTERN)
_FOOTER = re.compile(line_words.FOOTER_PATTERN)
_LETTERHEAD = re.compile(line_words.LETTERHEAD_PATTERN)
_COUNTED = (
    r"(tap the va ca nhan|tap the ca nhan|ca nhan va tap the|ca nhan tap the|tap the|ca nhan|"
    r"ho gia dinh|gia dinh|nguoi|dong chi|can bo|truong hop|ong ba|don vi|nha giao|hoc sinh)"
)
_IN_ALL = {
    "tap the va ca nhan", "tap the ca nhan", "ca nhan va tap the", "ca nhan tap the", "truong hop",
    "nguoi", "don vi",
}  # fmt: skip
_COUNT = re.compile(rf"\b(\d{{1,6}}) (?:luot |dong chi la )?{_COUNTED}\b")
_COUNT_LEAD = re.compile(r"\b(danh sach|tong|gom|an dinh|cong|bao gom)\b")
_TOTAL = re.compile(r"^(?:tong|tong so|tong cong|cong|cong tong)(?: co| la| danh sach)? (\d{1,5})$")
_SECTION_COUNT = re.compile(rf"(?:^|\D )(\d{{1,4}})(?: {_COUNTED})?$")
_SIGN = r"(?:\s?[-–]\s?[A-ZĐ][A-ZĐ0-9&]*\b|-[^\W_]+)*"  # -BTP, also with spaces around the hyphen
_NUMBER = (
    rf"(\d+\s*/\s*(?:\d{{4}}\s*/\s*)?[^\W\d_]+{_SIGN}|"
    r"\d+\s*[-–]\s*[A-ZĐ]+\s*/\s*[A-ZĐ]+(?:-[A-ZĐ]+)*|\d+(?=\s+ngày))"
)
_DECISION = re.compile(
    rf"(?:quyết\s+định|\bqđ)(?:\s+khen\s+thưởng)?\s*(?:số)?\s*:?\s*{_NUMBER}", re.I
)
_MAY_NAME = re.compile(r"quyết|qđ|^số", re.I)
_OWN_NUMBER = re.compile(rf"^số\s*:?\s*{_NUMBER}", re.I)
_BLANK_DECISION = re.compile(r"quyết\s+định\s+số\s*:?[\s.…_]*/", re.I)
_PLACE_AND_DATE = r"[^\W\d][^\d,]{1,40},\s*ngày\s+"
_NOT_THIS = re.compile(
    r"can cu|theo de nghi|xet |thuc hien|theo quyet dinh so.*\b(ve|quy (che|dinh)|ke hoach)\b"
)
_STARTS: dict[str, list[tuple[str, ...]]] = {}
for _start in sorted(award_words.AWARD_STARTS, key=len, reverse=True):
    _STARTS.setdefault(_start.split()[0], []).append(tuple(_start.split()))
_ENDS = tuple(tuple(end.split()) for end in award_words.MARKED_AWARD_ENDS)


@dataclass(frozen=True)
class Declared:
    """A count that the list states: in all, and by kind if it does."""

    total: int
    kinds: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Meaning:
    """What a title or section line sets for the rows below it.

    `several`: it names more than one award, so none is meant for all rows. `is_pure`: it has no
    other words. `is_sure` is about the capitals of the award.
    """

    kind: str = ""
    award: str = ""
    unit: str = ""
    count: int | None = None
    several: bool = False
    is_pure: bool = False
    is_sure: bool = True

    def __bool__(self) -> bool:
        return bool(self.kind or self.award or self.unit or self.several)


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
    if not names and not kind and not kinds and is_numbered and starts_like_unit(text):
        unit = letters.unit(text.rstrip(" :.;,"))
    found = _SECTION_COUNT.search(fold_words(text))
    count = int(found[1]) if found and not 1900 <= int(found[1]) <= 2100 else None
    return Meaning(kind, recased.text, unit, count, len(names) > 1, is_pure, recased.is_sure)


def unquoted(text: str) -> str:
    """An award's name without stops at its ends, and without quotation marks around all of it."""
    text = text.strip(" .,;:–-")
    pairs = (("“", "”"), ('"', '"'), ("'", "'"), ("«", "»"))
    is_quoted = any(text.startswith(a) and text.endswith(b) for a, b in pairs)
    return text[1:-1].strip() if is_quoted and len(text) > 2 else text


def award_spans(text: str) -> list[tuple[int, int]]:
    """The awards in `text`, as ranges of its words."""
    parts = text.split()
    folded = [fold_words(part).split() or [""] for part in parts]
    flat = [(token, index) for index, tokens in enumerate(folded) for token in tokens]
    marked = [re.sub(r"^\W+|\W+$", "", part).casefold() for part in parts]
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(flat):
        phrase = _start_at(flat, place, parts)
        if not phrase:
            place += 1
            continue
        begin, least = flat[place][1], flat[place + len(phrase) - 1][1] + 1
        end = _end_of_award(parts, marked, flat, begin, least)
        spans.append((begin, end))
        place = next((p for p, (_, index) in enumerate(flat) if index >= end), len(flat))
    return spans or _named_title(parts, marked, flat)


def _start_at(flat: list[tuple[str, int]], place: int, parts: list[str]) -> tuple[str, ...]:
    for phrase in _STARTS.get(flat[place][0], ()):
        if tuple(token for token, _ in flat[place : place + len(phrase)]) == phrase:
            if len(phrase) == 1 and not re.sub(r"\W", "", parts[flat[place][1]]).isupper():
                continue
            return phrase
    return ()


def _end_of_award(
    parts: list[str], marked: list[str], flat: list[tuple[str, int]], begin: int, least: int
) -> int:
    starts = {flat[place][1] for place in range(len(flat)) if _start_at(flat, place, parts)}
    for index in range(least, len(parts)):
        before, word = parts[index - 1], parts[index]
        if before[-1] in ":;" or word[0] in "(;–-" or before.endswith("./."):
            return index
        if index in starts:
            return index - 1 if marked[index - 1] in ("và", "hoặc") else index
        if any(tuple(marked[index : index + len(end)]) == end for end in _ENDS):
            return index
        if word[0].isdigit() and not parts[index - 1].casefold().startswith("số"):
            return index
        if marked[index] == "năm" and index + 1 < len(parts) and parts[index + 1][0].isdigit():
            return index
    return len(parts)


def _named_title(
    parts: list[str], marked: list[str], flat: list[tuple[str, int]]
) -> list[tuple[int, int]]:
    """A title that no list knows, behind the words "danh hiệu"."""
    for index in range(len(parts) - 2):
        if marked[index : index + 2] != ["danh", "hiệu"]:
            continue
        if marked[index + 2] in ("thi", "và", "hình", "khen", "được", "cao", "vinh", "năm", ""):
            return []
        return [(index + 2, _end_of_award(parts, marked, flat, index + 2, index + 3))]
    return []


@lru_cache(maxsize=2_000)
def kind_of_award(award: str) -> str:
    """The kind of recipient that an award is for, "" where it may be several."""
    folded = fold_words(award)
    return next((kind for start, kind in award_words.AWARD_KINDS if folded.startswith(start)), "")


@lru_cache(maxsize=20_000)
def is_award(text: str) -> bool:
    """Whether `text` begins as an award's name does."""
    spans = award_spans(text)
    return bool(spans) and spans[0][0] == 0


def declared_in(text: str) -> Declared | None:
    """The count in "Danh sách gồm 05 tập thể và 27 cá nhân", None where a line states none."""
    if len(text) > 400 or not any(map(str.isdigit, text)):
        return None
    bare = re.sub(r"\([^)\d]*\)", " ", re.sub(r"(\d)\.(\d{3})\b", r"\1\2", text))
    folded = fold_words(bare)
    if match := _TOTAL.match(folded):
        return Declared(int(match[1]))
    if not _COUNT_LEAD.search(folded):
        return None
    counts = [(int(number), what) for number, what in _COUNT.findall(folded)]
    if not counts:
        return None
    numbers = [number for number, _ in counts]
    is_total = counts[0][1] in _IN_ALL and numbers[0] == sum(numbers[1:])
    total = numbers[0] if is_total else sum(numbers)
    kinds: dict[str, int] = {}
    for number, what in counts:
        if kind := people_words.KIND_WORDS.get(what) if what not in ("nguoi", "don vi") else "":
            kinds[kind] = kinds.get(kind, 0) + number
    return Declared(total, kinds)


def is_count(text: str) -> bool:
    """Whether a line begins as a count does: "Tổng cộng: 32", "Danh sách gồm 06 cá nhân./."."""
    opening = r"(danh sach|tong|an dinh|cong|gom|bao gom)\b"
    return bool(re.match(opening, fold_words(text))) and declared_in(text) is not None


def is_footer(text: str) -> bool:
    """Whether a signature or a list of copies begins with this line."""
    folded = fold_words(text)
    return bool(_FOOTER.match(folded)) or (text.startswith("(") and folded in ("da ky", "ky"))


def is_giving(text: str) -> bool:
    """Whether a paragraph of the decision itself gives an award: "Điều 1. Tặng …"."""
    return bool(
        re.match(r"(dieu \d+ )?(nay )?(tang|cong nhan|trao tang|phong tang)\b", fold_words(text))
    )


def letterhead_date(text: str) -> date | None:
    """The date in "Vĩnh Phúc, ngày 20 tháng 12 năm 2021", None for other lines.

    Raises `ImpossibleDate` where it cannot be.
    """
    return date_in(text) if re.match(rf"{_PLACE_AND_DATE}\d", text, re.I) else None


def is_page_number(text: str) -> bool:
    return bool(re.fullmatch(r"(?:trang|page)\s+\d{1,4}(?:\s*/\s*\d{1,4})?", text, re.I))


def is_list_title(text: str) -> bool:
    return bool(_LIST_TITLE.match(fold_words(text)))


def is_of_letterhead(text: str) -> bool:
    """Whether a line above a list names an office, a number or a place with its date."""
    is_place = re.match(_PLACE_AND_DATE, text, re.I) or _OWN_NUMBER.match(text)
    return bool(is_place or _LETTERHEAD.match(fold_words(text)))


@dataclass(frozen=True)
class DecisionLine:
    """A decision named in a line; `rank` is how surely it is the list's own (2 is sure)."""

    number: str
    signed_on: date | None
    rank: int


def decision_in(text: str) -> DecisionLine | None:
    """The decision that a line names, without a number where its place was left blank.

    Raises `ImpossibleDate` where its date cannot be.
    """
    if not _MAY_NAME.search(text):
        return None
    folded = fold_words(text)
    attached = "kem theo" in folded or "ban hanh theo" in folded
    if not attached and _NOT_THIS.match(folded):
        return None
    if match := _DECISION.search(text):
        number = re.sub(r"\s*([/–-])\s*", r"\1", match[1]).replace("–", "-")
        return DecisionLine(number, date_in(text[match.end() :][:120]), 2 if attached else 1)
    if match := _OWN_NUMBER.match(text):
        number = re.sub(r"\s*([/–-])\s*", r"\1", match[1]).replace("–", "-")
        return DecisionLine(number, None, 0) if "qd" in fold_words(number) else None
    if attached and _BLANK_DECISION.search(text):
        return DecisionLine("", None, 2)
    return None
