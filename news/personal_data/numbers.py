"""Identity cards, telephones, accounts, tax codes, and long numbers that could be any of them.

A number that says what it is ("CCCD: …") is taken in any writing; others only as such numbers are
written, so that sums, dates, decisions and lists of years are none. Every pattern begins at a word
or a number and looks a bounded way ahead: the time grows with the text, not with its square.
"""

import re
from collections.abc import Iterator

from .found import ACCOUNT, IDENTITY, NUMBER, PHONE, TAX, Found
from .marks import marks_or_none

_GAP = r"[ .\-]"  # one sign between the groups of a number
_BEGIN = r"(?<![\w/.,=\-])"
_END = r"(?![\w/])"
# Between a label and its number: "số:", "(mới) là".
_FILLED = marks_or_none(
    r"(?:[\s:.,()/\-]|\b(?:số|no|là|mới|cũ|gắn chip|công dân|nhân dân|của tôi)\b)*+"
)
_MASK = r"[xX*•]{0,12}"

_IDENTITY_LABEL = marks_or_none(
    r"\b(?:(?:số\s{1,3}|thẻ\s{1,3}|giấy\s{1,3}|mã\s{1,3}){0,3}"
    r"(?:căn\s{1,3}cước|cccd|cmnd|cmtnd|cmt|chứng\s{1,3}minh(?:\s{1,3}thư)?|hộ\s{1,3}chiếu|"
    r"passport|id\s?card|định\s{1,3}danh(?:\s{1,3}cá\s{1,3}nhân)?|gplx|giấy\s{1,3}phép\s{1,3}lái"
    r"\s{1,3}xe|bảo\s{1,3}hiểm\s{1,3}(?:xã\s{1,3}hội|y\s{1,3}tế)|bhxh|bhyt|thẻ\s{1,3}đảng"
    r"(?:\s{1,3}viên)?)\b"
    r"(?:\s?/\s?(?:cccd|cmnd|cmt|căn\s{1,3}cước|hộ\s{1,3}chiếu|passport)\b){0,3})"
)
_DAY = r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}"
# "cấp ngày 12/3/2021 tại Công an tỉnh …" belongs to the card.
_ISSUED = (
    rf"(?:[\s,;(\-]{{1,4}}(?:ngày\s{{1,2}}cấp|cấp\s{{1,2}}ngày|cấp)\s?:?\s?(?:{_DAY}\)?)?)?+"
    r"(?:[\s,;\-]{1,4}(?:nơi\s{1,2}cấp|tại|bởi|do)\s?:?\s?(?:CA|Công\s{1,2}an|Cục)\b"
    r"[^,;.()\n|]{0,60})?+"
)
_LABELLED_IDENTITY = re.compile(
    rf"{_IDENTITY_LABEL}{_FILLED}(?P<value>(?!nam\b)[a-z]{{0,3}}\s?\d(?:{_GAP}?\d){{6,18}}{_MASK})"
    rf"{_END}{_ISSUED}",
    re.I,
)
_IDENTITY = re.compile(
    rf"{_BEGIN}(?:\d{{12}}|0\d\d(?:{_GAP}\d{{3}}{_GAP}\d{{6}}|{_GAP}\d{{9}}"
    rf"|(?:{_GAP}\d{{3}}){{3}}|\d{{3}}{_GAP}\d{{6}}|\d{_GAP}\d{{4}}{_GAP}\d{{4}}"
    rf"|(?:{_GAP}\d\d){{3}}{_GAP}\d{{3}})){_END}{_ISSUED}"
)
_NINE = re.compile(rf"{_BEGIN}(?P<value>\d{{9}}|\d{{3}} \d{{3}} \d{{3}}){_END}{_ISSUED}")

