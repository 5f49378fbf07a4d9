"""What a cell holds, by how it is built and by the words that it begins with.

`kinds_of` tells it for one cell, `Profile` for a sample of a column.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from news.text import fold_words

from .. import cells, headings, people, people_words
from ..column_words import TICKS
from ..other_languages import Spoken
from ..people.names import is_something_else

_LONGEST = 300
_SENTENCE = 9  # words
_NUMBER = re.compile(r"[\d.,\s]+%?")
_SHARE = re.compile(
    r"\d{1,4}\s*/\s*\d{1,4}(?:\s*\(?\d{1,3}([.,]\d+)?\s*%\)?)?|\d{1,3}(?:[.,]\d+)?\s*%"
)
_DATE = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})(?: 00:00:00)?|\d{4}-\d{2}-\d{2}(?: .*)?"
)
_CONTACT = re.compile(r"(?<![^\s@])[^\s@]+@\S+|\+?\d(?:[\s.-]?\d){8,12}|[A-Z]\d{7,}")
_DECISION = re.compile(r"(?:số\s*:?\s*)?\d{1,5}\w?\s*/\s*(?:\d{4}\s*/\s*)?(?:qđ|nq|tb|tr)", re.I)
_RANKED = re.compile(
    r"(?:(?:giải|hạng|loại|bậc)\s+)?(?:đặc\s+biệt|nhất|nhì|ba|tư|khuyến\s+khích|kk|i{1,3}|iv|vàng|bạc|đồng|hcv|hcb|hcđ)",
    re.I,
)
_PRIZE = re.compile(
    r"(?:giải\s+(?:đặc|nhất|nhì|ba|tư|khuyến|kk|vàng|bạc|đồng|thưởng|tập\s+thể|cá\s+nhân|toàn|phong|xuất|"
    r"chuyên|triển|[abci]+\b|\d)|huy\s+chương|hcv|hcb|hcđ|cúp\s|vô\s+địch|á\s+quân|quán\s+quân).*",
    re.I,
)
_VERDICT = re.compile(
    r"(?:không\s+|chưa\s+)?(?:đạt|đ|đồng\s+ý|đủ(?:\s+điều\s+kiện)?|đủ\s+đk|trúng|thông\s+qua|nhất\s+trí|được|duyệt|xét|"
    r"đậu|đỗ|công\s+nhận)|k\.?đ|trượt|loại|hỏng|không|có|"
    r"(?:hoàn\s+thành|htxs|htt|ht)\b.{0,30}|tốt|khá|giỏi|trung\s+bình|xuất\s+sắc|yếu|kém",
    re.I,
)
_CLASSROOM = re.compile(
    r"(?:lớp\s+)?\d{1,2}\s*[./-]?\s*[A-ZĐ]{1,4}\d{0,2}|lớp\s+.+|[A-Z]{1,2}\d{2}[.\w-]*|K\d{2}\w*",
    re.I,
)
_SCHOOL = re.compile(
    r"(?:th|thcs|thpt|mn|tiểu học|mầm non|ubnd|hđnd|htx|clb|tt|cđ|đh|pt\w*|gdtx|bv|cty|tnhh|cp)\b",
    re.I,
)
_HOUSEHOLD = re.compile(r"(?:hộ|gia\s+đình|vợ\s+chồng)\s+\S", re.I)
_DEED = re.compile(
    r"(?:đã\s+)?(?:có|đạt|hoàn\s+thành|tham\s+gia|thực\s+hiện|tích\s+cực|nghiên\s+cứu|xây\s+dựng|đóng\s+góp|chỉ\s+đạo|"
    r"tham\s+mưu|chủ\s+trì|triển\s+khai|vận\s+động|ủng\s+hộ|hiến|giúp\s+đỡ|gương|nhiều\s+năm|ứng\s+dụng|giải\s+pháp|"
    r"biện\s+pháp|một\s+số|nâng\s+cao|đổi\s+mới|phát\s+huy|phối\s+hợp|cứu)\b",
    re.I,
)


@lru_cache(maxsize=50_000)
def kinds_of(text: str) -> frozenset[str]:
    """What a text may be: "person", "joint", "household", "unit", "position", "award", "prize",
    "rank", "verdict", "share", "number", "date", "contact", "tick", "decision", "kind",
    "honorific", "classroom", "deed", "sentence", "position_unit"; nothing for other texts."""
    if len(text) > _LONGEST:
        return frozenset({"sentence", "deed"} if _DEED.match(text) else {"sentence"})
    found = {name for name, pattern in _WHOLE.items() if pattern.fullmatch(text)}
    folded = fold_words(text)
    if text.casefold() in TICKS:
        found.add("tick")
    if folded in people_words.kind_words() or folded in (
        "khen thuong ca nhan",
        "khen thuong tap the",
    ):
        found.add("kind")
    if cells.honorific_of(text) or folded in ("nam", "nu", "ong ba"):
        found.add("honorific")
    if _DECISION.search(text):
        found.add("decision")
    if _HOUSEHOLD.match(text):
        found.add("household")
    elif is_person(text):
        found.add("person")
    elif is_joint(text):
        found.add("joint")
    elif spoken.is_award(text) if (spoken := Spoken.here()) else headings.is_award(text):
        found.add("award")
    if headings.starts_like_position(text) or people.rank_of(text):
        found.add("position")
        if headings.starts_like_unit(_cut(text)[2]):
            found.add("position_unit")
    if headings.starts_like_collective(text) or _SCHOOL.match(text):
        found.add("unit")
    if _DEED.match(text) and " " in text:
        found.add("deed")
    if len(text.split()) > _SENTENCE:
        found.add("sentence")
    return frozenset(found)


@lru_cache(maxsize=50_000)
def is_person(text: str) -> bool:
    """Whether `text` is a person's name beyond doubt, with a form of address or without."""
    if not 4 < len(text) < 70 or (not text[-1].isalpha() and text[-1] not in ").,;"):
        return False
    name = _without_birth(text)
    if people.is_person(name):
        return True
    found = people.addressed(name)
    if not (found.has_more and found.is_sure):
        return False
    is_called = bool(found.honorific) and looks_named(found.name)
    return people.is_person(found.name) or (is_called and not is_something_else(found.name))


