"""Numbers as their cell shows them: 215 in a cell of the format `0"/QĐ-STP"` is "215/QĐ-STP".

Only formats that add words, or zeros in front, change the number; money and per cent stay numbers.
"""

import re
from functools import lru_cache

# A part of a format: quoted words, an escaped sign, a filler, a bracket, digits, "General", other.
_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|'
    r"(?P<digits>[0#?][0#?,]*(?:\.[0#?]+)?)|(?P<text>@)|(?P<other>.)",
    re.I | re.S,
)
_WORDS = re.compile(r"[^\W\d_]")
_MONEY = re.compile(r"^[\s.]*(?:đ|đồng|vnđ|vnd|usd|eur)[\s.]*$", re.I)


@lru_cache(maxsize=256)
def adds_words(code: str) -> bool:
    """Whether a number format writes letters of its own, or zeros in front ("00")."""
    return any(_template(section)[1] for section in _sections(code))


def shown(text: str, code: str, is_number: bool) -> str:
    """A cell's text as its format shows it; unchanged where the format adds no words."""
    sections = _sections(code)
    if is_number:
        section = sections[1] if text.startswith("-") and len(sections) > 1 else sections[0]
    elif len(sections) > 3 or "@" in sections[-1]:
        section = sections[-1]
    else:
        return text
    parts, does_add = _template(section)
    if not does_add:
        return text
    made = []
    for kind, part in parts:
        if kind == "words":
            made.append(part)
        elif kind == "digits" and is_number:
            made.append(_digits(text, part))
        else:
            made.append(text)
    return " ".join("".join(made).split(" "))


def _digits(text: str, pattern: str) -> str:
    sign, number = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, rest = number.partition(".")
    wanted = pattern.partition(".")[0].replace(",", "").count("0")
    return sign + whole.zfill(wanted) + point + rest


def _sections(code: str) -> list[str]:
    """The parts of a format for positive, negative, zero and text, parted by semicolons."""
    found = [""]
    for piece in re.findall(r'"[^"]*"|\\.|\[[^\]]*\]|.', code, re.S):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return found


@lru_cache(maxsize=256)
def _template(section: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The pieces of a section, and whether they change what is read."""
    parts: list[tuple[str, str]] = []
    words = ""
    holds_value = False
    for match in _PARTS.finditer(section):
        kind = match.lastgroup or ""
        value = match[kind] if kind else ""
        if kind in ("quoted", "escaped"):
            parts.append(("words", value))
            words += value
        elif kind == "other" and value in "/-(). :%+":
            parts.append(("words", value))
        elif kind == "other":
            return (), False  # letters outside quotation marks: a date, or scientific notation
        elif kind in ("digits", "general", "text") and not holds_value:
            parts.append(("digits" if kind == "digits" else "value", value))
            holds_value = True
        elif kind in ("digits", "general", "text"):
            return (), False  # digits parted by signs, as in telephone numbers
    has_words = bool(_WORDS.search(words)) and not _MONEY.match(words)
    pads = any(kind == "digits" and re.match(r"00", part) for kind, part in parts)
    return tuple(parts), has_words or (pads and len(parts) == 1)