_PHONE_LABEL = marks_or_none(
    r"\b(?:(?:số\s{1,3})?(?:điện\s{1,3}thoại|s?đtdđ|s?đt|dt|tel|phone|mobile|di\s{1,3}động|zalo|"
    r"số\s{1,3}máy|liên\s{1,3}hệ|hotline|fax)\b)"
)
_LABELLED_PHONE = re.compile(
    rf"{_PHONE_LABEL}{_FILLED}(?:\(?\+?\s?)(?P<value>\d(?:[ .\-()]{{0,2}}\d){{7,12}}){_END}", re.I
)
_MOBILE = r"0[35789]\d(?:{gap}?\d){{7}}|0[35789] \d{{4}} \d{{4}}|0 [35789]\d\d \d{{3}} \d{{3}}"
_OLD_MOBILE = r"01[26-9]\d(?:{gap}?\d){{7}}"  # of eleven digits, until 2018
_LAND = (  # an area of two figures and a number of eight, or of three and seven
    r"(?:\(02\d\)|02\d)(?:{gap}| - )?\d(?:{gap}?\d){{7}}"
    r"|(?:\(02\d\d\)|02\d\d)(?:{gap}| - )?\d(?:{gap}?\d){{6}}"
)
_OLD_LAND = r"\(0\d{{1,3}}\) ?\d(?:{gap}?\d){{5,7}}"
_ABROAD = r"(?:\((?:\+ ?|00)84\)|(?:\+ ?|00)84){gap}?(?:\(0\){gap}?|0)?[1-9](?:{gap}?\d){{7,9}}"
_PHONE = re.compile(
    "(?<![\\w/.,=\\-+])(?P<value>"
    + "|".join((_ABROAD, _MOBILE, _OLD_MOBILE, _LAND, _OLD_LAND)).format(gap=_GAP)
    + f"){_END}"
)
_DIGIT_WORD = r"(?:không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)"
_SPELLED = re.compile(rf"\bkhông(?:\s{{1,2}}{_DIGIT_WORD}\b){{8,11}}", re.I)
_OFFICE = re.compile(
    r"\b(?:đường\s+dây\s+nóng|hotline|tổng\s+đài|fax|trực\s+ban|một\s+cửa|văn\s+phòng|trụ\s+sở|"
    r"cơ\s+quan|trung\s+tâm)\b[^.;\n]*$",
    re.I,
)
_SEEN_BEFORE = 60

_BANK = (
    r"(?:ngân\s{1,3}hàng|NH|vietcombank|vietinbank|agribank|bidv|mb\s?bank|techcombank|acb|vpbank|"
    r"tpbank|sacombank|vib|shb|hdbank|msb|ocb|lpbank|lienvietpostbank|seabank|kho\s{1,3}bạc)"
)
_AT_BANK = (
    rf"(?:[\s,;(\-]{{1,4}}(?:(?:mở|tại)\s{{1,2}}){{0,2}}{_BANK}\b[^,;.()\n|]{{0,60}}"
    r"(?:,\s?(?:CN|chi\s{1,2}nhánh|PGD|phòng\s{1,2}giao\s{1,2}dịch)\b[^,;.()\n|]{0,60})?\)?)?+"
)
_ACCOUNT_LABEL = marks_or_none(
    r"\b(?:stk|số\s{1,3}tk|tk(?=\s{0,3}(?:số|:))|số\s{1,3}tài\s{1,3}khoản|tài\s{1,3}khoản|"
    r"account|số\s{1,3}thẻ)\b"
)
_LABELLED_ACCOUNT = re.compile(
    rf"{_ACCOUNT_LABEL}"
    rf"(?:[\s:.,()/\-]|\b(?:số|no|là|{_BANK}|cá nhân)\b)*+"
    rf"(?P<value>\d(?:{_GAP}?\d){{5,19}}{_MASK}){_END}{_AT_BANK}",
    re.I,
)
_ACCOUNT = re.compile(
    rf"{_BEGIN}(?:\d{{4}}(?:{_GAP}\d{{4}}){{3}}{_END}{_AT_BANK}"
    rf"|(?P<value>\d(?:{_GAP}?\d){{7,18}})[\s,;(\-]{{1,4}}(?:(?:mở|tại)\s{{1,2}}){{0,2}}{_BANK}\b)",
    re.I,
)
_TAX_LABEL = marks_or_none(r"\b(?:mst|mã\s{1,3}số\s{1,3}(?:thuế|doanh\s{1,3}nghiệp)|tax\s?code)\b")
_LABELLED_TAX = re.compile(
    rf"{_TAX_LABEL}{_FILLED}"
    rf"(?P<value>\d(?:{_GAP}?\d){{9,12}}){_END}",
    re.I,
)
_TAX = re.compile(rf"{_BEGIN}\d{{10}}-\d{{3}}{_END}")
_LONG = re.compile(rf"{_BEGIN}(?P<value>\d{{9,20}}|0\d\d\d?(?: \d{{3,4}}){{2,4}}){_END}")

