"""The numbers and signs before paragraphs, and what of a paragraph's text stands behind them."""

import re
from dataclasses import dataclass

from news.text import fold_words

_MARK = re.compile(
    r"(?:(\d{1,3}(?:\.\d{1,3}){0,3})\s*(?:[.)/:–-]|\t)+|\((\d{1,3}|[a-zđ])\)|([a-zđ])\s*[.)/]|"
    r"([IVXLC]{1,6})\s*[.)/–:-]|([A-HĐ])\s*[.)/–:-]|([-–+*•●▪◦→✓✔·\uf0b7\uf0a7\uf0d8]+))\s*"
)
_ARTICLE = re.compile(r"[^\W\d]{4}\s+(\d{1,2})\s*(?:[.:)–-]+\s*|\s+(?=\S)|$)")


@dataclass(frozen=True)
class Mark:
    """`style` as in an outline: "roman", "letter", "arabic1", "arabic2", …, "small", "bullet -"
    with its sign, or "" for none. `number` is the last number of "1.2", `rest` the text behind."""

    style: str
    number: str
    rest: str


def mark_of(text: str) -> Mark:
    match = _MARK.match(text)
    if not match or not text[match.end() :].strip():
        return Mark("", "", text.strip())
    rest = text[match.end() :].strip()
    arabic, bracketed, small, roman, letter, bullet = match.groups()
    if arabic:
        if rest[0].isdigit() and "." not in arabic and not match[0].rstrip().endswith((")", "\t")):
            return Mark("", "", text.strip())  # a date, a sum of money
        return Mark(f"arabic{arabic.count('.') + 1}", arabic.rpartition(".")[2], rest)
    if bracketed:
        is_number = bracketed.isdigit()
        return Mark("bracket" if is_number else "small", bracketed if is_number else "", rest)
    if small:
        return Mark("small", "", rest)
    if roman:
        return Mark("letter" if roman in "CDL" else "roman", "", rest)
    if letter:
        return Mark("letter", "", rest)
    return Mark(f"bullet {bullet[0].replace('–', '-')}", "", rest)


def article_in(text: str) -> str | None:
    """What stands behind "Điều 1."; None where no article begins. "Điều 3" alone gives ""."""
    match = _ARTICLE.match(text)
    if not match or not fold_words(text[: match.end(1)]).startswith("dieu "):
        return None
    return text[match.end() :].strip()
