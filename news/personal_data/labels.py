"""E-mail addresses, and what only a label tells: ethnicity, religion, membership of the Party."""

import re
from collections.abc import Iterator

from .found import EMAIL, ETHNICITY, PARTY, RELIGION, Found

_LOCAL = re.compile(r"[\w.+\-]")
_LONGEST_LOCAL = 64
_DOMAIN = re.compile(r"\s?[a-z0-9][a-z0-9\-]{0,62}(?:\.[a-z0-9\-]{1,63}){1,4}", re.I)
_MAIL_LABEL = re.compile(r"(?:e-?mail|thư\s+điện\s+tử|hộp\s+thư|mail)\s*(?:[:.\-]\s*)?$", re.I)
_OFFICIAL = (".gov.vn", "chinhphu.vn", "dcs.vn", ".quochoi.vn", "quochoi.vn")

_PEOPLES = (
    "Kinh|Tày|Thái|Mường|Khmer|Khơ[- ]?me|Hoa|Nùng|H[’']?mông|Mông|Dao|Gia[- ]?rai|Ê[- ]?đê|"
    "Ba[- ]?na|Sán Chay|Chăm|"
    "Cơ[- ]?ho|Xơ[- ]?đăng|Sán Dìu|Hrê|Ra[- ]?glai|Mnông|Thổ|Xtiêng|Khơ[- ]?mú|"
    "Bru[- ]?Vân Kiều|Cơ[- ]?tu|Giáy|Tà[- ]?ôi|Mạ|Cao Lan|Pà Thẻn|La Chí|Lô Lô|Ngái"
)
_ETHNICITY = re.compile(
    rf"\bdân\s{{1,2}}tộc\s?:\s?(?:{_PEOPLES}|\w+(?:[ -]\w+)?)"
    rf"|(?<![\w ,;])(?:DT|dt)\s?:\s?(?:{_PEOPLES})\b"
    rf"|(?<=[,;(] )dân\s{{1,2}}tộc\s{{1,2}}(?:{_PEOPLES})(?=\s?(?:[,;.)]|$))",
    re.I,
)
_RELIGION = re.compile(r"\btôn\s{1,2}giáo\s?:\s?\w+(?: \w+){0,3}", re.I)
_DAY = r"(?:\d{1,2}\s?[/.\-]\s?){0,2}(?:19|20)\d\d"
_PARTY = re.compile(
    rf"\b(?:ngày\s{{1,2}})?(?:vào|kết\s{{1,2}}nạp(?:\s{{1,2}}vào)?)\s{{1,2}}đảng(?:\s{{1,2}}cộng"
    rf"\s{{1,2}}sản\s{{1,2}}việt\s{{1,2}}nam)?(?:\s{{1,2}}(?:chính\s{{1,2}}thức|dự\s{{1,2}}bị))?"
    rf"\s?[:,]?\s?(?:ngày|năm|tháng)?\s?:?\s?{_DAY}"
    rf"|\bđảng\s{{1,2}}viên(?:\s?:\s?(?:có|x|không|chính\s{{1,2}}thức|dự\s{{1,2}}bị)"
    rf"|\s{{1,2}}(?:từ|vào)(?:\s{{1,2}}(?:ngày|năm))?\s{{1,2}}{_DAY})",
    re.I,
)
# Bare, it is as often part of "cán bộ, đảng viên, quần chúng" or of an award's name.
_MEMBER = re.compile(
    r"\((?:là\s{1,2})?đảng\s{1,2}viên\)|(?<!cán bộ)[,;]\s(?:là\s{1,2})?đảng\s{1,2}viên\s?\.?$", re.I
)


def labels_in(text: str) -> Iterator[Found]:
    yield from _emails(text)
    for pattern, kind in ((_ETHNICITY, ETHNICITY), (_RELIGION, RELIGION), (_PARTY, PARTY)):
        for match in pattern.finditer(text):
            yield Found(*match.span(), kind)
    for match in _MEMBER.finditer(text):
        yield Found(*match.span(), PARTY, is_sure=False)


def _emails(text: str) -> Iterator[Found]:
    """From each "@", a bounded way back and forth."""
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at + 1)
        end = at - 1 if text[at - 1 : at] == " " and domain and domain[0][0] == " " else at
        start = end
        while start > 0 and end - start < _LONGEST_LOCAL and _LOCAL.match(text[start - 1]):
            start -= 1
        if domain and start < end:
            label = _MAIL_LABEL.search(text[max(0, start - 20) : start])
            is_official = domain[0].casefold().endswith(_OFFICIAL)
            first = start - (len(label[0]) if label else 0)
            yield Found(first, domain.end(), EMAIL, of_office=is_official)
        at = text.find("@", at + 1)
