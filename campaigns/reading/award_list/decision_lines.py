"""The decision that a line names: its number, its day, and how surely it is the list's own."""

import re
from dataclasses import dataclass
from datetime import date

from news.text import fold_words

from . import line_words
from .dates import date_in
from .signatures import PLACE_AND_DATE

# "215/QĐ-STP", "02a/QĐ-THPT", "15/2023/QĐ-UBND", "512/QĐ-SGD&ĐT", also with spaces between.
_SIGN = r"(?:\s?[-–]\s?[A-ZĐ][A-ZĐ0-9&]*\b|-[^\W_][\w&]*)*"
_SLASHED = rf"\d+\s?[A-ZĐ]?\s*/\s*(?:\d{{4}}\s*/\s*)?[^\W\d_](?:[\w&]*){_SIGN}"
_DASHED = r"\d+\s?[A-ZĐ]?\s*[-–]\s*[A-ZĐ]+\s*/\s*[A-ZĐ]+(?:-[A-ZĐ]+)*"
_SPACED = r"\d+\s*(?:QĐ|NQ)\s*/\s*[A-ZĐ]+(?:-[A-ZĐ]+)*"
_OF_YEAR = r"\d+\s*/\s*\d{4}\b(?!\s*[/.-]\s*\d)"
_ALONE = r"\d+(?=\s*(?:,?\s+ngày\b|[),;.]*$))"
_NUMBER = rf"({_SLASHED}|{_DASHED}|{_SPACED}|{_OF_YEAR}|{_ALONE})"
_KIND = r"(?:\bquyết\s+định|\bqđ|\bnghị\s+quyết|\bnghị\s+định)"
_DAY = r"ngày\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4})"
_DECISION = re.compile(
    rf"{_KIND}(?:\s+(?:khen\s+thưởng|đính\s+chính|công\s+nhận|tặng\s+thưởng))?\s*(?:số)?\s*:?\s*{_NUMBER}|"
    rf"{_KIND}\b[^\d()“”]{{0,80}}?(?P<day>{_DAY})?[^\d()“”]{{0,80}}?\bsố\s*:?\s*"
    rf"(?P<late>{_SLASHED}|{_DASHED})",
    re.I,
)
_DAY_BEFORE = re.compile(rf"({_DAY}|\b\d{{1,2}}/\d{{1,2}}/\d{{4}})[\s,;:–-]*$", re.I)
_MAY_NAME = re.compile(r"quyết|qđ|nghị\s+định|^số", re.I)
_OWN_NUMBER = re.compile(rf"^số\s*:?\s*{_NUMBER}", re.I)
_OWN_KINDS = re.compile(r"(?:\b|(?<=\d))(qd|nq|nd|l)\b")
_BLANK = re.compile(rf"{_KIND}\s+số\s*:?[\s.…_]*/", re.I)
_NOT_THIS = re.compile(
    r"can cu|theo de nghi|xet |thuc hien|theo quyet dinh so.*\b(ve|quy (che|dinh)|ke hoach)\b"
)
# A decision behind one of these is the one that is changed, not the one that changes it.
_CHANGED = re.compile(
    r"\b(?:thay thế|đính chính|điều chỉnh|sửa đổi|bãi bỏ|hủy bỏ|huỷ bỏ|thu hồi)"
    r"(?:[\s,]+(?:cho|bổ sung|một số|nội dung|danh sách|phụ lục|các|ban hành|kèm theo|theo|của|tại|"
    r"điều|khoản|\d+))*\s*$",
    re.I,
)
_LETTERHEAD = re.compile(line_words.LETTERHEAD_PATTERN)
SURE = 2


@dataclass(frozen=True)
class DecisionLine:
    """A decision named in a line; `rank` is how surely it is the list's own (2 is sure).

    `start` is where it begins in the text.
    """

    number: str
    signed_on: date | None
    rank: int
    start: int = 0


def decision_in(text: str) -> DecisionLine | None:
    """The decision that a line names, without a number where its place was left blank.

    Of several, the one that changes the others. Raises `ImpossibleDate` where its date cannot be.
    """
    if not _MAY_NAME.search(text):
        return None
    folded = fold_words(text)
    attached = "kem theo" in folded or "ban hanh theo" in folded
    if not attached and _NOT_THIS.match(folded):
        return None
    end = 0
    for match in _DECISION.finditer(text):
        before, end = text[end : match.start()], match.end()
        if _CHANGED.search(before):
            continue
        number = _tidy(match[1] or match["late"])
        return DecisionLine(number, _day(text, match), SURE if attached else 1, match.start())
    if own := _OWN_NUMBER.match(text):
        number = _tidy(own[1])
        is_own = _OWN_KINDS.search(fold_words(number))
        return DecisionLine(number, _day(text, own), 0) if is_own else None
    if attached and _BLANK.search(text):
        return DecisionLine("", None, SURE)
    return None


def _day(text: str, match: re.Match[str]) -> date | None:
    """The day behind a number, or right before the decision, or between its words."""
    if match.re is _DECISION and match["day"]:
        return date_in(match["day"])
    rest = text[match.end() :][:120]
    other = _DECISION.search(rest)
    if found := date_in(rest[: other.start()] if other else rest):
        return found
    before = _DAY_BEFORE.search(text[: match.start()])
    return date_in(before[1]) if before else None


def _tidy(number: str) -> str:
    number = re.sub(r"\s*([/–-])\s*", r"\1", number).replace("–", "-")
    return re.sub(r"(?<=\d)\s(?=[^\W\d]/)", "", number)


def letterhead_date(text: str) -> date | None:
    """The date in "Vĩnh Phúc, ngày 20 tháng 12 năm 2021", None for other lines.

    Raises `ImpossibleDate` where it cannot be.
    """
    return date_in(text) if re.match(rf"{PLACE_AND_DATE}\d", text, re.I) else None


def is_of_letterhead(text: str) -> bool:
    """Whether a line above a list names an office, a number or a place with its date."""
    is_place = re.match(PLACE_AND_DATE, text, re.I) or _OWN_NUMBER.match(text)
    return bool(is_place or _LETTERHEAD.match(fold_words(text)))
