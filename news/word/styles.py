"""How programs mark what in HTML: bold by a tag, a class or CSS, headings, what is no text."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bs4 import Tag

#: Their text is none of the document's.
SKIPPED = frozenset(
    {
        "script", "style", "head", "title", "meta", "link", "xml", "template", "noscript",
        "colgroup", "map", "datalist",
    }
)  # fmt: skip
EMBEDDED = frozenset({"iframe", "object", "embed", "video", "audio", "svg", "canvas", "math"})
FIELDS = frozenset({"input", "select", "textarea", "button"})
PARAGRAPHS = frozenset(
    {
        "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "blockquote",
        "pre", "address", "figure", "figcaption", "dl", "dt", "dd", "center", "form", "fieldset",
        "hr", "details", "summary", "body", "html", "tbody", "thead", "tfoot", "tr", "td", "th",
        "caption", "h1", "h2", "h3", "h4", "h5", "h6",
    }
)  # fmt: skip
_BY_TAG = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic",
    "sup": "raised", "sub": "lowered",
}  # fmt: skip
_INKS = frozenset({"", "black", "windowtext", "auto", "inherit", "initial", "currentcolor"})
_BACKGROUNDS = _INKS | {"white", "transparent", "none", "#ffffff", "#fff", "window"}
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)[^\s<>\"']+$", re.IGNORECASE)
_HEADING_CLASS = re.compile(r"^(?:mso)?heading[ _-]?([1-9])$", re.IGNORECASE)
MOST_LINK = 2_000


def css(tag: Tag) -> dict[str, str]:
    """The declarations of the tag's own style, lower-case."""
    declared = (part.partition(":") for part in str(tag.get("style") or "").split(";"))
    return {
        " ".join(name.split()).lower(): " ".join(value.split()).lower()
        for name, _colon, value in declared
    }


def classes(tag: Tag) -> list[str]:
    found: Any = tag.get("class") or []
    return found.split() if isinstance(found, str) else list(found)


def styles_of(tag: Tag, declared: dict[str, str], around: frozenset[str]) -> frozenset[str]:
    """The styles of a text within `tag`, which is within a text of the styles `around`."""
    styles = set(around)
    if by_tag := _BY_TAG.get(tag.name.lower()):
        styles.add(by_tag)
    weight = declared.get("font-weight", "")
    if weight:
        heavy = weight.startswith("bold") or (weight.isdecimal() and int(weight[:4]) >= 600)
        (styles.add if heavy else styles.discard)("bold")
    if slant := declared.get("font-style", ""):
        (styles.add if slant in ("italic", "oblique") else styles.discard)("italic")
    place = declared.get("vertical-align", "")
    named = {name.lower() for name in classes(tag)}
    if place == "super" or "superscript" in named:
        styles = (styles - {"lowered"}) | {"raised"}
    elif place == "sub" or "subscript" in named:
        styles = (styles - {"raised"}) | {"lowered"}
    elif place == "baseline":
        styles -= {"raised", "lowered"}
    return frozenset(styles)


def is_coloured(tag: Tag, declared: dict[str, str]) -> bool:
    """Whether the text has an ink or a marker that a reader would notice."""
    ink = declared.get("color", str(tag.get("color") or "")).lower()
    marker = declared.get("background-color", declared.get("background", "")).lower()
    return (
        _is_noticed(ink, _INKS)
        or "mso-highlight" in declared
        or (tag.name != "td" and _is_noticed(marker, _BACKGROUNDS))
    )


def _is_noticed(colour: str, plain: frozenset[str]) -> bool:
    """Greys are the ink of web pages."""
    if colour.split(" ")[0] in plain or "var(" in colour:
        return False
    if digits := re.fullmatch(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", colour):
        parts = [int(part, 16) for part in digits.groups()]
    elif digits := re.fullmatch(r"rgba?\((\d{1,3}),? ?(\d{1,3}),? ?(\d{1,3}).*", colour):
        parts = [int(part) for part in digits.groups()]
    else:
        return bool(re.fullmatch(r"[a-z]+", colour)) and not colour.endswith(("gray", "grey"))
    return max(parts) - min(parts) > 24


def heading_level(tag: Tag) -> int:
    """1 to 9 where the tag is a heading in any program's way; 0 where it is none."""
    name = tag.name.lower()
    if re.fullmatch(r"h[1-6]", name):
        return int(name[1])
    if tag.get("role") == "heading":
        level = str(tag.get("aria-level") or "2")
        return int(level) if re.fullmatch(r"[1-9]", level) else 2
    for own in classes(tag):
        if own.lower() in ("msotitle", "title") and name == "p":
            return 1
        if found := _HEADING_CLASS.match(own):
            return int(found[1])
    return 0


def is_hidden(declared: dict[str, str]) -> bool:
    return declared.get("display") == "none" or "mso-hide" in declared


def safe_link(href: str) -> str:
    """An address that readers can follow, else "": none to a file, to a mark or to a script."""
    href = href.strip()
    parts = urlsplit(href) if href.startswith("https://www.google.com/url?") else None
    if parts:  # Google Docs has its readers counted on their way
        href = parse_qs(parts.query).get("q", [""])[0]
    return href if len(href) <= MOST_LINK and _SAFE_LINK.match(href) else ""