_AMOUNT_AFTER = re.compile(
    r"\s{0,2}(?:đồng|đ|vnđ|vnd|usd|\$|%|m2|m²|ha|km|kg|tấn|kwh|người|lượt|triệu|tr\b|tỷ|tỉ|nghìn|"
    r"hộ|hồ\s+sơ|trường\s+hợp|thẻ|cây|suất)(?!\w)",
    re.I,
)
_AMOUNT_BEFORE = re.compile(
    r"\b(?:số\s+tiền|kinh\s+phí|trị\s+giá|tổng|hơn|gần|khoảng|trên|đạt|giá|doanh\s+thu|nộp)"
    r"(?:\s+(?:số|là|mức|tiền|giá|trị|cộng|thu|chi)){0,4}\s*(?::\s*)?$",
    re.I,
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ .\-](?:19|20)\d\d)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def numbers_in(text: str) -> Iterator[Found]:
    for match in _LABELLED_IDENTITY.finditer(text):
        if not _is_count(text, match, cards=True):
            yield Found(*match.span(), IDENTITY)
    for match in _IDENTITY.finditer(text):
        if not _is_amount(text, *match.span()):
            yield Found(*match.span(), IDENTITY)
    for match in _NINE.finditer(text):
        if not _is_amount(text, *match.span("value")):
            yield Found(*match.span(), IDENTITY, is_sure=" " not in match["value"])
    yield from _phones(text)
    for match in _LABELLED_ACCOUNT.finditer(text):
        if not _is_count(text, match):
            yield Found(*match.span(), ACCOUNT)
    for match in _ACCOUNT.finditer(text):
        if not _YEARS.match(match[0]):
            yield Found(*match.span(), ACCOUNT)
    for match in _LABELLED_TAX.finditer(text):
        yield Found(*match.span(), TAX)
    for match in _TAX.finditer(text):
        yield Found(*match.span(), TAX)
    for match in _LONG.finditer(text):
        if not _is_amount(text, *match.span()) and not _YEARS.fullmatch(match["value"]):
            yield Found(*match.span(), NUMBER, is_sure=False)


def _phones(text: str) -> Iterator[Found]:
    for match in _LABELLED_PHONE.finditer(text):
        if not _is_count(text, match):
            yield _phone(text, match, is_sure=True)
    for match in _PHONE.finditer(text):
        first, *others = re.findall(r"\d+", match["value"])
        is_abroad, is_land = first in ("84", "0084"), first[:2] == "02"
        is_broken = len(first) < 3 and any(len(group) < 2 for group in others)
        yield _phone(text, match, is_sure=is_abroad or is_land or not is_broken)
    for match in _SPELLED.finditer(text):
        yield Found(*match.span(), PHONE, is_sure=False)


def _phone(text: str, match: re.Match[str], is_sure: bool) -> Found:
    """With digits that a gap parts from it: the rest of the number, or of the next one."""
    end = match.end()
    if rest := re.compile(rf"{_GAP}\d{{1,2}}(?![\w/.,])").match(text, end):
        has_gaps = re.search(r"\d[ .\-]\d", match["value"])
        end = rest.end() if has_gaps else end
    # The label may name the office as well: "Fax: …".
    before = text[max(0, match.start() - _SEEN_BEFORE) : match.start("value")]
    return Found(match.start(), end, PHONE, is_sure, of_office=bool(_OFFICE.search(before)))


def _is_amount(text: str, start: int, end: int) -> bool:
    """Whether a number is money or a count, by what stands beside it."""
    before = text[max(0, start - _SEEN_BEFORE) : start]
    return bool(_AMOUNT_AFTER.match(text, end) or _AMOUNT_BEFORE.search(before))


def _is_count(text: str, match: re.Match[str], cards: bool = False) -> bool:
    """Whether what follows a label is no number of it: "căn cước năm 2023 2024", "cấp căn cước
    1.234.567 thẻ"."""
    value = match["value"]
    if _YEARS.fullmatch(value) or _AMOUNT_AFTER.match(text, match.end("value")):
        return True
    digits = sum(map(str.isdigit, value))
    return bool(_THOUSANDS.fullmatch(value)) and not (cards and digits in (9, 12))
