"""Whether a text could be the name of a person. Knows family names, not awards or sentences."""

import re
from functools import lru_cache

from . import family_names
from .heads import starts_like_collective, starts_like_position

_WORD = re.compile(r"[^\W\d_]+(?:['’‘`ʼ.-]+[^\W\d_]+)*['’.]?")
_PREFIXED = re.compile(r"(?:[hk]|r|m|t|s|j|b|n|y|d|đ|p)['’‘`ʼ]\s?\S", re.I)  # H'Hen, K'Sor, M'Lô
_MOST_WORDS = 6
# No given names: what totals, signatures, headings and sentences are made of.
_NO_NAME_PHRASES = re.compile(
    r"\b(tổng cộng|tổng số|cộng|tỷ lệ|tỉ lệ|ghi chú|người lập|lập biểu|xác nhận|nơi nhận|"
    r"ký tên|đã ký|trang số|danh sách|phụ lục|kèm theo|quyết định|khen thưởng|giấy khen|"
    r"bằng khen|huân chương|huy chương|kỷ niệm chương|lao động tiên tiến|chiến sĩ thi đua|"
    r"chiến sỹ thi đua|cờ thi đua|tiên tiến|xuất sắc|lao động|nhiệm vụ|thành tích|họ và tên|"
    r"chức vụ|đơn vị|ủy ban|uỷ ban|nhân dân|tư pháp|công an|trung tâm|văn phòng|hợp tác xã|"
    r"trách nhiệm|hữu hạn|cổ phần|tnhh|ubnd|hđnd|mttq|thpt|thcs|thị trấn|thành phố|"
    r"tập thể|cá nhân|hộ gia đình|không có|như trên|kế hoạch|hội nghị|phong trào|"
    r"giám đốc|chủ tịch|phó chủ tịch|bí thư|hiệu trưởng|trưởng phòng|ngày|tháng|năm học)\b",
    re.I,
)
_RARE_ENDS = {"sở", "tỉnh", "huyện", "xã", "phường", "quận"}


def is_name_like(name: str) -> bool:
    """Whether a person could be called so: two to eight words of letters."""
    parts = name.split()
    return 2 <= len(parts) <= 8 and all(map(_WORD.fullmatch, parts))


def family_of(name: str) -> str:
    """The family name that `name` begins with, in small letters; "" for a word that is none."""
    first = name.partition(" ")[0].casefold().strip(".'’")
    if first in family_names.FAMILY_NAMES or _PREFIXED.match(name):
        return first
    return ""


@lru_cache(maxsize=20_000)
def is_person(name: str) -> bool:
    """Whether a text without a title is beyond doubt written as a person's name is.

    Two to six words, each with a capital (or all of them small), a family name before all; no
    unit, no position, no place.
    """
    parts = name.split()
    if not 2 <= len(parts) <= _MOST_WORDS or not all(map(_WORD.fullmatch, parts)):
        return False
    if not family_of(name) or not _are_cased(parts):
        return False
    return not is_something_else(name)


def is_something_else(name: str) -> bool:
    """Whether a unit, a group, a position, a place, a total or an award is named."""
    small = name.casefold()
    first, _, rest = small.partition(" ")
    if first in family_names.OF_PLACES and " " not in rest:
        return True
    if small in family_names.PLACES_LIKE_NAMES or _NO_NAME_PHRASES.search(small):
        return True
    if small.rpartition(" ")[2] in _RARE_ENDS:
        return True
    return starts_like_collective(name) or starts_like_position(name)


def is_odd(name: str) -> bool:
    """Whether a recipient's name, taken for a person's, needs a look.

    Names of foreigners and of families that are not known are odd: a person looks at them.
    """
    return not is_person(name)


def _are_cased(parts: list[str]) -> bool:
    """Whether each word begins with a capital, one apart: TCVN3 has no capitals with marks."""
    small = sum(word[0].islower() for word in parts)
    return small == 0 or small == len(parts) or (small == 1 and len(parts) > 2)