def is_joint(text: str) -> bool:
    """Whether a person's name, and something behind a sign, stand in one cell."""
    head, sign, rest = _cut(text)
    if not sign or not rest or not is_person(head):
        return False
    is_named = headings.starts_like_position(rest) or headings.starts_like_collective(rest)
    return is_named or (" " in rest and not any(map(str.isdigit, rest)))


@lru_cache(maxsize=50_000)
def looks_named(text: str) -> bool:
    """Whether a person of any people could be called so: capitals throughout, letters alone."""
    name = people.addressed(_without_birth(text)).name
    return people.is_name_like(name) and all(part[0].isupper() for part in name.split())


def _without_birth(text: str) -> str:
    bare = re.sub(r"^\d{1,4}\s*[.)]\s*|\s*\([^)]{0,200}\)\s*$", "", " ".join(text.split()))
    return cells.name_without_birth(bare).strip(" .,;:")


def _cut(text: str) -> tuple[str, str, str]:
    match = re.search(r"\s*[,;\n(]\s*|\s+[-–]\s+|\s*[–]\s*", text)
    return (
        (text[: match.start()], match[0], text[match.end() :].strip()) if match else (text, "", "")
    )


_WHOLE = {
    "number": _NUMBER, "share": _SHARE, "date": _DATE, "contact": _CONTACT, "rank": _RANKED,
    "prize": _PRIZE, "verdict": _VERDICT, "classroom": _CLASSROOM,
}  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """How many cells of a column's sample hold what; `count` those that hold anything."""

    count: int
    kinds: Counter[str]
    distinct: int
    named: int

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Profile":
        found = [text for text in texts if not cells.is_empty(text)]
        kinds = Counter(kind for text in found for kind in kinds_of(text))
        named = sum(looks_named(text) for text in found if len(text) < 60)
        return cls(len(found), kinds, len(set(found)), named)

    def share(self, *names: str) -> float:
        """The share of cells that hold one of `names`, which exclude each other."""
        return sum(self.kinds[name] for name in names) / self.count if self.count else 0.0
