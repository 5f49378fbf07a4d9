"""Excerpts of texts with the search hits marked, whichever diacritics the reader typed."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .text import fold, nfc, other_spelling

EXCERPT_LENGTH = 220


def highlight(text: str, query: str) -> SafeString:
    """`text` escaped, each word of `query` found in it wrapped in `<mark>`."""
    text = nfc(text)
    parts, end = [], 0
    for start, stop in _matches(text, query):
        parts += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        end = stop
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above


def excerpt(text: str, query: str, length: int = EXCERPT_LENGTH) -> SafeString:
    """About `length` characters of `text` around its first hit, highlighted."""
    text = " ".join(nfc(text).split())
    hits = _matches(text, query)
    first = hits[0][0] if hits else 0
    start = max(0, first - length // 3)
    if start:
        start = text.find(" ", start) + 1 or start
    stop = min(len(text), start + length)
    if stop < len(text):
        stop = max(text.rfind(" ", start, stop), start + 1)
    cut = text[start:stop]
    before, after = ("… " if start else ""), (" …" if stop < len(text) else "")
    return mark_safe(f"{before}{highlight(cut, query)}{after}")  # noqa: S308 - highlight() escapes


class _FoldedLetters(dict[int, str]):
    """What each letter becomes, for `str.translate`: folded once, then remembered."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold(chr(code))
        return folded


_LETTERS = _FoldedLetters()


def _fold_by_letters(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded letter by letter, and where in `text` each letter of it comes from."""
    folded = text.translate(_LETTERS)
    if len(folded) == len(text) and all(len(_LETTERS[ord(char)]) == 1 for char in set(text)):
        return folded, range(len(text) + 1)
    origin = [place for place, char in enumerate(text) for _ in _LETTERS[ord(char)]]
    return folded, [*origin, len(text)]


def _matches(text: str, query: str) -> list[tuple[int, int]]:
    """Spans of `text` whose folded form is a word of `query`, left to right."""
    folded, origin = _fold_by_letters(text)
    spans: list[tuple[int, int]] = []
    words = set(fold(query).split())
    for word in words | set(filter(None, map(other_spelling, words))):
        at = folded.find(word)
        while at != -1:
            end = at + len(word)
            starts = at == 0 or not folded[at - 1].isalnum()
            if starts and not folded[end : end + 1].isalnum():
                spans.append((origin[at], origin[end]))
            at = folded.find(word, end)
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
