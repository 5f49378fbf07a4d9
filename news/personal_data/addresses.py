"""Where people live: "ngụ tại …", "HKTT: …", "quê quán: …"."""

import re
from collections.abc import Iterator

from .found import ADDRESS, Found

# After these words nothing but somebody's home can follow.
_HOME = (
    r"(?:địa\s{1,2}chỉ\s{1,2}(?:nhà\s{1,2}riêng|nhà|thường\s{1,2}trú|tạm\s{1,2}trú)|nhà\s{1,2}riêng"
    r"|hộ\s{1,2}khẩu(?:\s{1,2}thường\s{1,2}trú)?|hktt|đkhktt|nơi\s{1,2}(?:ở|cư\s{1,2}trú|thường"
    r"\s{1,2}trú)(?:\s{1,2}hiện\s{1,2}(?:nay|tại))?|chỗ\s{1,2}ở(?:\s{1,2}hiện\s{1,2}(?:nay|tại))?"
    r"|quê\s{1,2}quán|nguyên\s{1,2}quán|trú\s{1,2}quán|sinh\s{1,2}quán)"
)
_LIVES = r"(?:ngụ|cư\s{1,2}trú|thường\s{1,2}trú|tạm\s{1,2}trú|trú|hiện\s{1,2}ở|quê)"
_LABEL = re.compile(
    rf"\b(?:(?P<home>{_HOME})\s{{0,2}}(?:tại|ở|là)?\s{{0,2}}:?\s{{0,2}}"
    rf"|(?P<lives>{_LIVES})\s{{1,2}}(?:tại|ở)\s{{0,2}}:?\s{{1,2}}"
    r"|(?P<short>ngụ)\s{1,2}(?=(?:ấp|thôn|xóm|bản|khu|tổ|số|xã|phường)\b)"
    r"|(?P<address>địa\s{1,2}chỉ|đ/c\s?:|address)\s{0,2}:?\s{0,2})",
    re.I,
)
# "đồn trú tại", "lưu trú tại"
_COMPOUNDS = {"đồn", "lưu", "nội", "ngoại", "bán", "ẩn", "luật", "ký", "kí"}
_SMALL = {"thôn", "xóm", "ấp", "bản", "tổ", "ngõ", "ngách", "hẻm", "phố", "đường", "số", "buôn"}
_PLACE = _SMALL | {
    "khu", "khối", "làng", "phường", "xã", "huyện", "quận", "tỉnh", "thành", "thị", "trấn", "tp",
    "tdp", "kp", "nhà", "dân", "cư", "tập", "thể", "chung", "căn", "hộ", "tầng", "lô", "đội",
    "trại", "phòng", "tx", "tt", "p", "q", "x", "h", "t",
}  # fmt: skip
# What follows a home after a comma, and is none.
_OFFICES = {
    "sở", "phòng", "chi", "ubnd", "hđnd", "trường", "ban", "công", "hội", "đảng", "chủ", "giám",
    "bí", "trưởng", "phó", "cục", "bộ", "trung", "tòa", "toà", "viện", "văn", "chuyên", "nguyên",
    "cán", "giáo", "bằng", "giấy", "huân", "đoàn", "cấp", "mst", "stk", "cccd", "cmnd", "sđt", "đt",
}  # fmt: skip
_TOKEN = re.compile(r"\s*(\w[\w/.\-]*\w|\w|[,\-()]|\S)")
_ROOM = re.compile(r"\s*phòng\s+\d", re.I)
_MOST_WORDS = 40
_GENERAL = re.compile(
    r"(?:địa\s+phương|địa\s+bàn|nơi|các|những|nhiều|một|vùng|nước|đây|việt\s+nam|khu\s+vực|cộng|"
    r"cơ\s+sở|chỗ|nhà|trong|ngoài|trên|cùng|này|đó|xa|gần)\b",
    re.I,
)
_REST = re.compile(r"[^,;.\n()|]{3,60}")


def addresses_in(text: str) -> Iterator[Found]:
    for match in _LABEL.finditer(text):
        if _is_compound(text, match.start()):
            continue
        end, has_place, is_exact = _place(text, match.end())
        if match["address"]:
            if has_place and end > match.end():
                yield Found(match.start(), end, ADDRESS, is_sure=False, of_office=True)
        elif has_place:
            yield Found(match.start(), end, ADDRESS, is_sure=bool(match["home"]) or is_exact)
        elif match["home"] and match[0].rstrip().endswith(":"):
            rest = _REST.match(text, match.end())
            if rest and not _GENERAL.match(rest[0]):
                yield Found(match.start(), max(end, rest.end()), ADDRESS)
        elif match["lives"] and end > match.end():
            yield Found(match.start(), end, ADDRESS, is_sure=False)


def _is_compound(text: str, start: int) -> bool:
    before = re.findall(r"\w+", text[max(0, start - 20) : start])
    return bool(before) and before[-1].casefold() in _COMPOUNDS


def _place(text: str, start: int) -> tuple[int, bool, bool]:
    """Where a place that begins at `start` ends; whether a word such as "xã" or a house number
    says that it is one; whether it is exact to a street or a hamlet."""
    end, has_place, is_exact = start, False, False
    position, is_part_begun, is_named = start, False, False
    for _number in range(_MOST_WORDS):
        token = _TOKEN.match(text, position)
        if not token or "\n" in text[position : token.start(1)]:
            break
        word = token[1]
        small = word.casefold().rstrip(".")
        if word in ",-()":
            is_part_begun = False
            position = token.end()
            continue
        if not is_part_begun and small in _OFFICES and not _ROOM.match(text, position):
            break
        has_digit = any(map(str.isdigit, word))
        if small in _PLACE:
            is_named = True
        elif word[0].isupper() or has_digit:
            has_place = has_place or is_named or (has_digit and not is_part_begun)
            is_exact = is_exact or has_digit
            end = token.end()
        else:
            break
        if small in _SMALL:
            is_exact = True
        is_part_begun = True
        position = token.end()
        if word.endswith("."):
            break
    return end, has_place, is_exact and has_place
