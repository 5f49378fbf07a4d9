"""Finds personal data in free text, and takes it out whole."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from .addresses import addresses_in
from .births import births_in
from .found import Found
from .labels import labels_in
from .numbers import numbers_in

# The same length, so that places stay: spaces, dashes and figures of other kinds.
_PLAIN = str.maketrans(
    "\u00a0\u2002\u2003\u2007\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2212０１２３４５６７８９＠",
    "      ------0123456789@",
)
# A text without any of these has nothing to be found.
_WORTH_IT = re.compile(
    r"\d[ .\-()]{0,2}\d|@|sinh|ngụ|trú|quê|quán|hộ khẩu|hktt|nơi ở|chỗ ở|nhà riêng|địa chỉ|"
    r"address|born|née?\s|dân\s+tộc|tôn\s+giáo|đảng|không\s",
    re.I,
)
_FINDERS: tuple[Callable[[str], Iterator[Found]], ...] = (
    numbers_in, births_in, addresses_in, labels_in,
)  # fmt: skip


def find(text: str) -> list[Found]:
    """What of `text` (NFC) is personal data, in its order; none overlaps another.

    Places are those of `text`. The time grows with the length of the text.
    """
    plain = text.translate(_PLAIN)
    if not _WORTH_IT.search(plain):
        return []
    joined: list[Found] = []
    for one in sorted(chain.from_iterable(finder(plain) for finder in _FINDERS)):
        if joined and one.start < joined[-1].end:
            joined[-1] = joined[-1].with_other(one)
        else:
            joined.append(one)
    return joined


def without(text: str, found: Iterable[Found]) -> str:
    """`text` without what was found in it, and without the signs that held it."""
    parts, last = [], 0
    for one in found:
        parts.append(text[last : one.start])
        last = one.end
    if not last:
        return text
    parts.append(text[last:])
    lines = (_tidied(line) for line in " ".join(parts).splitlines())
    return "\n".join(filter(None, lines))


_EMPTY_BRACKETS = re.compile(r"\(\s*[,;:.\-–]?\s*\)|\[\s*\]")
_DOUBLED = re.compile(r"(?<!\s)\s*([,;|])(?:\s*[,;:|\-–](?=\s|$|[,;|]))+")
_BESIDE_BRACKET = re.compile(r"\(\s*[,;:\-–]\s*|(?<!\s)\s*[,;:\-–]\s*\)")


def _tidied(line: str) -> str:
    line = _EMPTY_BRACKETS.sub(" ", line)
    line = _BESIDE_BRACKET.sub(lambda match: "(" if "(" in match[0] else ")", line)
    line = _DOUBLED.sub(r"\1", line)
    line = re.sub(r"(?<!\s)\s+([,;.])", r"\1", " ".join(line.split()))
    return line.strip(" ,;:|-–")


def cleaned(text: str, only_sure: bool = False) -> str:
    """`text` without any personal data, or without what surely is."""
    for _again in range(3):  # what parted two pieces may be gone now
        found = [one for one in find(text) if one.is_sure or not only_sure]
        if not found:
            break
        text = without(text, found)
    return text
