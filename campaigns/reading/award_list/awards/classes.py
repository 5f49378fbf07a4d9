"""The class of an order or a medal ("hạng Nhì"), and prizes ("Giải Nhất")."""

import re
from functools import lru_cache

from news.text import fold_words

#: How a class is written: in words, in Roman numbers, in digits.
CLASS_WORDS = {
    "nhất": "Nhất", "nhat": "Nhất", "i": "Nhất", "1": "Nhất", "một": "Nhất",
    "nhì": "Nhì", "nhi": "Nhì", "ii": "Nhì", "2": "Nhì", "hai": "Nhì",
    "ba": "Ba", "iii": "Ba", "3": "Ba",
}  # fmt: skip
_PRIZES = {
    "đặc biệt": "Đặc biệt", "đb": "Đặc biệt", "xuất sắc": "Xuất sắc",
    "nhất": "Nhất", "nhì": "Nhì", "ba": "Ba", "tư": "Tư", "1": "Nhất", "2": "Nhì", "3": "Ba",
    "i": "Nhất", "ii": "Nhì", "iii": "Ba",
    "khuyến khích": "Khuyến khích", "kk": "Khuyến khích", "k.k": "Khuyến khích",
    "a": "A", "b": "B", "c": "C", "vàng": "Vàng", "bạc": "Bạc", "đồng": "Đồng",
}  # fmt: skip
_CLASS = re.compile(r"(?:hạng|hang)\s+(\w+)", re.I)
# The orders and medals that have classes (Law 06/2022/QH15, articles 36 to 53), as awards begin.
_CLASSED = re.compile(
    r"(huan chuong|hc) (doc lap|quan cong|lao dong|ld|bao ve to quoc|chien cong|khang chien|"
    r"giai phong|chien si giai phong|chien sy giai phong)\b|hc(dl|qc|ld|bvtq|cc|kc)\b|"
    r"(huy chuong|hc) (chien s[iy] ve vang|khang chien)\b|hccsvv\b"
)


def class_of(text: str) -> str:
    """The class that fills a text: "hạng Nhì" of "Nhì", "hạng II", "Hạng 2:"; "" for others."""
    bare = " ".join(text.split()).strip(" .:;,()–-").casefold()
    bare = re.sub(r"^(hạng|hang)\s+", "", bare)
    return f"hạng {CLASS_WORDS[bare]}" if bare in CLASS_WORDS else ""


def class_in(text: str) -> str:
    """The class named in an award: "hạng Nhì" of "HCLĐ hạng II"; "" for none."""
    match = _CLASS.search(text)
    return class_of(match[1]) if match else ""


@lru_cache(maxsize=5_000)
def has_classes(award: str) -> bool:
    """Whether an award is given in classes, so that its name is not whole without one."""
    return bool(_CLASSED.match(fold_words(award)))


def lacks_class(award: str) -> bool:
    return has_classes(award) and not class_in(award)


def with_class(award: str, class_: str) -> str:
    """ "Huân chương Lao động" and "hạng Nhì" in one; another award stays as it is."""
    return f"{award} {class_}" if class_ and lacks_class(award) else award


def prize_of(text: str) -> str:
    """The prize that a text in a column of prizes means: "Giải Nhất" of "Nhất", "KK"; or ""."""
    bare = " ".join(text.split()).strip(" .:;,()–-").casefold()
    bare = re.sub(r"^giải\s+", "", bare)
    return f"Giải {_PRIZES[bare]}" if bare in _PRIZES else ""


def is_prize_heading(heading: str) -> bool:
    """Whether a column's heading says that it holds prizes."""
    return bool(re.search(r"\b(giai|xep giai|dat giai)\b", fold_words(heading)))


def without_class(award: str) -> str:
    """The name of an award up to its class."""
    return _CLASS.sub("", award).strip()
