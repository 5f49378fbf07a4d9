"""Whether a text could be the name of a person. Knows family names, not awards or sentences."""

import re
from functools import lru_cache

from .. import letters
from ..other_languages import Spoken
from . import family_names, position_words
from .heads import is_middle_name, starts_like_collective, starts_like_position

_WORD = re.compile(r"[^\W\d_]+(?:['’‘`ʼ.-]+[^\W\d_]+)*['’.]?")
_PREFIXED = re.compile(r"(?:[hk]|r|m|t|s|j|b|n|y|d|đ|p)['’‘`ʼ]\s?\S", re.I)  # H'Hen, K'Sor, M'Lô
_BIRTH = re.compile(
    r"\b(?:(?:ngày\s+|năm\s+)?sinh(?:\s+(?:ngày|năm))?|[sn]\.?[sn]|cccd|cmnd|cmt|s?đt|"
    r"điện\s+thoại)\b\D{0,6}\d.*$",
    re.I,
)
_YEAR = re.compile(r"(?<=[\s,;(–-])(?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2}\s*\)?\s*$")
_LONE = re.compile(r"[HK]['’‘`ʼ][^\W\d_]{2,}")  # a whole name of the Cơ Ho: K'Brêl
_MOST_WORDS = 7
_BARE = (
    "tập thể|các tập thể|cá nhân|các cá nhân|đơn vị|các đơn vị|tổ chức|hộ gia đình|nhân dân|"
    "đoàn viên|thanh niên|hội viên|học sinh|cán bộ|công chức|viên chức|người lao động|nhóm|"
    "đoàn kết|tập thể, cá nhân|tập thể và cá nhân|tập thể nhỏ|đội ngũ|đoàn thể|hội nghị tổng kết"
)
_BARE_GROUPS = frozenset(_BARE.split("|"))
# No given names: what totals, signatures, headings and sentences are made of.
_NO_NAME_PHRASES = re.compile(
    r"\b(tổng cộng|tổng số|cộng|tỷ lệ|tỉ lệ|ghi chú|người lập|lập biểu|xác nhận|nơi nhận|"
    r"ký tên|đã ký|trang số|danh sách|phụ lục|kèm theo|quyết định|khen thưởng|giấy khen|"
    r"bằng khen|huân chương|huy chương|kỷ niệm chương|lao động tiên tiến|chiến sĩ thi đua|"
    r"chiến sỹ thi đua|cờ thi đua|tiên tiến|xuất sắc|lao động|nhiệm vụ|thành tích|họ và tên|"
    r"chức vụ|đơn vị|ủy ban|uỷ ban|nhân dân|tư pháp|công an|trung tâm|văn phòng|hợp tác xã|"
    r"trách nhiệm|hữu hạn|cổ phần|tnhh|ubnd|hđnd|mttq|thpt|thcs|thị trấn|thành phố|"
    r"tập thể|cá nhân|hộ gia đình|không có|như trên|kế hoạch|hội nghị|phong trào|"
    r"gia đình|y tế|đào tạo|lâm trường|nông trường|văn hóa|văn hoá|thi đua|cao đẳng|giáo dục|"
    r"nông nghiệp|lâm nghiệp|công nghiệp|công nghệ|kế hoạch|tài chính|quản lý|kinh tế|xã hội|"
    r"phụ nữ|thanh niên|học sinh|đoàn viên|dân quân|mầm non|tiểu học|trung học|đại học|"
    r"giám đốc|chủ tịch|phó chủ tịch|bí thư|hiệu trưởng|trưởng phòng|năm học)\b",
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
    return first if first in family_names.UNMARKED and name.isascii() else ""


@lru_cache(maxsize=20_000)
def is_person(name: str) -> bool:
    """Whether a text without a title is beyond doubt written as a person's name is.

    Two to six words, each with a capital (or all of them small), a family name before all; no
    unit, no position, no place.
    """
    if spoken := Spoken.here():
        return spoken.is_person(name)
    parts = name.split()
    if len(parts) == 1:
        return bool(_LONE.fullmatch(name))
    if not 2 <= len(parts) <= _MOST_WORDS or not all(map(_WORD.fullmatch, parts)):
        return False
    if not _are_cased(parts) or starts_like_collective(name) or starts_like_position(name):
        return False
    if len(parts) > 3 and " ".join(parts[-2:]).casefold() in position_words.WHOLE:
        return False
    if parts[0].casefold() in family_names.SAINTS:
        return is_person(" ".join(parts[1:]))
    if parts[1].casefold() in ("văn", "thị") and (family_of(name) or _is_syllable(parts[0])):
        return 3 <= len(parts) <= 5 and is_middle_name(parts[1:])
    if parts[0].casefold() in family_names.COMMON and not all(map(_is_syllable, parts)):
        return False
    return bool(family_of(name)) and not is_something_else(name)


def _is_syllable(word: str) -> bool:
    return len(word) == 1 or all(map(letters.is_syllable, re.split(r"[’'.-]", word.strip(".'"))))


def is_no_collective(name: str) -> bool:
    """Whether a collective's name is a word for many of them, or a single word: "Tập thể", "Sở"."""
    if name.casefold().strip(" .:") in _BARE_GROUPS:
        return True
    return " " not in name and not (name.isupper() and len(name) > 2)


@lru_cache(maxsize=20_000)
def is_plainly_named(text: str) -> bool:
    """Whether a text is nothing but a name of three words or more, of a family that is no word."""
    if text.startswith(("Ông ", "Bà ", "ông ", "bà ")):
        text = text.partition(" ")[2]
    first = text.partition(" ")[0].casefold()
    is_family = first in family_names.COMMON and first not in ("lý", "vi", "lưu", "nông")
    return is_family and text.count(" ") > 1 and is_person(text)


def is_something_else(name: str) -> bool:
    """Whether a unit, a group, a position, a place, a total or an award is named."""
    if spoken := Spoken.here():
        return spoken.is_unit(name) or spoken.is_position(name) or spoken.is_award(name)
    small = name.casefold()
    first, _, rest = small.partition(" ")
    if first in family_names.COMMON:
        return starts_like_collective(name) or starts_like_position(name)
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
    """Whether each word begins with a capital; or all are small; or one that old fonts cannot write
    large ("Lê Thị ánh"), or that is written so ("Nguyễn thị Hoa")."""
    small = [word for word in parts if word[0].islower()]
    if not small or len(small) == len(parts):
        return True
    word = small[0]
    is_usual = (
        word in ("văn", "thị") or word[0] in letters.NO_TCVN3_CAPITALS or word[0] in "đâăêôơư"
    )
    return len(small) == 1 and len(parts) > 2 and is_usual and parts[0] != word


def without_birth(text: str) -> str:
    """A person's name without the birth date or year written behind it."""
    if not any(map(str.isdigit, text)):
        return text
    bare = _YEAR.sub("", _BIRTH.sub("", text))
    return bare if bare == text else bare.strip(" ,;:(–-")
